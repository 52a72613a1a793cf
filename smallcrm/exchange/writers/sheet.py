"""Customers as an Excel sheet in which every cell is text, so that nothing is counted or run.

What stands in a row is the business of table.
"""

from collections.abc import Iterable, Sequence
from typing import IO

CELL_LIMIT = 32_767  # characters, Excel's own limit
_AS_TEXT = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_sheet(file: IO[bytes], rows: Iterable[Sequence[str]]) -> None:
    """Write all rows, the head first and in bold."""
    import xlsxwriter  # noqa: PLC0415

    book = xlsxwriter.Workbook(file, _AS_TEXT)
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 40, 18)
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                text = cell.encode("utf-8", "replace").decode()[:CELL_LIMIT]
                sheet.write_string(place, column, text, bold if place == 0 else None)
    book.close()
