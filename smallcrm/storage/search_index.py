"""What a customer is found by, and the index over it.

Two forms are kept: `search_document`, which can be compared with a rebuilt one, and the contentless
full-text table `finder_start`, whose row numbers are the order in which people are shown. How a
search is asked is the business of `services/finder.py`.
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
_CUSTOMER_MASK = (1 << _TIER_SHIFT) - 1
_LAST_DAY = 99_999  # days since 1970; the year 2243
_TIER_PLACE = {"a_list": 0, "regular": 1, "occasional": 2}
_EPOCH = date(1970, 1, 1).toordinal()

_PEOPLE = """
SELECT c.id, c.name, c.preferred_name, c.company, c.notes, c.number, c.tier, f.last_visit_on
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = c.id
WHERE c.trashed_at IS NULL
"""
_PLACES = """
SELECT d.customer_id, d.finder_rowid, c.tier, f.last_visit_on
FROM touched AS t CROSS JOIN search_document AS d ON d.customer_id = t.customer_id
CROSS JOIN customer AS c ON c.id = d.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = d.customer_id
"""
_PHONES = "SELECT customer_id, digits FROM phone WHERE customer_id IN touched"
_EMAILS = "SELECT customer_id, address FROM email WHERE customer_id IN touched"
_ADDRESSES = """
SELECT customer_id, street || ' ' || town, postcode FROM address WHERE customer_id IN touched
"""


class _Document(NamedTuple):
    customer_id: int
    finder_rowid: int
    name_words: str
    words: str
    endings: str
    numbers: str


def finder_rowid(customer_id: int, tier: str, last_visit_on: str | None) -> int:
    """The row number under which the index keeps this customer; smaller is shown sooner."""
    day = 0 if last_visit_on is None else date.fromisoformat(last_visit_on).toordinal() - _EPOCH
    newest_first = _LAST_DAY - min(max(0, day), _LAST_DAY)
    return newest_first << _DAY_SHIFT | _TIER_PLACE[tier] << _TIER_SHIFT | customer_id


def customer_of(rowid: int) -> int:
    """The customer's id in a row number of the index."""
    return rowid & _CUSTOMER_MASK


def clear(connection: Connection) -> None:
    """Forget the whole index, before working it out anew."""
    connection.execute("DELETE FROM search_document")
    connection.execute("INSERT INTO finder_start (finder_start) VALUES ('delete-all')")


def move(connection: Connection) -> None:
    """Give the customers in the table `touched` the place that their last visit brings them.

    What they are found by has not changed, so it is taken from their documents.
    """
    rows = connection.execute(_PLACES).fetchall()
    moved = [
        (finder_rowid(customer, tier, last), customer)
        for customer, here, tier, last in rows
        if finder_rowid(customer, tier, last) != here
    ]
    if not moved:
        return
    _take_out(connection)
    connection.executemany("UPDATE search_document SET finder_rowid=? WHERE customer_id=?", moved)
    _put_in(connection)


def refresh(connection: Connection) -> None:
    """Index the customers in the table `touched` anew; those in the trash are not found."""
    _take_out(connection)
    connection.execute("DELETE FROM search_document WHERE customer_id IN touched")
    connection.executemany(
        "INSERT INTO search_document VALUES (?, ?, ?, ?, ?, ?)", _documents(connection)
    )
    _put_in(connection)


def _take_out(connection: Connection) -> None:
    connection.execute(
        "DELETE FROM finder_start WHERE rowid IN"
        " (SELECT finder_rowid FROM search_document WHERE customer_id IN touched)"
    )


def _put_in(connection: Connection) -> None:
    connection.execute(
        "INSERT INTO finder_start (rowid, words, endings, numbers)"
        " SELECT finder_rowid, words, endings, numbers FROM search_document"
        " WHERE customer_id IN touched ORDER BY finder_rowid"
    )


def _documents(connection: Connection) -> Iterator[_Document]:
    phones = _gathered(connection.execute(_PHONES))
    emails = _gathered(connection.execute(_EMAILS))
    places: dict[int, list[str]] = {}
    postcodes: dict[int, list[str]] = {}
    for customer_id, place, postcode in connection.execute(_ADDRESSES):
        places.setdefault(customer_id, []).append(place)
        postcodes.setdefault(customer_id, []).append(postcode)
    for row in connection.execute(_PEOPLE):
        customer_id, name, preferred, company, notes, number, tier, last = row
        digits = phones.get(customer_id, [])
        spoken = " ".join(
            [preferred, company, *places.get(customer_id, ()), *emails.get(customer_id, ()), notes]
        )
        name_words = search_words(name)
        known = dict.fromkeys(name_words)
        known.update(dict.fromkeys(search_words(spoken)))
        yield _Document(
            customer_id,
            finder_rowid(customer_id, tier, last),
            " ".join(name_words),
            " ".join(known),
            " ".join([each[::-1] for each in digits]),
            " ".join([str(number), *digits, *_codes(postcodes.get(customer_id, ()))]),
        )


def _codes(postcodes: Iterable[str]) -> Iterator[str]:
    """Postcodes as one word each, as people type them without the space."""
    for postcode in postcodes:
        if postcode:
            yield "".join(search_words(postcode))


def _gathered(rows: Iterable[tuple[int, str]]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for customer_id, text in rows:
        found.setdefault(customer_id, []).append(text)
    return found
