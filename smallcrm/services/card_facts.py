"""Beside a card that is written: the last visits, what is good to know, what was said before.

Private facts and money are never among it: customers may look on. What the card says is the
business of card_pieces.
"""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId, ThankYouId
from smallcrm.services.facts import facts_of
from smallcrm.services.routine import said_cards
from smallcrm.storage.store import Store

VISITS_MOST = 3
FACTS_MOST = 5
SAID_MOST = 4

_VISITS = """
SELECT shop_day, what FROM visit WHERE customer_id = ? AND what <> ''
ORDER BY shop_day DESC, at DESC, id DESC LIMIT ?
"""


_LEFT = """
SELECT words, design FROM thank_you
WHERE (id = ?1 OR subject_key IN (SELECT value FROM json_each(?2))) AND words || design <> ''
ORDER BY id = ?1 DESC, id LIMIT 1
"""


class VisitLine(NamedTuple):
    """When they were here, and for what."""

    day: date
    what: str


class SaidLine(NamedTuple):
    """What a card to their household said, and on how many it stood."""

    day: date
    words: str
    times: int


class CardFacts(NamedTuple):
    """Beside a card. visits, said: newest first; facts: label and words, pinned first."""

    visits: tuple[VisitLine, ...]
    facts: tuple[tuple[str, str], ...]
    said: tuple[SaidLine, ...]


class DeskRow(NamedTuple):
    """How the row of an owed card stands. words: as they were printed, "" before that.

    design: what was chosen for it, as domain/card_choices reads it.
    """

    state: str
    words: str
    design: str


class _Left(NamedTuple):
    words: str
    design: str


def desk_row(store: Store, row_id: ThankYouId | None, keys: Iterable[str] = ()) -> DeskRow:
    """How the row of an owed card stands; due while there is none.

    keys: of all that its note thanks for. What was chosen for the note holds, too, once another
    reason leads it.
    """
    state = store.value("SELECT state FROM thank_you WHERE id = ?", row_id)
    left = store.row(_Left, _LEFT, row_id, json.dumps(list(keys)))
    return DeskRow(str(state or "due"), *(left or ("", "")))


def card_facts(store: Store, customer_id: CustomerId, *, on: date) -> CardFacts:
    """What is worth a look before a card to this customer is written."""
    known = [
        (fact.label, fact.words)
        for fact in facts_of(store, customer_id, on=on)
        if not fact.is_private and not fact.do_not_mention
    ]
    return CardFacts(
        visits=tuple(store.rows(VisitLine, _VISITS, customer_id, VISITS_MOST)),
        facts=tuple(known[:FACTS_MOST]),
        said=_said(store, customer_id, on),
    )


def _said(store: Store, customer_id: CustomerId, on: date) -> tuple[SaidLine, ...]:
    cards = said_cards(store, [customer_id], on=on).get(customer_id, [])
    times = Counter(card.words for card in cards if card.words)
    newest: dict[str, SaidLine] = {}
    for card in cards:
        if card.words and card.words not in newest:
            newest[card.words] = SaidLine(card.day, card.words, times[card.words])
    return tuple(newest.values())[:SAID_MOST]
