"""Something arrived: what it is, and the names to call, each with the way to call and to end it.

Who waits for it is found by services/something_arrived.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.services import looking_for, sent_elsewhere
from smallcrm.services.something_arrived import LOOKING_FOR, Waiting, who_waits
from ui.call.call_sheet import call
from ui.context import AppContext
from ui.customers import places
from ui.heard.entry_rows import Deed, Entry, entry_row
from ui.widgets.fields import TextField
from ui.widgets.layouts import clear, column
from ui.widgets.panels import RowsPanel
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 600
LIMIT = 200
SHOWN_MOST = 8  # the longest waiting ones; who has it leaves room for the next


def something_arrived(context: AppContext) -> None:
    """Ask what arrived."""
    context.dialogs.show_sheet(ArrivedSheet(context))


class ArrivedSheet(Sheet):
    """Names appear while one types; "Has it" ends the search of one of them."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="arrived_sheet",
            title=say("Something arrived"),
            accept_words=say("Close"),
            width=WIDTH,
        )
        self._context = context
        self._build()
        self._what.textChanged.connect(self._show)
        self._what.returnPressed.connect(self._show)
        self._show()

    def _build(self) -> None:
        say = self.say
        self.dismiss_button.hide()
        self._what = TextField(
            name="arrived",
            spoken=say("What arrived"),
            placeholder=say("brass hinges"),
            limit=LIMIT,
        )
        self.body.addWidget(self.form.add("arrived", say("What arrived"), self._what))
        self._rows = column(None)
        self.body.addLayout(self._rows)

    def first_focus(self) -> QWidget:
        return self._what

    def _show(self) -> None:
        clear(self._rows)
        found = who_waits(self._context.store, self._what.text())
        if found:
            self._rows.addWidget(self._list(found))
        told = self._line(len(found))
        if told:
            self._rows.addWidget(PlainLabel(told, role="second", fit="wrap"))
        self.updateGeometry()
        self.grown.emit()

    def _line(self, count: int) -> str:
        if not self._what.text().strip():
            return self.say("Whoever looks for it, or was sent elsewhere for it, will stand here.")
        if not count:
            return self.say("Nobody looks for this.")
        more = count - SHOWN_MOST
        return self.wording.counted("and {n} more", "and {n} more", more) if more > 0 else ""

    def _list(self, found: list[Waiting]) -> QWidget:
        panel = RowsPanel("waiting", self.say("Who to call"))
        for place, each in enumerate(found[:SHOWN_MOST]):
            panel.add_row(entry_row(self._entry(place, each)))
        return panel

    def _entry(self, place: int, each: Waiting) -> Entry:
        say, wording = self.say, self.wording
        is_looking = each.kind == LOOKING_FOR
        since = wording.day(each.since)
        told = (
            say("looking since {day}", day=since) if is_looking else say("sent on {day}", day=since)
        )
        deeds = [Deed(say("Has it"), "has_it", partial(self._on_has_it, each))]
        if each.phone:
            words = say("Call {number}", number=each.phone)
            deeds.insert(0, Deed(words, "call", partial(self._on_call, each)))
        return Entry(
            number=place,
            head=each.what,
            words="",
            about=f"{each.name}, {each.what}",
            who=Deed(each.name, "open", partial(self._on_open, each)),
            beside=[told],
            deeds=deeds,
        )

    def _on_has_it(self, each: Waiting) -> None:
        context = self._context

        def end() -> None:
            by = context.counter.helper_id
            if each.kind == LOOKING_FOR:
                looking_for.found(context.store, each.id, now=context.now(), by=by)
            else:
                sent_elsewhere.found_it(context.store, each.id, "yes", now=context.now(), by=by)

        context.errors.attempt(end, then=self._show)

    def _on_call(self, each: Waiting) -> None:
        self.finish()
        call(self._context, each.customer_id)

    def _on_open(self, each: Waiting) -> None:
        self.finish()
        self._context.navigate.to(places.ONE, each.customer_id)
