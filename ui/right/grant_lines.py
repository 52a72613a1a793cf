"""What may be granted, in a few lines: words alone where a customer reads along, else amounts.

How much is left is worked out by services/grants.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.domain.grants import Grant
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.recoveries import STEPS
from smallcrm.domain.sentence import Money
from smallcrm.services.grants import may_grant
from ui.context import AppContext
from ui.widgets.layouts import clear, column
from ui.widgets.panels import TermRow
from ui.widgets.text import PlainLabel

TERM_WIDTH = 168


class GrantLines(QWidget):
    """For one customer, or for anybody; follows F11."""

    def __init__(self, context: AppContext, customer_id: CustomerId | None) -> None:
        super().__init__()
        self._context = context
        self._customer_id = customer_id
        self._lines = column(self, gap=4)
        self.show_for(customer_id)
        context.owner.changed.connect(self._on_owner_changed)

    def show_for(self, customer_id: CustomerId | None) -> None:
        """Show what may be granted to this one."""
        context = self._context
        self._customer_id = customer_id
        clear(self._lines)
        by = context.counter.helper_id
        found = may_grant(context.store, customer_id, by=by, on=context.today())
        if context.owner.is_open:
            self._show_amounts(found)
        else:
            self._show_words(found)

    def _show_amounts(self, found: Sequence[Grant]) -> None:
        for each in found:
            words = amount_words(self._context, each)
            self._lines.addWidget(TermRow(self._step(each), words, term_width=TERM_WIDTH))

    def _show_words(self, found: Sequence[Grant]) -> None:
        say = self._context.wording.text
        free = " · ".join(self._step(each) for each in found if each.is_open)
        asked = " · ".join(self._step(each) for each in found if not each.is_open)
        if free:
            self._put(say("Say yes at once: {steps}.", steps=free))
        if asked:
            self._put(say("Ask the owner first: {steps}.", steps=asked))
        self._put(say("Hold F11 for how much."), role="second")

    def _put(self, words: str, role: str = "body") -> None:
        self._lines.addWidget(PlainLabel(words, role=role, fit="wrap"))

    def _step(self, each: Grant) -> str:
        return self._context.wording.say(STEPS[each.step])

    def _on_owner_changed(self) -> None:
        self.show_for(self._customer_id)


def amount_words(context: AppContext, each: Grant) -> str:
    """How much is left of a step, for the owner's eyes."""
    wording = context.wording
    if each.left_minor is None or each.limit_minor is None:
        return wording.text("as you think right")
    left = wording.money(Money(each.left_minor, wording.currency))
    limit = wording.money(Money(each.limit_minor, wording.currency))
    if not each.used_minor:
        return wording.text("up to {limit}", limit=limit)
    return wording.counted(
        "{left} left of {limit} in {n} day",
        "{left} left of {limit} in {n} days",
        each.window_days,
        left=left,
        limit=limit,
    )
