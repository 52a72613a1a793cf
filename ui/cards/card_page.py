"""The real page of one or several cards: what it looks like, its words, and the way to paper.

How cards are drawn and printed stands in the modules beside this one.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import OwnMode
from smallcrm.printing.checking import Trouble
from smallcrm.services.card_facts import card_facts
from ui.cards.batch import unfilled_on
from ui.cards.batch_flow import BatchFlow
from ui.cards.card_head import CardHead
from ui.cards.deeds import CardDeeds
from ui.cards.desk import Desk, DeskCard
from ui.cards.facts_part import FactsPart
from ui.cards.fronts import Fronts
from ui.cards.pictures import CardPictures
from ui.cards.words_part import WordsPart
from ui.context import AppContext, LineAction
from ui.customers.wrapping import Abreast
from ui.pages import Argument, Page, Verbs
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import PageBody, column, holder
from ui.widgets.panels import Notice

STACKED_UNDER = 820  # units: narrower, the words stand under the pictures
CARD, CARDS = "card", "cards"


class CardPage(Page):
    """Arrive with the keys of the cards, spaces between them."""

    rail_code = CARDS

    def __init__(self, context: AppContext) -> None:
        touches = {"thank_you", "customer", "address", "household_member", "shop", "own_picture"}
        super().__init__(context.wording, touches=touches)
        self._context = context
        self._desk = Desk()
        self._build()
        fonts = self._pictures.fonts
        self._flow = BatchFlow(context, self._desk, fonts, self._on_chosen_for_batch)
        self._deeds = CardDeeds(context, self._desk, self._flow, Fronts(context, fonts))
        self._words.changed.connect(self._on_words_changed)
        self._words.mode_chosen.connect(self._on_mode)
        self._pictures.drawn.connect(self._on_drawn)
        self._head.pressed.connect(self._on_pressed)

    def _build(self) -> None:
        self._head = CardHead(self.wording)
        self._pictures = CardPictures(self._context)
        self._words = WordsPart(self.wording)
        self._facts = FactsPart(self.wording)
        left = holder(column(None, self._pictures, self._facts, None, gap=16))
        right = holder(column(None, self._words, None))
        self._beside = Abreast(left, right, limit=STACKED_UNDER, stretches=(8, 5))
        self._none = self._nothing()
        column(self, PageBody(holder(column(None, self._head, self._beside, self._none, gap=12))))

    def _nothing(self) -> Notice:
        back = KeycapButton(self.say("All cards"), name="all_cards", icon="mail", filled=True)
        back.clicked.connect(self._on_all_cards)
        text = self.say("Posted, handed over or let go. Undo in the line below brings it back.")
        return Notice(self.say("This card is done"), text, [back], name="card_is_done")

    def arrive(self, argument: Argument) -> None:
        if not isinstance(argument, str):
            return
        self._desk.lay(tuple(argument.split()))

    def refresh(self) -> None:
        """Ask the book again; what was typed and chosen stays."""
        self._desk.ask_again(self._context.store, on=self._context.today())
        self._show()

    def leave(self) -> None:
        """Words stay with their card; the bottom line leads back to what was typed."""
        edited, keys = self._desk.edited, " ".join(self._desk.keys)
        if not edited:
            return

        def go_on() -> None:
            self._context.navigate.to(CARD, keys)

        told = self.say("Not printed yet: card for {name}", name=edited[0].note.name)
        self._context.bottom.tell(told, LineAction(self.say("Go on"), "go_on", go_on))

    def first_focus(self) -> QWidget | None:
        return self._head.filled_button() if self._desk.cards else self._none

    def verbs(self) -> Verbs:
        return {
            "print": self._deeds.print_waiting,
            "posted": self._deeds.post,
            "done": self._deeds.hand_over,
            "previous": self._previous,
            "next": self._next,
        }

    def _show(self) -> None:
        card = self._desk.card
        self._beside.setVisible(card is not None)
        self._head.setVisible(card is not None)
        self._none.setVisible(card is None)
        if card is None:
            return
        self._head.show_card(card, self._desk)
        self._words.show_card(card, card.choice.mode or self._flow.choice.mode)
        beside = card_facts(self._context.store, card.note.customer_id, on=self._context.today())
        self._facts.show_facts(beside)
        self._draw(card, at_once=True)

    def _draw(self, card: DeskCard, *, at_once: bool) -> None:
        choice = self._flow.choice
        self._pictures.show_card(card.piece(), choice.paper, choice.mode, at_once=at_once)

    # What the buttons and keys do

    def _previous(self) -> None:
        if self._desk.step(-1):
            self._show()

    def _next(self) -> None:
        if self._desk.step(1):
            self._show()

    # Handlers

    def _on_pressed(self, deed: str) -> None:
        acts = {
            "print_one": self._deeds.print_one,
            "envelope": self._deeds.address,
            "front": self._deeds.change_front,
            "said": self._deeds.say_in_person,
            "let_go": self._deeds.let_go,
            "customer": self._deeds.open_customer,
            **self.verbs(),
        }
        self._context.errors.attempt(acts[deed])

    def _on_words_changed(self) -> None:
        if self._desk.card is not None:
            self._draw(self._desk.card, at_once=False)

    def _on_mode(self, mode: OwnMode) -> None:
        self._context.errors.attempt(partial(self._deeds.choose_mode, mode), then=self._show)

    def _on_chosen_for_batch(self) -> None:
        """Paper or mode of the batch are chosen otherwise: words and pictures follow."""
        card = self._desk.card
        if card is not None:
            self._words.show_mode(card.choice.mode or self._flow.choice.mode)
            self._draw(card, at_once=False)

    def _on_drawn(self, troubles: tuple[Trouble, ...]) -> None:
        card = self._desk.card
        unfilled = unfilled_on(card, self._flow.choice.mode) if card is not None else None
        told = [unfilled] if unfilled is not None else []
        self._head.show_troubles([self.word(each.sentence) for each in (*told, *troubles)])

    def _on_all_cards(self) -> None:
        self._context.navigate.to(CARDS)
