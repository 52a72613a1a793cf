"""The listing itself: the table, its rows loaded page by page, and who is chosen in it.

By what it is narrowed and sorted is the page's business.
"""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customer_lists
from smallcrm.services.customer_lists import ListQuery, ListRow
from ui.context import AppContext
from ui.customers.list_columns import SORTS, columns, fitting
from ui.customers.list_loading import IdLoading
from ui.customers.list_selection import Chosen
from ui.customers.list_table import CustomerTable
from ui.widgets.paged_rows import PagedRows
from ui.widgets.plain_table import HIGH_ROW, ROW_HEIGHT


class Listing(QObject):
    """counted: how many are listed, -1 while they are still being counted."""

    counted = Signal(int)

    def __init__(self, context: AppContext, parent: QObject, codes: Sequence[str]) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ListQuery | None = None
        self._next: ListQuery | None = None
        self._was_at: tuple[CustomerId | None, int] = (None, 0)
        self._codes = self._beside = tuple(codes)
        self._rows = PagedRows[ListRow](columns(context.wording, codes), self._fetch)
        self.chosen = Chosen(self)
        self.table = CustomerTable(
            self._rows, self.chosen, accessible_name=context.wording.text("Customers")
        )
        self._loading = IdLoading(self, context.errors)
        self._loading.begun.connect(self._on_begun)
        self._loading.loaded.connect(self._on_loaded)
        self.table.everybody.connect(self._on_everybody)
        self.table.resized.connect(self._on_resized)

    @property
    def query(self) -> ListQuery | None:
        """What is listed, or being listed."""
        return self._next

    @property
    def numbers(self) -> "array[int]":
        """All who are listed, in order; what still loads is waited for."""
        self._loading.finish()
        return self._rows.numbers

    def show(self, query: ListQuery) -> None:
        """List these; the first page stands there at once, the rest follows."""
        self._was_at = (self.table.current_id(), self.table.currentIndex().row())
        if query == self._shown:
            self._rows.forget_rows()  # what stands there is fetched anew while the rest loads
        else:
            self._shown = None
        self._next = query
        code = next((code for code, (order, _) in SORTS.items() if order == query.order), "")
        self._rows.mark_sorted(code, "↓" if query.descending else "↑")
        self._loading.start(customer_lists.id_chunks(self._context.store, query))

    def stop(self) -> bool:
        """Load nothing more; whether something was missing still."""
        was_busy = self._loading.is_busy
        if was_busy:
            self._loading.stop()
            self._shown = None
        return was_busy

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show other columns of the same rows; what has no room is folded under the name."""
        self._codes = tuple(codes)
        self._beside = beside = fitting(codes, self.table.room())
        was_at = (self.table.current_id(), self.table.currentIndex().row())
        folded = [code for code in codes if code not in beside]
        self._rows.show_columns(columns(self._context.wording, beside, folded))
        self.table.set_row_height(HIGH_ROW if folded else ROW_HEIGHT)
        self.table.set_widths([column.width for column in self._rows.columns])
        self.table.go_to(*was_at)

    def column_code(self, place: int) -> str:
        """The code of the column at a place."""
        return self._rows.columns[place].code

    def meant(self) -> "array[int]":
        """The chosen ones in the order of the list, those not listed behind; else all listed."""
        numbers = self.numbers
        if not len(self.chosen):
            return numbers
        listed = array("q", (number for number in numbers if number in self.chosen))
        listed.extend(sorted(self.chosen.ids - set(listed)))
        return listed

    def unseen(self) -> int:
        """How many of the chosen ones are not listed."""
        chosen = self.chosen.ids
        return len(chosen - set(self._rows.numbers)) if chosen else 0

    def _fetch(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return customer_lists.list_rows(self._context.store, ids)

    def _on_resized(self) -> None:
        if fitting(self._codes, self.table.room()) != self._beside:
            self.show_columns(self._codes)

    def _on_begun(self, numbers: "array[int]") -> None:
        if self._shown is None:  # the same list anew is swapped when all of it is there
            self._rows.show_numbers(numbers)
            self.table.go_to(*self._was_at)
        self.counted.emit(-1)

    def _on_loaded(self, numbers: "array[int]") -> None:
        here = self._rows.numbers
        is_begun = self._shown is None and 0 < len(here) <= len(numbers)
        if is_begun and numbers[: len(here)] == here:
            self._rows.add_numbers(numbers[len(here) :])
            self._rows.forget_rows()
        else:
            self._rows.show_numbers(numbers)
        self._shown = self._next
        if self.table.current_id() != self._was_at[0] or not is_begun:
            self.table.go_to(*self._was_at)
        self.counted.emit(len(numbers))

    def _on_everybody(self) -> None:
        self.chosen.add(self.numbers)
