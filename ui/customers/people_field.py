"""Choosing customers inside a sheet: typing finds them as the finder does, Enter takes the first.

Who may be chosen for what is decided by the services.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.services.customers import name_of
from ui.context import AppContext
from ui.customers.wrapping import WrapRow
from ui.finder import FIRST_LETTERS, Found
from ui.finder_provider import BookFinder
from ui.widgets.buttons import KeycapButton
from ui.widgets.enter import is_enter
from ui.widgets.fields import TextField
from ui.widgets.found_list import FoundList
from ui.widgets.layouts import column, holder, keep_height
from ui.widgets.text import named, one_line

MOST_SHOWN = 3  # of those found: the sheet must not push its own buttons away
ROW_HEIGHT, FRAME = 52, 8
NAME_LETTERS = 24


class _Line(TextField):
    """Arrows move through the list, Enter takes from it; with an empty line Enter saves."""

    stepped = Signal(int)
    took = Signal()
    rubbed_out = Signal()
    is_list_open = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.is_list_open and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif self.text().strip() and is_enter(event):
            self.took.emit()
        elif self.is_list_open and key == Qt.Key.Key_Escape:
            self.clear()
        elif not self.text() and key == Qt.Key.Key_Backspace:
            self.rubbed_out.emit()
        else:
            super().keyPressEvent(event)


class PeopleField(QWidget):
    """One customer or several. changed: somebody was chosen or taken out; entered: Enter saves."""

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        context: AppContext,
        *,
        name: str,
        spoken: str,
        most: int,
        never: CustomerId | None = None,
    ) -> None:
        super().__init__()
        self._context, self._name, self._most, self._never = context, name, most, never
        self._finder = BookFinder(context.store, context.wording, ())
        self._chosen: list[CustomerId] = []
        self.line = _Line(
            name=name, spoken=spoken, placeholder=context.wording.text("name or number")
        )
        self._list = FoundList(self.line)
        self._chips = WrapRow(gap=6)
        self._chips_holder = holder(self._chips)
        column(self, self._chips_holder, self.line, self._list, gap=4)
        named(self, f"{name}_field", spoken)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_typed)
        self.line.stepped.connect(self._list.step)
        self.line.took.connect(self._on_took)
        self.line.rubbed_out.connect(self._on_rubbed_out)
        self.line.returnPressed.connect(self.entered)
        self._list.picked.connect(self._on_picked)
        self._show()

    def value(self) -> tuple[CustomerId, ...]:
        """Who was chosen, first chosen first. Raises Invalid while a name is only typed."""
        if self.line.text().strip():
            raise Invalid(
                self._name, "Choose somebody from the list, or leave this empty: {text}",
                text=one_line(self.line.text(), 40),
            )  # fmt: skip
        return tuple(self._chosen)

    def show_people(self, people: Sequence[CustomerId]) -> None:
        """Let these be chosen."""
        self._chosen = list(people)[: self._most]
        self._show()

    def kept_text(self) -> str:
        """Who was chosen and what was typed, for words on hold."""
        typed = self.line.text()
        if not self._chosen and not typed:
            return ""
        return f"{' '.join(str(one) for one in self._chosen)}|{typed}"

    def show_kept(self, text: str) -> None:
        """Put back what was on hold; who has left the book since is left out."""
        numbers, _, typed = text.partition("|")
        people = [CustomerId(int(word)) for word in numbers.split() if word.isdecimal()]
        self.show_people([one for one in people if name_of(self._context.store, one)])
        self.line.show_text(typed)

    def _show(self) -> None:
        say = self._context.wording.text
        chips = []
        for place, one in enumerate(self._chosen):
            name = name_of(self._context.store, one)
            chip = KeycapButton(
                one_line(name, NAME_LETTERS), name=f"{self._name}_{place}", icon="x", height=32,
                spoken=say("Take out {name}", name=name),
            )  # fmt: skip
            chip.setProperty("customer", one)
            chip.clicked.connect(self._on_chip_pressed)
            chips.append(chip)
        self._chips.flow_row.show_widgets(chips)
        for chip in chips:
            QWidget.setTabOrder(chip, self.line)
        self._chips_holder.setVisible(bool(self._chosen))
        self.line.setVisible(len(self._chosen) < self._most)
        self._show_found(())

    def _show_found(self, found: Sequence[Found]) -> None:
        self._list.show_found(found)
        self._list.setVisible(bool(found))
        self.line.is_list_open = bool(found)
        keep_height(self._list, ROW_HEIGHT * len(found) + FRAME if found else 0)
        self._list.setMaximumHeight(self._list.minimumHeight())

    def _found(self) -> list[Found]:
        text = self.line.text()
        if len(text.strip()) < FIRST_LETTERS:
            return []
        people = [row for row in self._finder.find(text, for_whom=True) if row.kind == "customer"]
        taken = {int(one) for one in (*self._chosen, self._never) if one is not None}
        return [row for row in people if int(row.key) not in taken][:MOST_SHOWN]

    # Handlers

    def _on_typed(self) -> None:
        self._show_found(self._found())

    def _on_took(self) -> None:
        found = self._list.current() if self.line.is_list_open else None
        if found is not None:
            self._on_picked(found)
        else:
            self.entered.emit()  # nobody of that name: saving says so at this field

    def _on_picked(self, found: Found) -> None:
        self._chosen.append(CustomerId(int(found.key)))
        self.line.clear()
        self._show()
        self.changed.emit()
        following = self.line if self.line.isVisible() else self._chips_holder.findChild(QWidget)
        if isinstance(following, QWidget):
            following.setFocus()

    def _on_chip_pressed(self) -> None:
        one = self.sender().property("customer")
        self._chosen = [each for each in self._chosen if each != one]
        self._show()
        self.line.setFocus()
        self.changed.emit()

    def _on_rubbed_out(self) -> None:
        if self._chosen:
            self._chosen.pop()
            self._show()
            self.changed.emit()
