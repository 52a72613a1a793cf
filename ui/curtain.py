"""The curtain before the window: shop, time of day, and nothing of any customer.

When it falls is decided by who calls.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolTip, QWidget
from shiboken6 import isValid

from ui.widgets.layouts import column
from ui.widgets.text import PlainLabel, named

# Held on the way to another window, or as part of another key: they open nothing.
NOT_ALONE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


class Curtain(QFrame):
    """Stands in the place of everything else of the window; any key or click opens it."""

    opened = Signal()

    def __init__(self, behind: QWidget) -> None:
        super().__init__()
        self._behind = behind
        self._focus_before: QWidget | None = None
        named(self, "curtain")
        self.setProperty("surface", "rail")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shop = PlainLabel("", role="page", tone="rail_ink", fit="wrap")
        self._clock = PlainLabel("", role="clock", tone="rail_ink")
        self._hint = PlainLabel("", role="body", tone="rail_mute", fit="wrap")
        for label in (self._shop, self._clock, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        edge = (28, 28, 28, 28)
        column(self, None, self._shop, self._clock, 8, self._hint, None, gap=12, margins=edge)
        self.hide()

    @property
    def is_down(self) -> bool:
        """Whether it hides the window."""
        return not self.isHidden()

    def show_words(self, shop: str, clock: str, hint: str) -> None:
        """What stands on it: the shop's name, the time of day, how to open it."""
        self._shop.show_text(shop)
        self._clock.show_text(clock)
        self._hint.show_text(hint)
        self.setAccessibleName(hint)

    def fall(self) -> None:
        """Hide everything; words stay where they were typed."""
        if self.is_down:
            return
        self._focus_before = self.window().focusWidget()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.show()
        self.setFocus()
        self._behind.hide()
        self.setFocus()

    def keep_keyboard(self) -> None:
        """What happens behind takes the keyboard nowhere."""
        if self.is_down:
            self.setFocus()

    def rise(self) -> None:
        """Show everything as it was, with the keyboard where it stood."""
        self._behind.show()
        self.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.opened.emit()

    # Qt

    def event(self, event: QEvent) -> bool:
        """No key of the window acts behind the curtain."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) not in NOT_ALONE and not event.isAutoRepeat():
            self.rise()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.rise()

    def focusNextPrevChild(self, _next_one: bool) -> bool:
        return False
