"""Cards that go to the printer together: on which paper, in which places, and their pages.

Who prints them, and what is noted in the book, is the business of batch_flow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import sentence
from smallcrm.printing.cards import Sides, cards_pdf
from smallcrm.printing.checking import Trouble, checked
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.printing.modes import Mode
from smallcrm.services.card_batches import PrintedCard
from smallcrm.services.card_habits import CardHabits, card_habits
from smallcrm.services.used_sheets import next_places, used
from smallcrm.storage.store import Store
from ui.cards.desk import DeskCard
from ui.cards.papers import paper, usual_card_paper

PRINTED: Mode = "printed"


@dataclass(frozen=True)
class BatchChoice:
    """How a batch is printed. start_at: the first place, None for the next free one.

    turns_by_hand: side one is printed, the stack turned over, then side two.
    """

    paper: Stock
    mode: Mode = PRINTED
    turns_by_hand: bool = True
    has_crop_marks: bool = False
    start_at: int | None = None
    is_left_handed: bool = False
    is_large: bool = False

    def habits(self, known: CardHabits) -> CardHabits:
        """What the shop remembers of it."""
        return known._replace(
            card_stock=self.paper.code,
            card_mode=self.mode,
            slip_is_left_handed=self.is_left_handed,
            slip_is_large=self.is_large,
        )


class Pass(NamedTuple):
    """One run of the printer. sides: which sides of the sheets."""

    pdf: bytes
    sides: Sides


@dataclass(frozen=True)
class Batch:
    """The cards that can be printed as chosen, their places, and what is wrong with the others.

    places: of the sheets, from 1, one for each card. gone: used places of the sheet in use.
    """

    cards: tuple[DeskCard, ...]
    places: tuple[int, ...]
    gone: frozenset[int]
    choice: BatchChoice
    troubles: tuple[Trouble, ...] = ()
    fonts: Fonts = field(default_factory=Fonts, compare=False)

    @property
    def is_two_sided(self) -> bool:
        """Whether both sides of the sheets are printed."""
        has_inside = any(self.mode_of(card) != "blank" for card in self.cards)
        return len(self.choice.paper.sides) > 1 and has_inside

    @property
    def by_hand(self) -> tuple[DeskCard, ...]:
        """Those that are written with a pen."""
        return tuple(card for card in self.cards if self.mode_of(card) == "by_hand")

    @property
    def first_sheet(self) -> "Batch":
        """Only what lies on the first sheet."""
        per_sheet = len(self.choice.paper.places)
        sheet = (self.places[0] - 1) // per_sheet if self.places else 0
        return self._part([(place - 1) // per_sheet == sheet for place in self.places])

    @property
    def other_sheets(self) -> "Batch":
        """All but the first sheet."""
        return self._part([place not in self.first_sheet.places for place in self.places])

    def mode_of(self, card: DeskCard) -> Mode:
        """Who writes the words of this card."""
        return card.choice.mode or self.choice.mode

    def passes(self) -> list[Pass]:
        """The runs of the printer, in their order. Raises ShopError without any card."""
        if self.is_two_sided and self.choice.turns_by_hand:
            return [Pass(self.pdf("outside"), "outside"), Pass(self.pdf("inside"), "inside")]
        return [Pass(self.pdf(), "both")]

    def pdf(self, sides: Sides = "both") -> bytes:
        """The pages. Raises ShopError for what can not be printed."""
        if not self.cards:
            raise _as_error(self.troubles)
        good = checked(
            [card.piece() for card in self.cards],
            self.choice.paper,
            fonts=self.fonts,
            mode=self.choice.mode,
        )
        return cards_pdf(
            good.pieces,
            self.choice.paper,
            fonts=self.fonts,
            mode=self.choice.mode,
            side=sides,
            places=self.places,
            crop_marks=self.choice.has_crop_marks,
        )

    def printed_cards(self) -> list[PrintedCard]:
        """The cards as the book keeps them; of a card without words none are kept."""
        return [
            PrintedCard(
                (card.subject_key,),
                card.remembered() if self.mode_of(card) != "blank" else "",
                card.choice.code,
            )
            for card in self.cards
        ]

    def _part(self, wanted: Sequence[bool]) -> "Batch":
        pairs = [
            (card, place)
            for card, place, is_wanted in zip(self.cards, self.places, wanted, strict=True)
            if is_wanted
        ]
        return replace(
            self,
            cards=tuple(card for card, _place in pairs),
            places=tuple(place for _card, place in pairs),
        )


def usual_choice(store: Store) -> BatchChoice:
    """How the shop printed its cards last."""
    habits = card_habits(store)
    modes: dict[str, Mode] = {"by_hand": "by_hand", "blank": "blank"}
    return BatchChoice(
        paper=usual_card_paper(store),
        mode=modes.get(habits.card_mode, PRINTED),
        is_left_handed=habits.slip_is_left_handed,
        is_large=habits.slip_is_large,
    )


def with_paper(store: Store, choice: BatchChoice, code: str) -> BatchChoice:
    """The same on another paper, from its next free place on."""
    return replace(choice, paper=paper(store, code), start_at=None)


def batch_of(store: Store, cards: Sequence[DeskCard], choice: BatchChoice, fonts: Fonts) -> Batch:
    """The cards laid out on the paper; those that can not be printed are named."""
    look = checked([card.piece() for card in cards], choice.paper, fonts=fonts, mode=choice.mode)
    unfilled = (unfilled_on(card, choice.mode, place) for place, card in enumerate(cards))
    troubles = (*(each for each in unfilled if each is not None), *look.troubles)
    left_out = {trouble.place for trouble in troubles if trouble.is_left_out}
    good = tuple(card for place, card in enumerate(cards) if place not in left_out)
    return Batch(
        cards=good,
        places=next_places(store, choice.paper, len(good), start_at=choice.start_at),
        gone=used(store, choice.paper),
        choice=choice,
        troubles=troubles,
        fonts=fonts,
    )


def unfilled_on(card: DeskCard, mode: Mode, place: int = 0) -> Trouble | None:
    """Fields in braces among the words of one card, of which nothing is printed then.

    mode: who writes the cards that it is printed with. place: its number among them, from 0.
    """
    found = card.fields_in("\n".join(card.words))
    if not found or (card.choice.mode or mode) == "blank":
        return None
    said = sentence(
        "Not filled in on the card for {who}: {fields}. Write the words themselves, then it can be "
        "printed.",
        who=card.note.name,
        fields=", ".join(found),
    )
    return Trouble(place, card.note.name, said, (), is_left_out=True)


def _as_error(troubles: Sequence[Trouble]) -> ShopError:
    for trouble in troubles:
        if trouble.is_left_out:
            return ShopError(trouble.sentence.key, **trouble.sentence.args)
    return ShopError("There is no card to print.")
