"""What lies on the card desk: each card with its suggested words and what the owner made of them.

Nothing here draws; the words themselves come from the services, their suggestions from printing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from smallcrm.domain.cards import FIELDS, CardPiece, Version, Wording
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.printing.templates import wordings
from smallcrm.services.card_pieces import pieces, said_on
from smallcrm.services.customers import head, name_of
from smallcrm.services.owed_cards import owed_card
from smallcrm.services.own_wordings import wordings_with_own
from smallcrm.services.thank_yous import due
from smallcrm.storage.store import Store

SUGGESTIONS_MOST = 3  # PRODUCT.md section 11
PRINTED = "printed_card:thank_you:{row}"


class CardWords(NamedTuple):
    """What stands inside a card. text: paragraphs with an empty line between them."""

    greeting: str
    text: str
    closing: str


class Suggestion(NamedTuple):
    """One way to say it. missing: fields that a richer version would have used."""

    piece: CardPiece
    missing: tuple[str, ...]


@dataclass
class DeskCard:
    """One owed card. place: which suggestion holds. edits: what was typed, by suggestion.

    suggest: asks the book for the suggestions, when this card is first looked at or printed.
    """

    subject_key: str
    customer_id: CustomerId
    name: str
    tier: str
    occasion: str
    reason: Sentence
    due_on: date
    is_printed: bool
    suggest: Callable[[], tuple[Suggestion, ...]]
    place: int = 0
    design: str = ""
    edits: dict[int, CardWords] = field(default_factory=dict)

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """At most three, the freshest first."""
        return self.suggest()

    @property
    def words(self) -> CardWords:
        """What the card says now."""
        return self.edits.get(self.place) or words_of_piece(self.suggestions[self.place].piece)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not known, so that plainer words are used."""
        return () if self.place in self.edits else self.suggestions[self.place].missing

    @property
    def has_address(self) -> bool:
        """Whether an envelope can be written; otherwise the card is handed over."""
        return any(line.strip() for line in self.suggestions[0].piece.envelope)

    def write(self, words: CardWords) -> None:
        """The owner changed the words of this card."""
        if words == words_of_piece(self.suggestions[self.place].piece):
            self.edits.pop(self.place, None)
        else:
            self.edits[self.place] = words

    def piece(self) -> CardPiece:
        """The card as it will be printed."""
        greeting, text, closing = self.words
        paragraphs = tuple(part.strip() for part in text.split("\n\n") if part.strip())
        known = self.suggestions[self.place].piece
        return replace(
            known, greeting=greeting, text=paragraphs, closing=closing, design=self.design
        )

    def remembered(self) -> str:
        """The words as the book keeps them, so that they are not said twice."""
        return said_on(self.piece())

    def take_over(self, other: "DeskCard") -> None:
        """Keep what was typed and chosen before the book was asked again."""
        self.place, self.design, self.edits = other.place, other.design, other.edits


class Desk:
    """The cards that lie on the desk, one of them in front; what was typed stays with its card."""

    def __init__(self) -> None:
        self.keys: tuple[str, ...] = ()
        self.cards: list[DeskCard] = []
        self.place = 0
        self._kept: dict[str, DeskCard] = {}

    @property
    def card(self) -> DeskCard | None:
        """The one in front; None when all of them are done."""
        return self.cards[self.place] if self.place < len(self.cards) else None

    @property
    def waiting(self) -> list[DeskCard]:
        """Those that are not printed yet."""
        return [card for card in self.cards if not card.is_printed]

    @property
    def edited(self) -> list[DeskCard]:
        """Those with words that were typed and not printed yet."""
        return [card for card in self.waiting if card.edits]

    def lay(self, keys: tuple[str, ...]) -> None:
        """Lay other cards on the desk, the first one in front."""
        if keys != self.keys:
            self.keys, self.place = keys, 0

    def ask_again(self, store: Store, *, on: date) -> None:
        """Read the cards from the book; the one in front stays there while it is owed."""
        front = self.card
        self._kept.update((card.subject_key, card) for card in self.cards)
        self.cards = read_cards(store, self.keys, on=on)
        for card in self.cards:
            if card.subject_key in self._kept:
                card.take_over(self._kept[card.subject_key])
        keys = [card.subject_key for card in self.cards]
        nearest = max(0, min(self.place, len(keys) - 1))
        known = front is not None and front.subject_key in keys
        self.place = keys.index(front.subject_key) if front is not None and known else nearest

    def step(self, by: int) -> bool:
        """Take the card after or before to the front; whether there is one."""
        place = min(len(self.cards) - 1, max(0, self.place + by))
        has_moved = place != self.place
        self.place = max(0, place)
        return has_moved


def words_of_piece(piece: CardPiece) -> CardWords:
    """The words of a piece as they are edited."""
    return CardWords(piece.greeting, "\n\n".join(piece.text), piece.closing)


def read_cards(store: Store, subject_keys: tuple[str, ...], *, on: date) -> list[DeskCard]:
    """The cards with these keys that are still owed, in this order."""
    printed = {card.subject_key for card in due(store, on=on) if card.state == "printed"}
    found = []
    for key in subject_keys:
        try:
            found.append(_read(store, key, printed, on))
        except ShopError:
            continue  # posted, handed over or let go meanwhile: it leaves the desk
    return found


def _read(store: Store, key: str, printed: set[str], on: date) -> DeskCard:
    owed = owed_card(store, key)
    person = head(store, owed.customer_id)
    return DeskCard(
        subject_key=key,
        customer_id=owed.customer_id,
        name=name_of(store, owed.customer_id),
        tier=person.tier if person is not None else "",
        occasion=owed.occasion,
        reason=Sentence(owed.reason_key, args_from_json(owed.reason_args)),
        due_on=owed.due_on,
        is_printed=PRINTED.format(row=owed.thank_you_id) in printed,
        suggest=partial(_suggestions, store, key, owed.occasion, on),
    )


def _suggestions(store: Store, key: str, occasion: str, on: date) -> tuple[Suggestion, ...]:
    """The fresh words first, then the others; one without words when there are none."""
    ours_first = wordings_with_own(store, wordings)
    fresh = pieces(store, [key], ours_first, on=on)[0]
    known = _known_fields(store, key, on)
    made = [
        _suggestion(store, key, wording, known, on)
        for wording in ours_first(occasion, fresh.language)[:SUGGESTIONS_MOST]
    ]
    made.sort(key=lambda each: each.piece.text != fresh.text)
    return tuple(made) or (Suggestion(fresh, ()),)


def _suggestion(
    store: Store, key: str, wording: Wording, known: frozenset[str], on: date
) -> Suggestion:
    def only(_occasion: str, _language: str) -> list[Wording]:
        return [wording]

    piece = pieces(store, [key], only, on=on)[0]
    wanted = wording.versions[0].needs
    return Suggestion(piece, tuple(name for name in wanted if name not in known))


def _known_fields(store: Store, key: str, on: date) -> frozenset[str]:
    """For which fields something is known about this customer, asked by a text of all of them."""
    names = sorted(FIELDS)
    asking = Version("", tuple(f"{name}={{{name}}}" for name in names), "")

    def ask(occasion: str, language: str) -> list[Wording]:
        return [Wording(occasion, language, "asking", (asking,))]

    answers = pieces(store, [key], ask, on=on)[0].text
    return frozenset(name for name, said in zip(names, answers, strict=True) if said != f"{name}=")
