"""Reads the sheets of xlsx, xls and ods workbooks.

Nothing here knows what the cells mean; formulas are never run, links never followed.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.readers.guess import ListGuess, ListRead, ReadOptions
from smallcrm.exchange.readers.old_excel import check_old, locked
from smallcrm.exchange.readers.sheet_guard import check_zipped, damaged
from smallcrm.exchange.readers.tables import MOST_COLUMNS, header_strength, understood
from smallcrm.exchange.readers.text import clean

_ZIPPED = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_SHEETS = 100  # that are looked through for customers
_EXACT = 10**15  # from here on a number in a sheet has lost its last digits


def is_sheet(data: bytes) -> bool:
    """Whether the bytes begin like a workbook, whatever the file is called."""
    return data.startswith((_ZIPPED, _OLD))


def read_sheet(data: bytes, name: str, options: ReadOptions) -> ListRead:
    """The sheet of a workbook that has customers, or the one that was chosen.

    Raises ShopError for a damaged, locked, empty or much too large workbook.
    """
    if data.startswith(_OLD):
        check_old(data, name)
    else:
        check_zipped(data, name)
    book = _Book(data, name)
    index = options.sheet if options.sheet is not None else _likely(book)
    if not 0 <= index < len(book.names):
        raise ShopError("{name} has no such sheet. Nothing was read.", name=name)
    sheet = book.sheet(index)
    if not sheet.height:
        raise ShopError("The sheet of {name} is empty. Nothing was read.", name=name)
    table = understood(sheet.rows, options)
    guess = ListGuess(
        kind="sheet",
        header_row=table.header_row,
        columns=table.columns,
        fingerprint=table.fingerprint,
        preset=table.preset,
        date_order=table.date_order,
        date_order_is_certain=table.date_order_is_certain,
        sheets=book.names,
        sheet=index,
        rows=sheet.height,
    )
    return ListRead(guess, table.read)


@dataclass(frozen=True, slots=True)
class _Sheet:
    cells: Any
    height: int

    def rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows with their numbers as a spreadsheet shows them, cells as text."""
        above = self.cells.start[0] if self.cells.start else 0
        for number, row in enumerate(self.cells.iter_rows(), 1):
            if number > above or any(cell != "" for cell in row):
                yield (
                    number,
                    [c if c.__class__ is str else cell_text(c) for c in row[:MOST_COLUMNS]],
                )


class _Book:
    """A workbook whose sheets are read when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415

        self._name = name
        with _Damage(name):
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        self.names = tuple(clean(sheet) for sheet in self._book.sheet_names)

    def sheet(self, index: int) -> _Sheet:
        """One sheet by its place from 0. Raises ShopError when it is damaged."""
        with _Damage(self._name):
            cells = self._book.get_sheet_by_index(index)
            return _Sheet(cells, cells.height)


class _Damage:
    """Turns what the sheet reader raises about a file into a sentence.

    Its own break-downs ("PanicException") can not be imported and are no Exception, so they are
    known by name.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Nothing is needed before."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        if kind is None:
            return
        family = {parent.__name__ for parent in kind.__mro__}
        if "PasswordError" in family:
            raise locked(self._name) from error
        if family & {"CalamineError", "PanicException", "OSError", "ValueError"}:
            raise damaged(self._name) from error


def _likely(book: _Book) -> int:
    """The first sheet whose headings are those of customers, else the first with anything in it."""
    filled = 0
    found_filled = False
    for index in range(min(len(book.names), _MOST_SHEETS)):
        sheet = book.sheet(index)
        if not sheet.height:
            continue
        if header_strength(sheet.rows()) > 1:
            return index
        if not found_filled:
            filled, found_filled = index, True
    return filled


def cell_text(value: object) -> str:
    """A cell as a person would type it: whole numbers without .0, days as 1990-01-02."""
    match value:
        case str():
            return value
        case bool():
            return str(value).upper()
        case float():
            whole = value.is_integer() and abs(value) < _EXACT
            return str(int(value)) if whole else repr(value)
        case datetime():
            return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
    return str(value)
