"""The days of a week or a month as a grid: told promises, closed days shaded, today marked.

Which days are shown, and what is asked of the book, is the calendar's business.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.keys import is_typing
from ui.promises.day_cell import DayDelegate
from ui.promises.day_words import DayWords
from ui.theme import theme
from ui.widgets.enter import is_enter
from ui.widgets.text import named, tooltip

Index = QModelIndex | QPersistentModelIndex
DAYS_IN_WEEK = 7
HEAD_SIDES = 8  # units beside the name of a weekday
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WeekdayName(NamedTuple):
    """Over a column: the whole name, and the short one where that finds no room."""

    whole: str
    short: str


class DayModel(QAbstractTableModel):
    """Days in rows of seven, or in a row each."""

    def __init__(self, heads: Sequence[WeekdayName], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = heads
        self._days: list[DayWords] = []
        self._is_short = False
        self.beside = DAYS_IN_WEEK

    def show_days(self, days: Sequence[DayWords], beside: int) -> None:
        """Show these, whole weeks from the shop's first weekday on. beside: days in a row."""
        self.beginResetModel()
        self._days = list(days)
        self.beside = beside
        self.endResetModel()

    def show_short_names(self, *, short: bool) -> None:
        """Name the weekdays over the columns in short, or in full."""
        if short != self._is_short:
            self._is_short = short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.beside - 1)

    def day_at(self, index: Index) -> DayWords | None:
        """The day of a cell."""
        place = index.row() * self.beside + index.column()
        return self._days[place] if index.isValid() and place < len(self._days) else None

    def place_of(self, day: date) -> Index:
        """The cell of a day; an invalid one when it is not shown."""
        for place, each in enumerate(self._days):
            if each.day == day:
                return self.index(place // self.beside, place % self.beside)
        return QModelIndex()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._days) // self.beside

    def columnCount(self, _parent: Index | None = None) -> int:
        return self.beside

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day_at(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return day
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(day.all_words).replace("\n", "<br>")
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return day.spoken if role in spoken else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        name = self._heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return name.short if self._is_short else name.whole
        spoken = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
        return name.whole if role in spoken else None


class DayGrid(QTableView):
    """opened carries a day as ISO text; stepped: so many days on from the one in hand."""

    opened = Signal(str)
    stepped = Signal(int)
    turned = Signal(int)

    def __init__(self, heads: Sequence[WeekdayName], *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._heads = heads
        self.days = DayModel(heads, self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_days(self, days: Sequence[DayWords], beside: int = DAYS_IN_WEEK) -> None:
        """Show these days. beside: how many in a row; alone there a day is as high as it is."""
        is_grid = beside > 1
        modes = QHeaderView.ResizeMode
        self.horizontalHeader().setVisible(is_grid)
        self.days.show_days(days, beside)
        self.verticalHeader().setSectionResizeMode(
            modes.Stretch if is_grid else modes.ResizeToContents
        )
        self._name_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_columns()
        if self.days.beside == 1:
            self.resizeRowsToContents()

    def rows_height(self) -> int:
        """How high all rows are together, in pixels."""
        return self.verticalHeader().length() + 2 * self.frameWidth() + theme().px(8)

    def _name_columns(self) -> None:
        """A weekday's name is never cut: all are short where one does not fit."""
        metrics = self.horizontalHeader().fontMetrics()
        widest = max(metrics.horizontalAdvance(each.whole) for each in self._heads)
        room = self.viewport().width() // self.days.beside - theme().px(HEAD_SIDES)
        self.days.show_short_names(short=widest > room)

    @property
    def day(self) -> date | None:
        """The day in hand."""
        found = self.days.day_at(self.currentIndex())
        return found.day if found is not None else None

    def take(self, day: date) -> None:
        """Take a day in hand that is shown."""
        place = self.days.place_of(day)
        if place.isValid():
            self.setCurrentIndex(self.days.index(place.row(), place.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if is_typing(event):
            event.ignore()
        elif key in _ASIDE and not event.modifiers():
            self.stepped.emit(-_ASIDE[key] if self.isRightToLeft() else _ASIDE[key])
        elif key in _DOWN and not event.modifiers():
            self.stepped.emit(_DOWN[key] * self.days.beside)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} and not event.modifiers():
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif is_enter(event):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        found = self.days.day_at(index)
        if found is not None:
            self.opened.emit(found.day.isoformat())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)
