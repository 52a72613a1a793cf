"""What the worker does for the import page: read and compare a list, then bring it in.

How it is shown is the page's business.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.domain.progress import Progress
from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.importing import (
    Habit,
    ImportPlan,
    ImportReport,
    apply_import,
    plan_import,
    remembered_mapping,
)
from smallcrm.exchange.readers.guess import ListGuess, ListRead, ReadOptions
from smallcrm.exchange.readers.lists import MOST_BYTES, read_list
from smallcrm.services.shop import habits_of
from smallcrm.storage.store import Store
from smallcrm.wording import Wording

Answers = Mapping[int, str]
_FORMULA = tuple("=+-@\t\r")  # how a cell begins that a spreadsheet would run


@dataclass(frozen=True)
class Source:
    """A list as it was given: a file, or cells that were pasted."""

    name: str
    path: Path | None = None
    data: bytes = b""


@dataclass(frozen=True)
class Looked:
    """A list that was read and compared with the book. is_corrected: columns were set by hand."""

    source: Source
    options: ReadOptions
    guess: ListGuess
    contacts: Sequence[Contact]
    rejected: Sequence[Rejected]
    plan: ImportPlan
    is_corrected: bool = False


def look(
    store: Store, source: Source, options: ReadOptions, answers: Answers, progress: Progress
) -> Looked:
    """Read a list and compare it. Raises ShopError for a file that holds none."""
    source = _loaded(source)
    habits = habits_of(store)
    options = replace(options, locale=f"{habits.language}_{habits.code}", country=habits.code)
    found, options = _opened(store, source, options)
    contacts, rejected = found.collected(progress)
    plan = plan_import(
        store, contacts, rejected, country=habits.code, answers=answers, progress=progress
    )
    return Looked(source, options, found.guess, contacts, rejected, plan)


def compare_again(store: Store, looked: Looked, answers: Answers, progress: Progress) -> Looked:
    """Compare a list that was read with the book as it is now."""
    plan = plan_import(
        store,
        looked.contacts,
        looked.rejected,
        country=habits_of(store).code,
        answers=answers,
        progress=progress,
    )
    return replace(looked, plan=plan)


def bring_in(
    store: Store,
    looked: Looked,
    answers: Answers,
    progress: Progress,
    *,
    now: datetime,
    by: HelperId | None,
) -> ImportReport:
    """Bring the list in with what was answered. Raises ShopError when it can not be saved."""
    plan = compare_again(store, looked, answers, progress).plan
    guess = looked.guess
    headings = [column.heading for column in guess.columns]
    is_worth_keeping = looked.is_corrected and guess.header_row
    habit = Habit(guess.fingerprint, headings, guess.mapping) if is_worth_keeping else None
    return apply_import(store, plan, now=now, by=by, progress=progress, habit=habit)


def save_unread(path: Path, rejected: Sequence[Rejected], wording: Wording) -> None:
    """Write what could not be read as a table for a spreadsheet. Raises ShopError."""
    heads = [wording.text("Line"), wording.text("Why"), wording.text("What stands there")]
    rows = [[str(each.row), wording.say(each.reason), each.raw] for each in rejected]
    try:
        with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            csv.writer(file).writerows([heads, *([_harmless(c) for c in row] for row in rows)])
    except OSError as error:
        raise ShopError(
            "Not saved: {file} can not be written. Choose another place.", file=path.name
        ) from error


def _loaded(source: Source) -> Source:
    if source.path is None or source.data:
        return source
    try:
        with source.path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ShopError(
            "{name} can not be opened. Nothing was read. Close it in other programs, then try "
            "again.",
            name=source.name,
        ) from error
    return replace(source, data=data)


def _opened(store: Store, source: Source, options: ReadOptions) -> tuple[ListRead, ReadOptions]:
    """The list with the columns as they were set by hand, now or the last time."""
    found = read_list(source.data, source.name, options)
    guess = found.guess
    if options.mapping or not guess.header_row:  # columns without headings are like any others
        return found, options
    headings = [column.heading for column in guess.columns]
    remembered = remembered_mapping(store, guess.fingerprint, headings)
    if not remembered or remembered == guess.mapping:
        return found, options
    options = replace(options, mapping=remembered)
    return read_list(source.data, source.name, options), options


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
