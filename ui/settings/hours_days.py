"""The days on which the ordinary week does not hold: noted ones, and what comes next.

The sheets in which they are typed stand in hours_sheets.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from smallcrm.domain.sentence import sentence
from smallcrm.services import hours
from smallcrm.services.hours import ClosureRow, SpecialDayRow
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.settings.hours_sheets import ClosureSheet, SpecialDaySheet, span_words
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import GroupHead, Panel, RowsPanel
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

BESIDE_FROM = 420  # units: narrower, Change stands under the words
# A closed day without words of the owner's says at least what sort it is.
REASONS = {
    "closure": sentence("closed"),
    "special": sentence("closed"),
    "holiday": sentence("public holiday"),
}


class DaysPart(QWidget):
    """Closures and special days: those to come, earlier ones on request, and two ways to add."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        say = context.wording.text
        self._context = context
        self._shown: object = None
        self._with_earlier = False
        self._list = column(None, gap=8)
        self._closure = KeycapButton(say("Add days off"), name="add_closure", icon="door-closed")
        self._special = KeycapButton(say("Add hours"), name="add_special_day", icon="clock")
        self._earlier = LinkButton("", name="earlier_days")
        head = GroupHead(say("Closed days and other hours"))
        buttons = holder(flow(self._closure, self._special, self._earlier))
        column(self, head, self._list, buttons, gap=8)
        self._closure.clicked.connect(self._on_add_closure)
        self._special.clicked.connect(self._on_add_special)
        self._earlier.clicked.connect(self._on_earlier)

    def refresh(self) -> None:
        """Show what the book says; the keyboard stays where it is if nothing changed."""
        context = self._context
        store, today = context.store, context.today()
        closures, special = hours.closures(store), hours.special_days(store)
        if (shown := (closures, special, today, self._with_earlier)) == self._shown:
            return
        self._shown = shown
        days = [(each.to_on, each.from_on, _closure_line(context, each)) for each in closures]
        days += [(each.day, each.day, _special_line(context, each)) for each in special]
        coming = [(first, line) for last, first, line in days if last >= today]
        past = [(first, line) for last, first, line in days if last < today]
        clear(self._list)
        self._show_rows(coming, past)
        self._earlier.setVisible(bool(past))
        self._earlier.show_words(self._earlier_words(len(past)))

    def _show_rows(
        self, coming: "list[tuple[date, _DayLine]]", past: "list[tuple[date, _DayLine]]"
    ) -> None:
        say = self._context.wording.text
        if not coming:
            nothing = say("Nothing is noted ahead. A summer break noted here makes nobody late.")
            self._list.addWidget(PlainLabel(nothing, tone="mute", fit="wrap"))
        shown = sorted(coming, key=_first_day)
        if self._with_earlier:
            shown += sorted(past, key=_first_day, reverse=True)
        if shown:
            panel = RowsPanel("days", say("Closed days and other hours"))
            for _, line in shown:
                panel.add_row(line)
            self._list.addWidget(panel)

    def _earlier_words(self, count: int) -> str:
        wording = self._context.wording
        if self._with_earlier:
            return wording.text("Hide earlier ones")
        return wording.counted("{n} earlier", "{n} earlier", count)

    def _on_add_closure(self) -> None:
        self._context.dialogs.show_sheet(ClosureSheet(self._context, None))

    def _on_add_special(self) -> None:
        self._context.dialogs.show_sheet(SpecialDaySheet(self._context, None))

    def _on_earlier(self) -> None:
        self._with_earlier = not self._with_earlier
        self.refresh()


class ComingPanel(Panel):
    """When the shop stays closed next, whatever the reason."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording.text("Closed next"), name="closed_next")
        self._context = context
        self._rows = column(None, gap=6)
        self.add(self._rows)

    def refresh(self) -> None:
        """Show the next closed days as they follow from everything that is noted."""
        context, say = self._context, self._context.wording.text
        clear(self._rows)
        found = hours.next_closings(context.store, context.today())
        for each in found:
            words = each.words or context.wording.say(REASONS[each.why])
            days = span_words(context, each.from_on, each.to_on)
            day = PlainLabel(days, role="body_bold", fit="wrap")
            told = PlainLabel(words, fit="wrap")
            self._rows.addWidget(Abreast(day, told, limit=BESIDE_FROM, stretches=(1, 1)))
        if not found:
            nothing = say("Within a year the shop is closed on no day that the week has hours for.")
            self._rows.addWidget(PlainLabel(nothing, tone="mute", fit="wrap"))


class _DayLine(QWidget):
    """One entry: its days, why or at which hours, and Change."""

    def __init__(self, context: AppContext, *, name: str, days: str, detail: str) -> None:
        super().__init__()
        self._context = context
        self.sheet: ClosureRow | SpecialDayRow | None = None
        say = context.wording.text
        known = holder(
            column(
                None,
                PlainLabel(days, role="body_bold", fit="wrap"),
                PlainLabel(detail, role="second", fit="wrap"),
                gap=1,
            )
        )
        change = KeycapButton(say("Change"), name=name, spoken=say("Change {name}", name=days))
        line = Abreast(known, change, limit=BESIDE_FROM, stretches=(1, 0))
        column(self, line, margins=(15, 9, 14, 9))
        change.clicked.connect(self._on_change)

    def _on_change(self) -> None:
        sheet: Sheet
        if isinstance(self.sheet, ClosureRow):
            sheet = ClosureSheet(self._context, self.sheet)
        else:
            sheet = SpecialDaySheet(self._context, self.sheet)
        self._context.dialogs.show_sheet(sheet)


def _closure_line(context: AppContext, row: ClosureRow) -> _DayLine:
    days = span_words(context, row.from_on, row.to_on)
    detail = context.wording.text("closed")
    if row.words:
        detail = context.wording.text("closed · {why}", why=row.words)
    line = _DayLine(context, name=f"change_closure_{row.id}", days=days, detail=detail)
    line.sheet = row
    return line


def _special_line(context: AppContext, row: SpecialDayRow) -> _DayLine:
    wording = context.wording
    times = [
        wording.text("{opens} to {closes}", opens=period.opens, closes=period.closes)
        for period in row.periods
    ]
    parts = [", ".join(times) or wording.text("closed"), *([row.words] if row.words else [])]
    days = wording.full_date(row.day)
    detail = " · ".join(parts)
    line = _DayLine(context, name=f"change_special_{row.id}", days=days, detail=detail)
    line.sheet = row
    return line


def _first_day(entry: tuple[date, QWidget]) -> date:
    return entry[0]
