"""One row of Today or of a short list: who, by when, why, the next action, and Later.

What the action does is the page's business: the row says which was pressed.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import When
from ui.widgets.layouts import column, keep_height, row
from ui.widgets.painting import focus_ring
from ui.widgets.ring import Ring
from ui.widgets.text import PlainLabel, named, plain_tooltip


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
        )
        self.later = KeycapButton(
            words.later, name=f"later_{words.key}", spoken=f"{words.later}, {words.name}"
        )
        self._build()
        self.action.clicked.connect(self._on_acted)
        self.later.clicked.connect(self._on_put_off)

    def _build(self) -> None:
        words = self.words
        self._name = PlainLabel(words.name, role="name", fit="elide")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = row(None, self._name, gap=10)
        if words.when:
            when = When(words.when, tone=words.when_tone)
            plain_tooltip(when, words.full_date)
            head.addWidget(when)
        head.addStretch(1)
        reason = PlainLabel(words.reason, role="second", fit="two lines")
        text = column(None, head, reason, gap=1)
        text.insertStretch(0, 1)
        text.addStretch(1)
        line = row(self, Ring(words.name, words.tier), gap=12, margins=(15, 9, 14, 9))
        line.addLayout(text, 1)
        line.addWidget(self.action)
        line.addWidget(self.later)
        self.action.setVisible(bool(words.action))
        self.later.setVisible(bool(words.later))
        keep_height(self, 59)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # fixed would cut a reason of three lines at 200 %
        self.setSizePolicy(policy)

    def set_filled(self, filled: bool) -> None:
        """Make this row's action the one filled button of the page."""
        self.action.set_filled(filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
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
