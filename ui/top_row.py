"""The top of the window: finder, Was here, New customer, and the chips of who is on hold.

What they do is decided by the window.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.finder import FinderBox
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import column, row
from ui.widgets.text import named

if TYPE_CHECKING:
    from ui.widgets.hold_chip import HoldRow

FINDER_LEAST = 260
FINDER_SPARE = 100  # of it, before the words of the buttons go too


class OnHold(NamedTuple):
    """A half-written entry: key is what the window knows it by."""

    key: str
    words: str


class TopRow(QWidget):
    """pressed carries the name of the key's deed.

    resumed and let_go carry the key of an entry on hold.
    """

    pressed = Signal(str)
    resumed = Signal(str)
    let_go = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        named(self, "top_row", wording.text("Find and begin"))
        words = wording.text("Name, phone, street, anything")
        shorter = wording.text("Name, phone, street")
        self.finder = FinderBox(words, spoken=wording.text("Find"), shorter=shorter)
        self.was_here = self._button("was_here", wording.text("Was here"), "plus")
        self.new_customer = self._button("new_customer", wording.text("New customer"), "user-plus")
        line = row(None, self.finder, self.was_here, self.new_customer, gap=10)
        line.setStretch(0, 1)
        column(self, line, gap=6, margins=(24, 10, 24, 7))
        self.was_here.clicked.connect(self._on_was_here)
        self.new_customer.clicked.connect(self._on_new_customer)

    def retranslate(self, wording: Wording) -> None:
        """Say everything in the language of the shop."""
        self._wording = wording
        named(self, "top_row", wording.text("Find and begin"))
        self.finder.retranslate(
            wording.text("Name, phone, street, anything"),
            spoken=wording.text("Find"),
            shorter=wording.text("Name, phone, street"),
        )
        self.was_here.show_words(wording.text("Was here"))
        self.new_customer.show_words(wording.text("New customer"))

    @cached_property
    def _hold(self) -> "HoldRow":
        """The chips, made when the first is needed."""
        from ui.widgets.hold_chip import HoldRow  # noqa: PLC0415

        made = HoldRow()
        made.resumed.connect(self.resumed)
        made.let_go.connect(self.let_go)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(made)
        return made

    def show_on_hold(self, held: Sequence[OnHold]) -> None:
        """Show who has unsaved words, newest first: three as chips, the others behind a fourth."""
        if held or "_hold" in vars(self):
            self._hold.show_chips(held, self._wording)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = (self.was_here, self.new_customer)
        px = theme().px
        room = self.width() - px(48 + 20) - px(FINDER_LEAST)
        is_compact = sum(button.full_width() for button in buttons) > room
        is_bare = sum(button.compact_width() for button in buttons) > room + px(FINDER_SPARE)
        for button in buttons:
            button.set_compact(is_compact)
            button.set_bare(is_bare)

    @staticmethod
    def _button(deed: str, words: str, icon: str) -> KeycapButton:
        return KeycapButton(words, name=deed, icon=icon, key=KEYS[deed].cap)

    def _on_was_here(self) -> None:
        self.pressed.emit("was_here")

    def _on_new_customer(self) -> None:
        self.pressed.emit("new_customer")
