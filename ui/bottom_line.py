"""The bottom line: what just happened and what can be done about it; progress of long work.

It stays until the next action. Where the words are long what can be done stands under them, so
that nothing is cut. Nothing here undoes anything.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from smallcrm.domain.sentence import Sentence
from smallcrm.wording import Wording
from ui.context import LineAction
from ui.theme import theme
from ui.tokens import BOTTOM_LINE_HEIGHT
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import FlowRow
from ui.widgets.layouts import row
from ui.widgets.text import PlainLabel, named

if TYPE_CHECKING:
    from ui.widgets.busy_bar import BusyBar

GAP, MARGIN = 6, 24
TOLD_SHARE = 40  # of 100, beside the progress of long work


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
        self._buttons = FlowRow(gap=8)
        self._told = row(None, self._words, self._buttons, gap=GAP)
        self._told.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
        self._told.addStretch(1)
        self._line = row(self, gap=GAP, margins=(MARGIN, 1, MARGIN, 0))
        self._line.addLayout(self._told, 2)
        self.rescale()

    @cached_property
    def busy(self) -> "BusyBar":
        """The progress of long work, made when the first takes long."""
        from ui.widgets.busy_bar import BusyBar  # noqa: PLC0415

        made = BusyBar(self._wording.text("Cancel"))
        made.hide()
        made.cancelled.connect(self.cancelled)
        self._line.addWidget(made, 3)  # with the words' 2 their share
        return made

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.whole_text

    def rescale(self) -> None:
        """Follow the text size."""
        self._fold()

    def tell(self, words: str, *actions: LineAction) -> None:
        """Show words and what can be done about them."""
        self._words.show_text(words)
        self._buttons.show_widgets([_LineButton(action) for action in actions])
        self._fold()

    def show_busy(self, doing: str) -> None:
        """Long work began."""
        self.busy.show_progress(doing, 0, 0)
        self.busy.show()
        self._fold()

    def show_step(self, done: int, total: int, doing: Sentence) -> None:
        """Long work is this far."""
        count = self._wording.text("{done} of {total}", done=done, total=total) if total else ""
        self.busy.show_progress(self._wording.say(doing), done, total, count)

    def show_idle(self) -> None:
        """Long work ended."""
        self.busy.hide()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Let the actions stand under the words where both have no room in one line."""
        px = theme().px
        words = self._words.fontMetrics().horizontalAdvance(self.words)
        buttons = self._buttons.sizeHint().width()
        room = self.width() - 2 * px(MARGIN)
        if "busy" in vars(self) and not self.busy.isHidden():
            room = room * TOLD_SHARE // 100
        is_folded = buttons > 0 and words + px(GAP) + buttons > room
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if is_folded else directions.LeftToRight
        if self._told.direction() != wanted:
            self._told.setDirection(wanted)
        around = px(GAP) if is_folded else 0
        self._told.setContentsMargins(0, around, 0, around)
        height = px(BOTTOM_LINE_HEIGHT)
        if is_folded:
            words_height = self._words.sizeHint().height()
            height = words_height + self._buttons.heightForWidth(room) + 3 * around
        self.setFixedHeight(height)
