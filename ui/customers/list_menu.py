"""A menu of the list, worked with arrows and Enter: entries, ticked entries, entries in groups.

What the entries do is the business of who makes them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Union

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import theme
from ui.widgets.text import named, no_mnemonic, one_line

LONGEST = 60  # characters of an entry; a topic or a town may be longer


@dataclass(frozen=True)
class Entry:
    """One entry. name: never translated. is_ticked: None when it is nothing to tick."""

    words: str
    name: str
    act: Callable[[], None]
    is_ticked: bool | None = None


@dataclass(frozen=True)
class Group:
    """Entries behind one word, and a line between them for each None."""

    words: str
    name: str
    entries: "Sequence[Item]"


Item = Union[Entry, Group, None]  # noqa: UP007 - a group holds items, and a type can not wait


class ListMenu(QMenu):
    """Shown under a button; it goes away by itself."""

    def __init__(self, parent: QWidget, items: Sequence[Item], *, name: str, spoken: str) -> None:
        super().__init__(parent)
        named(self, name, spoken)
        self.aboutToHide.connect(self.deleteLater)
        _fill(self, items)
        _with_room(self)

    def show_under(self, button: QWidget) -> None:
        """Show it under the button, the first entry marked; a group would open at once."""
        self.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        first = next((each for each in self.actions() if not each.isSeparator()), None)
        if first is not None and first.menu() is None:
            self.setActiveAction(first)


def _fill(menu: QMenu, items: Sequence[Item]) -> None:
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, Group):
            inner = QMenu(no_mnemonic(one_line(item.words, LONGEST)), menu)
            named(inner, item.name, item.words)
            inner.menuAction().setObjectName(item.name)
            _fill(inner, item.entries)
            menu.addMenu(inner)
        else:
            menu.addAction(_action(menu, item))


def _action(menu: QMenu, entry: Entry) -> QAction:
    action = QAction(no_mnemonic(one_line(entry.words, LONGEST)), menu)
    action.setObjectName(entry.name)
    if entry.is_ticked is not None:
        action.setCheckable(True)
        action.setChecked(entry.is_ticked)

    def act() -> None:  # without the tick that Qt would hand over
        entry.act()

    action.triggered.connect(act)
    return action


def _with_room(menu: QMenu) -> None:
    """Leave room for the arrow behind a group."""
    px = theme().px
    menu.setStyleSheet(f"QMenu::item {{ padding: {px(6)}px {px(28)}px {px(6)}px {px(20)}px; }}")
