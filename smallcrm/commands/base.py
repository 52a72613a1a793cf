"""What every command has: its place, its answer, its numbers, and how it opens the book.

What a command does stands in the modules beside this one. All of them import late: the window,
too, starts by reading which command was asked for.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.errors import StoreError
from smallcrm.domain.sentence import Sentence

if TYPE_CHECKING:
    from smallcrm.storage.store import Store
    from smallcrm.wording import Wording

DONE, COULD_NOT = 0, 1  # argparse itself leaves with 2 for wrong usage
BOOK_NAME = "book.smallcrm"
_SHOWN_MOST = 40  # characters of what was typed, in a message
_LARGEST = 2**63 - 1  # SQLite's own limit for an integer


@dataclass(frozen=True)
class Place:
    """Where a command works: the shop's folder, and the clock."""

    folder: Path
    now: Callable[[], datetime]

    @property
    def book(self) -> Path:
        """The customer book's file."""
        return self.folder / BOOK_NAME


class Answer(NamedTuple):
    """What a command found or did: the JSON document, the same in words, and the exit code.

    notes: what belongs to the words and has no place in the document.
    """

    document: object
    lines: list[Sentence | str]
    code: int = DONE
    notes: Sequence[str] = ()


class Command(NamedTuple):
    """One command: its name, one sentence, its arguments, and what it does."""

    name: str
    explained: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Place, argparse.Namespace], Answer]


@contextmanager
def reading(place: Place) -> Iterator["Store"]:
    """The book as it is, also while a window has it open."""
    from smallcrm.storage.book_file import refuse_unless_today  # noqa: PLC0415
    from smallcrm.storage.store import Store  # noqa: PLC0415

    refuse_unless_today(place.book)
    store = Store.open(place.book, now=place.now())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def writing(place: Place) -> Iterator["Store"]:
    """The book for this command alone. Raises StoreError while a window has it open."""
    from smallcrm.storage.store import Store  # noqa: PLC0415

    with holding(place):
        store = Store.open(place.book, now=place.now())
        try:
            yield store
        finally:
            store.close()


@contextmanager
def holding(place: Place) -> Iterator[None]:
    """The book's lock, for work on the file itself."""
    from smallcrm.storage.lock import BookLock  # noqa: PLC0415

    make_folder(place)
    lock = BookLock(place.book)
    lock.take()
    try:
        yield
    finally:
        lock.free()


def make_folder(place: Place) -> None:
    """See to it that the shop's folder is there. Raises StoreError when it can not be made."""
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "The folder {folder} can not be written to. Nothing was changed. "
            "Allow writing there, or choose another folder.",
            folder=str(place.folder),
        ) from error


def wording_of(store: "Store", place: Place, *, on: date | None = None) -> "Wording":
    """How the shop of this book speaks. on: the day from which days are told, if not today."""
    from smallcrm.services.words import shop_wording  # noqa: PLC0415

    return shop_wording(store, today=lambda: on or store.shop_day(place.now()))


def whole_number(text: str) -> int:
    """A number of one or more, for argparse; such as a customer's id."""
    try:
        number = int(text)
    except ValueError:  # also for more digits than Python reads
        number = 0
    if not 1 <= number <= _LARGEST:
        raise argparse.ArgumentTypeError(f"not a number of 1 or more: {text[:_SHOWN_MOST]!a}")
    return number
