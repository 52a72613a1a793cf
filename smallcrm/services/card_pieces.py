"""What a card for one customer says and where it goes, as values to print.

The bundled words are handed in by who prints; what is owed is the business of thank_yous.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from smallcrm.domain.card_choices import choice_of
from smallcrm.domain.cards import CardPiece, ShopOnPaper, Wording, Words, piece_from, words_of
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.services import kept_files
from smallcrm.services.card_fields import (
    fields_for,
    same_language,
    thanks_for,
    without_shops_words,
)
from smallcrm.services.card_fronts import as_chosen
from smallcrm.services.card_people import (
    Person,
    envelope_lines,
    has_address,
    person_of,
    shop_lines,
)
from smallcrm.services.living import must_be_living
from smallcrm.services.occasions import must_be_occasion
from smallcrm.services.owed_cards import OwedCard, note_keys, owed_card
from smallcrm.services.shop import ShopRow, shop
from smallcrm.storage.store import Store

__all__ = [
    "CardIdeas",
    "Idea",
    "Wordings",
    "customer_ideas",
    "customer_piece",
    "has_address",
    "ideas",
    "paragraphs",
    "pieces",
    "said_on",
    "shop_on_paper",
]

Wordings = Callable[[str, str], Sequence[Wording]]
"""The suggestions for an occasion and language, best first."""

IDEAS_MOST = 3  # PRODUCT.md section 11
OWN_MOST = IDEAS_MOST - 1  # beside the shop's own there is always one of the others
REPEATED_AFTER_YEARS = 3  # PRODUCT.md section 7: words of the last three years are not repeated

# What jammed or was let go was never read.
_SAID = """
SELECT words FROM thank_you WHERE customer_id = ? AND words <> '' AND due_on >= ?
  AND state IN ('printed', 'posted', 'handed_over')
  AND id NOT IN (SELECT value FROM json_each(?))
"""
_LOOK = "SELECT card_colour, saves_ink, logo FROM shop"
_LEFT = """
SELECT words, design FROM thank_you
WHERE state = 'due' AND words || design <> '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


class Idea(NamedTuple):
    """One way to say it. missing: fields that a richer version would have used.

    said_times: on how many cards of the last three years these words were to them already.
    """

    piece: CardPiece
    missing: tuple[str, ...]
    said_times: int = 0


class CardIdeas(NamedTuple):
    """What a card could say: at most three ideas, fresh words first. language: of the customer."""

    ideas: tuple[Idea, ...]
    language: str


class _Left(NamedTuple):
    """What was chosen for a card that is still owed, and what it said when it jammed."""

    words: str
    design: str


class _Look(NamedTuple):
    card_colour: str
    saves_ink: bool
    logo: str


class _Case(NamedTuple):
    """One card to be written: for whom and for what. rows: those that it stands for already."""

    own: ShopRow
    people: tuple[Person, ...]
    card: OwedCard | None
    occasion: str
    rows: tuple[int, ...] = ()


def ideas(store: Store, subject_key: str, wordings: Wordings, *, on: date) -> CardIdeas:
    """What the owed card with this key could say.

    wordings: the suggestions, such as own_wordings.wordings_with_own. Raises ShopError when it is
    not owed any more.
    """
    return _ideas(store, _owed_case(store, subject_key, on), wordings, on)


def customer_ideas(
    store: Store, customer_id: CustomerId, occasion: str, wordings: Wordings, *, on: date
) -> CardIdeas:
    """What a card for a customer could say, owed or not. Raises Invalid (customer_id, occasion)."""
    must_be_occasion(occasion)
    must_be_living(store, customer_id)
    return _ideas(store, _case(store, [customer_id], None, occasion), wordings, on)


def pieces(
    store: Store, subject_keys: Iterable[str], wordings: Wordings, *, on: date
) -> list[CardPiece]:
    """The owed cards with these keys, ready to print, in their order.

    Each looks as it was chosen for it. One that jammed says what it said then, the others are in
    their freshest words. Raises ShopError when one is not owed any more.
    """
    return [_piece(store, _owed_case(store, key, on), wordings, on) for key in subject_keys]


def customer_piece(
    store: Store, customer_id: CustomerId, occasion: str, wordings: Wordings, *, on: date
) -> CardPiece:
    """A card for a customer, owed or not. Raises Invalid (customer_id, occasion)."""
    return customer_ideas(store, customer_id, occasion, wordings, on=on).ideas[0].piece


def said_on(piece: CardPiece) -> str:
    """The words of a card as they are remembered, so that they are not said twice."""
    return "\n\n".join(piece.text)


def paragraphs(words: str) -> tuple[str, ...]:
    """The words of a card as said_on gave them, paragraph by paragraph."""
    return tuple(part.strip() for part in words.split("\n\n") if part.strip())


def shop_on_paper(own: ShopRow, logo: bytes = b"") -> ShopOnPaper:
    """The shop as it stands on a card and as the sender of an envelope."""
    place = ", ".join(filter(None, [own.street.replace("\n", ", "), own.town]))
    line = " · ".join(filter(None, [place, own.phone]))
    return ShopOnPaper(name=own.name, line=line, address=shop_lines(own), logo=logo)


def _owed_case(store: Store, subject_key: str, on: date) -> _Case:
    card = owed_card(store, subject_key)
    owed = [card, *(owed_card(store, key) for key in note_keys(store, subject_key, on=on))]
    people = list(dict.fromkeys(each.customer_id for each in owed))
    rows = tuple(int(each.thank_you_id) for each in owed if each.thank_you_id is not None)
    return _case(store, people, card, card.occasion)._replace(rows=rows)


def _piece(store: Store, case: _Case, wordings: Wordings, on: date) -> CardPiece:
    piece = _ideas(store, case, wordings, on).ideas[0].piece
    left = store.row(_Left, _LEFT, json.dumps(case.rows))
    if left is None:
        return piece
    said = replace(piece, text=paragraphs(left.words)) if left.words else piece
    return as_chosen(store, said, choice_of(left.design))


def _case(
    store: Store, customers: Sequence[CustomerId], card: OwedCard | None, occasion: str
) -> _Case:
    own = shop(store)
    found = [person_of(store, each) for each in customers]
    people = tuple(each for each in found if each is not None)
    if own is None or not people:
        raise ShopError("The shop is not set up yet. Nothing was printed.")
    return _Case(own, people, card, occasion)


def _ideas(store: Store, case: _Case, wordings: Wordings, on: date) -> CardIdeas:
    lead, own = case.people[0], case.own
    language = lead.language or own.language
    fields = fields_for(store, own, case.people, case.card, case.occasion, language=language, on=on)
    known = {name for name, value in fields.items() if value}
    said = _said(store, case, on)
    plain = _plain_piece(store, case, language)
    about = thanks_for(store, lead.id, case.card, case.occasion, on=on)
    found = []
    for wording in wordings(case.occasion, language):
        if wording.about not in ("", about):
            continue
        is_own = wording.code.startswith("own:")
        # Who wrote the wording themselves knows in which language the shop writes down purchases.
        is_foreign = not is_own and not same_language(wording.language, own.language)
        words = words_of(wording, without_shops_words(fields) if is_foreign else fields)
        lacking = [name for name in wording.versions[0].needs if name not in known]
        made = Idea(_with_words(plain, words), tuple(lacking), _times(words, said))
        found.append((is_own, made))
    return CardIdeas(_chosen(found) or (Idea(plain, ()),), language)


def _chosen(found: Sequence[tuple[bool, Idea]]) -> tuple[Idea, ...]:
    """The freshest ideas in their order; among them always one that came with the program."""
    fresh = sorted(found, key=lambda each: bool(each[1].said_times))
    ours = [each for is_own, each in fresh if is_own]
    bundled = [each for is_own, each in fresh if not is_own]
    own = ours[: OWN_MOST if bundled else IDEAS_MOST]
    chosen = [*own, *bundled[: IDEAS_MOST - len(own)]]
    return tuple(sorted(chosen, key=lambda each: bool(each.said_times)))


def _plain_piece(store: Store, case: _Case, language: str) -> CardPiece:
    """The card without words: the shop's looks and the envelope."""
    lead, own = case.people[0], case.own
    look = store.row(_Look, _LOOK) or _Look("", saves_ink=True, logo="")
    logo = (kept_files.contents(store, look.logo) if look.logo else None) or b""
    piece = piece_from(
        Words("", (), "", ()),
        occasion=case.occasion,
        language=language,
        shop=shop_on_paper(own, logo),
        who=lead.name or lead.company,
        envelope=envelope_lines(store, own, case.people, language),
    )
    return replace(piece, colour=look.card_colour, saves_ink=bool(look.saves_ink))


def _with_words(plain: CardPiece, words: Words) -> CardPiece:
    return replace(
        plain,
        language=words.language or plain.language,
        greeting=words.greeting,
        text=words.text,
        closing=words.closing,
    )


def _said(store: Store, case: _Case, on: date) -> list[str]:
    """What other cards said to them lately; a printed card does not repeat itself."""
    since = on.replace(year=on.year - REPEATED_AFTER_YEARS, day=min(on.day, 28))
    found: list[str] = []
    besides = json.dumps(case.rows)
    for person in case.people:
        rows = store.connection.execute(_SAID, (person.id, since.isoformat(), besides))
        found.extend(str(row[0]) for row in rows)
    return found


def _times(words: Words, said: Iterable[str]) -> int:
    text = "\n\n".join(words.text)
    return sum(text in each for each in said) if text else 0
