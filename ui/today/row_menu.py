"""The menu of a row (right click, or the menu key): its verbs with the keys that do the same.

What the verbs do is the business of who makes the entries.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.keys import KEYS
from ui.widgets.text import named, no_mnemonic


class MenuEntry(NamedTuple):
    """One verb: its words, its name, and what it does; key: as in ui/keys.py, if it has one."""

    words: str
    key: str
    act: Callable[[], None]


class RowMenu(QMenu):
    """Shown beside a row; it goes away by itself."""

    def __init__(self, parent: QWidget, entries: Sequence[MenuEntry], spoken: str) -> None:
        super().__init__(parent)
        named(self, "row_menu", spoken)
        self.aboutToHide.connect(self.deleteLater)
        for entry in entries:
            # the key is told only: the window listens to it, and two listeners would cancel out
            cap = KEYS[entry.key].cap if entry.key in KEYS else ""
            action = QAction("\t".join(filter(None, (no_mnemonic(entry.words), cap))), self)
            action.setObjectName(entry.key)
            action.triggered.connect(entry.act)
            self.addAction(action)

    def show_at(self, place: QPoint) -> None:
        """Show it here on the screen, without waiting for the answer."""
        self.popup(place)
