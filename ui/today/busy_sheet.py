"""The sheet "busy weeks": until when thank-yous, dates and who was not seen lately rest.

What rests and how it comes back is decided by the services.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import busy_weeks
from ui.context import AppContext, LineAction
from ui.customers.customer_sheet import CustomerSheet, Words
from ui.customers.typed import day_field
from ui.widgets.text import PlainLabel

FORM = "busy_weeks"


def ask_busy(context: AppContext, words: Words | None = None) -> None:
    """Ask until when, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(BusySheet(context, words or {}))


class BusySheet(CustomerSheet):
    """One day; weeks that run already can be ended here."""

    def __init__(self, context: AppContext, words: Words) -> None:
        super().__init__(context, HeldAs(FORM), title=context.wording.text("Busy weeks"))
        self._running = busy_weeks.running(context.store, on=context.today())
        self._build()
        self.begin(words)

    def _build(self) -> None:
        say = self.say
        self._until = day_field(
            self.context, name="until", spoken=say("Until when"), leaning="ahead"
        )
        told = say(
            "Thank-yous, dates and who was not seen lately rest until then. Afterwards they come"
            " back, five a day, and none of them is late. Promises, calls and openings go on."
        )
        self.body.addWidget(PlainLabel(told, fit="wrap"))
        if self._running is not None:
            until = say("They run until {day}.", day=self._running.until_on)
            self.body.addWidget(PlainLabel(until, role="say_bold", fit="wrap"))
        self.body.addWidget(self.add("until", say("Until when"), self._until))
        if self._running is not None:
            self.offer_ways(LineAction(say("End them today"), "end_busy", self._end))

    def first_focus(self) -> QWidget:
        return self._until

    def accept(self) -> None:
        """Be busy until the day that was typed. Raises Invalid."""
        store, now = self.context.store, self.context.now()
        busy_weeks.begin(store, self._until.value(), now=now, by=self.by)
        self.finish()

    def _end(self) -> None:
        busy_weeks.end(self.context.store, now=self.context.now(), by=self.by)
