"""The commands of the program without a window (PRODUCT.md section 16).

Each calls a service and answers in words or as one JSON document. What is done is the services'
business; how a place for the book is chosen is `main.py`'s.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.storage.book_file import refuse_unless_today
from smallcrm.storage.lock import BookLock
from smallcrm.storage.store import Store
from smallcrm.wording import Wording

DONE, COULD_NOT = 0, 1  # argparse itself leaves with 2 for wrong usage
BOOK_NAME = "book.smallcrm"


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
    """What a command found or did: the JSON document, the same in words, and the exit code."""

    document: object
    lines: list[Sentence | str]
    code: int = DONE


class Command(NamedTuple):
    """One command: its name, one sentence, its arguments, and what it does."""

    name: str
    explained: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Place, argparse.Namespace], Answer]


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add every command to the program's parser."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name, help=command.explained, description=command.explained
        )
        sub.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="answer with one JSON document",
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)


def run_command(place: Place, args: argparse.Namespace) -> int:
    """Run the command that was parsed; returns the exit code."""
    try:
        answer: Answer = args.run(place, args)
    except ShopError as error:
        print(Wording().say(error.sentence), file=sys.stderr)
        return COULD_NOT
    if args.json:
        print(json.dumps(answer.document, ensure_ascii=False, default=_as_text))
    else:
        _tell(place, answer)
    return answer.code


def _tell(place: Place, answer: Answer) -> None:
    wording = Wording(today=lambda: place.now().date())
    for line in answer.lines:
        print(line if isinstance(line, str) else wording.say(line))


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not for JSON: {type(value).__name__}")


# Opening the book


@contextmanager
def _reading(place: Place) -> Iterator[Store]:
    """The book as it is, also while a window has it open."""
    refuse_unless_today(place.book)
    store = Store.open(place.book, now=place.now())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _writing(place: Place) -> Iterator[Store]:
    """The book for this command alone. Raises StoreError while a window has it open."""
    with _holding(place):
        store = Store.open(place.book, now=place.now())
        try:
            yield store
        finally:
            store.close()


@contextmanager
def _holding(place: Place) -> Iterator[None]:
    place.folder.mkdir(parents=True, exist_ok=True)
    lock = BookLock(place.book)
    lock.take()
    try:
        yield
    finally:
        lock.free()


def _wording(store: Store, place: Place) -> Wording:
    from smallcrm.services.words import shop_wording  # noqa: PLC0415

    return shop_wording(store, today=lambda: store.shop_day(place.now()))


# find and today


def _find_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="any scrap: words, endings of a phone")
    parser.add_argument("--limit", type=int, default=8, metavar="N")


def _find(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.services.finder import find  # noqa: PLC0415

    with _reading(place) as store:
        found = find(store, args.text, limit=max(1, args.limit))
    people = [
        {
            "id": row.id,
            "name": row.name,
            "detail": row.detail,
            "tier": row.tier,
            "last_visit": row.last_visit_on,
        }
        for row in found.rows
    ]
    lines: list[Sentence | str] = [f"{row.id:>7}  {row.name}  {row.detail}" for row in found.rows]
    return Answer(people, lines or [sentence("Nobody is found by these words.")])


def _today_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="such as 2026-11-30")


def _today(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.services.today import today  # noqa: PLC0415

    with _reading(place) as store:
        wording = _wording(store, place)
        page = today(store, on=args.on or store.shop_day(place.now()))
        rows = [
            {
                "group": group.code,
                "kind": row.kind,
                "customer_id": row.customer_id,
                "name": row.name,
                "reason": wording.say(row.reason),
                "due": row.due_on,
                "score": row.score.total,
                "parts": [[wording.say(words), points] for words, points in row.score.parts],
            }
            for group in page.groups
            for row in group.rows
        ]
        lines: list[Sentence | str] = []
        for group in page.groups:
            lines.append(f"{wording.say(group.title)} ({group.total})")
            lines += [f"  {row.name}: {wording.say(row.reason)}" for row in group.rows]
    return Answer(rows, lines or [sentence("Nothing is waiting today.")])


# Safe copies and the check


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="another folder, such as a stick")


def _backup(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.storage.backup import safe_copy  # noqa: PLC0415

    refuse_unless_today(place.book)
    copy = safe_copy(place.book, reason="asked", now=place.now(), folder=args.to)
    document = {"file": str(copy.path), "customers": copy.customers, "sha256": copy.sha256}
    told = counted(
        "Safe copy made and checked, {n} customer: {file}",
        "Safe copy made and checked, {n} customers: {file}",
        copy.customers,
        file=str(copy.path),
    )
    return Answer(document, [told])


def _file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _restore(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.storage.backup import restore  # noqa: PLC0415

    with _holding(place):
        kept = restore(place.book, args.file, now=place.now())
    with _writing(place) as store:
        customers = int(store.value("SELECT count(*) FROM customer WHERE trashed_at IS NULL"))
    told = counted("Put back: {n} customer.", "Put back: {n} customers.", customers)
    kept_file = "" if kept is None else str(kept.path)
    lines: list[Sentence | str] = [told]
    if kept_file:
        lines.append(sentence("What was there before is kept: {file}", file=kept_file))
    return Answer({"customers": customers, "kept": kept_file}, lines)


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """For commands that take nothing."""


def _check(place: Place, _args: argparse.Namespace) -> Answer:
    from smallcrm.storage.check import check  # noqa: PLC0415

    found = check(place.book, on=place.now().date())
    wording = Wording()
    document = {
        "sound": not found.findings,
        "customers": found.customers,
        "visits": found.visits,
        "deeds": found.deeds,
        "findings": [wording.say(finding) for finding in found.findings],
    }
    told = counted(
        "The customer book is sound: {n} customer, {visits} visits.",
        "The customer book is sound: {n} customers, {visits} visits.",
        found.customers,
        visits=found.visits,
    )
    if found.findings:
        return Answer(document, list(found.findings), COULD_NOT)
    return Answer(document, [told])


COMMANDS: tuple[Command, ...] = (
    Command("find", "what the finder would show", _find_arguments, _find),
    Command("today", "what Today would show", _today_arguments, _today),
    Command("backup", "make a safe copy now", _backup_arguments, _backup),
    Command("restore", "put a safe copy back", _file_argument, _restore),
    Command("check", "check the whole customer book", _no_arguments, _check),
)
