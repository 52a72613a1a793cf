"""Notices that nobody has touched keyboard or mouse for a while.

What then lapses or hides is done by who is told.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

LOOK_EVERY_MS = 15_000  # a minute is the finest that anybody chooses
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """looked carries how long nothing was touched, as a timedelta, four times a minute."""

    looked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._now: Callable[[], datetime] | None = None
        self._touched_at: datetime | None = None
        self._is_listening = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, now: Callable[[], datetime]) -> None:
        """Watch by this clock from now on."""
        self._now = now
        self._touched_at = now()
        self._timer.start()  # it listens from the first look on: the start has no time for it

    def look(self) -> None:
        """See how long it is since somebody touched anything, and tell."""
        if self._now is None or self._touched_at is None:
            return
        passed = self._now() - self._touched_at
        if passed < timedelta(0):  # the clock was set back
            self._touched_at, passed = self._now(), timedelta(0)
        self._listen()
        self.looked.emit(passed)

    def _listen(self) -> None:
        app = QCoreApplication.instance()
        if app is not None and not self._is_listening:
            self._is_listening = True
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One touch between two looks is enough: a filter in Python slows every event down."""
        if event.type() in TOUCHES and self._now is not None:
            self._touched_at = self._now()
            self._is_listening = False
            app = QCoreApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
        return False
