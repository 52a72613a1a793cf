"""The table of all customers: Enter opens, Delete puts to the trash.

Where its rows come from is given in.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_lists import ListRow
from ui.widgets.paged_rows import PagedRows
from ui.widgets.plain_table import PlainTable


class CustomerTable(PlainTable):
    """One customer a row. opened and trashed carry the customer's id."""

    opened = Signal(int)
    trashed = Signal(int)

    def __init__(self, rows: PagedRows[ListRow], *, accessible_name: str) -> None:
        super().__init__(rows, name="customers", accessible_name=accessible_name)
        self._rows = rows
        # One at a time: a slip of the finger must never send a whole selection to the trash.
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._on_activated)

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
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            customer_id = self.current_id()
            if customer_id is not None:
                self.trashed.emit(customer_id)
            return
        super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.number(index))
