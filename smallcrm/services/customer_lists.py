"""The list of all customers: their ids in one array, their rows a page at a time.

How the rows are painted is the window's business; the trash is not listed here.
"""

import json
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from smallcrm.domain.folding import fold, words
from smallcrm.domain.ids import CustomerId
from smallcrm.storage.search_index import finder_rowid
from smallcrm.storage.store import Store

Order = Literal["name", "last_visit", "visits", "number"]

DIGITS_NEEDED = 3  # PRODUCT.md section 4: from three digits on a number means a phone's ending
WORDS_MOST = 8  # more words than this narrow nothing further
_TIER_SHIFT = 42  # the tier's place in a row number of the index, as storage/search_index writes it
_TIER_MASK = 7
_NEVER_HERE = finder_rowid(0, "a_list", None)  # from here on stand those without a visit

# search_document holds exactly the living customers, and its row number is the newest visit first,
# so most orders are one walk along an index.
_IDS = "SELECT customer_id FROM search_document AS d"
_BY_VISITS = f"{_IDS} LEFT JOIN customer_figures AS f USING (customer_id)"
_BY_NUMBER = "SELECT id AS customer_id FROM customer AS c"

_ROWS = """
SELECT c.id, CASE WHEN c.name <> '' THEN c.name ELSE c.company END, c.tier,
    coalesce((SELECT number FROM phone WHERE customer_id = c.id
              ORDER BY is_preferred DESC, id LIMIT 1), ''),
    coalesce((SELECT town FROM address WHERE customer_id = c.id
              ORDER BY is_bad, is_preferred DESC, id LIMIT 1), ''),
    f.last_visit_on, coalesce(f.visit_count, 0), c.number
FROM json_each(?) AS wanted JOIN customer AS c ON c.id = wanted.value
LEFT JOIN customer_figures AS f ON f.customer_id = c.id
ORDER BY wanted.key
"""

# Where a customer stands in the order of names; those without one stand behind all others.
_STANDS = "SELECT name_words, finder_rowid FROM search_document WHERE customer_id = ?"
_NAMED = "SELECT customer_id FROM search_document WHERE ?1 > '' AND name_words > '' AND"
_NAMELESS = "SELECT customer_id FROM search_document WHERE name_words = '' AND"
_AFTER = (
    f"{_NAMED} (name_words, finder_rowid) > (?1, ?2) ORDER BY name_words, finder_rowid LIMIT 1",
    f"{_NAMELESS} (?1 > '' OR finder_rowid > ?2) ORDER BY finder_rowid LIMIT 1",
)
_BEFORE = (
    f"{_NAMELESS} ?1 = '' AND finder_rowid < ?2 ORDER BY finder_rowid DESC LIMIT 1",
    f"{_NAMED} (name_words, finder_rowid) < (?1, ?2)"
    " ORDER BY name_words DESC, finder_rowid DESC LIMIT 1",
    "SELECT customer_id FROM search_document WHERE ?1 = '' AND ?2 AND name_words > ''"
    " ORDER BY name_words DESC, finder_rowid DESC LIMIT 1",
)


class Beside(NamedTuple):
    """Who stands before and after somebody; None at the ends."""

    previous: CustomerId | None
    next: CustomerId | None


class _Stands(NamedTuple):
    name_words: str
    finder_rowid: int


class ListQuery(NamedTuple):
    """Which customers to list, and in which order.

    words: what their name, place, phone ... must contain, beginnings of words in any order. tier:
    None for all. Those without a name stand behind all others by name, those without a visit by
    last visit.
    """

    words: str = ""
    tier: str | None = None
    order: Order = "name"
    descending: bool = False


class ListRow(NamedTuple):
    """One customer in the list. name: the company where no name is known; both may be empty."""

    id: CustomerId
    name: str
    tier: str
    phone: str
    town: str
    last_visit_on: date | None
    visit_count: int
    number: int


class _Part(NamedTuple):
    """One walk along an index: the list is one or two of them, one behind the other."""

    source: str
    condition: str
    order: str


def list_ids(store: Store, query: ListQuery) -> "array[int]":
    """The ids of all living customers that fit, in order."""
    found = array("q")
    for part in _parts(query):
        conditions, params = _conditions(query, part)
        sql = f"{part.source} WHERE {' AND '.join(conditions)} ORDER BY {part.order}"
        found.extend(chain.from_iterable(store.connection.execute(sql, params)))
    return found


def list_rows(store: Store, ids: Iterable[int]) -> list[ListRow]:
    """The rows of one page, in the order of the ids; an id that is gone is left out."""
    return store.rows(ListRow, _ROWS, json.dumps([int(number) for number in ids]))


def beside_by_name(store: Store, customer_id: CustomerId) -> Beside:
    """Who stands beside a customer in the list by name; nobody beside one who is not listed."""
    stands = store.row(_Stands, _STANDS, customer_id)
    if stands is None:
        return Beside(None, None)
    return Beside(_nearest(store, _BEFORE, stands), _nearest(store, _AFTER, stands))


def _nearest(store: Store, ways: Sequence[str], stands: _Stands) -> CustomerId | None:
    for sql in ways:
        found = store.value(sql, *stands)
        if found is not None:
            return CustomerId(int(str(found)))
    return None


def _parts(query: ListQuery) -> Sequence[_Part]:
    down = " DESC" if query.descending else ""
    match query.order:
        case "name":
            by_name = f"d.name_words{down}, d.finder_rowid{down}"
            return (
                _Part(_IDS, "d.name_words > ''", by_name),
                _Part(_IDS, "d.name_words = ''", "d.finder_rowid"),
            )
        case "last_visit":
            # The row number runs against the date.
            by_visit = "d.finder_rowid" if query.descending else "d.finder_rowid DESC"
            return (
                _Part(_IDS, f"d.finder_rowid < {_NEVER_HERE}", by_visit),
                _Part(_IDS, f"d.finder_rowid >= {_NEVER_HERE}", "d.finder_rowid"),
            )
        case "visits":
            by_visits = f"coalesce(f.visit_count, 0){down}, d.finder_rowid"
            return (_Part(_BY_VISITS, "1", by_visits),)
        case "number":
            return (_Part(_BY_NUMBER, "c.trashed_at IS NULL", f"c.number{down}"),)


def _conditions(query: ListQuery, part: _Part) -> tuple[list[str], list[str]]:
    conditions, params = [part.condition], []
    if query.tier is not None:
        if part.source == _BY_NUMBER:
            conditions.append("c.tier = ?")
            params.append(query.tier)
        else:
            place = finder_rowid(0, query.tier, None) >> _TIER_SHIFT & _TIER_MASK
            conditions.append(f"d.finder_rowid >> {_TIER_SHIFT} & {_TIER_MASK} = {place}")
    asked = asked_for(query.words)
    if asked:
        column = "c.id" if part.source == _BY_NUMBER else "d.customer_id"
        conditions.append(
            f"{column} IN (SELECT rowid & {(1 << _TIER_SHIFT) - 1} FROM finder_start"
            " WHERE finder_start MATCH ?)"
        )
        params.append(asked)
    elif query.words.strip():
        conditions.append("0")  # signs only: nobody is called that
    return conditions, params


def asked_for(text: str) -> str:
    """The words of a text as a question to `finder_start`: every one begins a word. May be empty.

    Only letters, marks and digits reach the question, each word in quotes.
    """
    return " AND ".join(_beginning(word) for word in words(fold(text[:200]))[:WORDS_MOST])


def _beginning(word: str) -> str:
    if word.isdecimal() and len(word) >= DIGITS_NEEDED:
        return f'({{words numbers}}: "{word}"* OR endings: "{word[::-1]}"*)'
    return f'{{words numbers}}: "{word}"*'
