"""Tells a barcode scanner from a person: a scanner is a keyboard that types too fast.

What is done about a scanned article is the window's business.
"""

from itertools import pairwise

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SCAN_LETTERS = 6  # PRODUCT section 3: a burst of 6+ characters ...
SCAN_GAP_MS = 50  # ... under 50 ms each is a scanner


class KeyBurst:
    """The times at which characters came since somebody began to type outside a field."""

    def __init__(self) -> None:
        self._stamps: list[int] = []

    def begin(self, at_ms: int) -> None:
        """The first character came."""
        self._stamps = [at_ms]

    def go_on(self, at_ms: int) -> None:
        """Another one came; without a beginning it belongs to no burst."""
        if self._stamps:
            self._stamps.append(at_ms)

    def end(self) -> None:
        """Somebody went elsewhere."""
        self._stamps = []

    def is_scan(self, at_ms: int) -> bool:
        """Whether the Enter at this time ends a scanned article; the burst is over then."""
        stamps = [*self._stamps, at_ms]
        self._stamps = []
        return len(stamps) > SCAN_LETTERS and _are_too_fast(stamps)

    def is_growing(self) -> bool:
        """Whether so many came so fast that an Enter right now would be a scanner's."""
        return len(self._stamps) >= SCAN_LETTERS and _are_too_fast(self._stamps[-SCAN_LETTERS:])


class ScanGuard(QObject):
    """Takes the Enter of a scanner before a button in a sheet can take it. scanned: it did.

    Tell it every character that was typed where no field has the keyboard.
    """

    scanned = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._burst = KeyBurst()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SCAN_GAP_MS)
        self._pause.timeout.connect(self._stand_down)
        self._enters = [QShortcut(QKeySequence(key), window) for key in ("Return", "Enter")]
        for enter in self._enters:
            enter.activated.connect(self._on_enter)
        self._stand_down()

    def note(self, at_ms: int) -> None:
        """A character was typed outside of any field."""
        if self._pause.isActive():
            self._burst.go_on(at_ms)
        else:
            self._burst.begin(at_ms)
        self._pause.start()
        for enter in self._enters:
            enter.setEnabled(self._burst.is_growing())

    def _stand_down(self) -> None:
        self._burst.end()
        for enter in self._enters:
            enter.setEnabled(False)

    def _on_enter(self) -> None:
        self._stand_down()
        self.scanned.emit()


def _are_too_fast(stamps: list[int]) -> bool:
    """Whether nobody types so; events without a time tell nothing."""
    if stamps[0] == stamps[-1] == 0:
        return False
    return all(after - before < SCAN_GAP_MS for before, after in pairwise(stamps))
