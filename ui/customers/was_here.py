"""The sheet "was here" (F2): what they took, what they paid, and on which day.

A visit without an amount is a visit too.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import sentence
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import visits
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words
from ui.customers.typed import day_field, money_field
from ui.widgets.fields import TextField


def was_here(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask what this visit was, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(WasHereSheet(context, customer_id, words))


class WasHereSheet(VerbSheet):
    """Amount, what, and the day; everything may stay empty."""

    code = "was_here"
    heading = sentence("{name} was here")

    def _build(self) -> None:
        say = self.say
        self._amount = money_field(self.context, name="amount_text", spoken=say("Amount"))
        self._what = TextField(
            name="what", spoken=say("What"), placeholder=say("may stay empty"), limit=200
        )
        self._day = day_field(
            self.context,
            name="day_text",
            spoken=say("Which day"),
            leaning="back",
            placeholder=say("today"),
        )
        self.body.addWidget(self.add("amount_text", say("Amount"), self._amount))
        self.body.addWidget(self.add("what", say("What"), self._what))
        self.body.addWidget(self.add("day_text", say("Which day"), self._day))

    def first_focus(self) -> QWidget:
        return self._amount

    def accept(self) -> None:
        """Note the visit."""
        draft = VisitDraft(
            customer_id=self.customer_id,
            amount_text=self._amount.text,
            what=self._what.text(),
            day_text=self._day.text,
        )
        visits.record_visit(self.context.store, draft, now=self.context.now(), by=self.by)
        self.finish()
