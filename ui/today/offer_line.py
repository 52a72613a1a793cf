"""The quiet line of Today: one thing more that the shop could watch for, or its own silence.

What is offered, and when, is decided by the services.
"""

from functools import partial

from smallcrm.services import rule_offers
from smallcrm.services.rule_offers import Offer
from ui.context import AppContext
from ui.customers.wrapping import WrapRow
from ui.today.headed import HeadedPanel
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import holder
from ui.widgets.text import PlainLabel


class OfferLine(HeadedPanel):
    """Words with Yes and Not now; it goes away when it is answered."""

    def __init__(self, context: AppContext) -> None:
        super().__init__("", name="side_offer")
        self._context = context
        self._offer: Offer | None = None
        self._build()
        self._yes.clicked.connect(self._on_yes)
        self._not_now.clicked.connect(self._on_not_now)
        context.owner.changed.connect(self._show_explained)
        self.hide()

    def _build(self) -> None:
        say = self._context.wording.text
        self._words = PlainLabel("", fit="wrap")
        self._explained = PlainLabel("", role="second", fit="wrap")
        self._yes = LinkButton(say("Yes"), name="offer_yes", spoken=say("Yes, watch for this too"))
        self._not_now = LinkButton(say("Not now"), name="offer_not_now")
        answers = WrapRow(self._yes, self._not_now, gap=12)
        self.add(self._words, self._explained, holder(answers))

    def look(self) -> None:
        """Show what is to be said on this day, if anything is."""
        context = self._context
        self._offer = found = rule_offers.offer(context.store, on=context.today())
        self.setVisible(found is not None)
        if found is None:
            return
        say, text = context.wording.say, context.wording.text
        question, told = text("Shall I also watch for this?"), text("It has been quiet")
        self.show_head(question if found.is_question else told)
        self._words.show_text(say(found.words))
        self._explained.show_text(say(found.explained) if found.explained is not None else "")
        self._yes.setVisible(found.is_question)
        self._show_explained()

    def _show_explained(self) -> None:
        """The whole sentence for the owner alone: it may speak of the shop's best."""
        is_told = self._offer is not None and self._offer.explained is not None
        self._explained.setVisible(is_told and self._context.owner.is_open)

    def _on_yes(self) -> None:
        if self._offer is not None:
            self._answer(partial(rule_offers.accept, self._context.store, self._offer.code))

    def _on_not_now(self) -> None:
        if self._offer is not None:
            self._answer(partial(rule_offers.not_now, self._context.store, self._offer))

    def _answer(self, answer: partial[None]) -> None:
        context = self._context
        by = context.counter.helper_id
        context.errors.attempt(partial(answer, now=context.now(), by=by))
