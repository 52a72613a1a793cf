"""One row of the cards that are owed: chosen or not, who, for what, why, and the next action.

What the action does is the page's business: the row says which was pressed.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import Chip
from ui.widgets.choices import TickBox
from ui.widgets.flow import flow
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.text import PlainLabel, named

STACKED_UNDER = 640  # units: narrower, the buttons stand under the words
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class CardWords(RowWords):
    """What a row shows, already worded. when: empty once the day is over: no card is late.

    by_hand: "hand over at the next visit", or empty. question: "Still send it?", with said and
    let_go as its other answers; empty where later is offered instead. hint: that it is routine.
    """

    choose: str = ""
    by_hand: str = ""
    hint: str = ""
    question: str = ""
    said: str = ""
    let_go: str = ""


class CardRow(ItemRow):
    """Space chooses, Enter opens, arrows move. Each signal carries the row's key."""

    words: CardWords
    wants_said = Signal(str)
    wants_let_go = Signal(str)
    stepped = Signal(str, int)
    chosen = Signal()

    def __init__(self, words: CardWords) -> None:
        super().__init__(words)
        parts = (
            *(words.name, words.when, words.reason, words.by_hand),
            *(words.hint, words.question),
        )
        named(self, f"row_{words.key}", ". ".join(filter(None, parts)))
        self.tick = TickBox("", name=f"choose_{words.key}")
        self.tick.setAccessibleName(f"{words.choose}, {words.name}")
        self.tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space does the same on the row
        self._who.insertWidget(0, self.tick)
        self.tick.toggled.connect(self._on_chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # among others in a column: no row is pressed together
        self.setSizePolicy(policy)
        if words.question:
            self._ask()

    def _ask(self) -> None:
        """The question under the reason, and its other answers beside the action."""
        words = self.words
        question = PlainLabel(words.question, role="second", tone="info", fit="wrap")
        self._text.insertWidget(self._text.count() - 1, question)
        for name, text, act in (
            ("said", words.said, self._on_said),
            ("let_go", words.let_go, self._on_let_go),
        ):
            button = KeycapButton(text, name=f"{name}_{words.key}", spoken=f"{text}, {words.name}")
            button.clicked.connect(act)
            self._deeds.addWidget(button)

    def _made_head(self, parts: list[QWidget]) -> QBoxLayout:
        words = self.words
        chips = [
            Chip(text, name=name, tone=tone)
            for text, name, tone in (
                (words.by_hand, "by_hand", "info"),
                (words.hint, "routine", "plain"),
            )
            if text
        ]
        if not chips:
            return super()._made_head(parts)
        return flow(*parts, *chips, gap=10)

    def _is_narrow(self) -> bool:
        return super()._is_narrow() or self.width() < theme().px(STACKED_UNDER)

    @property
    def is_chosen(self) -> bool:
        """Whether the row is among those that the page's buttons mean."""
        return self.tick.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.key() in STEPS:
                self.stepped.emit(self.words.key, STEPS[Qt.Key(event.key())])
                return
            if event.key() == Qt.Key.Key_Space:
                self.tick.toggle()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _on_chosen(self) -> None:
        self.chosen.emit()

    def _on_said(self) -> None:
        self.wants_said.emit(self.words.key)

    def _on_let_go(self) -> None:
        self.wants_let_go.emit(self.words.key)
