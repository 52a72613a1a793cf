"""The window that is painted first: rail, finder and bottom line, with no words in them yet.

Light on purpose, so that the window is on the screen at once; the frame moves in afterwards.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.tokens import (
    BOTTOM_LINE_HEIGHT,
    CONTROL_HEIGHT,
    DARK,
    DESIGNED_FOR,
    LIGHT,
    RADIUS_CONTROL,
    RAIL_WIDTH,
    Tokens,
)

if TYPE_CHECKING:
    from ui.tokens import Mode

FINDER_BESIDE = 442  # units: the page's edges and the two buttons beside the finder
DARKER_THAN = 128  # of 255: a system whose windows are darker than this is a dark one


class _Outline(QFrame):
    """Rail, finder and bottom line, drawn by the style sheet.

    A QPainter would load all of Qt's enums, which costs a sixth of a bare window's start.
    """

    def __init__(self, parent: QWidget, look: Tokens, percent: int) -> None:
        super().__init__(parent)
        self._percent = percent
        self._rail, self._finder, self._bottom = QFrame(self), QFrame(self), QFrame(self)
        radius = self._px(RADIUS_CONTROL)
        self._rail.setStyleSheet(f"background: {look.rail}")
        self._bottom.setStyleSheet(f"background: {look.panel}; border-top: 1px solid {look.line}")
        self._finder.setStyleSheet(
            f"background: {look.panel}; border: 1px solid {look.edge}; border-radius: {radius}px"
        )
        self.setStyleSheet(f"background: {look.ground}")

    def place(self, width: int, height: int) -> None:
        """Fill the window."""
        px = self._px
        rail, bottom = px(RAIL_WIDTH), px(BOTTOM_LINE_HEIGHT)
        self.setGeometry(0, 0, width, height)
        self._rail.setGeometry(0, 0, rail, height)
        self._bottom.setGeometry(rail, height - bottom, width - rail, bottom)
        inside = width - rail - px(FINDER_BESIDE)
        self._finder.setGeometry(rail + px(24), px(12), inside, px(CONTROL_HEIGHT))

    def _px(self, units: int) -> int:
        return round(units * self._percent / 100)


class Shell(QWidget):
    """painted is emitted once, after the window was seen for the first time."""

    painted = Signal()

    def __init__(self, mode: "Mode", percent: int) -> None:
        super().__init__()
        self._frame: QWidget | None = None
        self._is_painted = False
        self.setObjectName("shell")
        self.setWindowTitle("SmallCRM")
        self._outline = _Outline(self, _tokens(mode), percent)
        self.resize(*DESIGNED_FOR)

    def take(self, frame: QWidget) -> None:
        """Let the frame of the window move in."""
        self._frame = frame
        self.setMinimumSize(frame.minimumSize())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        frame.show()
        self._outline.hide()
        self._outline.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._frame is None:
            self._outline.place(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
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
