"""How the words and icons of the rail find room: in two lines, in smaller letters, at last cut.

Where they are painted is the business of `ui/rail.py` and `ui/rail_counter.py`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.icons import icon_pixmap
from ui.theme import theme

LEAST_SHARE = 0.8  # of the letters' size; smaller ones are not read from where one stands


def lines_of(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """The words in one line where they fit, else parted at the space that makes the least width."""
    parts = words.split()
    if len(parts) < 2 or metrics.horizontalAdvance(words) <= room:
        return [words]
    halves = [[" ".join(parts[:place]), " ".join(parts[place:])] for place in range(1, len(parts))]
    return min(halves, key=lambda lines: widest(lines, metrics))


def widest(lines: Sequence[str], metrics: QFontMetrics) -> int:
    """The width in pixels that these lines need."""
    return max(metrics.horizontalAdvance(line) for line in lines)


def fitting(font: QFont, lines: Sequence[str], room: int) -> QFont:
    """The font, smaller where the lines need more than the room, but never too small to read."""
    needed = widest(lines, QFontMetrics(font))
    if needed <= room:
        return font
    smaller = QFont(font)
    share = max(LEAST_SHARE, room / needed)
    smaller.setPixelSize(max(1, int(font.pixelSize() * share)))
    return smaller


def cut(painter: QPainter, words: str, room: int) -> str:
    """The words in the painter's letters, with dots at the end where they do not fit."""
    metrics = QFontMetrics(painter.font())
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


def paint_icon(painter: QPainter, name: str, tone: str, box: QRect) -> None:
    """A square icon in a colour of the theme, as sharp as the screen is."""
    colour, ratio = theme().colour(tone), painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft(), icon_pixmap(name, colour, box.width(), ratio))
