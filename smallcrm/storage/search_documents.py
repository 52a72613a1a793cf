"""What each customer is found by: the words of everything the shop knows of them.

How documents are kept and asked is the business of `storage/search_index.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from smallcrm.domain.folding import search_words
from smallcrm.storage.driver import Connection

# Row number of the index: newest visit first, then tier, then customer, so that reading it in its
# own order and stopping early gives the right people (SPEED.md, "Finder").
_DAY_SHIFT = 45
_TIER_SHIFT = 42
CUSTOMER_MASK = (1 << _TIER_SHIFT) - 1
_LAST_DAY = 99_999  # days since 1970; the year 2243
_TIER_PLACE = {"a_list": 0, "regular": 1, "occasional": 2}
_EPOCH = date(1970, 1, 1).toordinal()

_PEOPLE = """
SELECT c.id, c.name, c.number, c.tier, f.last_visit_on, m.household_id,
    c.given || ' ' || c.family || ' ' || c.preferred_name || ' ' || c.say_it || ' ' || c.company
        || ' ' || c.working_on,
    c.notes
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = c.id
LEFT JOIN household_member AS m ON m.customer_id = c.id
WHERE c.trashed_at IS NULL
"""
_PHONES = "SELECT customer_id, digits FROM phone WHERE customer_id IN touched"
_EMAILS = "SELECT customer_id, address FROM email WHERE customer_id IN touched"
_PLACES = "SELECT customer_id, street || ' ' || town FROM address WHERE customer_id IN touched"
_POSTCODES = """
SELECT customer_id, postcode FROM address WHERE customer_id IN touched AND postcode <> ''
"""
# What is private is not found: whoever stands at the counter would read why.
_FACTS = """
SELECT customer_id, label || ' ' || words FROM fact
WHERE customer_id IN touched AND NOT is_private
"""
_HOUSEHOLDS = """
SELECT m.customer_id, h.name FROM household_member AS m JOIN household AS h ON h.id = m.household_id
WHERE m.customer_id IN touched AND h.name <> ''
UNION ALL
SELECT m.customer_id, c.name || ' ' || c.preferred_name
FROM household_member AS m
JOIN household_member AS other ON other.household_id = m.household_id AND other.id <> m.id
JOIN customer AS c ON c.id = other.customer_id AND c.trashed_at IS NULL
WHERE m.customer_id IN touched
"""


class Document(NamedTuple):
    """One row of `search_document`: words and numbers, parted by spaces.

    name_words: of the name alone. words: all of them; the first known_until characters hold names,
    places and e-mails, the rest facts and notes. endings: phones backwards. numbers: the own
    number, phones, postcodes.
    """

    customer_id: int
    finder_rowid: int
    name_words: str
    words: str
    endings: str
    numbers: str
    known_until: int
    household_id: int | None


class _Known(NamedTuple):
    """What other tables know, by customer."""

    phones: Mapping[int, list[str]]
    postcodes: Mapping[int, list[str]]
    called: Mapping[int, list[str]]
    facts: Mapping[int, list[str]]


def finder_rowid(customer_id: int, tier: str, last_visit_on: str | None) -> int:
    """The row number under which the index keeps this customer; smaller is shown sooner."""
    day = 0 if last_visit_on is None else date.fromisoformat(last_visit_on).toordinal() - _EPOCH
    newest_first = _LAST_DAY - min(max(0, day), _LAST_DAY)
    return newest_first << _DAY_SHIFT | _TIER_PLACE[tier] << _TIER_SHIFT | customer_id


def customer_of(rowid: int) -> int:
    """The customer's id in a row number of the index."""
    return rowid & CUSTOMER_MASK


def documents(connection: Connection) -> Iterator[Document]:
    """What the customers in the table `touched` are found by; those in the trash have none."""
    known = _Known(
        phones=_gathered(connection, _PHONES),
        postcodes=_gathered(connection, _POSTCODES),
        called=_gathered(connection, _PLACES, _EMAILS, _HOUSEHOLDS),
        facts=_gathered(connection, _FACTS),
    )
    for row in connection.execute(_PEOPLE):
        yield _document(known, *row)


def _document(
    known: _Known,
    customer_id: int,
    name: str,
    number: int,
    tier: str,
    last_visit_on: str | None,
    household_id: int | None,
    called: str,
    notes: str,
) -> Document:
    name_words = search_words(name)
    words = dict.fromkeys(name_words)
    words.update(dict.fromkeys(search_words(_joined(called, known.called.get(customer_id)))))
    known_until = len(" ".join(words))
    remarks = _joined(notes, known.facts.get(customer_id))
    if remarks:
        words.update(dict.fromkeys(search_words(remarks)))
    digits = known.phones.get(customer_id, [])
    return Document(
        customer_id=customer_id,
        finder_rowid=finder_rowid(customer_id, tier, last_visit_on),
        name_words=" ".join(name_words),
        words=" ".join(words),
        endings=" ".join([each[::-1] for each in digits]),
        numbers=" ".join([str(number), *digits, *_codes(known.postcodes.get(customer_id, ()))]),
        known_until=known_until,
        household_id=household_id,
    )


def _joined(text: str, others: list[str] | None) -> str:
    return " ".join([text, *others]) if others else text


def _codes(postcodes: Iterable[str]) -> Iterator[str]:
    """Postcodes as one word each, as people type them without the space."""
    for postcode in postcodes:
        yield "".join(search_words(postcode))


def _gathered(connection: Connection, *queries: str) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for query in queries:
        for customer_id, text in connection.execute(query):
            found.setdefault(customer_id, []).append(text)
    return found
