"""The bare window that is painted first: the rail's colour and the page's, nothing in it yet.

Light on purpose, so that the window is on the screen at once; the frame moves in afterwards.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tokens import DARK, DESIGNED_FOR, LIGHT, RAIL_WIDTH, Tokens

if TYPE_CHECKING:
    from ui.theme import Mode

DARKER_THAN = 128  # of 255: a system whose windows are darker than this is a dark one


class Shell(QWidget):
    """painted is emitted once, after the window was seen for the first time."""

    painted = Signal()

    def __init__(self, mode: "Mode", percent: int) -> None:
        super().__init__()
        self._tokens = _tokens(mode)
        self._rail_width = round(RAIL_WIDTH * percent / 100)
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
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.ground))
        painter.fillRect(0, 0, self._rail_width, self.height(), QColor(self._tokens.rail))
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._frame is not None:
            self._frame.close()  # leaves its page, keeps unsaved words, ends long work
        super().closeEvent(event)
        QGuiApplication.quit()


def _tokens(mode: "Mode") -> Tokens:
    if mode != "system":
        return DARK if mode == "dark" else LIGHT
    return DARK if QGuiApplication.palette().window().color().lightness() < DARKER_THAN else LIGHT
