"""Customers as CSV that spreadsheets open without asking: UTF-8 with its mark, cells harmless.

What stands in a row is the business of table.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import IO

from smallcrm.exchange.readers.cells import FORMULA_SIGNS


def write_csv(file: IO[bytes], rows: Iterable[Sequence[str]], delimiter: str) -> None:
    """Write all rows, the head first."""
    out = _Encoded(file)
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet runs it; our import takes the sign off again."""
    return f"'{cell}" if cell[:1] and cell[0] in FORMULA_SIGNS else cell


class _Encoded:
    """Takes text for a file of bytes; half a letter pair becomes a question mark."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._file.write("\ufeff".encode())

    def write(self, text: str) -> int:
        """Write a row."""
        return self._file.write(text.encode("utf-8", "replace"))
