"""Commands for whole lists: bring one in, write one out, make up a shop.

How a list is read and matched is the exchange's business.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from smallcrm.commands.base import Answer, Command, Place, reading, wording_of, writing
from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.wording import Wording

if TYPE_CHECKING:
    from smallcrm.exchange.importing import ImportPlan
    from smallcrm.exchange.readers.guess import ListRead
    from smallcrm.storage.store import Store

CALENDAR = "ics"
MANY_REASONS = 10  # a terminal shows so many; --json gives all


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="csv, vcf, xlsx, xls or ods")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _import(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.exchange.importing import apply_import  # noqa: PLC0415

    data = _bytes_of(args.file)
    with _looking(place) if args.dry_run else writing(place) as store:
        plan = _planned(store, data, args.file.name)
        if not args.dry_run:
            apply_import(store, plan, now=place.now())
        return _told(plan, wording_of(store, place), is_dry=args.dry_run)


@contextmanager
def _looking(place: Place) -> Iterator["Store"]:
    """The book to compare with; where there is none yet, an empty one that leaves no trace."""
    from smallcrm.storage.book_file import FileKind, kind_of_file  # noqa: PLC0415

    if kind_of_file(place.book) is not FileKind.MISSING:
        with reading(place) as store:
            yield store
        return
    with TemporaryDirectory() as folder, writing(Place(Path(folder), place.now)) as store:
        yield store


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise ShopError("{file} can not be read. Nothing was changed.", file=str(file)) from error


def _planned(store: "Store", data: bytes, name: str) -> "ImportPlan":
    from smallcrm.exchange.importing import plan_import, remembered_mapping  # noqa: PLC0415
    from smallcrm.exchange.readers.guess import ReadOptions  # noqa: PLC0415
    from smallcrm.exchange.readers.lists import read_list  # noqa: PLC0415
    from smallcrm.services.shop import habits_of  # noqa: PLC0415

    habits = habits_of(store)
    options = ReadOptions(locale=f"{habits.language}_{habits.code}", country=habits.code)
    found: ListRead = read_list(data, name, options)
    headings = [column.heading for column in found.guess.columns]
    mapping = remembered_mapping(store, found.guess.fingerprint, headings)
    if mapping and found.guess.header_row:
        chosen = ReadOptions(mapping=mapping, locale=options.locale, country=options.country)
        found = read_list(data, name, chosen)
    contacts, rejected = found.collected()
    return plan_import(store, contacts, rejected, country=habits.code)


def _told(plan: "ImportPlan", wording: Wording, *, is_dry: bool) -> Answer:
    moved = sum(1 for _ in plan.changed)
    rejected = [{"row": each.row, "reason": wording.say(each.reason)} for each in plan.rejected]
    document: dict[str, Any] = {
        "rows": plan.rows,
        "new": len(plan.new),
        "same": plan.same,
        "changed": moved,
        "doubtful": len(plan.doubtful),
        "rejected": rejected,
    }
    lines: list[Sentence | str] = [
        counted("{n} row read.", "{n} rows read.", plan.rows),
        sentence(
            "New: {new} · changed: {changed} · already there: {same} · to ask about: {doubtful}",
            new=len(plan.new),
            changed=moved,
            same=plan.same,
            doubtful=len(plan.doubtful),
        ),
    ]
    lines += [f"  {each['row']}: {each['reason']}" for each in rejected[:MANY_REASONS]]
    more = len(rejected) - MANY_REASONS
    if more > 0:
        lines.append(counted("  and {n} more row", "  and {n} more rows", more))
    if is_dry:
        lines.append(sentence("This was a dry run: nothing was changed."))
    return Answer(document, lines)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=_file_to_write, metavar="FILE", help="csv, xlsx, vcf, zip or ics"
    )


def _file_to_write(text: str) -> Path:
    from smallcrm.exchange.exporting import ENDINGS, ending_of  # noqa: PLC0415

    if ending_of(Path(text)) not in {*ENDINGS, CALENDAR}:
        raise argparse.ArgumentTypeError(f"not a .csv, .xlsx, .vcf, .zip or .ics: {text}")
    return Path(text)


def _export(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.exchange import exporting  # noqa: PLC0415
    from smallcrm.services.customer_lists import ListQuery, list_ids  # noqa: PLC0415

    if exporting.ending_of(args.file) == CALENDAR:
        return _export_calendar(place, args.file)
    with reading(place) as store:
        ids = list_ids(store, ListQuery())
        if exporting.ending_of(args.file) == exporting.EVERYTHING:
            exporting.export_everything(store, args.file, progress=_Telling())
            count = len(ids)
        else:
            count = exporting.export_customers(store, ids, args.file, progress=_Telling())
    told = counted(
        "{n} customer written to {file}.",
        "{n} customers written to {file}.",
        count,
        file=str(args.file),
    )
    return Answer({"customers": count, "file": str(args.file)}, [told])


def _export_calendar(place: Place, file: Path) -> Answer:
    from smallcrm.exchange.calendar import export_calendar  # noqa: PLC0415

    with reading(place) as store:
        count = export_calendar(store, file, wording_of(store, place), now=place.now())
    told = counted(
        "{n} opening or reminder written to {file}.",
        "{n} openings and reminders written to {file}.",
        count,
        file=str(file),
    )
    return Answer({"entries": count, "file": str(file)}, [told])


def _sample_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--customers", type=int, required=True, metavar="N")
    parser.add_argument("--years", type=int, default=2, metavar="Y")
    parser.add_argument("--seed", type=int, default=1, metavar="S")


def _sample(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.services.sample import invent, write_shop  # noqa: PLC0415

    with writing(place) as store:
        today = store.shop_day(place.now())
        made_up = invent(customers=args.customers, years=args.years, seed=args.seed, today=today)
        report = write_shop(store, made_up, now=place.now(), progress=_Telling())
    document = {"customers": report.customers, "visits": report.visits}
    told = sentence(
        "A made-up shop moved in: {customers}, {visits}.",
        customers=counted("{n} customer", "{n} customers", report.customers),
        visits=counted("{n} visit", "{n} visits", report.visits),
    )
    return Answer(document, [told])


class _Telling:
    """Progress on a terminal: one line that is written over."""

    def __init__(self) -> None:
        self._wording = Wording()

    def step(self, done: int, total: int, doing: Sentence) -> None:
        """Say how far it is, where somebody looks."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self._wording.say(doing)} {done}/{total}   ")


LISTS = (
    Command("import", "bring a list of customers in", _import_arguments, _import),
    Command("export", "write the customers, or everything, to a file", _export_arguments, _export),
    Command("sample", "make up a shop in an empty book", _sample_arguments, _sample),
)
