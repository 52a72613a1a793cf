"""Loads the ids of a long list a moment at a time, so that its first page is painted at once.

Which ids they are is asked by who starts the loading.
"""

from array import array
from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ui.context import Errors
from ui.widgets.paged_rows import PAGE_ROWS

MOMENT_MS = 12  # nobody sees a shorter standstill


class IdLoading(QObject):
    """begun carries the first ids when there are more to come, loaded carries all of them."""

    begun = Signal(object)
    loaded = Signal(object)

    def __init__(self, parent: QObject, errors: Errors) -> None:
        super().__init__(parent)
        self._errors = errors
        self._chunks: Iterator[array[int]] | None = None
        self._found = array("q")
        self._is_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether there is more to come."""
        return self._chunks is not None

    def start(self, chunks: "Iterator[array[int]]") -> None:
        """Load these instead of whatever is being loaded."""
        self.stop()
        self._chunks, self._found, self._is_told = chunks, array("q"), False
        self._on_turn()

    def stop(self) -> None:
        """Load nothing more."""
        self._timer.stop()
        self._chunks = None

    def finish(self) -> None:
        """Load the rest now, however long it takes."""
        while self.is_busy:
            self._on_turn()

    def _on_turn(self) -> None:
        if not self._errors.attempt(self._load):
            self.stop()

    def _load(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        while self._chunks is not None and spent.elapsed() < MOMENT_MS:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.stop()
                self.loaded.emit(self._found)
                return
            self._found.extend(chunk)
            if not self._is_told and len(self._found) >= PAGE_ROWS:
                self._is_told = True
                self.begun.emit(self._found[:])
                break  # what can be seen is painted before the rest is loaded
        if self._chunks is not None and not self._timer.isActive():
            self._timer.start()
