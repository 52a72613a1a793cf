"""The bar over the list: how many are chosen, and what can be done with all of them.

What the verbs do is the business of list_verbs.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from smallcrm.wording import Wording
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.flow import FlowRow
from ui.widgets.layouts import column
from ui.widgets.text import PlainLabel, named


class SelectionBar(QFrame):
    """pressed carries all_ and topic, tier, thank, export, print, trash or clear."""

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        say = wording.text
        self.setProperty("surface", "panel")
        named(self, "selection", say("Chosen customers"))
        self._wording = wording
        self._count = PlainLabel("", role="body_bold")
        self.buttons = {
            code: KeycapButton(words, name=f"all_{code}", icon=icon, key=key)
            for code, words, icon, key in (
                ("topic", say("Topic"), "tag", ""),
                ("tier", say("Standing"), "star", ""),
                ("thank", say("Thank"), "mail", "F5"),
                ("export", say("Export"), "upload", ""),
                ("print", say("Print list"), "printer", "Ctrl P"),
                ("trash", say("To the trash"), "trash-2", "Del"),
            )
        }
        clear = LinkButton(say("Let go"), name="all_clear", key="Esc")
        bar = FlowRow(gap=8)
        bar.add(self._count)
        for code, button in self.buttons.items():
            bar.add(button)
            button.clicked.connect(self._pressing(code))
        bar.add(clear)
        clear.clicked.connect(self._pressing("clear"))
        column(self, bar, margins=(12, 8, 12, 8))
        self.buttons["tier"].hide()
        self.hide()

    def show_count(self, count: int, unseen: int) -> None:
        """Say how many are chosen, and how many of them the list does not show now."""
        words = self._wording.counted("{n} chosen", "{n} chosen", count)
        if unseen:
            words = self._wording.text("{chosen}, {n} not shown", chosen=words, n=unseen)
        self._count.show_text(words)
        self.setVisible(bool(count))

    def open_owner_view(self, *, is_open: bool) -> None:
        """Standings are for the owner's eyes."""
        self.buttons["tier"].setVisible(is_open)

    def _pressing(self, code: str) -> Callable[[], None]:
        def press() -> None:
            self.pressed.emit(f"all_{code}")

        return press
