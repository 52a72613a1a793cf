"""The section "Keys": who can open after hours, by weekday and time, and by which number.

When a duty covers a time is decided in the domain.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.key_roster import DutyDraft, hours_text
from smallcrm.domain.repeats import WEEKDAYS
from smallcrm.services.key_roster import PHONE_LIMIT, RosterRow, roster, save_roster
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import RowsPanel
from ui.widgets.ring import Ring
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

BESIDE_FROM = 460  # units: narrower, the button stands under the name
DAY_FROM = 240
HOURS_LIMIT = 20


class KeysSection(Section):
    """Everybody who works here, with the evenings on which they have the keys."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="keys",
            title=say("Keys"),
            explained=say(
                "Who can open after hours, and when. Their number stands large beside each opening."
            ),
        )
        self._list = column(None, gap=0)
        self._shown: list[RosterRow] | None = None
        self._first: QWidget | None = None
        self.body.addLayout(self._list)
        self.refresh()

    def refresh(self) -> None:
        known = roster(self.context.store)
        if known == self._shown:
            return  # the keyboard stays on the button where it is
        self._shown = known
        clear(self._list)
        panel = RowsPanel("roster", self.say("Keys"))
        buttons = [self._add_line(panel, each) for each in known]
        self._first = next(iter(buttons), None)
        self._list.addWidget(panel)

    def first_focus(self) -> QWidget | None:
        return self._first

    def _add_line(self, panel: RowsPanel, each: RosterRow) -> QWidget:
        name = PlainLabel(each.name, role="name", fit="elide")
        detail = PlainLabel(self._detail(each), role="second", fit="wrap")
        text = holder(column(None, None, name, detail, None, gap=1))
        who = row(None, Ring(each.name), text, gap=12)
        who.setStretch(1, 1)
        change = KeycapButton(
            self.say("Change"),
            name=f"keys_of_{each.helper_id}",
            spoken=self.say("Keys of {name}", name=each.name),
        )
        change.clicked.connect(partial(self._on_change, each))
        line = QWidget()
        parts = Abreast(holder(who), change, limit=BESIDE_FROM, stretches=(1, 0))
        column(line, parts, margins=(15, 9, 14, 9))
        panel.add_row(line)
        return change

    def _detail(self, each: RosterRow) -> str:
        say, word = self.say, self.context.wording.say
        days = [
            f"{word(WEEKDAYS[duty.weekday])} {hours_text(duty)}".strip() for duty in each.duties
        ]
        when = ", ".join(days) or say("has no keys")
        return " · ".join(filter(None, (each.phone, when)))

    def _on_change(self, each: RosterRow, _is_checked: bool = False) -> None:
        self.context.dialogs.show_sheet(KeysSheet(self.context, each))


class KeysSheet(Sheet):
    """The phone, and for each weekday a tick and its hours; empty hours are the whole day."""

    def __init__(self, context: AppContext, known: RosterRow) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="keys_sheet",
            title=say("When has {name} the keys?", name=known.name),
            accept_words=say("Save"),
        )
        self._context = context
        self._known = known
        self._phone = TextField(name="helper_phone", spoken=say("Phone"), limit=PHONE_LIMIT)
        self._phone.show_text(known.phone)
        self._phone.returnPressed.connect(self.accept_button.click)
        self.body.addWidget(self.form.add("phone", say("Phone"), self._phone))
        hint = say("Hours such as 18:00-23:00, or 18-2 over midnight. Empty is the whole day.")
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))
        self._days = [self._add_day(weekday) for weekday in range(7)]

    def _add_day(self, weekday: int) -> tuple[TickBox, TextField]:
        day = self.word(WEEKDAYS[weekday])
        duties = [duty for duty in self._known.duties if duty.weekday == weekday]
        tick = TickBox(day, name=f"has_keys_{weekday}")
        hours = TextField(
            name=f"hours_{weekday}",
            spoken=self.say("Hours on {day}", day=day),
            placeholder=self.say("whole day"),
            limit=HOURS_LIMIT * max(1, len(duties)),
        )
        tick.setChecked(bool(duties))
        hours.show_text(", ".join(filter(None, map(hours_text, duties))))
        hours.setEnabled(bool(duties))
        hours.returnPressed.connect(self.accept_button.click)
        tick.toggled.connect(hours.setEnabled)
        field = self.form.add(f"hours_{weekday}", "", hours)
        self.body.addWidget(Abreast(tick, field, limit=DAY_FROM, stretches=(1, 1)))
        return tick, hours

    def first_focus(self) -> QWidget:
        return self._phone

    def accept(self) -> None:
        """Save. Raises Invalid (phone, hours_0 to hours_6)."""
        drafts = [
            DutyDraft(weekday, text)
            for weekday, (tick, hours) in enumerate(self._days)
            if tick.isChecked()
            for text in hours.text().split(",")
        ]
        context, by = self._context, self._context.counter.helper_id
        save_roster(
            context.store,
            self._known.helper_id,
            self._phone.text(),
            drafts,
            now=context.now(),
            by=by,
        )
        self.finish()
