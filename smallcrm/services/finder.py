"""Finding a customer from beginnings of words, endings of phones, and numbers.

What is found by what lies in `storage/search_index.py`; the box is the window's.
"""

import re
from datetime import date
from typing import NamedTuple

from smallcrm.domain.folding import fold, words
from smallcrm.domain.ids import CustomerId
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


_FIND = f"""
SELECT rowid FROM finder_start WHERE finder_start MATCH ? ORDER BY rowid LIMIT {_CONSIDERED}
"""

_COUNT = f"""
SELECT count(*) FROM (SELECT 1 FROM finder_start WHERE finder_start MATCH ? LIMIT {_COUNTED_TO})
"""

_ROWS = """
SELECT c.id, CASE WHEN c.name <> '' THEN c.name WHEN c.company <> '' THEN c.company
       ELSE coalesce((SELECT number FROM phone WHERE customer_id = c.id
                      ORDER BY is_preferred DESC, id LIMIT 1), '') END,
       CASE WHEN c.company <> '' AND c.name <> '' THEN c.company
       ELSE coalesce((SELECT trim(replace(street, char(10), ' ') || ', ' || town, ', ')
                      FROM address WHERE customer_id = c.id
                      ORDER BY is_preferred DESC, id LIMIT 1), '') END,
       c.tier, f.last_visit_on,
       EXISTS (SELECT 1 FROM special_request WHERE customer_id = c.id AND closed_on IS NULL)
FROM customer AS c LEFT JOIN customer_figures AS f ON f.customer_id = c.id
WHERE c.id IN ({places})
"""


def find(store: Store, text: str, *, limit: int = SHOWN) -> Found:
    """The people whom these scraps could mean, best first; any text is fine and raises nothing.

    Order of names: exact, beginning, then the most recent visit and the tier. Order of numbers:
    phone ending, phone beginning, customer number, postcode.
    """
    plain = fold(text[:_LONGEST_TEXT]).strip()
    if digits := _phone_digits(plain):
        return _by_number(store, digits, limit)
    asked = [word[:_LONGEST_WORD] for word in words(plain)][:_MOST_WORDS]
    if sum(map(len, asked)) < FROM_CHARACTERS:
        return Found([], 0)
    return _by_words(store, asked, limit)


def _phone_digits(plain: str) -> str:
    """The digits of a text that can only be a number; empty for any other text."""
    digits = "".join(filter(str.isdecimal, plain))
    is_number = _PHONE_LIKE.fullmatch(plain) and digits.isascii() and len(digits) >= _FROM_DIGITS
    return digits if is_number else ""


def _by_words(store: Store, asked: list[str], limit: int) -> Found:
    # Every word must be the beginning of some word; "mar du" finds Dupont Marie.
    expression = " AND ".join(f'{{words numbers}} : "{word}" *' for word in asked)
    ids = _matches(store, expression)
    names = _documents(store, "name_words", ids)
    # Sorting is stable: within one rank the index's own order (recent, tier) stays.
    best = sorted(ids, key=lambda number: _name_rank(names.get(number, "").split(), asked))
    return Found(_rows(store, best[:limit]), _total(store, expression, ids))


def _by_number(store: Store, digits: str, limit: int) -> Found:
    ending = f'endings : "{digits[::-1]}" *'
    ids = _matches(store, ending)
    total = _total(store, ending, ids)
    if len(ids) < limit:
        local = digits.lstrip("0") or digits
        expression = f'(numbers : "{digits}" *) OR (numbers : "{local}" *)'
        seen = set(ids)
        others = [number for number in _matches(store, expression) if number not in seen]
        numbers = _documents(store, "numbers", others)
        # Own number, phones, postcodes stand in this order; phones come first here.
        others.sort(key=lambda number: _number_rank(numbers.get(number, "").split(), local))
        ids += others
        total += len(others)
    return Found(_rows(store, ids[:limit]), total)


def _matches(store: Store, expression: str) -> list[CustomerId]:
    rows = store.connection.execute(_FIND, (expression,)).fetchall()
    return [CustomerId(customer_of(row[0])) for row in rows]


def _total(store: Store, expression: str, ids: list[CustomerId]) -> int:
    if len(ids) < _CONSIDERED:
        return len(ids)
    return int(store.value(_COUNT, expression))


def _documents(store: Store, column: str, ids: list[CustomerId]) -> dict[int, str]:
    places = ", ".join("?" * len(ids))
    sql = f"SELECT customer_id, {column} FROM search_document WHERE customer_id IN ({places})"
    return dict(store.connection.execute(sql, ids).fetchall())


def _name_rank(name: list[str], asked: list[str]) -> int:
    if sorted(name) == sorted(asked):
        return 0
    if all(word in name for word in asked):
        return 1
    if all(any(part.startswith(word) for part in name) for word in asked):
        return 2
    return 3


def _number_rank(numbers: list[str], digits: str) -> int:
    own, *others = numbers or [""]
    if any(len(each) > _LONGEST_POSTCODE and each.startswith(digits) for each in others):
        return 0
    return 1 if own.startswith(digits) else 2


def _rows(store: Store, ids: list[CustomerId]) -> list[FinderRow]:
    sql = _ROWS.format(places=", ".join("?" * len(ids)))
    found = {row.id: row for row in store.rows(FinderRow, sql, *ids)}
    return [found[number] for number in ids if number in found]
