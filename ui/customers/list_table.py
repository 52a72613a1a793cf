"""The table of all customers: Enter opens, Space chooses, Delete puts to the trash.

Where its rows come from is given in.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_lists import ListRow
from ui.customers.list_columns import PERSON_LEAST
from ui.customers.list_selection import Chosen
from ui.theme import theme
from ui.widgets.paged_rows import PagedRows
from ui.widgets.plain_table import RING, PlainTable

LEAST_HEIGHT = 220  # units: the head and three rows
RING_REACH = RING + 22  # units from the row's beginning: the ring and the air around it
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_MOVES = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


class CustomerTable(PlainTable):
    """One customer a row. opened and trashed carry the customer's id, sorted a column's place.

    everybody: Ctrl+A. resized: there is another room. Chosen ones are kept by id in chosen.
    """

    opened = Signal(int)
    trashed = Signal(int)
    everybody = Signal()
    head_pressed = Signal(int)
    resized = Signal()

    def __init__(self, rows: PagedRows[ListRow], chosen: Chosen, *, accessible_name: str) -> None:
        super().__init__(rows, name="customers", accessible_name=accessible_name)
        self._rows = rows
        self._chosen = chosen
        self._anchor: int | None = None
        rows.choose_by(chosen.has)
        # The table's own selection is only the current row; who is chosen is kept by id.
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self.head_pressed)
        self.activated.connect(self._on_activated)
        chosen.changed.connect(self._on_chosen_changed)

    def current_id(self) -> CustomerId | None:
        """Whose row is current, None without one."""
        index = self.currentIndex()
        return CustomerId(self._rows.number(index)) if index.isValid() else None

    def go_to(self, customer_id: int | None, else_row: int) -> None:
        """Make this customer's row current, or the nearest to else_row when they have gone."""
        index = QModelIndex() if customer_id is None else self._rows.place(customer_id)
        if not index.isValid():
            last = self._rows.rowCount() - 1
            index = self._rows.index(min(max(else_row, 0), last), 0)
        if index.isValid():
            self._make_current(index)
            self.scrollTo(index)

    def set_widths(self, widths: Sequence[int]) -> None:
        super().set_widths(widths)
        self._give_person_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_person_room()
        self.resized.emit()

    def room(self) -> int:
        """The units beside each other that columns share."""
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return (self.width() - beside) * 100 // theme().px(100)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(PERSON_LEAST), theme().px(LEAST_HEIGHT))

    def _give_person_room(self) -> None:
        """A name is never squeezed: with many columns the list scrolls sideways instead."""
        head = self.horizontalHeader()
        beside = sum(head.sectionSize(place) for place in range(1, head.count()))
        least = theme().px(PERSON_LEAST)
        is_tight = head.count() > 1 and self.viewport().width() - beside < least
        modes = QHeaderView.ResizeMode
        head.setSectionResizeMode(0, modes.Interactive if is_tight else modes.Stretch)
        if is_tight:
            head.resizeSection(0, least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _MOVES and held in {_SHIFT, Qt.KeyboardModifier.NoModifier}:
            self._move(event, is_stretched=held == _SHIFT)
        elif key == Qt.Key.Key_Space and not held & ~_CTRL:
            self._toggle_current()
        elif key == Qt.Key.Key_A and held == _CTRL:
            self.everybody.emit()
        elif key == Qt.Key.Key_Escape and not held and len(self._chosen):
            self._chosen.clear()
        elif key == Qt.Key.Key_Delete and not held:
            self._trash_current()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not index.isValid() or not is_left:
            super().mousePressEvent(event)
            return
        if held == _SHIFT:
            self._make_current(index)
            self._stretch()
            return
        super().mousePressEvent(event)
        self._make_current(index)
        if held == _CTRL or self._is_on_ring(index, event.position().x()):
            self._toggle_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_on_ring(index, event.position().x()):
            self._toggle_current()  # two quick clicks choose and let go, and open nobody
            return
        super().mouseDoubleClickEvent(event)

    def _move(self, event: QKeyEvent, *, is_stretched: bool) -> None:
        if is_stretched and self._anchor is None:
            self._anchor = self.current_id()
        plain = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier)
        before = self.currentIndex()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            row = 0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1
            self.go_to(None, row)
        else:
            super().keyPressEvent(plain)
        if is_stretched:
            self._stretch()
        elif self.currentIndex() != before:
            self._begin_anew()

    def _stretch(self) -> None:
        """Choose everybody from where the range began to the current row."""
        here = self.currentIndex()
        began = self._rows.place(self._anchor) if self._anchor is not None else QModelIndex()
        if not here.isValid():
            return
        first = began.row() if began.isValid() else here.row()
        low, high = sorted((first, here.row()))
        self._chosen.stretch(self._rows.numbers[low : high + 1])

    def _toggle_current(self) -> None:
        number = self.current_id()
        if number is not None:
            self._chosen.toggle(number)
            self._anchor = number

    def _trash_current(self) -> None:
        number = self.current_id()
        if number is not None:
            self.trashed.emit(number)

    def _begin_anew(self) -> None:
        self._anchor = self.current_id()
        self._chosen.settle()

    def _make_current(self, index: Index) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _is_on_ring(self, index: Index, x: float) -> bool:
        if index.column() != 0:
            return False
        cell = self.visualRect(index)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (cell.right() - x if is_rtl else x - cell.x()) <= theme().px(RING_REACH)

    def _on_chosen_changed(self) -> None:
        self.viewport().update()

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.number(index))
