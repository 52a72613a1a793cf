"""The ways in which people fit what was typed rightly, each asked on its own: begun, inside.

In which order they are asked, and when it is enough, stands in `services/finder.py`; mistakes are
forgiven in `services/finder_mistakes.py`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from heapq import merge
from typing import Any

from smallcrm.domain.folding import words
from smallcrm.domain.ids import CustomerId
from smallcrm.services.finder_asking import all_of, every_three, threes
from smallcrm.services.finder_words import Term
from smallcrm.storage.search_documents import CUSTOMER_MASK, customer_of
from smallcrm.storage.search_moved import lately_moved
from smallcrm.storage.store import Store

EVERYBODY = -1  # as the most that are wanted
RANKED = 50  # newest first; "exact" and "beginning" are sorted among these (SPEED.md)
COUNTED_TO = 1_000  # "more than 1,000" is as good as the exact number and costs nothing
_PIECE = 3  # letters; PRODUCT.md section 4 and the index
_PIECES_ASKED = 2  # of the index, those of the rarest words; the rest is read in what it finds
_CALLED, _BEGINS, _ELSEWHERE = range(3)  # how well a name fits, the best first
_ENDING, _PHONE, _OWN_NUMBER, _POSTCODE = range(4)

# A plain "LIMIT ?" would let SQLite plan each of these anew for every key that is typed.
_MOST = "LIMIT CAST(? AS INTEGER)"
_BEGUN = f"SELECT rowid FROM finder_start WHERE finder_start MATCH ? ORDER BY rowid {_MOST}"
# The order of the index, with the customer taken out of its row number: one step for each.
_NAMES = f"""
SELECT f.rowid, d.name_words FROM finder_start AS f
CROSS JOIN search_document AS d ON d.customer_id = f.rowid & {CUSTOMER_MASK}
WHERE finder_start MATCH ? ORDER BY f.rowid {_MOST}
"""
_COUNT = f"""
SELECT count(*) FROM (SELECT 1 FROM finder_start WHERE finder_start MATCH ? LIMIT {COUNTED_TO})
"""
_INSIDE = f"""
SELECT i.rowid, d.customer_id, {{text}} FROM finder_inside AS i
CROSS JOIN search_document AS d ON d.customer_id = i.rowid & {CUSTOMER_MASK}
WHERE finder_inside MATCH ? ORDER BY i.rowid
"""
_MOVED = """
SELECT d.finder_rowid, d.customer_id, {text} FROM search_document AS d
WHERE d.customer_id IN (SELECT value FROM json_each(?)) ORDER BY d.finder_rowid
"""
_CALLED_AND_NUMBERED = "' ' || substr(d.words, 1, d.known_until) || ' ' || d.numbers"


def begun(store: Store, terms: Sequence[Term], most: int) -> tuple[list[CustomerId], int]:
    """Those of whom every word begins some word, "mar du" for Dupont Marie, and how many.

    Order of names: exact, beginning, then the most recent visit and the tier. most: of people, or
    EVERYBODY. The number ends at COUNTED_TO unless everybody is wanted.
    """
    if not all(each.is_known for each in terms):
        return [], 0
    asked = [each.word for each in terms]
    question = all_of(each.question for each in terms)
    names = _named(store, question, most)
    total = _total(store, question, names, most)
    exactly = all_of(f'"{word}"' for word in asked)
    if total > len(names) and question != exactly and all(each.is_whole for each in terms):
        # Many begin so: whoever is called exactly that must not be lost behind newer visits.
        names |= _named(store, exactly, most)
    return _by_name(store, names, asked), total


def numbered(store: Store, typed: str, national: str, most: int) -> tuple[list[CustomerId], int]:
    """Those whose phone ends or begins so, or whose own number or postcode begins so."""
    ending = f'endings : "{typed[::-1]}" *'
    beginning = " OR ".join(f'(numbers : "{each}" *)' for each in dict.fromkeys((typed, national)))
    ids = customers_of(fitting_rowids(store, ending, most))
    if most == EVERYBODY or len(ids) < max(most, RANKED):
        others = [
            each for each in customers_of(fitting_rowids(store, beginning, most)) if each not in ids
        ]
        ids += by_kind_of_number(store, others, typed, national) if others else []
    return ids, _total(store, f"({ending}) OR {beginning}", ids, most)


def inside(store: Store, terms: Sequence[Term], most: int) -> list[CustomerId]:
    """Those in whose words every piece of three letters or more stands anywhere.

    A shorter one begins a word. The newest visit first.
    """
    rare = sorted(terms, key=lambda each: each.people)
    pieces = [each.word for each in rare if len(each.word) >= _PIECE][:_PIECES_ASKED]
    if not pieces:
        return []
    wanted = [each.word if len(each.word) >= _PIECE else f" {each.word}" for each in terms]
    question = all_of(three for piece in pieces for three in threes(piece))
    found = _inside(store, question, _CALLED_AND_NUMBERED)
    return _first((number for number, text in found if all(each in text for each in wanted)), most)


def with_phone_inside(store: Store, typed: str, national: str, most: int) -> list[CustomerId]:
    """Those in whose phones these digits stand anywhere, the newest visit first."""
    question = " OR ".join(f"({all_of(every_three(each))})" for each in {typed, national})
    backwards = (typed[::-1], national[::-1])
    found = _inside(store, question, "d.endings")
    return _first((number for number, text in found if any(b in text for b in backwards)), most)


def _inside(store: Store, question: str, text: str) -> Iterator[tuple[int, str]]:
    """Whom the pieces find, and who was here lately; each with the text that must fit to be sure.

    The newest visit first.
    """
    indexed = store.connection.execute(_INSIDE.format(text=text), (question,))
    lately = lately_moved(store.connection)
    moved = store.connection.execute(_MOVED.format(text=text), (json.dumps(list(lately)),))
    unmoved = (row for row in indexed if row[1] not in lately)
    return ((row[1], row[2]) for row in merge(moved, unmoved))


def by_kind_of_number(
    store: Store, ids: Sequence[CustomerId], typed: str, national: str
) -> list[CustomerId]:
    """Phone endings, other phones, the own number, postcodes; within one kind the order stays."""
    known = {
        number: (endings, numbers)
        for number, endings, numbers in _documents(store, "endings, numbers", ids[:COUNTED_TO])
    }

    def kind(number: CustomerId) -> int:
        return _kind(*known.get(number, ("", "")), typed, national)

    return sorted(ids[:COUNTED_TO], key=kind) + list(ids[COUNTED_TO:])


def _named(store: Store, question: str, most: int) -> dict[int, str]:
    """The words of the names of those who fit, by the rows of the index."""
    limit = most if most == EVERYBODY else max(most, RANKED)
    return dict(store.connection.execute(_NAMES, (question, limit)).fetchall())


def _by_name(store: Store, names: dict[int, str], asked: Sequence[str]) -> list[CustomerId]:
    """Exact names, then names that are called so, names that begin so, and all others."""
    ranked: tuple[list[int], ...] = ([], [], [])
    for rowid in sorted(names):
        ranked[_name_rank(names[rowid], asked)].append(rowid)
    if len(ranked[_CALLED]) > 1:
        called = ranked[_CALLED][:COUNTED_TO]
        near = _near({each: names[each] for each in called}, asked)
        exactly = set(_called_exactly(store, customers_of(near), asked)) if near else set()
        ranked[_CALLED].sort(key=lambda rowid: customer_of(rowid) not in exactly)
    return [number for rowids in ranked for number in customers_of(rowids)]


def _name_rank(name: str, asked: Sequence[str]) -> int:
    spaced = f" {name} "
    rank = _CALLED
    for word in asked:
        if f" {word}" not in spaced:
            return _ELSEWHERE
        if f" {word} " not in spaced:
            rank = _BEGINS
    return rank


def _near(names: Mapping[int, str], asked: Sequence[str]) -> list[int]:
    """Those whose words may be these and no other but for spellings: jürgen, juergen."""
    if not all(map(str.isascii, asked)):
        return list(names)  # then the Latin spelling may begin with any letter
    initials = {word[0] for word in asked}
    return [
        rowid
        for rowid, name in names.items()
        if name.isascii() and all(word[0] in initials for word in name.split())
    ]


def _called_exactly(
    store: Store, ids: Sequence[CustomerId], asked: Sequence[str]
) -> Iterator[CustomerId]:
    """Those whose name is these words and no other, without its Latin spellings."""
    wanted = sorted(asked)
    sql = "SELECT id, name FROM customer WHERE id IN (SELECT value FROM json_each(?))"
    for number, name in store.connection.execute(sql, (json.dumps(ids),)):
        if sorted(words(name)) == wanted:
            yield number


def _kind(endings: str, numbers: str, typed: str, national: str) -> int:
    if any(each.startswith(typed[::-1]) for each in endings.split()):
        return _ENDING
    if typed[::-1] in endings or national[::-1] in endings:
        return _PHONE
    own = numbers.partition(" ")[0]
    return _OWN_NUMBER if own.startswith((typed, national)) else _POSTCODE


def fitting_rowids(store: Store, question: str, most: int, *, least: int = RANKED) -> list[int]:
    """Rows of the index that fit, the newest visit first."""
    limit = most if most == EVERYBODY else max(most, least)
    return [row[0] for row in store.connection.execute(_BEGUN, (question, limit))]


def customers_of(rowids: Iterable[int]) -> list[CustomerId]:
    """The customers of these rows of the index, in their order."""
    return [CustomerId(customer_of(rowid)) for rowid in rowids]


def _total(store: Store, question: str, found: Sized, most: int) -> int:
    if most == EVERYBODY or len(found) < max(most, RANKED):
        return len(found)
    return int(store.value(_COUNT, question))


def _documents(store: Store, columns: str, ids: Sequence[CustomerId]) -> Iterable[tuple[Any, ...]]:
    sql = (
        f"SELECT customer_id, {columns} FROM search_document"
        " WHERE customer_id IN (SELECT value FROM json_each(?))"
    )
    return store.connection.execute(sql, (json.dumps(ids),))


def _first(ids: Iterator[int], most: int) -> list[CustomerId]:
    found = []
    for number in ids:
        found.append(CustomerId(number))
        if len(found) == COUNTED_TO and most != EVERYBODY:
            break
    return found
