"""Rows of a text with commas, semicolons, tabs or bars between its cells.

Nothing here knows what the cells mean.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from smallcrm.domain.sentence import sentence
from smallcrm.exchange.contact import Rejected
from smallcrm.exchange.mapping import heading_hits
from smallcrm.exchange.readers.rows import LONGEST_RAW

Row = tuple[int, Sequence[str]]

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50  # rows by which a delimiter is judged
_HEADER_AMONG = 10  # rows among which the headings are looked for
# A cell with more lines than this is an opened quote that was never closed.
_MOST_LINES_OF_A_ROW = 200
_EVEN = 0.8  # share of rows with the same number of cells that makes a delimiter believable


class CsvText:
    """A text that can be read row by row, as often as wished."""

    def __init__(self, text: str, delimiter: str = "") -> None:
        self._lines = io.StringIO(text).readlines()
        said = _said(self._lines[0]) if self._lines else ""
        self._first = 1 if said else 0
        self.delimiter = delimiter[:1] or said or _guessed(self._lines)
        self.line_count = len(self._lines)

    def rows(self) -> Iterator[Row | Rejected]:
        """Each row with the number of its first line, and what could not be parted into cells.

        A quote that is never closed costs its own line only: reading goes on with the next one.
        """
        first = start = self._first
        columns = 0
        reader = csv.reader(islice(self._lines, first, None), delimiter=self.delimiter, strict=True)
        try:
            for row in reader:
                end = first + reader.line_num
                columns = columns or len(row)
                if end - start > 1 and self._swallowed(start, end, row, columns):
                    break
                yield start + 1, row
                start = end
            else:
                return
        except csv.Error:
            pass
        yield from self._careful_rows(start, columns)

    def _careful_rows(self, first: int, columns: int) -> Iterator[Row | Rejected]:
        """The rows from a line on, in which quotes stand in odd places."""
        lines = _Lines(self._lines, first)
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        while True:
            start = lines.start_row()
            try:
                row = next(reader, None)
            except csv.Error:
                found, goes_on = self._forgiven(start, lines.at, columns)
                lines.go_to(goes_on)
                reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
                yield found
                continue
            if row is None:
                return
            columns = columns or len(row)
            if lines.at - start > 1 and self._swallowed(start, lines.at, row, columns):
                lines.go_to(start + 1)
                reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
                yield _unclosed(start, self._lines[start])
                continue
            yield start + 1, row

    def _forgiven(self, start: int, end: int, columns: int) -> tuple[Row | Rejected, int]:
        """A row with a quote in an odd place, and the line after it."""
        line = self._lines[start]
        if end > start + 1 and line.count('"') % 2:
            several = csv.reader(self._lines[start:end], delimiter=self.delimiter)
            row = _next(several)
            if row is not None and len(row) == columns > 1:
                return (start + 1, row), start + several.line_num
            return _unclosed(start, line), start + 1
        row = _next(csv.reader([line], delimiter=self.delimiter))
        if row is not None:
            return (start + 1, row), start + 1
        reason = sentence("Line {line}: a cell is too long to be read", line=start + 1)
        return Rejected(start + 1, reason, line[:LONGEST_RAW]), start + 1

    def _swallowed(self, start: int, end: int, row: Sequence[str], columns: int) -> bool:
        """Whether a row over several lines has eaten lines that are rows of their own."""
        if len(row) == columns or columns < 2:
            return False
        others = csv.reader(self._lines[start + 1 : end], delimiter=self.delimiter)
        try:
            widths = [len(other) for other in others]
        except csv.Error:
            return False
        return bool(widths) and all(width == columns for width in widths)


class _Lines:
    """Lines that can be read again from any place."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines = lines
        self._row_began = first
        self.at = first

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        at = self.at
        if at - self._row_began > _MOST_LINES_OF_A_ROW:
            raise csv.Error("too many lines in one cell")
        if at >= len(self._lines):
            raise StopIteration
        self.at = at + 1
        return self._lines[at]

    def start_row(self) -> int:
        """Remember that a row begins here."""
        self._row_began = self.at
        return self.at

    def go_to(self, at: int) -> None:
        """Read on from another line."""
        self.at = at


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader, [])
    except csv.Error:
        return None


def _unclosed(start: int, line: str) -> Rejected:
    reason = sentence("Line {line}: a quote is opened and never closed", line=start + 1)
    return Rejected(start + 1, reason, line.rstrip("\n")[:LONGEST_RAW])


def _said(line: str) -> str:
    """The delimiter of Excel's first line "sep=;", or ""."""
    text = line.strip("\n").strip('"')
    is_said = text[:4].lower() == "sep=" and len(text) == 5
    return text[4] if is_said and text[4] not in '"\r\n ' else ""


def _guessed(lines: Sequence[str]) -> str:
    """The character that parts the lines most evenly, or a comma when none does."""
    best = max(_DELIMITERS, key=lambda delimiter: _score(lines, delimiter))
    return best if _score(lines, best) > (0, False, 0, 0.0) else ","


def _score(lines: Sequence[str], delimiter: str) -> tuple[int, bool, int, float]:
    """How well a delimiter fits: known headings first, then even rows, then many cells."""
    rows = _some_rows(lines, delimiter)
    widths = Counter(map(len, rows))
    usual, count = widths.most_common(1)[0] if widths else (1, 0)
    if not widths or max(widths) < 2:
        return (0, False, 0, 0.0)
    hits = max(heading_hits(row) for row in rows[:_HEADER_AMONG])
    evenness = count / len(rows)
    if usual < 2:
        return (hits, False, 0, 0.0)
    return (hits, evenness >= _EVEN, usual, evenness)


def _some_rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(iter(lines[: _LOOKED_AT * 4]), delimiter=delimiter)
    while len(rows) < _LOOKED_AT:
        try:
            row = next(reader, None)
        except csv.Error:
            continue
        if row is None:
            break
        if any(cell.strip() for cell in row):
            rows.append(row)
    return rows
