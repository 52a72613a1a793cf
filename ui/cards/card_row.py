"""One row of the cards that are owed: chosen or not, who, for what, why, and the next action.

What the action does is the page's business: the row says which was pressed.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.customers.wrapping import Abreast
from ui.settings.hours_editor import keep_narrow
from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import Chip, When
from ui.widgets.choices import TickBox
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder, row
from ui.widgets.painting import focus_ring
from ui.widgets.ring import Ring
from ui.widgets.text import PlainLabel, named, plain_tooltip

STACKED_UNDER = 640  # units: narrower, the buttons stand under the words
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class RowWords:
    """What a row shows, already worded. when: empty once the day is over: no card is late.

    by_hand: "hand over at the next visit", or empty. question: "Still send it?", with said and
    let_go as its other answers; empty where later is offered instead. hint: that it is routine.
    """

    key: str
    name: str
    tier: str
    reason: str
    choose: str
    action: str
    action_icon: str
    later: str
    when: str
    full_date: str
    by_hand: str = ""
    hint: str = ""
    question: str = ""
    said: str = ""
    let_go: str = ""


class CardRow(QWidget):
    """Space chooses, Enter opens, arrows move. Each signal carries the row's key."""

    opened = Signal(str)
    acted = Signal(str)
    put_off = Signal(str)
    wants_said = Signal(str)
    wants_let_go = Signal(str)
    focused = Signal(str)
    stepped = Signal(str, int)
    chosen = Signal()

    def __init__(self, words: RowWords) -> None:
        super().__init__()
        self.words = words
        parts = (
            *(words.name, words.when, words.reason, words.by_hand),
            *(words.hint, words.question),
        )
        named(self, f"row_{words.key}", ". ".join(filter(None, parts)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tick = TickBox("", name=f"choose_{words.key}")
        self.tick.setAccessibleName(f"{words.choose}, {words.name}")
        self.tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space does the same on the row
        self.action = KeycapButton(
            words.action,
            name=f"act_{words.key}",
            icon=words.action_icon,
            spoken=f"{words.action}, {words.name}",
        )
        self._others = self._made_others()
        self._build()
        self.tick.toggled.connect(self._on_chosen)
        self.action.clicked.connect(self._on_acted)

    def _made_others(self) -> list[KeycapButton]:
        """The buttons beside the action: the other answers to the question, else later."""
        words = self.words
        meant = [("later", words.later, self._on_put_off)]
        if words.question:
            meant = [
                ("said", words.said, self._on_said),
                ("let_go", words.let_go, self._on_let_go),
            ]
        made = []
        for name, text, act in meant:
            button = KeycapButton(text, name=f"{name}_{words.key}", spoken=f"{text}, {words.name}")
            button.clicked.connect(act)
            made.append(button)
        return made

    def _build(self) -> None:
        words = self.words
        name = PlainLabel(words.name, role="name", fit="elide")
        keep_narrow(name)
        head = flow(name, gap=10)
        if words.when:
            when = When(words.when)
            plain_tooltip(when, words.full_date)
            head.addWidget(when)
        if words.by_hand:
            head.addWidget(Chip(words.by_hand, name="by_hand", tone="info"))
        if words.hint:
            head.addWidget(Chip(words.hint, name="routine"))
        reason = PlainLabel(words.reason, role="second", fit="two lines")
        question = PlainLabel(words.question, role="second", tone="info", fit="wrap")
        if not words.question:
            question.hide()
        text = column(None, None, head, reason, question, None, gap=1)
        who = row(None, self.tick, Ring(words.name, words.tier), text, gap=10)
        who.setStretch(2, 1)
        buttons = holder(row(None, None, self.action, *self._others, gap=10))
        parts = Abreast(holder(who), buttons, limit=STACKED_UNDER, stretches=(1, 0), gap=8)
        column(self, parts, margins=(12, 9, 14, 9))
        self.setMinimumHeight(theme().px(59))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def is_chosen(self) -> bool:
        """Whether the row is among those that the page's buttons mean."""
        return self.tick.isChecked()

    def set_filled(self, filled: bool) -> None:
        """Make this row's action the one filled button of the page."""
        self.action.set_filled(filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.key() in STEPS:
                self.stepped.emit(self.words.key, STEPS[Qt.Key(event.key())])
                return
            if event.key() == Qt.Key.Key_Space:
                self.tick.toggle()
                return
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            look = theme()
            painter = QPainter(self)
            rect = self.rect().toRectF().adjusted(2, 2, -2, -2)
            focus_ring(painter, rect, look.px(10), look.colour("accent"))
            painter.end()

    def _on_chosen(self) -> None:
        self.chosen.emit()

    def _on_acted(self) -> None:
        self.acted.emit(self.words.key)

    def _on_put_off(self) -> None:
        self.put_off.emit(self.words.key)

    def _on_said(self) -> None:
        self.wants_said.emit(self.words.key)

    def _on_let_go(self) -> None:
        self.wants_let_go.emit(self.words.key)
