"""Refuses workbooks that would need more memory than a shop's computer has.

The sheet reader sets memory aside for the whole rectangle of a sheet, so one stray cell in the
last row and column ends the program. Nothing here reads a cell's value.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from smallcrm.domain.errors import ShopError

MOST_CELLS = 10_000_000  # 320 MB in the sheet reader
_MOST_UNPACKED = 500_000_000  # bytes in all parts of one workbook
_CELL = re.compile(rb"\sr\s*=\s*[\"']\$?([A-Za-z]{1,7})\$?(\d{1,9})")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*[\"'](\d{1,9})")
_ODS_PIECE = re.compile(
    rb"<(/?)(?:[\w.-]+:)?(table-row|table-cell|covered-table-cell)\b"
    rb"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_ODS_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,9})")
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_FEW_ROWS = 99_999  # numbers of five digits
_FAR_CELL = re.compile(rb"\sr\s*=\s*[\"']\$?(?:[A-Za-z]{2}|[A-Za-z]\$?\d{6})")


def check_zipped(data: bytes, name: str) -> str:
    """Look through an xlsx or ods; returns which one it is.

    Raises ShopError when it is neither, damaged, or too large to be a list of customers.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            kind = _kind(packed)
            if not kind:
                raise ShopError(
                    "{name} is a packed file without a sheet in it. Nothing was read. Please "
                    "unpack it and choose one of the lists inside.",
                    name=name,
                )
            cells = max(_sizes(packed, kind), default=0)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise damaged(name) from error
    except (
        RuntimeError,
        ValueError,
        expat.ExpatError,
    ) as error:  # RuntimeError: a part is encrypted
        raise damaged(name) from error
    if cells > MOST_CELLS:
        raise too_large(name)
    return kind


def damaged(name: str) -> ShopError:
    """The error for a workbook that can not be read."""
    return ShopError(
        "{name} is damaged and can not be read. Nothing was read. Please open it in a spreadsheet "
        "program, save it again, and try that file.",
        name=name,
    )


def too_large(name: str) -> ShopError:
    """The error for a sheet with millions of cells."""
    return ShopError(
        "{name} has a sheet that is too large. Nothing was read. Please copy only the rows and "
        "columns with customers into a new sheet.",
        name=name,
    )


def _kind(packed: zipfile.ZipFile) -> str:
    names = set(packed.namelist())
    if "xl/workbook.xml" in names or any(n.lower() == "xl/workbook.xml" for n in names):
        return "xlsx"
    return "ods" if "content.xml" in names and "mimetype" in names else ""


def _sizes(packed: zipfile.ZipFile, kind: str) -> Iterator[int]:
    """The cells of the rectangle of each part; raises ValueError for what can not be looked at."""
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise ValueError("too much to unpack")
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        content = packed.read(part)
        _check_sound(content)
        if kind == "ods":
            yield _ods_cells(content) if part.filename == "content.xml" else 0
        elif b"sheetData" in content:
            yield _xlsx_cells(content)


def _check_sound(content: bytes) -> None:
    """Torn XML sends the sheet reader round in circles until the memory is full."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in content[:64]:
        raise ValueError("a part is not in UTF-8")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:  # no office program writes them
        raise ValueError("a part defines its own words")
    said = _ENCODING.match(content)
    if said and said[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}:
        raise ValueError("a part is not in UTF-8")
    expat.ParserCreate("utf-8").Parse(content, True)


def _xlsx_cells(content: bytes) -> int:
    rows = max(map(int, set(_ROW.findall(content))), default=0)
    parts = content.replace(b":row", b"<row").split(b"<row")
    rows = max(rows, len(parts))
    widest = max(part.count(b"<c") + part.count(b":c") for part in parts)
    if rows <= _FEW_ROWS and widest <= 26 and not _FAR_CELL.search(content):
        return _FEW_ROWS * 26
    letters = {found[1] for found in _CELL.finditer(content)}
    lowest = max((int(found) for found in {f[2] for f in _CELL.finditer(content)}), default=0)
    return max(rows, lowest) * max([widest, *map(_column, letters)])


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return column


def _ods_cells(content: bytes) -> int:
    """The cells of all sheets down to their last filled row, repeated ones counted each time."""
    tallest = widest = rows = width = filled = repeat = 0
    for closing, what, attributes in _ODS_PIECE.findall(content):
        if what == b"table-row" and not closing:
            repeat, width, filled = _times(attributes), 0, 0
        if what == b"table-row" and (closing or attributes.endswith(b"/")):
            rows += repeat
            tallest, widest = (rows, max(widest, filled)) if filled else (tallest, widest)
        elif what != b"table-row" and not closing:
            width += _times(attributes)
            if b"value-type" in attributes or not attributes.endswith(b"/"):
                filled = width
    return tallest * widest


def _times(attributes: bytes) -> int:
    found = _ODS_REPEATED.search(attributes)
    return max(1, int(found[1])) if found else 1
