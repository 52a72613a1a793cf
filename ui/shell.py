"""The window that is painted first: rail, finder and bottom line, with no words in them yet.

Light on purpose, so that the window is on the screen at once; the frame moves in afterwards.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tokens import (
    BOTTOM_LINE_HEIGHT,
    DARK,
    DESIGNED_FOR,
    LIGHT,
    RAIL_WIDTH,
    Tokens,
)

if TYPE_CHECKING:
    from ui.tokens import Mode

FINDER_BESIDE = 400  # units: the page's edges and the two buttons beside the finder
DARKER_THAN = 128  # of 255: a system whose windows are darker than this is a dark one


class Shell(QWidget):
    """painted is emitted once, after the window was seen for the first time."""

    painted = Signal()

    def __init__(self, mode: "Mode", percent: int) -> None:
        super().__init__()
        self._tokens = _tokens(mode)
        self._percent = percent
        self._frame: QWidget | None = None
        self._is_painted = False
        self.setObjectName("shell")
        self.setWindowTitle("SmallCRM")
        self.resize(*DESIGNED_FOR)

    def take(self, frame: QWidget) -> None:
        """Let the frame of the window move in."""
        self._frame = frame
        self.setMinimumSize(frame.minimumSize())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        frame.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._frame is None:
            self._paint_outline()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _paint_outline(self) -> None:
        """With nothing but filled boxes: pens and round corners would load all of Qt's enums."""
        look, painter = self._tokens, QPainter(self)
        px = self._px
        rail, line = px(RAIL_WIDTH), self.height() - px(BOTTOM_LINE_HEIGHT)
        width, height = self.width() - rail, self.height()
        painter.fillRect(0, 0, rail + width, height, QColor(look.ground))
        painter.fillRect(0, 0, rail, height, QColor(look.rail))
        painter.fillRect(rail, line, width, height - line, QColor(look.panel))
        painter.fillRect(rail, line, width, 1, QColor(look.line))
        left, top, inside = rail + px(24), px(12), width - px(FINDER_BESIDE)
        painter.fillRect(left, top, inside, px(36), QColor(look.edge))
        painter.fillRect(left + 1, top + 1, inside - 2, px(36) - 2, QColor(look.panel))
        painter.end()

    def _px(self, units: int) -> int:
        return round(units * self._percent / 100)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._frame is not None:
            self._frame.close()  # leaves its page, keeps unsaved words, ends long work
        super().closeEvent(event)
        QGuiApplication.quit()


def _tokens(mode: "Mode") -> Tokens:
    if mode != "system":
        return DARK if mode == "dark" else LIGHT
    return DARK if QGuiApplication.palette().window().color().lightness() < DARKER_THAN else LIGHT
