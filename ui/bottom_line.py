"""The bottom line: what just happened and what can be done about it; progress of long work.

It stays until the next action. Nothing here undoes anything.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from smallcrm.domain.sentence import Sentence
from smallcrm.wording import Wording
from ui.context import LineAction
from ui.theme import theme
from ui.tokens import BOTTOM_LINE_HEIGHT
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import clear, row
from ui.widgets.text import PlainLabel, named

if TYPE_CHECKING:
    from ui.widgets.busy_bar import BusyBar


class _LineButton(LinkButton):
    """A word of the line, and what it does."""

    def __init__(self, action: LineAction) -> None:
        super().__init__(action.words, name=action.name, key=action.key)
        self._act = action.act
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._act()


class BottomBar(QFrame):
    """Shows one line of words with its actions, and the busy bar while work runs."""

    cancelled = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setProperty("surface", "bottom")
        named(self, "bottom_line", wording.text("What just happened"))
        self._wording = wording
        self._words = PlainLabel("", role="body", fit="elide")
        self._words.setObjectName("bottom_words")
        self._words.setSizePolicy(
            self._words.sizePolicy().Policy.Maximum, self._words.sizePolicy().verticalPolicy()
        )
        self._buttons: QHBoxLayout = row(None, gap=8)
        line = row(self, self._words, self._buttons, gap=6, margins=(24, 1, 24, 0))
        line.addStretch(1)
        self._line = line
        self.rescale()

    @cached_property
    def busy(self) -> "BusyBar":
        """The progress of long work, made when the first takes long."""
        from ui.widgets.busy_bar import BusyBar  # noqa: PLC0415

        made = BusyBar(self._wording.text("Cancel"))
        made.hide()
        made.cancelled.connect(self.cancelled)
        self._line.addWidget(made, 3)
        return made

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.whole_text

    def rescale(self) -> None:
        """Follow the text size."""
        self.setFixedHeight(theme().px(BOTTOM_LINE_HEIGHT))

    def tell(self, words: str, *actions: LineAction) -> None:
        """Show words and what can be done about them."""
        self._words.show_text(words)
        clear(self._buttons)
        for action in actions:
            button = _LineButton(action)
            self._buttons.addWidget(button)
            button.show()  # at once; a layout would wait for the next turn

    def show_busy(self, doing: str) -> None:
        """Long work began."""
        self.busy.show_progress(doing, 0, 0)
        self.busy.show()

    def show_step(self, done: int, total: int, doing: Sentence) -> None:
        """Long work is this far."""
        count = self._wording.text("{done} of {total}", done=done, total=total) if total else ""
        self.busy.show_progress(self._wording.say(doing), done, total, count)

    def show_idle(self) -> None:
        """Long work ended."""
        self.busy.hide()
