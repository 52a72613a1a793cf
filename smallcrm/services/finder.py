"""Finding a customer from beginnings of words, endings of phones, and numbers.

What is found by what lies in `storage/search_index.py`; the box is the window's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from smallcrm.domain.folding import fold, words
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.phones import digits, phone_key
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.storage.search_index import customer_of
from smallcrm.storage.store import Store

SHOWN = 8  # PRODUCT.md section 4: the best eight, then "all N"
FROM_CHARACTERS = 2
_FROM_DIGITS = 3
_CONSIDERED = 50  # newest first; "exact" and "beginning" are sorted among these (SPEED.md)
_MOST_WORDS = 8
_LONGEST_WORD = 40
_LONGEST_TEXT = 200  # a search longer than this is a paste by mistake; its beginning decides
_LONGEST_POSTCODE = 7  # longer runs of digits are phones
_COUNTED_TO = 1_000  # "all 1000+" is as good as the exact number and costs nothing
_EXACTLY, _CALLED, _BEGINS, _ELSEWHERE = range(4)  # how well a name fits, the best first
_PHONE_LIKE = re.compile(r"[\d\s()+./\-]+")


class FinderRow(NamedTuple):
    """One person found. detail tells people of one name apart: company, or street and town."""

    id: CustomerId
    name: str
    detail: str
    tier: str
    last_visit_on: date | None
    is_open: bool


class Found(NamedTuple):
    """The best rows, and how many there are in all (counted up to a thousand)."""

    rows: list[FinderRow]
    total: int


_FIND = "SELECT rowid FROM finder_start WHERE finder_start MATCH ? ORDER BY rowid LIMIT ?"

_COUNT = f"""
SELECT count(*) FROM (SELECT 1 FROM finder_start WHERE finder_start MATCH ? LIMIT {_COUNTED_TO})
"""

_PHONE = """
(SELECT number FROM phone WHERE customer_id = c.id ORDER BY is_preferred DESC, id LIMIT 1)
"""

# Who has neither company nor place is told apart by phone, e-mail, or the number of the book.
_ROWS = f"""
SELECT c.id, {SHOWN_NAME},
       coalesce(CASE WHEN c.name NOT IN ('', c.company) THEN nullif(c.company, '') END,
                (SELECT nullif(trim(replace(street, char(10), ' ') || ', ' || town, ', '), '')
                 FROM address WHERE customer_id = c.id ORDER BY is_preferred DESC, id LIMIT 1),
                CASE WHEN c.name <> '' OR c.company <> '' THEN {_PHONE} END,
                (SELECT address FROM email WHERE customer_id = c.id ORDER BY id LIMIT 1),
                '#' || c.number),
       c.tier, f.last_visit_on,
       EXISTS (SELECT 1 FROM special_request WHERE customer_id = c.id AND closed_on IS NULL)
FROM customer AS c LEFT JOIN customer_figures AS f ON f.customer_id = c.id
WHERE c.id IN ({{places}})
"""


def find(store: Store, text: str, *, limit: int = SHOWN) -> Found:
    """The people whom these scraps could mean, best first; any text is fine and raises nothing.

    Order of names: exact, beginning, then the most recent visit and the tier. Order of numbers:
    phone ending, phone beginning, customer number, postcode. limit: of rows, up to a thousand.
    """
    most = min(limit, _COUNTED_TO)
    plain = fold(text[:_LONGEST_TEXT]).strip()
    if typed := _phone_digits(plain):
        return _by_number(store, typed, _national(store, plain, typed), most)
    asked = [word[:_LONGEST_WORD] for word in words(plain)][:_MOST_WORDS]
    if sum(map(len, asked)) < FROM_CHARACTERS:
        return Found([], 0)
    return _by_words(store, asked, most)


def words_for_list(store: Store, text: str) -> str:
    """The words by which the list of all customers finds the same people as this text."""
    plain = fold(text[:_LONGEST_TEXT]).strip()
    typed = _phone_digits(plain)
    return _national(store, plain, typed) if typed else text


def _phone_digits(plain: str) -> str:
    """The digits of a text that can only be a number; empty for any other text."""
    found = digits(plain)
    return found if _PHONE_LIKE.fullmatch(plain) and len(found) >= _FROM_DIGITS else ""


def _national(store: Store, plain: str, typed: str) -> str:
    """The number as the index keeps phones: without country code and trunk zero."""
    country = store.value("SELECT country FROM shop") or ""
    national = phone_key(plain, country)
    return national if len(national) >= _FROM_DIGITS else typed


def _by_words(store: Store, asked: list[str], most: int) -> Found:
    # Every word must be the beginning of some word; "mar du" finds Dupont Marie.
    expression = _all_of(f'"{word}" *' for word in asked)
    rowids = _matches(store, expression, most)
    total = _total(store, expression, rowids, most)
    if total > len(rowids):
        # Many begin so: whoever is called exactly that must not be lost behind newer visits.
        rowids = sorted({*rowids, *_matches(store, _all_of(f'"{word}"' for word in asked), most)})
    ids = _customers(rowids)
    names = _documents(store, "name_words", ids)
    ranks = {number: _name_rank(names.get(number, []), asked) for number in ids}
    called = [number for number, rank in ranks.items() if rank == _CALLED]
    if len(called) > 1:
        ranks |= dict.fromkeys(_called_exactly(store, called, asked), _EXACTLY)
    # Sorting is stable: within one rank the index's own order (recent, tier) stays.
    return Found(_rows(store, sorted(ids, key=lambda number: ranks[number])[:most]), total)


def _all_of(terms: Iterable[str]) -> str:
    return " AND ".join(f"{{words numbers}} : {term}" for term in terms)


def _by_number(store: Store, typed: str, national: str, most: int) -> Found:
    ending = f'endings : "{typed[::-1]}" *'
    beginning = f'(numbers : "{typed}" *) OR (numbers : "{national}" *)'
    ids = _customers(_matches(store, ending, most))
    if len(ids) < _considered(most):
        begun = _customers(_matches(store, beginning, most))
        others = sorted({*begun} - {*ids}, key=begun.index)
        numbers = _documents(store, "numbers", others)
        ids += sorted(others, key=lambda each: _number_rank(numbers.get(each, []), national))
    total = _total(store, f"({ending}) OR {beginning}", ids, most)
    return Found(_rows(store, ids[:most]), total)


def _considered(most: int) -> int:
    return max(most, _CONSIDERED)


def _matches(store: Store, expression: str, most: int) -> list[int]:
    """Rows of the index that fit, the newest visit first."""
    rows = store.connection.execute(_FIND, (expression, _considered(most)))
    return [row[0] for row in rows]


def _customers(rowids: Iterable[int]) -> list[CustomerId]:
    return [CustomerId(customer_of(rowid)) for rowid in rowids]


def _total(store: Store, expression: str, found: Sequence[int], most: int) -> int:
    if len(found) < _considered(most):
        return len(found)
    return int(store.value(_COUNT, expression))


def _documents(store: Store, column: str, ids: Sequence[CustomerId]) -> dict[CustomerId, list[str]]:
    """One column of what people are found by, as words."""
    sql = f"SELECT customer_id, {column} FROM search_document WHERE customer_id IN ({_places(ids)})"
    return {number: text.split() for number, text in store.connection.execute(sql, ids)}


def _places(ids: Sequence[CustomerId]) -> str:
    return ", ".join("?" * len(ids))


def _name_rank(name: list[str], asked: list[str]) -> int:
    if all(word in name for word in asked):
        return _CALLED
    if all(any(part.startswith(word) for part in name) for word in asked):
        return _BEGINS
    return _ELSEWHERE


def _called_exactly(
    store: Store, ids: Sequence[CustomerId], asked: list[str]
) -> Iterator[CustomerId]:
    """Those whose name is these words and no other, without its Latin spellings."""
    sql = f"SELECT id, name FROM customer WHERE id IN ({_places(ids)})"
    for number, name in store.connection.execute(sql, ids):
        if sorted(words(name)) == sorted(asked):
            yield number


def _number_rank(numbers: list[str], begun: str) -> int:
    # Own number, phones, postcodes stand in this order; phones come first here.
    own, *others = numbers or [""]
    if any(len(each) > _LONGEST_POSTCODE and each.startswith(begun) for each in others):
        return 0
    return 1 if own.startswith(begun) else 2


def _rows(store: Store, ids: list[CustomerId]) -> list[FinderRow]:
    sql = _ROWS.format(places=_places(ids))
    found = {row.id: row for row in store.rows(FinderRow, sql, *ids)}
    return [found[number] for number in ids if number in found]
