"""A key as it looks on a keyboard, standing beside the words of what it does.

It does nothing when pressed.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.painting import keycap_width, paint_keycap
from ui.widgets.text import named

HEIGHT = 26


class Keycap(QWidget):
    """One key, such as "Ctrl P"."""

    def __init__(self, cap: str) -> None:
        super().__init__()
        self._cap = cap
        named(self, "keycap", cap)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(keycap_width(theme(), self._cap)) + 2, theme().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_keycap(painter, theme(), rect.adjusted(1, 0, -1, 0), self._cap, filled=False)
        painter.end()
