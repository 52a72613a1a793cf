"""What lies on the card desk: each card with its suggested words and what the owner made of them.

Nothing here draws; the words themselves come from the services, their suggestions from printing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from smallcrm.domain.card_choices import CardChoice, choice_of
from smallcrm.domain.cards import CardPiece
from smallcrm.domain.errors import ShopError
from smallcrm.domain.pictures import picture_of
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.domain.wordings import fields_in
from smallcrm.printing.art import designs
from smallcrm.printing.templates import wordings
from smallcrm.services.card_facts import DeskRow, desk_row
from smallcrm.services.card_fronts import as_chosen
from smallcrm.services.card_pieces import CardIdeas, Idea, ideas, paragraphs, said_on
from smallcrm.services.customers import head, name_of
from smallcrm.services.owed_cards import OwedCard, owed_card
from smallcrm.services.own_wordings import wordings_with_own
from smallcrm.services.thank_yous import DueNote, due_notes
from smallcrm.storage.store import Store

PRINTED = "printed_card:thank_you:{row}"


class CardWords(NamedTuple):
    """What stands inside a card. text: paragraphs with an empty line between them."""

    greeting: str
    text: str
    closing: str


@dataclass
class DeskCard:
    """One owed card. place: which suggestion holds. edits: what was typed, by suggestion.

    note: for whom and why; of the card with this key, should another reason lead the note.
    ask: asks the book for the suggestions, when this card is first looked at or printed.
    as_chosen: gives a piece its own front, colour and mode, with the owner's picture where it is
    one. row: as the book has it, with the words of one that did not come out.
    """

    subject_key: str
    note: DueNote
    row: DeskRow
    ask: Callable[[], CardIdeas]
    as_chosen: Callable[[CardPiece, CardChoice], CardPiece]
    place: int = 0
    edits: dict[int, CardWords] = field(default_factory=dict)
    note_keys: frozenset[str] = frozenset()

    @property
    def is_stale(self) -> bool:
        """Whether it has been owed for so long that one asks whether it is still sent."""
        return self.note.is_stale and not self.is_printed

    @property
    def choice(self) -> CardChoice:
        """What was chosen for this card; a front that is gone counts as the usual one."""
        chosen = choice_of(self.row.design)
        is_known = chosen.design in designs() or picture_of(chosen.design) is not None
        return chosen if is_known else chosen._replace(design="")

    @property
    def is_printed(self) -> bool:
        """Whether it lies in the shop and waits to be posted."""
        return self.row.state == "printed"

    @cached_property
    def suggested(self) -> CardIdeas:
        """At most three ideas, the freshest first, and the language of the customer."""
        return self.ask()

    @property
    def idea(self) -> Idea:
        """The suggestion that holds."""
        return self.suggested.ideas[min(self.place, len(self.suggested.ideas) - 1)]

    @property
    def words(self) -> CardWords:
        """What the card says now."""
        return self.edits.get(self.place) or words_of_piece(self.idea.piece)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not known, so that plainer words are used."""
        return () if self.place in self.edits else self.idea.missing

    @property
    def has_address(self) -> bool:
        """Whether an envelope can be written; otherwise the card is handed over."""
        return any(line.strip() for line in self.suggested.ideas[0].piece.envelope)

    def write(self, words: CardWords) -> None:
        """The owner changed the words of this card."""
        if words == words_of_piece(self.idea.piece):
            self.edits.pop(self.place, None)
        else:
            self.edits[self.place] = words

    def piece(self) -> CardPiece:
        """The card as it will be printed."""
        greeting, text, closing = self.words
        said = replace(self.idea.piece, greeting=greeting, text=paragraphs(text), closing=closing)
        return self.as_chosen(said, self.choice)

    def fields_in(self, typed: str) -> tuple[str, ...]:
        """The fields in braces that were typed here, where nothing fills them in any more."""
        if self.place not in self.edits:
            return ()
        own = [self.note.name]
        for idea in self.suggested.ideas:
            own += [idea.piece.who, *words_of_piece(idea.piece)]
        return fields_in(typed, besides="\n".join(own))

    def remembered(self) -> str:
        """The words as the book keeps them, so that they are not said twice."""
        return said_on(self.piece())

    def take_over(self, other: "DeskCard") -> None:
        """Keep what was typed before the book was asked again."""
        self.place, self.edits = other.place, other.edits

    def take_up(self) -> None:
        """Go on from what was printed before and did not come out."""
        if self.row.words:
            self.write(self.words._replace(text=self.row.words))


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
    def to_post(self) -> list[DeskCard]:
        """Those that are printed and have an address."""
        return [card for card in self.cards if card.is_printed and card.has_address]

    @property
    def edited(self) -> list[DeskCard]:
        """Those with words that were typed and not printed yet."""
        return [card for card in self.waiting if card.edits]

    def lay(self, keys: tuple[str, ...]) -> None:
        """Lay other cards on the desk, the first one in front."""
        if keys != self.keys:
            self._kept.update((card.subject_key, card) for card in self.cards)
            self.keys, self.cards, self.place = keys, [], 0

    def ask_again(self, store: Store, *, on: date) -> None:
        """Read the cards from the book; the one in front stays there while it is owed."""
        front = self.card
        self._kept.update((card.subject_key, card) for card in self.cards)
        self.cards = read_cards(store, self.keys, on=on)
        for card in self.cards:
            if card.subject_key in self._kept:
                card.take_over(self._kept[card.subject_key])
            else:
                card.take_up()
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
    """The cards with these keys that are still owed, in this order; each note once."""
    notes = {key: note for note in due_notes(store, on=on) for key in note.keys}
    found: list[DeskCard] = []
    seen: set[str] = set()
    for key in subject_keys:
        try:
            card = _read(store, key, notes, on)
        except ShopError:
            continue  # posted, handed over or let go meanwhile: it leaves the desk
        if not seen & card.note_keys:
            found.append(card)
        seen |= card.note_keys
    return found


def _read(store: Store, key: str, notes: Mapping[str, DueNote], on: date) -> DeskCard:
    owed = owed_card(store, key)
    names = [key, owed.subject_key]
    if owed.thank_you_id is not None:
        names.append(PRINTED.format(row=owed.thank_you_id))
    note = next((notes[name] for name in names if name in notes), None)
    note = _of_card(store, owed, note or _unseen(owed))
    keys = {*names, *note.keys}
    return DeskCard(
        subject_key=key,
        note=note,
        row=desk_row(store, owed.thank_you_id, keys),
        ask=partial(_ideas, store, key, on),
        as_chosen=partial(as_chosen, store),
        note_keys=frozenset(keys),
    )


def _of_card(store: Store, owed: OwedCard, note: DueNote) -> DueNote:
    """The note as this card tells it."""
    person = head(store, owed.customer_id)
    return note._replace(
        customer_id=owed.customer_id,
        name=name_of(store, owed.customer_id),
        tier=person.tier if person is not None else "",
        occasion=owed.occasion,
    )


def _unseen(owed: OwedCard) -> DueNote:
    """The note of a card that is owed and rests at present."""
    return DueNote(
        keys=(),
        customer_id=owed.customer_id,
        name="",
        tier="",
        occasion=owed.occasion,
        reasons=(_reason(owed),),
        due_on=owed.due_on,
        days_old=0,
        state="due",
        has_address=False,
        words_said=(),
        is_routine=False,
    )


def _reason(owed: OwedCard) -> Sentence:
    return Sentence(owed.reason_key, args_from_json(owed.reason_args))


def _ideas(store: Store, key: str, on: date) -> CardIdeas:
    return ideas(store, key, wordings_with_own(store, wordings), on=on)
