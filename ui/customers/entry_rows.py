"""Several of a kind in one form: rows that are added and taken away, marks that open in place.

What stands in a row is its own module's business; what is valid is decided in the domain.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.customers import MOST_ENTRIES
from smallcrm.wording import Wording
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.choices import TickBox
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder, row, tab_order

D = TypeVar("D")
BUTTON_LOWER = 4  # units: a small button stands in the middle of the line beside it


class Entry(QWidget, Generic[D]):
    """One row. changed: somebody typed; removed: it shall go; preferred: it is the one to use.

    more: opens the marks that are seldom needed; those that are set are always seen.
    """

    changed = Signal()
    removed = Signal(object)
    preferred = Signal(object)

    def __init__(self, wording: Wording, name: str, spoken_remove: str) -> None:
        super().__init__()
        self.wording = wording
        self.remove = IconButton("x", name=f"remove_{name}", spoken=spoken_remove)
        self.more = IconButton("ellipsis", name=f"more_{name}", spoken=wording.text("More of it"))
        self.tick = TickBox(wording.text("Use this one"), name=f"prefer_{name}")
        self._marks: tuple[TickBox, ...] = ()
        self._beside: tuple[QWidget, ...] = ()
        self._line: QWidget | None = None
        self._is_open = False
        self.remove.clicked.connect(self._on_remove)
        self.more.clicked.connect(self._on_more)
        self.tick.clicked.connect(self._on_tick)

    def ending(self) -> QWidget:
        """The button that takes the row away, level with the row's first line."""
        return level(self.remove, BUTTON_LOWER)

    def marks(self, *marks: TickBox, beside: Sequence[QWidget] = ()) -> QWidget:
        """The line of marks under the row; beside: what opens with them."""
        self._marks = marks
        self._beside = tuple(beside)
        self._line = holder(flow(*marks, *beside, gap=12))
        return self._line

    @abstractmethod
    def draft(self) -> D:
        """What was typed."""

    @abstractmethod
    def is_blank(self) -> bool:
        """Whether nothing was typed."""

    @abstractmethod
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""

    def show_alone(self, is_alone: bool) -> None:
        """Alone there is nothing to prefer, and nothing to take away."""
        if self.tick in self._marks:
            self.tick.setVisible(not is_alone)
        self.remove.setVisible(not is_alone)
        self.show_marks()

    def show_marks(self) -> None:
        """Show the marks that are set, and all of them once they were asked for."""
        if self._line is None:
            return
        for mark in self._marks:
            if mark is not self.tick:
                mark.setVisible(self._is_open or mark.isChecked())
        for each in self._beside:
            each.setVisible(self._is_open)
        self.more.setVisible(not self._is_open)
        shown = [*self._marks, *self._beside]
        self._line.setVisible(any(not each.isHidden() for each in shown))

    def _on_remove(self) -> None:
        self.removed.emit(self)

    def _on_more(self) -> None:
        self._is_open = True
        self.show_marks()
        first = next((mark for mark in self._marks if not mark.isHidden()), None)
        if first is not None:
            first.setFocus()

    def _on_tick(self) -> None:
        self.preferred.emit(self)


class Entries(QWidget, Generic[D]):
    """The rows of one kind, always at least one, and the word that adds another.

    changed: somebody typed. There is no focus proxy here: Tab would walk round in the rows.
    """

    changed = Signal()

    def __init__(
        self,
        make: Callable[[D], Entry[D]],
        blank: Callable[[], D],
        add_words: str,
        name: str,
        *,
        most: int = MOST_ENTRIES,
    ) -> None:
        super().__init__()
        self._make = make
        self._blank = blank
        self._most = most
        self._entries: list[Entry[D]] = []
        self._start = QWidget(self)  # the place in the order of Tab from which the rows follow
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        self._rows = column(None, gap=8)
        self._add = LinkButton(add_words, name=f"add_{name}")
        column(self, self._rows, row(None, self._add, None), gap=4)
        self._add.clicked.connect(self._on_add)
        self.show_drafts(())

    def drafts(self) -> list[D]:
        """What was typed, without blank rows."""
        return [entry.draft() for entry in self._entries if not entry.is_blank()]

    def show_drafts(self, drafts: Sequence[D]) -> None:
        """Show these rows, one blank row when there are none."""
        for entry in list(self._entries):
            self._take(entry)
        for draft in drafts or self._when_none():
            self._put(draft)
        self._tidy()

    def add_draft(self, draft: D) -> None:
        """One more row, with the keyboard in it."""
        entry = self._put(draft)
        self._tidy()
        self.changed.emit()
        _first_of(entry).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (_first_of(self._entries[0]) if self._entries else self._add).setFocus()

    def _when_none(self) -> Sequence[D]:
        return (self._blank(),)

    def _put(self, draft: D) -> Entry[D]:
        entry = self._make(draft)
        entry.changed.connect(self.changed)
        entry.removed.connect(self._on_removed)
        entry.preferred.connect(self._on_preferred)
        self._entries.append(entry)
        self._rows.addWidget(entry)
        return entry

    def _take(self, entry: Entry[D]) -> None:
        self._entries.remove(entry)
        self._rows.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def _tidy(self) -> None:
        for entry in self._entries:
            entry.show_alone(len(self._entries) == 1)
        self._add.setVisible(len(self._entries) < self._most)
        stops = [stop for entry in self._entries for stop in entry.stops()]
        tab_order([self._start, *stops, self._add])

    def _on_add(self) -> None:
        entry = self._put(self._blank())
        self._tidy()
        _first_of(entry).setFocus()

    def _on_removed(self, entry: Entry[D]) -> None:
        self._take(entry)
        if not self._entries:
            for draft in self._when_none():
                self._put(draft)
        self._tidy()
        (_first_of(self._entries[-1]) if self._entries else self._add).setFocus()
        self.changed.emit()

    def _on_preferred(self, chosen: Entry[D]) -> None:
        for entry in self._entries:
            entry.tick.setChecked(entry is chosen)


class AskedEntries(Entries[D]):
    """Rows that begin with somebody from the finder; there may be none. asked: choose somebody."""

    asked = Signal()

    def _when_none(self) -> Sequence[D]:
        return ()

    def _on_add(self) -> None:
        self.asked.emit()


def level(field: QWidget, lower: int = 0) -> QWidget:
    """A field that stays level with the line beside it when words come under that one."""
    return holder(column(None, lower, field, None, gap=0))


def _first_of(entry: Entry[D]) -> QWidget:
    return next(stop for stop in entry.stops() if not stop.isHidden())
