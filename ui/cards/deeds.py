"""What is done with the cards on the desk: printed, posted, handed over, said, let go.

How they go to paper is the business of batch_flow.
"""

from functools import partial

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.cards import OwnMode
from smallcrm.services import card_looks, own_pictures, thank_yous
from ui.cards.batch_flow import BatchFlow
from ui.cards.desk import Desk, DeskCard
from ui.cards.fronts import Fronts
from ui.cards.sheets import ask_let_go, ask_said
from ui.context import AppContext

CUSTOMER = "customer"


class CardDeeds:
    """Each deed is about the card in front. Raises ShopError, with nothing done."""

    def __init__(
        self,
        context: AppContext,
        desk: Desk,
        flow: BatchFlow,
        fronts: Fronts,
    ) -> None:
        self._context = context
        self._desk = desk
        self._flow = flow
        self._fronts = fronts

    def print_waiting(self) -> None:
        """All that wait; when none does, the one in front once more."""
        self._flow.start(self._desk.waiting or self._front())

    def print_one(self) -> None:
        """Only the one in front."""
        self._flow.start(self._front())

    def address(self) -> None:
        """Envelopes or labels for all that are printed, else for the one in front."""
        self._flow.address(self._desk.to_post or self._front())

    def change_front(self) -> None:
        """Choose another drawing or picture, its colour, and whether it saves ink."""
        for card in self._front():
            chosen = partial(self._on_front, card)
            self._fronts.choose(card.piece(), self._flow.choice.paper, chosen)

    def choose_mode(self, mode: OwnMode) -> None:
        """Who writes the words of this card; as the others where it is no different."""
        own: OwnMode = "" if mode == self._flow.choice.mode else mode
        for card in self._front():
            self._choose(card, card.choice._replace(mode=own))

    def post(self) -> None:
        """In the letterbox: all that are printed once none waits any more, before that this one."""
        cards = self._front() if self._desk.waiting else self._desk.to_post
        now, by = self._context.now(), self._context.counter.helper_id
        keys = [card.subject_key for card in cards or self._front()]
        thank_yous.mark_posted(self._context.store, keys, now=now, by=by)

    def hand_over(self) -> None:
        """The customer has it."""
        now, by = self._context.now(), self._context.counter.helper_id
        for card in self._front():
            thank_yous.hand_over(self._context.store, card.subject_key, now=now, by=by)

    def say_in_person(self) -> None:
        """No card: it was, or is, said."""
        for card in self._front():
            reasons = [self._context.wording.say(reason) for reason in card.note.reasons]
            ask_said(self._context, card.subject_key, card.note.name, reasons)

    def let_go(self) -> None:
        """No card at all, and why."""
        for card in self._front():
            ask_let_go(self._context, [card.subject_key], [card.note.name])

    def open_customer(self) -> None:
        """Go to whom it is for."""
        for card in self._front():
            self._context.navigate.to(CUSTOMER, card.note.customer_id)

    def _front(self) -> list[DeskCard]:
        return [] if self._desk.card is None else [self._desk.card]

    def _on_front(self, card: DeskCard, chosen: CardChoice) -> None:
        look = own_pictures.card_look(self._context.store)
        front = chosen._replace(mode=card.choice.mode)
        self._context.errors.attempt(partial(self._choose, card, front.unlike(*look)))

    def _choose(self, card: DeskCard, choice: CardChoice) -> None:
        now, by = self._context.now(), self._context.counter.helper_id
        card_looks.choose(self._context.store, card.subject_key, choice, now=now, by=by)
