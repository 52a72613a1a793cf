"""The list of all customers: their ids in one array, their rows a page at a time.

How the rows are painted is the window's business; the trash is not listed here.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, Literal, NamedTuple

from smallcrm.domain.folding import fold, words
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.list_filters import Filter
from smallcrm.domain.tiers import Tier
from smallcrm.services.customer_filters import Condition, condition, of_tier
from smallcrm.services.customer_reading import CALLED_ON
from smallcrm.services.finder import find_ids
from smallcrm.services.finder_asking import FROM_CHARACTERS
from smallcrm.storage.search_index import finder_rowid
from smallcrm.storage.store import Store

Order = Literal["name", "last_visit", "visits", "number", "town", "tier"]

DIGITS_NEEDED = 3  # PRODUCT.md section 4: from three digits on a number means a phone's ending
WORDS_MOST = 8  # more words than this narrow nothing further
FIRST_CHUNK = 256  # ids of the first piece: two pages of rows
CHUNK = 4_096  # ids of every further piece: about a millisecond of work
_CUSTOMER_MASK = (1 << 42) - 1  # a customer's place in a row number of the index
_NEVER_HERE = finder_rowid(0, "a_list", None)  # from here on stand those without a visit

# search_document holds exactly the living customers, and its row number is the newest visit first,
# so most orders are one walk along an index.
_IDS = "SELECT d.customer_id FROM search_document AS d"
_BY_NUMBER = "SELECT d.customer_id FROM customer AS c CROSS JOIN search_document AS d"
_VISITS = "SELECT customer_id, visit_count FROM customer_figures"
_TOWNS = "SELECT customer_id, town, 2 * is_bad + 1 - is_preferred FROM address ORDER BY id"
_TOWN = """
SELECT town FROM address WHERE customer_id = {of} ORDER BY is_bad, is_preferred DESC, id LIMIT 1
"""

_ROWS = f"""
SELECT c.id, CASE WHEN c.name <> '' THEN c.name ELSE c.company END, c.tier,
    {CALLED_ON},
    coalesce(({_TOWN.format(of="c.id")}), ''),
    f.last_visit_on, coalesce(f.visit_count, 0), c.number,
    coalesce((SELECT address FROM email WHERE customer_id = c.id
              ORDER BY is_preferred DESC, id LIMIT 1), ''),
    coalesce(c.birthday, ''), c.status
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

    words: what is typed to find them, as in the finder. filters: all of them must fit. Those
    without a name stand behind all others by name, those without a visit by last visit, those
    without a town by town; the descending order of tiers is the A-list first.
    """

    words: str = ""
    filters: tuple[Filter, ...] = ()
    order: Order = "name"
    descending: bool = False


class ListRow(NamedTuple):
    """One customer in the list. name: the company where no name is known; both may be empty.

    birthday: as a PartialDate writes it, or "".
    """

    id: CustomerId
    name: str
    tier: str
    phone: str
    town: str
    last_visit_on: date | None
    visit_count: int
    number: int
    email: str
    birthday: str
    status: str


class _Part(NamedTuple):
    """One walk along an index: the list is one or two of them, one behind the other."""

    source: str
    condition: str
    order: str


def list_ids(store: Store, query: ListQuery) -> "array[int]":
    """The ids of all living customers that fit, in order."""
    found = array("q")
    for chunk in id_chunks(store, query):
        found.extend(chunk)
    return found


def id_chunks(store: Store, query: ListQuery) -> "Iterator[array[int]]":
    """The same a piece at a time, so that a window can paint in between; a piece may be empty."""
    conditions = [condition(store, each) for each in query.filters]
    conditions += _named_so(store, query.words)
    if query.order == "visits":
        return _by_visits(store, conditions, query.descending)
    if query.order == "town":
        return _by_town(store, conditions, query.descending)
    return _walked(store, query, conditions)


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


def _walked(
    store: Store, query: ListQuery, conditions: Sequence[Condition]
) -> "Iterator[array[int]]":
    for part in _parts(query):
        rows = _asked(store, part.source, [Condition(part.condition), *conditions], part.order)
        for some in rows:
            yield array("q", chain.from_iterable(some))


def _asked(
    store: Store, source: str, conditions: Sequence[Condition], order: str
) -> "Iterator[list[tuple[Any, ...]]]":
    where = " AND ".join(f"({each.sql})" for each in conditions)
    params = tuple(chain.from_iterable(each.params for each in conditions))
    return _some(store, f"{source} WHERE {where} ORDER BY {order}", params)


def _some(
    store: Store, sql: str, params: Sequence[object] = ()
) -> "Iterator[list[tuple[Any, ...]]]":
    cursor = store.connection.execute(sql, params)
    some = cursor.fetchmany(FIRST_CHUNK)
    while some:
        yield some
        some = cursor.fetchmany(CHUNK)


def _by_visits(
    store: Store, conditions: Sequence[Condition], descending: bool
) -> "Iterator[array[int]]":
    """Counts repeat: an array for each, filled in the order of the last visit, beats sorting."""
    counts = _place_for_each(store)
    for some in _some(store, _VISITS):
        for number, count in some:
            counts[number] = count
        yield array("q")
    newest_first = ListQuery(order="last_visit", descending=True)
    buckets: dict[int, array[int]] = {}
    for ids in _walked(store, newest_first, conditions):
        for number in ids:
            buckets.setdefault(counts[number], array("q")).append(number)
        yield array("q")
    for count in sorted(buckets, reverse=descending):
        yield buckets[count]


def _by_town(
    store: Store, conditions: Sequence[Condition], descending: bool
) -> "Iterator[array[int]]":
    """Towns in the order of their letters, in each town by name; who has none comes last."""
    codes = {"": 0}
    town_of = _place_for_each(store)
    goodness = _place_for_each(store)
    for some in _some(store, _TOWNS):
        for number, town, flaws in some:
            # Of equally good addresses the first holds, as in the row of the list.
            if goodness[number] < (better := 4 - flaws):
                goodness[number] = better
                town_of[number] = codes.setdefault(town, len(codes))
        yield array("q")
    buckets = [array("q") for _ in codes]
    for ids in _walked(store, ListQuery(), conditions):
        for number in ids:
            buckets[town_of[number]].append(number)
        yield array("q")
    nowhere = codes.pop("")
    for town in sorted(codes, key=lambda each: (fold(each), each), reverse=descending):
        yield buckets[codes[town]]
    yield buckets[nowhere]


def _place_for_each(store: Store) -> "array[int]":
    """A nought for every id that was ever given."""
    last = store.value("SELECT seq FROM sqlite_sequence WHERE name='customer'") or 0
    return array("q", bytes(8 * (int(last) + 1)))


def _parts(query: ListQuery) -> Sequence[_Part]:
    down = " DESC" if query.descending else ""
    by_name = f"d.name_words{down}, d.finder_rowid{down}"
    named = _Part(_IDS, "d.name_words > ''", by_name)
    nameless = _Part(_IDS, "d.name_words = ''", "d.finder_rowid")
    match query.order:
        case "last_visit":
            # The row number runs against the date.
            by_visit = "d.finder_rowid" if query.descending else "d.finder_rowid DESC"
            return (
                _Part(_IDS, f"d.finder_rowid < {_NEVER_HERE}", by_visit),
                _Part(_IDS, f"d.finder_rowid >= {_NEVER_HERE}", "d.finder_rowid"),
            )
        case "number":
            return (_Part(_BY_NUMBER, "d.customer_id = c.id", f"c.number{down}"),)
        case "tier":
            tiers = list(Tier) if query.descending else list(reversed(Tier))
            return [
                part._replace(condition=f"{part.condition} AND {of_tier(tier)}")
                for tier in tiers
                for part in (named._replace(order="d.name_words, d.finder_rowid"), nameless)
            ]
        case _:
            return (named, nameless)


def _named_so(store: Store, text: str) -> Sequence[Condition]:
    """Whom these words mean: in all the finder's ways, of one letter only by beginnings."""
    if not text.strip():
        return ()
    if sum(map(len, words(fold(text[:200])))) >= FROM_CHARACTERS:
        found = json.dumps(find_ids(store, text))
        return (Condition("d.customer_id IN (SELECT value FROM json_each(?))", (found,)),)
    asked = asked_for(text)
    if not asked:
        return (Condition("0"),)  # signs only: nobody is called that
    return (
        Condition(
            f"d.customer_id IN (SELECT rowid & {_CUSTOMER_MASK} FROM finder_start"
            " WHERE finder_start MATCH ?)",
            (asked,),
        ),
    )


def asked_for(text: str) -> str:
    """The words of a text as a question to `finder_start`: every one begins a word. May be empty.

    Only letters, marks and digits reach the question, each word in quotes.
    """
    return " AND ".join(_beginning(word) for word in words(fold(text[:200]))[:WORDS_MOST])


def _beginning(word: str) -> str:
    if word.isdecimal() and len(word) >= DIGITS_NEEDED:
        return f'({{words numbers}}: "{word}"* OR endings: "{word[::-1]}"*)'
    return f'{{words numbers}}: "{word}"*'
