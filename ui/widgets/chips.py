"""Small marks in rows: a chip with a word, a time with its clock.

Never a colour alone: each has a word or a shape.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import icon_pixmap
from ui.theme import theme
from ui.widgets.buttons import PlainButton
from ui.widgets.painting import focus_ring, mirrored, rounded_box
from ui.widgets.text import named, one_line

LEADING = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
TONES = {  # words, ground
    "plain": ("ink", "hover"),
    "info": ("info", "info_soft"),
    "warn": ("warn", "warn_soft"),
    "accent": ("accent", "accent_soft"),
}


class Chip(PlainButton):
    """A word in a soft round box; it may be pressed (such as a customer on hold)."""

    def __init__(
        self, text: str, *, name: str, tone: str = "plain", icon: str = "", acts: bool = False
    ) -> None:
        self.icon_name = icon
        self._tone = tone
        super().__init__(text, name)
        self._acts = acts
        if not acts:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
            self.setEnabled(False)

    def sizeHint(self) -> QSize:
        px = theme().px
        icon = px(20) if self.icon_name else 0
        words = theme().metrics("second").horizontalAdvance(self.words)
        return QSize(words + icon + px(20), px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        ink, ground = (look.colour(name) for name in TONES[self._tone])
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        rounded_box(painter, rect, radius, ground, look.colour("edge") if self._acts else None)
        x = look.px(10)
        if self.icon_name:
            self.draw_icon(painter, self.icon_name, self.at(x, look.px(14)), ink)
            x += look.px(20)
        painter.setPen(ink)
        painter.setFont(look.font("second"))
        painter.drawText(self.at(x, self.width() - x), LEADING, self.words)
        if self.hasFocus():
            focus_ring(painter, rect, radius, look.colour("accent"))
        painter.end()


class When(QWidget):
    """A deadline: a clock and the day, in bold ink when due, in the warn colour when late."""

    def __init__(self, text: str, *, tone: str = "ink", icon: str = "clock") -> None:
        super().__init__()
        self._words = one_line(text, 60)
        self._tone = tone
        self._icon = icon
        named(self, "when", self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = theme().px
        words = theme().metrics("second_bold").horizontalAdvance(self._words)
        return QSize(px(22) + words + 2, px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        colour = look.colour(self._tone)
        size = look.px(15)
        place = QRect(0, (self.height() - size) // 2, size, size)
        place = mirrored(self, place)
        picture = icon_pixmap(self._icon, colour, size, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), picture)
        painter.setPen(colour)
        painter.setFont(look.font("second_bold"))
        words = QRect(look.px(22), 0, self.width() - look.px(22), self.height())
        words = mirrored(self, words)
        painter.drawText(words, LEADING, self._words)
        painter.end()
