"""One row of Today or of a short list: who, by when, why, the next action, and Later.

What the action does is the page's business: the row says which was pressed.
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import When
from ui.widgets.enter import is_enter
from ui.widgets.layouts import column, row
from ui.widgets.painting import focus_ring
from ui.widgets.ring import Ring
from ui.widgets.text import LARGE_PERCENT, PlainLabel, named, plain_tooltip

WORDS_LEAST = 300  # units for ring and words: with large letters the buttons go below them
ROW_LEAST = 59  # LOOK: rows 60 to 80, with the line under them
ACTION_LEAST, LATER_LEAST = 104, 82  # units: short verbs under each other are equally wide
_END = Qt.AlignmentFlag.AlignTrailing
_ANY = Qt.AlignmentFlag(0)


@dataclass(frozen=True)
class RowWords:
    """What a row shows, already worded.

    key: what the page knows the row by. when: "Call today"; when_tone "warn" if late, "ink" if
    due, "info" for a time. full_date: the tooltip of when. action: at most 14 letters.
    """

    key: str
    name: str
    reason: str
    tier: str = ""
    when: str = ""
    when_tone: str = "ink"
    full_date: str = ""
    action: str = ""
    action_icon: str = ""
    later: str = ""


class ItemRow(QWidget):
    """A row whose name opens, whose button acts, and whose Later puts off.

    Each signal carries the row's key. focused: emitted when the keyboard comes to it.
    """

    opened = Signal(str)
    acted = Signal(str)
    put_off = Signal(str)
    focused = Signal(str)

    def __init__(self, words: RowWords, *, filled: bool = False) -> None:
        super().__init__()
        self.words = words
        named(self, f"row_{words.key}", f"{words.name}. {words.when} {words.reason}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.action = KeycapButton(
            words.action,
            name=f"act_{words.key}",
            icon=words.action_icon,
            filled=filled,
            spoken=f"{words.action}, {words.name}",
            least=ACTION_LEAST,
        )
        self.later = KeycapButton(
            words.later,
            name=f"later_{words.key}",
            spoken=f"{words.later}, {words.name}",
            least=LATER_LEAST,
        )
        self._build()
        self.action.clicked.connect(self._on_acted)
        self.later.clicked.connect(self._on_put_off)

    def _build(self) -> None:
        """Shown only once it has its place, and as high as the reason needs at its width."""
        words = self.words
        name = PlainLabel(words.name, role="name", fit="elide")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parts: list[QWidget] = [name]
        if words.when:
            when = When(words.when, tone=words.when_tone)
            plain_tooltip(when, words.full_date)
            parts.append(when)
        self._head = self._made_head(parts)
        reason = PlainLabel(words.reason, role="second", fit="two lines")
        self._text = column(None, None, self._head, reason, None, gap=1)
        self._who = row(None, Ring(words.name, words.tier), self._text, gap=12)
        self._who.setStretch(1, 1)
        self._deeds = row(None, self.action, self.later, gap=12)
        line = row(self, self._who, self._deeds, gap=12, margins=(15, 9, 14, 9))
        line.setStretch(0, 1)
        self.action.setVisible(bool(words.action))
        self.later.setVisible(bool(words.later))
        self.setMinimumHeight(theme().px(ROW_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _made_head(self, parts: list[QWidget]) -> QBoxLayout:
        """The first line: name and deadline."""
        return row(None, *parts, None, gap=10)

    def _is_narrow(self) -> bool:
        """Whether the buttons go below the words."""
        words = self.width() - self._deeds.sizeHint().width()
        return theme().percent > LARGE_PERCENT and words < theme().px(WORDS_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line, is_narrow = cast("QBoxLayout", self.layout()), self._is_narrow()
        if is_narrow != (line.direction() == QBoxLayout.Direction.TopToBottom):
            directions = QBoxLayout.Direction
            line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
            line.setAlignment(self._deeds, _END if is_narrow else _ANY)
            self.updateGeometry()

    def set_filled(self, filled: bool) -> None:
        """Make this row's action the one filled button of the page."""
        self.action.set_filled(filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.opened.emit(self.words.key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.words.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.words.key)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            look = theme()
            painter = QPainter(self)
            rect = self.rect().toRectF().adjusted(2, 2, -2, -2)
            focus_ring(painter, rect, look.px(10), look.colour("accent"))
            painter.end()

    def _on_acted(self) -> None:
        self.acted.emit(self.words.key)

    def _on_put_off(self) -> None:
        self.put_off.emit(self.words.key)
