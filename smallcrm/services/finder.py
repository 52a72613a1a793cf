"""Finding a customer from any scrap: beginnings, pieces, numbers, words with a typing mistake.

What is found by what lies in `storage/search_documents.py`; the box is the window's.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.services.finder_asking import FROM_CHARACTERS, TRASH_SIGN, Asked, taken_apart
from smallcrm.services.finder_mistakes import mistaken
from smallcrm.services.finder_passes import (
    COUNTED_TO,
    EVERYBODY,
    begun,
    by_kind_of_number,
    inside,
    numbered,
    with_phone_inside,
)
from smallcrm.services.finder_rows import FinderRow, Fit, rows_of
from smallcrm.services.finder_trash import in_trash
from smallcrm.services.finder_words import term
from smallcrm.storage.store import Store

__all__ = ["COUNTED_TO", "FROM_CHARACTERS", "SHOWN", "TRASH_SIGN", "FinderRow", "Found", "find",
           "find_ids"]  # fmt: skip

SHOWN = 8  # PRODUCT.md section 4: the best eight, then "all N"


class Found(NamedTuple):
    """The best rows, and how many there are in all; COUNTED_TO means so many or more."""

    rows: list[FinderRow]
    total: int


class _Fitting(NamedTuple):
    """How everybody fits, the best first, and how many there are."""

    fits: dict[CustomerId, Fit]
    total: int


def find(store: Store, text: str, *, limit: int = SHOWN) -> Found:
    """The people whom these scraps could mean, best first; any text is fine and raises nothing.

    Order: names that are exactly so, names that begin so, others of whom every word begins so, each
    by the most recent visit and the tier; then pieces inside words, then words with one typing
    mistake - each of the latter only while fewer than eight were found. Order of numbers: phone
    ending, anywhere in a phone, own number, postcode. A leading "!" finds only who lies in the
    trash. limit: of rows, up to a thousand.
    """
    most = min(limit, COUNTED_TO)
    asked = taken_apart(store, text)
    found = _fitting(store, asked, most)
    best = dict(list(found.fits.items())[:most])
    return Found(rows_of(store, best, asked) if best else [], found.total)


def find_ids(store: Store, text: str, limit: int | None = None) -> list[CustomerId]:
    """Everybody whom the finder counts for this text, in its order; the list behind "all N".

    Among the first thousand the order is exactly the finder's; behind them the newest visit first.
    """
    found = _fitting(store, taken_apart(store, text), EVERYBODY)
    return list(found.fits)[:limit]


def _fitting(store: Store, asked: Asked, most: int) -> _Fitting:
    if asked.is_for_trash:
        trashed = in_trash(store, asked)
        return _Fitting(_fit(trashed, "trash"), len(trashed))
    if asked.typed:
        return _by_number(store, asked, most)
    return _by_words(store, asked.words, most) if asked.words else _Fitting({}, 0)


def _by_number(store: Store, asked: Asked, most: int) -> _Fitting:
    ids, total = numbered(store, asked.typed, asked.national, most)
    fits = _fit(ids, "begun")
    if total >= SHOWN:
        return _Fitting(fits, total)
    further = with_phone_inside(store, asked.typed, asked.national, most)
    added = [each for each in further if each not in fits]
    if added:
        fits |= _fit(added, "inside")
        ordered = by_kind_of_number(store, list(fits), asked.typed, asked.national)
        fits = {each: fits[each] for each in ordered}
    return _Fitting(fits, len(fits))


def _by_words(store: Store, words: list[str], most: int) -> _Fitting:
    terms = [term(store, word) for word in words]
    ids, total = begun(store, terms, most)
    fits = _fit(ids, "begun")
    further: tuple[tuple[Fit, Callable[[], Iterable[CustomerId]]], ...] = (
        ("inside", lambda: inside(store, terms, most)),
        ("mistaken", lambda: mistaken(store, terms, most, enough=SHOWN)),
    )
    for fit, ask in further:
        if total >= SHOWN:
            break
        fits |= _fit([each for each in ask() if each not in fits], fit)
        total = len(fits)
    return _Fitting(fits, total)


def _fit(ids: Iterable[CustomerId], fit: Fit) -> dict[CustomerId, Fit]:
    return dict.fromkeys(ids, fit)
