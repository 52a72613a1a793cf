"""The real page of one or several cards: what it looks like, its words, and printing it.

How cards are drawn and printed stands in the modules beside this one.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.printing.checking import Trouble
from smallcrm.printing.stock import stock
from smallcrm.services import thank_yous
from smallcrm.services.shop import shop
from ui.cards.card_head import CardHead
from ui.cards.desk import DeskCard, read_cards
from ui.cards.pictures import CardPictures
from ui.cards.printing import CardPrinter
from ui.cards.words_part import A4, LETTER, WordsPart
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
        touches = {"thank_you", "customer", "address", "shop"}
        super().__init__(context.wording, touches=touches)
        self._context = context
        self._keys: tuple[str, ...] = ()
        self._cards: list[DeskCard] = []
        self._kept: dict[str, DeskCard] = {}
        self._place = 0
        self._printer = CardPrinter(context)
        self._build()
        self._words.changed.connect(self._on_words_changed)
        self._pictures.drawn.connect(self._on_drawn)
        self._head.pressed.connect(self._on_pressed)

    def _build(self) -> None:
        self._head = CardHead(self.wording)
        self._pictures = CardPictures(self._context)
        self._words = WordsPart(self.wording)
        row = shop(self._context.store)
        self._words.choose_paper(LETTER if row is not None and row.paper == "letter" else A4)
        left = holder(column(None, self._pictures, self._words.looks, None, gap=16))
        right = holder(column(None, self._words, None))
        self._desk = Abreast(left, right, limit=STACKED_UNDER, stretches=(8, 5))
        self._none = self._nothing()
        top = holder(column(None, self._head, margins=(24, 0, 24, 12)))
        body = holder(column(None, self._desk, self._none, None))
        page = column(self, top, PageBody(body), gap=0)
        page.setStretch(1, 1)

    def _nothing(self) -> Notice:
        back = KeycapButton(self.say("All cards"), name="all_cards", icon="mail", filled=True)
        back.clicked.connect(self._on_all_cards)
        text = self.say("Posted, handed over or let go. Undo in the line below brings it back.")
        return Notice(self.say("This card is done"), text, [back], name="card_is_done")

    def arrive(self, argument: Argument) -> None:
        if not isinstance(argument, str):
            return
        keys = tuple(argument.split())
        if keys != self._keys:
            self._keys, self._place = keys, 0

    def refresh(self) -> None:
        """Ask the book again; what was typed and chosen stays."""
        before = self._card.subject_key if self._card is not None else ""
        self._kept.update((card.subject_key, card) for card in self._cards)
        self._cards = read_cards(self._context.store, self._keys, on=self._context.today())
        for card in self._cards:
            if card.subject_key in self._kept:
                card.take_over(self._kept[card.subject_key])
        keys = [card.subject_key for card in self._cards]
        self._place = keys.index(before) if before in keys else min(self._place, len(keys) - 1)
        self._show()

    def leave(self) -> None:
        """Words stay with their card; the bottom line leads back to what was typed."""
        edited = [card for card in self._cards if card.edits and not card.is_printed]
        if not edited:
            return
        keys = " ".join(self._keys)

        def go_on() -> None:
            self._context.navigate.to(CARD, keys)

        told = self.say("Not printed yet: card for {name}", name=edited[0].name)
        self._context.bottom.tell(told, LineAction(self.say("Go on"), "go_on", go_on))

    def first_focus(self) -> QWidget | None:
        return self._head.filled_button() if self._cards else self._none

    def verbs(self) -> Verbs:
        return {
            "print": self._print,
            "posted": self._post,
            "done": self._hand_over,
            "previous": self._previous,
            "next": self._next,
        }

    @property
    def _card(self) -> DeskCard | None:
        return self._cards[self._place] if 0 <= self._place < len(self._cards) else None

    def _show(self) -> None:
        card = self._card
        self._desk.setVisible(card is not None)
        self._head.setVisible(card is not None)
        self._none.setVisible(card is None)
        if card is None:
            return
        waiting = sum(not each.is_printed for each in self._cards)
        self._head.show_card(card, self._place, len(self._cards), waiting)
        self._words.show_card(card)
        self._draw(at_once=True)

    def _draw(self, *, at_once: bool) -> None:
        if self._card is not None:
            self._pictures.show_card(self._card.piece(), stock(self._words.paper), at_once=at_once)

    # What the buttons and keys do; each raises ShopError

    def _print(self) -> None:
        if self._card is not None:
            self._printer.print_cards([self._card], self._words.paper, self._pictures.fonts)

    def _print_all(self) -> None:
        waiting = [card for card in self._cards if not card.is_printed]
        self._printer.print_cards(waiting, self._words.paper, self._pictures.fonts)

    def _save(self) -> None:
        if self._card is not None:
            self._printer.save_cards([self._card], self._words.paper, self._pictures.fonts)

    def _print_envelope(self) -> None:
        if self._card is not None:
            self._printer.print_envelope(self._card, self._words.paper, self._pictures.fonts)

    def _post(self) -> None:
        if self._card is not None:
            now, by = self._context.now(), self._context.counter.helper_id
            key = self._card.subject_key
            thank_yous.mark_posted(self._context.store, [key], now=now, by=by)

    def _hand_over(self) -> None:
        if self._card is not None:
            now, by = self._context.now(), self._context.counter.helper_id
            thank_yous.hand_over(self._context.store, self._card.subject_key, now=now, by=by)

    def _previous(self) -> None:
        self._step(-1)

    def _next(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        place = min(len(self._cards) - 1, max(0, self._place + by))
        if place != self._place:
            self._place = place
            self._show()

    def _open_customer(self) -> None:
        if self._card is not None:
            self._context.navigate.to("customer", self._card.customer_id)

    # Handlers

    def _on_pressed(self, deed: str) -> None:
        acts = {
            "print_all": self._print_all,
            "save_pdf": self._save,
            "envelope": self._print_envelope,
            "customer": self._open_customer,
            **self.verbs(),
        }
        self._context.errors.attempt(acts[deed])

    def _on_words_changed(self) -> None:
        self._draw(at_once=False)

    def _on_drawn(self, troubles: tuple[Trouble, ...]) -> None:
        self._head.show_troubles([self.word(trouble.sentence) for trouble in troubles])

    def _on_all_cards(self) -> None:
        self._context.navigate.to(CARDS)
