"""One line of a short list that the arrows walk and a press chooses: a section, a helper.

What stands in the line and what choosing it does is given by who uses it.
"""

from abc import abstractmethod
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.tokens import RADIUS_CONTROL
from ui.widgets.buttons import PlainButton
from ui.widgets.painting import focus_ring, rounded_box

LEADING = int(
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
)
UP_AND_DOWN: Mapping[Qt.Key, int] = MappingProxyType({Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1})
_LEAVES_ALONE = Qt.KeyboardModifier.KeypadModifier


class LineButton(PlainButton):
    """A line as wide as its list; the chosen one is checked. stepped: how many lines to go on."""

    STEPS = UP_AND_DOWN
    """Which keys walk the list."""

    stepped = Signal(int)

    def __init__(self, text: str, name: str, spoken: str = "") -> None:
        super().__init__(text, name, spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~_LEAVES_ALONE:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect, radius = QRectF(self.rect()), look.px(RADIUS_CONTROL)
        if self.isChecked() or self._is_hovered or self.isDown():
            fill = look.colour("accent_soft" if self.isChecked() else "hover")
            rounded_box(painter, rect, radius, fill, None)
        self.paint_line(painter)
        if self.hasFocus():
            focus_ring(painter, rect, radius, look.colour("accent"))
        painter.end()

    @abstractmethod
    def paint_line(self, painter: QPainter) -> None:
        """Paint what stands in the line, on its ground and under its focus ring."""

    @staticmethod
    def write(painter: QPainter, place: QRectF, words: str, font: QFont, tone: str) -> None:
        """Words at the beginning of a place; what does not fit ends in dots."""
        painter.setFont(font)
        painter.setPen(theme().colour(tone))
        room = int(place.width())
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, LEADING, words)
