"""How far a long piece of work is, and the button that stops it.

The work itself runs elsewhere (ui/jobs.py).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import keep_width, row
from ui.widgets.text import PlainLabel, named


class BusyBar(QWidget):
    """What is being done, how far it is, and Cancel."""

    cancelled = Signal()

    def __init__(self, cancel_words: str, *, name: str = "busy") -> None:
        super().__init__()
        named(self, name)
        self._words = PlainLabel("", fit="elide")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        keep_width(self._bar, 220)
        self._count = PlainLabel("", role="second")
        self._cancel = LinkButton(cancel_words, name=f"{name}_cancel")
        line = row(self, self._words, self._bar, self._count, self._cancel, gap=12)
        line.setStretch(0, 1)
        self._cancel.clicked.connect(self._on_cancel)

    def show_progress(self, words: str, done: int, total: int, count: str = "") -> None:
        """Show done of total; a total of 0 moves without an end."""
        self._words.show_text(words)
        self._count.show_text(count)
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(min(done, total))
        self._bar.setAccessibleName(words)
        self._cancel.setEnabled(True)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
