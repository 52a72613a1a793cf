"""What a card for one customer says and where it goes, as values to print.

The bundled words are handed in by who prints; what is owed is the business of thank_yous.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
from smallcrm.services.card_ideas import CardIdeas, Idea, chosen, in_turn
from smallcrm.services.card_people import (
    Person,
    envelope_lines,
    has_address,
    person_of,
    shop_lines,
)
from smallcrm.services.living import must_be_written_to
from smallcrm.services.occasions import must_be_occasion
from smallcrm.services.owed_cards import OwedCard, note_keys, owed_card
from smallcrm.services.said_words import said_lately, times_said
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

REFERRED = "thank_you_referral"

_LOOK = "SELECT card_colour, saves_ink, logo FROM shop"
_LEFT = """
SELECT words, design FROM thank_you
WHERE state = 'due' AND words || design <> '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


class _Left(NamedTuple):
    """What was chosen for a card that is still owed, and what it said when it jammed."""

    words: str
    design: str


class _Look(NamedTuple):
    card_colour: str
    saves_ink: bool
    logo: str


class _Case(NamedTuple):
    """One card to be written: for whom and for what.

    others: what it thanks for beside the leading reason. rows: those that it stands for already.
    """

    own: ShopRow
    people: tuple[Person, ...]
    card: OwedCard | None
    occasion: str
    others: tuple[OwedCard, ...] = ()
    rows: tuple[int, ...] = ()


class _Reason(NamedTuple):
    """Something that a card can be about. about: as Wording has it."""

    card: OwedCard | None
    occasion: str
    about: str


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
    must_be_written_to(store, customer_id)
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
    return _case(store, people, card, card.occasion)._replace(others=tuple(owed[1:]), rows=rows)


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
    said = said_lately(store, [person.id for person in case.people], besides=case.rows, on=on)
    plain = _plain_piece(store, case, language)
    groups, seen = [], set[Wording]()
    for reason in _reasons(store, case, on):
        fields = fields_for(
            store, own, case.people, reason.card, reason.occasion, language=language, on=on
        )
        found = wordings(reason.occasion, language)
        meant = [each.said_to(len(case.people)) for each in found if _is_about(each, reason)]
        fitting = [each for each in meant if each not in seen]
        seen.update(fitting)
        piece = replace(plain, occasion=reason.occasion)
        made = [
            [
                _idea(piece, each, fields, said, own.language)
                for each in fitting
                if each.about == about
            ]
            for about in dict.fromkeys((reason.about, ""))
        ]
        groups.append([each for some in made for each in in_turn(some, int(lead.id) - 1)])
    return CardIdeas(chosen(groups) or (Idea(plain, ()),), language)


def _reasons(store: Store, case: _Case, on: date) -> list[_Reason]:
    """What the card can be about, each once: a friend whom they sent first, then what leads."""
    owed = [(case.card, case.occasion), *((card, card.occasion) for card in case.others)]
    found: dict[tuple[str, str], _Reason] = {}
    for card, occasion in sorted(owed, key=lambda each: each[1] != REFERRED):
        lead = case.people[0].id if card is None else card.customer_id
        about = thanks_for(store, lead, card, occasion, on=on)
        found.setdefault((occasion, about), _Reason(card, occasion, about))
    return list(found.values())


def _is_about(wording: Wording, reason: _Reason) -> bool:
    return wording.about in ("", reason.about)


def _idea(
    piece: CardPiece,
    wording: Wording,
    fields: Mapping[str, str],
    said: Collection[str],
    shops_language: str,
) -> tuple[bool, Idea]:
    """The words as one idea, and whether they are the shop's own."""
    is_own = wording.code.startswith("own:")
    # Who wrote the wording themselves knows in which language the shop writes down purchases.
    is_foreign = not is_own and not same_language(wording.language, shops_language)
    words = words_of(wording, without_shops_words(fields) if is_foreign else fields)
    lacking = tuple(name for name in wording.versions[0].needs if not fields.get(name))
    return is_own, Idea(_with_words(piece, words), lacking, times_said(wording, said))


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
