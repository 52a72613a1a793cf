"""Taking customers out of the book into a file: CSV, Excel or vCards by its ending, or everything.

Nothing in the book is changed. What a customer takes along is the business of outgoing; reading the
file again changes nothing (PRODUCT.md section 12).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO

from smallcrm.domain.errors import ShopError
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import sentence
from smallcrm.exchange.outgoing import Outgoing, Widths, outgoing, widths
from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.writers.csv_text import write_csv
from smallcrm.exchange.writers.everything import write_everything
from smallcrm.exchange.writers.table import cells, headings
from smallcrm.exchange.writers.vcards import write_vcards
from smallcrm.services.shop import habits_of
from smallcrm.storage.store import Store

CUSTOMER_ENDINGS = ("csv", "xlsx", "vcf")
EVERYTHING = "zip"
ENDINGS = (*CUSTOMER_ENDINGS, EVERYTHING)

Write = Callable[[IO[bytes]], None]


def ending_of(path: Path) -> str:
    """The ending that says what kind of file it is, without its dot, in small letters."""
    return path.suffix[1:].lower()


def export_customers(
    store: Store, ids: Sequence[int], path: Path, *, progress: Progress | None = None
) -> int:
    """Write these customers in their order to a .csv, .xlsx or .vcf file; how many they were.

    Who is in the trash is left out. Raises ShopError for another ending and for a file that can
    not be written, Cancelled when progress says so; then a file that was there stays as it was.
    """
    people = _People(store, ids, progress or Unwatched())
    ending = ending_of(path)
    if ending == "csv":
        delimiter = delimiter_of(store)
        _write(path, lambda file: write_csv(file, people.rows(), delimiter))
    elif ending == "xlsx":
        from smallcrm.exchange.writers.sheet import write_sheet  # noqa: PLC0415

        _write(path, lambda file: write_sheet(file, people.rows()))
    elif ending == "vcf":
        _write(path, lambda file: write_vcards(file, people))
    else:
        raise ShopError(
            "{file} does not say what it should be. Nothing was written. Let its name end with"
            " .csv, .xlsx or .vcf.",
            file=path.name,
        )
    return people.count


def export_everything(store: Store, path: Path, *, progress: Progress | None = None) -> None:
    """Write the whole book as a .zip of CSV and JSON. Raises as export_customers does."""
    told = progress or Unwatched()
    _write(path, lambda file: write_everything(file, store, told))


def delimiter_of(store: Store) -> str:
    """What parts the cells of a CSV here: a semicolon where the comma is the decimal mark."""
    from babel import UnknownLocaleError  # noqa: PLC0415
    from babel.numbers import get_decimal_symbol  # noqa: PLC0415

    habits = habits_of(store)
    for locale in (f"{habits.language}_{habits.code}", habits.language):
        try:
            return ";" if get_decimal_symbol(locale) == "," else ","
        except (UnknownLocaleError, ValueError):
            continue
    return ","


class _People:
    """The customers one after the other, counted and told as they go."""

    def __init__(self, store: Store, ids: Sequence[int], told: Progress) -> None:
        self.count = 0
        self._store = store
        self._ids = ids
        self._told = told

    def __iter__(self) -> Iterator[Outgoing]:
        for some in outgoing(self._store, self._ids):
            self._told.step(self.count, len(self._ids), sentence("Writing customers"))
            self.count += len(some)
            yield from some

    def rows(self) -> Iterator[list[str]]:
        """The head and a row for each."""
        wide: Widths = widths(self._store)
        return chain([headings(wide)], (cells(who, wide) for who in self))


def _write(path: Path, write: Write) -> None:
    with whole_file(path) as file:
        write(file)
