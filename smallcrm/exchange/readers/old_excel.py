"""Looks through an old Excel file (xls) before the sheet reader is let near it.

The sheet reader believes the rows and columns that the file names, and ends the program when they
are absurd. Layout: [MS-CFB] for the container, [MS-XLS] for the records. No value is read here.
"""

import struct
from collections.abc import Iterator

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.readers.sheet_guard import MOST_CELLS, damaged, too_large

_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_ENTRY = 128  # bytes of a directory entry
_CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E})
_DIMENSIONS = 0x0200
_FILE_PASS = 0x002F
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256


def check_old(data: bytes, name: str) -> None:
    """Raises ShopError when the file is no xls, damaged, locked, or its sheets are too large."""
    try:
        streams = _streams(data)
    except (struct.error, IndexError) as error:
        raise damaged(name) from error
    if "EncryptedPackage" in streams:
        raise locked(name)
    book = streams.get("Workbook") or streams.get("Book")
    if book is None:
        raise damaged(name)
    rows = columns = 0
    for row, column in _places(book, name):
        rows, columns = max(rows, row), max(columns, column)
        if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
            raise damaged(name)
    if rows * columns > MOST_CELLS:
        raise too_large(name)


def locked(name: str) -> ShopError:
    """The error for a workbook behind a password."""
    return ShopError(
        "{name} is locked with a password. Nothing was read. Please save it without the password "
        "and try that file.",
        name=name,
    )


def _places(book: bytes, name: str) -> Iterator[tuple[int, int]]:
    """How far down and right each cell stands, counted from 1."""
    at = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        at += 4
        if kind == _FILE_PASS:
            raise locked(name)
        if kind in _CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", book.ljust(at + 4, b"\0"), at)
            several = kind in {0xBD, 0xBE} and at + size <= len(book)
            last = struct.unpack_from("<H", book, at + size - 2)[0] if several else column
            yield row + 1, max(column, last) + 1
        elif kind == _DIMENSIONS and size >= 10:
            yield from _dimensions(book[at : at + size], name)
        at += size


def _dimensions(record: bytes, name: str) -> Iterator[tuple[int, int]]:
    layout = "<IIHH" if len(record) >= 12 else "<HHHH"
    if len(record) < struct.calcsize(layout):
        raise damaged(name)
    top, bottom, left, right = struct.unpack_from(layout, record)
    if top > bottom or left > right:
        raise damaged(name)
    if bottom > _MOST_ROWS or right > _MOST_COLUMNS:
        raise damaged(name)
    yield 0, 0  # a statement about cells; the cells themselves are counted


def _streams(data: bytes) -> dict[str, bytes]:
    """The workbook's parts by name; those that are no workbook are left empty."""
    sector_bits, mini_bits = struct.unpack_from("<HH", data, 30)
    directory, cutoff, mini_table = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
    if sector_bits not in {9, 12} or mini_bits != 6:
        raise IndexError("not the sector sizes of an OLE2 file")
    big = _Sectors(data[1 << sector_bits :], 1 << sector_bits, _table(data, 1 << sector_bits))
    entries = big.chain(directory)
    found: dict[str, bytes] = {}
    mini: _Sectors | None = None
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        start, size = struct.unpack_from("<II", entries, at + 116)
        name_size = min(struct.unpack_from("<H", entries, at + 64)[0], 64)
        name = entries[at : at + max(0, name_size - 2)].decode("utf-16-le", "replace")
        if entries[at + 66] == 5:
            table = big.chain(mini_table)
            mini = _Sectors(big.chain(start), 64, _numbers(table))
        if name in {"Workbook", "Book"}:
            source = mini if size < cutoff and mini else big
            found[name] = source.chain(start)[:size]
        elif name:
            found[name] = b""
    return found


class _Sectors:
    """Equal pieces of a file, chained by a table that says which one follows which."""

    def __init__(self, data: bytes, size: int, table: tuple[int, ...]) -> None:
        self._data = data
        self._size = size
        self._table = table

    def chain(self, start: int) -> bytes:
        """The pieces from start on, put together; a chain that runs in a ring ends there."""
        pieces: list[bytes] = []
        at = start
        while at < _END and at < len(self._table) and len(pieces) <= len(self._table):
            pieces.append(self._data[at * self._size : (at + 1) * self._size])
            at = self._table[at]
        if len(pieces) > len(self._table):
            raise IndexError("a chain of sectors runs in a ring")
        return b"".join(pieces)


def _table(data: bytes, size: int) -> tuple[int, ...]:
    """The table of which sector follows which, gathered from the sectors that it lies in."""
    lists = list(struct.unpack_from("<109I", data, 76))
    more, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if more >= _END:
            break
        sector = _numbers(data[(more + 1) * size : (more + 2) * size])
        lists += sector[:-1]
        more = sector[-1]
    wanted = [sector for sector in lists if sector < _END][: len(data) // size]
    return _numbers(b"".join(data[(s + 1) * size : (s + 2) * size] for s in wanted))


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
