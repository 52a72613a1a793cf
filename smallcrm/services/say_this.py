"""What to say to a customer who stands at the counter: at most five lines, in one fixed order.

What waits for them was worked out by the rules of the prompts.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import PRINTED_CARD
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.services.customer_reading import CustomerHead, head
from smallcrm.storage.store import Store

MOST_LINES = 5  # PRODUCT.md section 4: what can be read while somebody comes in
BIRTHDAY_NEAR_DAYS = 7
_FIRST_VISITS = 1  # on the first visit's own day it is already noted

_WAITING = """
SELECT rule, reason_key, reason_args FROM prompt
WHERE customer_id = ?1 AND group_code = ?2 AND show_from <= ?3
  AND (hide_after IS NULL OR hide_after >= ?3)
ORDER BY due_on, id
"""

# What is worth asking first: without the first nobody can be greeted, without the last no card
# comes on the day.
_MISSING = """
SELECT name = '', NOT EXISTS (SELECT 1 FROM phone WHERE customer_id = c.id),
    NOT EXISTS (SELECT 1 FROM referral WHERE referred_id = c.id),
    NOT EXISTS (SELECT 1 FROM address WHERE customer_id = c.id AND NOT is_bad),
    birthday IS NULL
FROM customer AS c WHERE id = ?
"""


class SayLine(NamedTuple):
    """One line. kind: promise, thank_you, date, note (the shop's own words) or ask."""

    text: Sentence
    kind: str


class _Waiting(NamedTuple):
    rule: str
    reason_key: str
    reason_args: str


def say_this(store: Store, customer_id: CustomerId, *, on: date) -> list[SayLine]:
    """What to say on this shop day: promises, thanks, a birthday, notes; else what to ask.

    Empty for somebody who is not in the book any more.
    """
    known = head(store, customer_id)
    if known is None or known.trashed:
        return []
    lines = [
        *_promises(store, customer_id, on),
        *_thanks(store, customer_id, on),
        *_birthday(known, on),
        *_notes(known),
    ]
    return lines[:MOST_LINES] or list(_ask(store, known))


def _promises(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    for each in _waiting(store, customer_id, "promises", on):
        yield SayLine(_reason(each), "promise")


def _thanks(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    for each in _waiting(store, customer_id, "thank_you", on):
        if each.rule == PRINTED_CARD:
            yield SayLine(sentence("Their card is printed: hand it over."), "thank_you")
        else:
            yield SayLine(sentence("Say thank you. {reason}", reason=_reason(each)), "thank_you")


def _birthday(known: CustomerHead, on: date) -> Iterator[SayLine]:
    if not known.birthday:
        return
    day = PartialDate.from_iso(known.birthday).next_on(on)
    if day == on:
        yield SayLine(sentence("Birthday today."), "date")
    elif day <= on + timedelta(days=BIRTHDAY_NEAR_DAYS):
        yield SayLine(sentence("Birthday {when}.", when=day), "date")


def _notes(known: CustomerHead) -> Iterator[SayLine]:
    for line in known.notes.splitlines():
        if line.strip():
            yield SayLine(sentence("{note}", note=line.strip()), "note")


def _ask(store: Store, known: CustomerHead) -> Iterator[SayLine]:
    """The one most useful thing that is not known yet."""
    questions = (
        sentence("what their name is"),
        sentence("for a phone number"),
        sentence("who told them about us"),
        sentence("where a card would reach them"),
        sentence("when their birthday is"),
    )
    missing = store.connection.execute(_MISSING, (known.id,)).fetchone()
    question = next(
        (q for q, is_missing in zip(questions, missing, strict=True) if is_missing), None
    )
    if question is None:
        return
    if known.visit_count <= _FIRST_VISITS and not known.known_before:
        yield SayLine(sentence("First visit? Ask {question}.", question=question), "ask")
    else:
        yield SayLine(sentence("Worth asking: {question}.", question=question), "ask")


def _waiting(store: Store, customer_id: CustomerId, group: str, on: date) -> list[_Waiting]:
    return store.rows(_Waiting, _WAITING, customer_id, group, on.isoformat())


def _reason(waiting: _Waiting) -> Sentence:
    return Sentence(waiting.reason_key, args_from_json(waiting.reason_args))
