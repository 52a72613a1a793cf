"""Who is at the counter, at the foot of the rail: a button that opens the choice.

Who stands there is decided elsewhere.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.rail_part import RailPart
from ui.rail_words import cut, paint_icon
from ui.theme import theme
from ui.widgets.painting import mirrored
from ui.widgets.text import one_line, plain_tooltip

HEIGHT = 38
NARROW_HEIGHT = 40
ICON = 16
SIDE = 5
WRAPPED = int(
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
)


class RailCounter(RailPart):
    """Such as "Maria is at the counter"; in a narrow rail her name alone."""

    def __init__(self) -> None:
        self._short = ""
        super().__init__("", "rail_counter")

    def show_who(self, words: str, short: str, keys: str) -> None:
        """Show who is there. short: for a narrow rail. keys: the tooltip's keycaps."""
        self._short = one_line(short, 60)
        self.show_words(words, f"{words}, {keys}" if keys else words)
        plain_tooltip(self, f"{words}  {keys}".strip())

    def sizeHint(self) -> QSize:
        return QSize(theme().px(48), theme().px(NARROW_HEIGHT if self._is_narrow else HEIGHT))

    def paint_wide(self, painter: QPainter) -> None:
        """In one line where it fits, else in two; a name without end is cut."""
        look = theme()
        painter.setFont(look.font("second"))
        room = self.width() - look.px(SIDE + 2)
        box = mirrored(self, QRect(look.px(SIDE), 0, room, self.height()))
        metrics = QFontMetrics(painter.font())
        wrapped = metrics.boundingRect(QRect(0, 0, room, self.height()), WRAPPED, self.words)
        fits = wrapped.height() <= self.height() and wrapped.width() <= room
        words = self.words if fits else cut(painter, self.words, room)
        painter.drawText(box, WRAPPED, words)

    def paint_narrow(self, painter: QPainter) -> None:
        look = theme()
        painter.setFont(look.font("tiny"))
        size, line = look.px(ICON), look.px(14)
        top = (self.height() - size - line) // 2
        paint_icon(painter, "user", "rail_mute", QRect((self.width() - size) // 2, top, size, size))
        words = QRect(0, top + size, self.width(), line)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(words, centre, cut(painter, self._short, self.width()))
