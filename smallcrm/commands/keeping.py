"""Commands that keep the book safe: backup, restore, check.

How a copy is made and checked is the storage's business.
"""

import argparse
from pathlib import Path

from smallcrm.commands.base import COULD_NOT, Answer, Command, Place, holding, writing
from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.wording import Wording


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="another folder, such as a stick")


def _backup(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.storage.backup import safe_copy  # noqa: PLC0415
    from smallcrm.storage.book_file import refuse_unless_today  # noqa: PLC0415

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
    from smallcrm.services.customer_lists import ListQuery, list_ids  # noqa: PLC0415
    from smallcrm.storage.backup import restore  # noqa: PLC0415

    with holding(place):
        kept = restore(place.book, args.file, now=place.now())
    with writing(place) as store:
        customers = len(list_ids(store, ListQuery()))
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
    told = sentence(
        "The customer book is sound: {customers}, {visits}.",
        customers=counted("{n} customer", "{n} customers", found.customers),
        visits=counted("{n} visit", "{n} visits", found.visits),
    )
    if found.findings:
        return Answer(document, list(found.findings), COULD_NOT)
    return Answer(document, [told])


KEEPING = (
    Command("backup", "make a safe copy now", _backup_arguments, _backup),
    Command("restore", "put a safe copy back", _file_argument, _restore),
    Command("check", "check the whole customer book", _no_arguments, _check),
)
