"""What stands in a day of the calendar, and how its promises find room there.

Which days are shown is the calendar's business, how they are painted that of the grid.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from ui.rail_words import LEAST_SHARE
from ui.widgets.text import one_line

LETTERS_MOST = 160  # of one promise; more than a cell ever has room for


class EntryWords(NamedTuple):
    """One promise of a day, worded. shorter: what is said where there is less room, best first.

    tone: of its words.
    """

    words: str
    tone: str = "ink"
    shorter: tuple[str, ...] = ()


class DayWords(NamedTuple):
    """One day of the grid. number: what stands at its head. spoken: the day and what it has.

    total: how many promises it has in all. note: why it is closed, "" for an open day. late: the
    word for promises that are late, "" without. is_beside: a day of the month before or after.
    """

    day: date
    number: str
    spoken: str
    entries: tuple[EntryWords, ...] = ()
    total: int = 0
    note: str = ""
    late: str = ""
    is_closed: bool = False
    is_today: bool = False
    is_beside: bool = False

    @property
    def all_words(self) -> str:
        """The day and everything that is known of it, a line each."""
        return "\n".join((self.spoken, *(each.words for each in self.entries)))


class Line(NamedTuple):
    """One line of words in a cell, and its tone."""

    words: str
    tone: str


def wrapped(words: str, font: QFont, width: float) -> list[str]:
    """The words in lines of this width in pixels; none when a word alone is wider."""
    layout = QTextLayout(one_line(words, LETTERS_MOST), font)
    text, lines = layout.text(), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if line.naturalTextWidth() > width:
            return []
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines


def fitted(entries: Sequence[EntryWords], font: QFont, width: float, most: int) -> list[Line]:
    """The lines of a day: each promise has one, and what is left goes to the first long ones."""
    shown = entries[:most]
    spare = most - len(shown)
    lines: list[Line] = []
    for entry in shown:
        own = _lines_of(entry, font, width, 1 + spare)
        spare -= len(own) - 1
        lines.extend(Line(words, entry.tone) for words in own)
    return lines


def _lines_of(entry: EntryWords, font: QFont, width: float, most: int) -> list[str]:
    whole = wrapped(entry.words, font, width)
    if 0 < len(whole) <= most:
        return whole
    metrics = QFontMetrics(font)
    last = one_line(entry.words, LETTERS_MOST)
    for words in entry.shorter:
        last = one_line(words, LETTERS_MOST)
        if metrics.horizontalAdvance(last) <= width:
            return [last]
    if metrics.horizontalAdvance(last) * LEAST_SHARE <= width:
        return [last]  # the grid writes it in smaller letters
    return [metrics.elidedText(last, Qt.TextElideMode.ElideRight, int(width))]
