"""Those who fit what was typed if one of the words holds one typing mistake.

What a mistyped word could mean is found by `services/finder_words.py`; when anybody is asked for
mistakes, and how many are enough, stands in `services/finder.py`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice

from smallcrm.domain.ids import CustomerId
from smallcrm.services.finder_asking import all_of
from smallcrm.services.finder_passes import COUNTED_TO, customers_of, fitting_rowids
from smallcrm.services.finder_words import Term, meant
from smallcrm.storage.search_documents import CUSTOMER_MASK
from smallcrm.storage.store import Store

# People: reading the words of one costs as much as walking past a hundred and more in the index.
_RARE, _COMMON = 200, 5_000
_PEOPLE_A_WORD = 6  # whose words are read while the index looks up one more word
_READ_AT_MOST = 1_000  # people at once; beyond them the index is asked word by word instead
_RAREST = 3  # words asked of the index; a further one costs more than it spares
_TIMES_THE_RAREST = 20  # people; walking past so many of another word costs as much as reading one

_WORDS = f"""
SELECT f.rowid, ' ' || d.words || ' ' FROM finder_start AS f
CROSS JOIN search_document AS d ON d.customer_id = f.rowid & {CUSTOMER_MASK}
WHERE finder_start MATCH ? ORDER BY f.rowid
"""
_WORDS_OF_SOME = f"{_WORDS} LIMIT {_READ_AT_MOST}"

_Texts = dict[int, list[tuple[int, str]]]


def mistaken(store: Store, terms: Sequence[Term], most: int, *, enough: int) -> list[CustomerId]:
    """Those who fit if one of the words holds one typing mistake, the newest visit first.

    Whole words come before beginnings of longer ones, which are only looked at while there are
    fewer than enough.
    """
    wrong = _could_be_wrong(terms)
    near = _near_misses(store, terms, wrong) if wrong else {}
    if near is None:
        return _asked_by_place(store, terms, wrong, most, enough=enough)
    meanings = {place: meant(store, terms[place].word) for place in near}
    found = _who_has(near, {place: each.whole for place, each in meanings.items()})
    if len(found) < enough:
        found += _who_has(near, {place: each.begun for place, each in meanings.items()})
    return list(dict.fromkeys(found))


def _could_be_wrong(terms: Sequence[Term]) -> list[int]:
    """The places of the words in which the mistake may lie.

    A word with which nothing begins must hold it; two such words are two mistakes.
    """
    unknown = [place for place, each in enumerate(terms) if not each.is_known]
    if len(unknown) > 1:
        return []
    return unknown or list(range(len(terms)))


def _near_misses(store: Store, terms: Sequence[Term], wrong: Sequence[int]) -> _Texts | None:
    """Rows of the index and their words, by the one place of what was typed that they do not fit.

    One question instead of two for each place. None where too many would have to be read.
    """
    right = sorted((each for each in terms if each.is_known), key=lambda each: each.people)
    fewest = 2 if len(wrong) == 1 else 3
    if len(right) < fewest or right[0].people > _READ_AT_MOST or not all(t.seen for t in right):
        return None
    question = _all_of_rare(right) if len(wrong) == 1 else _two_of_three(right)
    read = store.connection.execute(_WORDS_OF_SOME, (question,)).fetchall()
    return _by_what_misses(terms, read, wrong) if len(read) < _READ_AT_MOST else None


def _all_of_rare(right: Sequence[Term]) -> str:
    """Who fits the rarest words; a common one costs more to ask than it spares to read."""
    asked = [each for each in right if each.people <= _TIMES_THE_RAREST * right[0].people]
    return all_of(each.question for each in asked[:_RAREST])


def _two_of_three(right: Sequence[Term]) -> str:
    """Who fits the three rarest words but for one."""
    first, second, third = (each.question for each in right[:3])
    return f"({first} AND {second}) OR (({first} OR {second}) AND {third})"


def _by_what_misses(
    terms: Sequence[Term], read: Iterable[tuple[int, str]], wrong: Collection[int]
) -> _Texts:
    # The rarest first: most people are let go at the second word that they do not fit.
    places = sorted(range(len(terms)), key=lambda place: terms[place].people)
    tests = [(place, _seen_in(terms[place])) for place in places]
    found: _Texts = {}
    for rowid, text in read:
        missing = islice((place for place, is_seen in tests if not is_seen(text)), 2)
        match list(missing):
            case [place] if place in wrong:
                found.setdefault(place, []).append((rowid, text))
    return found


def _who_has(near: _Texts, instead: Mapping[int, Term]) -> list[CustomerId]:
    """Those who have what was meant in the one place, the newest visit first."""
    tests = {place: _seen_in(each) for place, each in instead.items()}
    found = [
        rowid for place, people in near.items() for rowid, text in people if tests[place](text)
    ]
    return customers_of(sorted(found))


def _asked_by_place(
    store: Store, terms: Sequence[Term], wrong: Sequence[int], most: int, *, enough: int
) -> list[CustomerId]:
    """The same, asked of the index for each place and each of its meanings."""
    meanings = {place: meant(store, terms[place].word) for place in wrong}
    found: dict[CustomerId, None] = {}
    for is_whole in (True, False):
        rowids: set[int] = set()
        for place, meaning in meanings.items():
            instead = meaning.whole if is_whole else meaning.begun
            # The same question as without a mistake finds nobody new.
            if instead.is_known and instead.question != terms[place].question:
                asked = [*terms[:place], instead, *terms[place + 1 :]]
                rowids.update(_fitting(store, asked, most))
        found.update(dict.fromkeys(customers_of(sorted(rowids))))
        if len(found) >= enough:
            break
    return list(found)


def _fitting(store: Store, terms: Sequence[Term], most: int) -> list[int]:
    """Rows of the index that fit every term.

    The index would walk through everybody of a common word for each question, and look up each word
    of many, so beside a rare one these are looked for in the words of those who have the rare one.
    """
    rare = min(terms, key=lambda each: each.people)
    common = [each for each in terms if each is not rare and _is_dear(each, rare)]
    if not common:
        return fitting_rowids(
            store, all_of(each.question for each in terms), most, least=COUNTED_TO
        )
    question = all_of(each.question for each in terms if each not in common)
    tests = [_seen_in(each) for each in common]
    return [
        rowid
        for rowid, text in store.connection.execute(_WORDS, (question,))
        if all(is_seen(text) for is_seen in tests)
    ]


def _seen_in(asked: Term) -> Callable[[str], bool]:
    """Whether what was asked stands in somebody's words."""
    if len(asked.seen) == 1:
        only = asked.seen[0]
        return lambda text: only in text
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
