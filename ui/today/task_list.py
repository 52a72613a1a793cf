"""Groups of things to do under their heads; one row is in hand, and its action is the filled one.

What the rows mean and what their actions do is the page's business.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.today.headed import HEAD_HEIGHT, group_line
from ui.today.task_row import TaskRow
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.item_row import RowWords
from ui.widgets.layouts import column, row
from ui.widgets.panels import RowsPanel
from ui.widgets.sheet import Sheet

GROUP_GAP = 6


class TaskWords(NamedTuple):
    """One row, already worded. call: the spoken name of its phone button, "" for none.

    pinned: the words of its pin, "" for a row in its own place.
    """

    words: RowWords
    call: str = ""
    pinned: str = ""


class TaskGroup(NamedTuple):
    """One group, already worded. total: also those that are not shown.

    action: a verb for the whole group, "" for none. more, back: what shows the next rows in the
    place of these, and the first ones again; "" for nothing.
    """

    code: str
    title: str
    total: int
    rows: tuple[TaskWords, ...]
    action: str = ""
    more: str = ""
    back: str = ""


class _Part(NamedTuple):
    """The widgets of one group."""

    group: TaskGroup
    widget: QWidget
    rows: list[TaskRow]


class TaskList(QWidget):
    """opened, acted, put_off and called carry a row's key, the others a group's.

    turned: to the next rows of a group (1), or back to its first (0).

    left_above: the keyboard goes up from the first row. came_to: the row that it is on now.
    """

    opened = Signal(str)
    acted = Signal(str)
    put_off = Signal(str)
    called = Signal(str)
    menu_wanted = Signal(str, QPoint)
    group_acted = Signal(str)
    turned = Signal(str, int)
    left_above = Signal()
    came_to = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TaskRow] = []
        self._groups: tuple[TaskGroup, ...] = ()
        self._parts: list[_Part] = []
        self._place = 0
        self._key = ""
        self._is_entered = False
        self._lines = column(self, gap=GROUP_GAP)

    @property
    def key(self) -> str:
        """The key of the row in hand; "" while the keyboard is not in the list."""
        return self._key if self._is_entered and self.rows else ""

    def enter(self) -> None:
        """Come in from above."""
        if self.rows:
            self.rows[0].setFocus()

    def leave(self) -> None:
        """The keyboard is elsewhere: the first row's action is the filled one again."""
        self._is_entered = False
        self._fill(0)

    def come_to_turning(self, code: str) -> None:
        """The keyboard goes where the next rows of this group are asked for, or its first ones."""
        for part in self._parts:
            if part.group.code == code:
                links = {each.objectName(): each for each in part.widget.findChildren(LinkButton)}
                link = links.get(f"more_{code}") or links.get(f"first_{code}")
                if link is not None:
                    link.setFocus()

    def show_groups(self, groups: Sequence[TaskGroup]) -> None:
        """Show these; the keyboard stays with its row, or takes the one that moved up."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        key, place = self._key, self._place
        had_focus = any(each.has_focus_inside() for each in self.rows)
        comes_back = self._is_entered and _is_in_sheet(QApplication.focusWidget())
        if had_focus:
            self.setFocus()  # else it would hop through rows that go away
        self._build(groups)
        self._is_entered = bool(self.rows) and (had_focus or comes_back)
        self._key, self._place = key, self._place_of(key, place)
        self._fill(self._place if self._is_entered else 0)
        if had_focus:
            self._come_back()
        elif comes_back:
            QTimer.singleShot(0, self, self._come_back)  # the sheet goes away first

    def _build(self, groups: Sequence[TaskGroup]) -> None:
        """Lay the groups in their order; one that is as it was keeps its widgets."""
        known = {part.group.code: part for part in self._parts}
        while self._lines.takeAt(0) is not None:
            pass
        self._parts = []
        for group in groups:
            part = known.pop(group.code, None)
            if part is not None and part.group != group:
                _throw_away(part.widget)
                part = None
            self._parts.append(part or self._part(group))
        for part in known.values():
            _throw_away(part.widget)
        for part in self._parts:
            self._lines.addWidget(part.widget)
            part.widget.show()
        self.rows = [each for part in self._parts for each in part.rows]

    def _part(self, group: TaskGroup) -> _Part:
        part = _Part(group, QWidget(), [])
        lines = column(part.widget, self._head(group), self._panel(part), gap=2)
        if group.more or group.back:
            lines.addWidget(self._turning(group))
        return part

    def _head(self, group: TaskGroup) -> QWidget:
        button = None
        if group.action:
            button = KeycapButton(group.action, name=f"all_{group.code}", height=HEAD_HEIGHT)
            button.clicked.connect(self._on_group_clicked)
        return group_line(group.title, group.total, button)

    def _panel(self, part: _Part) -> RowsPanel:
        panel = RowsPanel(f"group_{part.group.code}", part.group.title)
        for words, call, pinned in part.group.rows:
            made = TaskRow(words, call=call, pinned=pinned)
            made.opened.connect(self.opened)
            made.acted.connect(self.acted)
            made.put_off.connect(self.put_off)
            made.called.connect(self.called)
            made.menu_wanted.connect(self.menu_wanted)
            made.focused.connect(self._on_focused)
            made.stepped.connect(self._on_stepped)
            part.rows.append(made)
            panel.add_row(made)
        return panel

    def _turning(self, group: TaskGroup) -> QWidget:
        """What leads to the next rows of a long group, and back to its first."""
        holder = QWidget()
        line = row(holder, gap=16, margins=(11, 2, 0, 0))
        for name, words in (("more", group.more), ("first", group.back)):
            if words:
                link = LinkButton(
                    words, name=f"{name}_{group.code}", spoken=f"{words}, {group.title}"
                )
                link.clicked.connect(self._on_more_clicked if name == "more" else self._on_back)
                line.addWidget(link)
        line.addStretch(1)
        return holder

    def _place_of(self, key: str, place: int) -> int:
        keys = [each.words.key for each in self.rows]
        if key in keys:
            return keys.index(key)
        return max(0, min(place, len(keys) - 1))

    def _come_back(self) -> None:
        """Give the keyboard to the row in hand, or to what lies above an empty list."""
        if _is_in_sheet(QApplication.focusWidget()):
            return
        if self.rows:
            self.rows[min(self._place, len(self.rows) - 1)].setFocus()
        else:
            self.left_above.emit()

    def _fill(self, place: int) -> None:
        for number, each in enumerate(self.rows):
            each.set_filled(number == place)

    # Handlers

    def _on_focused(self, key: str) -> None:
        if self.sender() not in self.rows:
            return  # a row that goes away, to which a sheet gave the keyboard back
        self._is_entered, self._key = True, key
        self._place = self._place_of(key, self._place)
        self._fill(self._place)
        self.came_to.emit(self.rows[self._place])

    def _on_stepped(self, step: int) -> None:
        if step == -1 and self._place == 0:
            self.left_above.emit()
            return
        wanted = max(0, min(self._place + step, len(self.rows) - 1))
        self.rows[wanted].setFocus()

    def _on_group_clicked(self) -> None:
        self.group_acted.emit(_code_of(self.sender()))

    def _on_more_clicked(self) -> None:
        self.turned.emit(_code_of(self.sender()), 1)

    def _on_back(self) -> None:
        self.turned.emit(_code_of(self.sender()), 0)


def _code_of(sender: object) -> str:
    return sender.objectName().partition("_")[2] if isinstance(sender, QWidget) else ""


def _throw_away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


def _is_in_sheet(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, Sheet):
            return True
        widget = widget.parentWidget()
    return False
