"""The ways in which people fit what was typed, each asked on its own: begun, inside, mistaken.

In which order they are asked, and when it is enough, stands in `services/finder.py`.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from typing import Any

from smallcrm.domain.folding import words
from smallcrm.domain.ids import CustomerId
from smallcrm.services.finder_asking import all_of, every_three, threes
from smallcrm.services.finder_words import Term, meant
from smallcrm.storage.search_documents import CUSTOMER_MASK, customer_of
from smallcrm.storage.store import Store

EVERYBODY = -1  # as the most that are wanted
RANKED = 50  # newest first; "exact" and "beginning" are sorted among these (SPEED.md)
COUNTED_TO = 1_000  # "more than 1,000" is as good as the exact number and costs nothing
_PIECE = 3  # letters; PRODUCT.md section 4 and the index
_PIECES_ASKED = 2  # of the index, those of the rarest words; the rest is read in what it finds
# People: reading the words of one costs as much as walking past a hundred and more in the index.
_RARE, _COMMON = 200, 5_000
_PEOPLE_A_WORD = 6  # whose words are read while the index looks up one more word
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
_WORDS = f"""
SELECT f.rowid, ' ' || d.words || ' ' FROM finder_start AS f
CROSS JOIN search_document AS d ON d.customer_id = f.rowid & {CUSTOMER_MASK}
WHERE finder_start MATCH ? ORDER BY f.rowid
"""
_COUNT = f"""
SELECT count(*) FROM (SELECT 1 FROM finder_start WHERE finder_start MATCH ? LIMIT {COUNTED_TO})
"""
_INSIDE = f"""
SELECT d.customer_id, ' ' || substr(d.words, 1, d.known_until) || ' ' || d.numbers
FROM finder_inside AS i CROSS JOIN search_document AS d ON d.customer_id = i.rowid & {CUSTOMER_MASK}
WHERE finder_inside MATCH ? ORDER BY i.rowid
"""
_PHONES_INSIDE = f"""
SELECT d.customer_id, d.endings
FROM finder_inside AS i CROSS JOIN search_document AS d ON d.customer_id = i.rowid & {CUSTOMER_MASK}
WHERE finder_inside MATCH ? ORDER BY i.rowid
"""


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
    ids = _customers(_rowids(store, ending, most))
    if most == EVERYBODY or len(ids) < max(most, RANKED):
        others = [each for each in _customers(_rowids(store, beginning, most)) if each not in ids]
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
    found = store.connection.execute(_INSIDE, (question,))
    return _first((number for number, text in found if all(each in text for each in wanted)), most)


def with_phone_inside(store: Store, typed: str, national: str, most: int) -> list[CustomerId]:
    """Those in whose phones these digits stand anywhere, the newest visit first."""
    question = " OR ".join(f"({all_of(every_three(each))})" for each in {typed, national})
    backwards = (typed[::-1], national[::-1])
    found = store.connection.execute(_PHONES_INSIDE, (question,))
    return _first((number for number, text in found if any(b in text for b in backwards)), most)


def mistaken(store: Store, terms: Sequence[Term], most: int, *, enough: int) -> list[CustomerId]:
    """Those who fit if one of the words holds one typing mistake, the newest visit first.

    Whole words come before beginnings of longer ones, which are only looked at while there are
    fewer than enough.
    """
    meanings = {place: meant(store, terms[place].word) for place in _could_be_wrong(terms)}
    found: dict[CustomerId, None] = {}
    for is_whole in (True, False):
        rowids: set[int] = set()
        for place, meaning in meanings.items():
            instead = meaning.whole if is_whole else meaning.begun
            if instead.is_known:
                asked = [*terms[:place], instead, *terms[place + 1 :]]
                rowids.update(_fitting(store, asked, most))
        found.update(dict.fromkeys(_customers(sorted(rowids))))
        if len(found) >= enough:
            break
    return list(found)


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
        exactly = set(_called_exactly(store, _customers(near), asked)) if near else set()
        ranked[_CALLED].sort(key=lambda rowid: customer_of(rowid) not in exactly)
    return [number for rowids in ranked for number in _customers(rowids)]


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


def _could_be_wrong(terms: Sequence[Term]) -> list[int]:
    """The places of the words in which the mistake may lie.

    A word with which nothing begins must hold it; two such words are two mistakes.
    """
    unknown = [place for place, each in enumerate(terms) if not each.is_known]
    if len(unknown) > 1:
        return []
    return unknown or list(range(len(terms)))


def _fitting(store: Store, terms: Sequence[Term], most: int) -> list[int]:
    """Rows of the index that fit every term.

    The index would walk through everybody of a common word for each question, and look up each word
    of many, so beside a rare one these are looked for in the words of those who have the rare one.
    """
    rare = min(terms, key=lambda each: each.people)
    common = [each for each in terms if each is not rare and _is_dear(each, rare)]
    if not common:
        return _rowids(store, all_of(each.question for each in terms), most, least=COUNTED_TO)
    question = all_of(each.question for each in terms if each not in common)
    tests = [_seen_in(each) for each in common]
    return [
        rowid
        for rowid, text in store.connection.execute(_WORDS, (question,))
        if all(is_seen(text) for is_seen in tests)
    ]


def _seen_in(asked: Term) -> Callable[[str], bool]:
    """Whether what was asked stands in somebody's words."""
    whole = {each.strip() for each in asked.seen if each.endswith(" ")}
    begun = [each for each in asked.seen if not each.endswith(" ")]

    def is_seen(text: str) -> bool:
        return not whole.isdisjoint(text.split()) or any(each in text for each in begun)

    return is_seen


def _is_dear(asked: Term, rare: Term) -> bool:
    """Whether reading the words of everybody who has the rare word is cheaper than asking this."""
    if not asked.seen:
        return False
    if asked.people > _COMMON and rare.people <= _RARE:
        return True
    return len(asked.seen) * _PEOPLE_A_WORD > rare.people


def _rowids(store: Store, question: str, most: int, *, least: int = RANKED) -> list[int]:
    """Rows of the index that fit, the newest visit first."""
    limit = most if most == EVERYBODY else max(most, least)
    return [row[0] for row in store.connection.execute(_BEGUN, (question, limit))]


def _customers(rowids: Iterable[int]) -> list[CustomerId]:
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
