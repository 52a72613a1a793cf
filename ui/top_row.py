"""The top of the window: finder, Was here, New customer, and the chips of who is on hold.

What they do is decided by the window.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.finder import FinderBox
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.text import named

FINDER_LEAST = 260


class OnHold(NamedTuple):
    """A customer with unsaved words: key is what the page knows them by."""

    key: str
    words: str


class TopRow(QWidget):
    """pressed carries the name of the key's deed, resumed the key of who was on hold."""

    pressed = Signal(str)
    resumed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        named(self, "top_row", wording.text("Find and begin"))
        words = wording.text("Name, phone, street, anything")
        self.finder = FinderBox(words, spoken=wording.text("Find"))
        self.was_here = self._button("was_here", wording.text("Was here"), "plus")
        self.new_customer = self._button("new_customer", wording.text("New customer"), "user-plus")
        line = row(None, self.finder, self.was_here, self.new_customer, gap=10)
        line.setStretch(0, 1)
        self._chips = row(None, gap=8)
        self._hold = holder(self._chips)
        self._hold.hide()
        column(self, line, self._hold, gap=6, margins=(24, 12, 24, 8))
        self.was_here.clicked.connect(self._on_was_here)
        self.new_customer.clicked.connect(self._on_new_customer)

    def retranslate(self, wording: Wording) -> None:
        """Say everything in the language of the shop."""
        named(self, "top_row", wording.text("Find and begin"))
        self.finder.retranslate(
            wording.text("Name, phone, street, anything"), spoken=wording.text("Find")
        )
        self.was_here.show_words(wording.text("Was here"))
        self.new_customer.show_words(wording.text("New customer"))

    def show_on_hold(self, held: Sequence[OnHold]) -> None:
        """Show at most three customers with unsaved words."""
        from ui.widgets.chips import Chip  # noqa: PLC0415

        clear(self._chips)
        for one in held[:3]:
            chip = Chip(one.words, name=f"hold_{one.key}", tone="info", icon="pencil", acts=True)
            chip.clicked.connect(self._on_resumed)
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self._hold.setVisible(bool(held))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = (self.was_here, self.new_customer)
        full = sum(button.full_width() for button in buttons)
        room = self.width() - theme().px(48 + 20) - full
        for button in buttons:
            button.set_compact(room < theme().px(FINDER_LEAST))

    @staticmethod
    def _button(deed: str, words: str, icon: str) -> KeycapButton:
        return KeycapButton(words, name=deed, icon=icon, key=KEYS[deed].cap)

    def _on_was_here(self) -> None:
        self.pressed.emit("was_here")

    def _on_new_customer(self) -> None:
        self.pressed.emit("new_customer")

    def _on_resumed(self) -> None:
        chip = self.sender()
        if isinstance(chip, QWidget):
            self.resumed.emit(chip.objectName().removeprefix("hold_"))
