"""The customer list beside a model of constant words in the same view: painting and memory."""

import os
import statistics
import time
import tracemalloc
from array import array
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customer_lists
from smallcrm.services.customer_lists import ListQuery, ListRow, Order
from smallcrm.storage.driver import connect
from smallcrm.storage.search_index import finder_rowid
from smallcrm.storage.store import Store
from tests.benchmarks.shops import NOW, folder
from tests.benchmarks.table import Measured, at_most, seconds

_TIMES = 15
_STEPS = 60
_MEMORY = 2.5
_SIZE = (1040, 700)
_TODAY = date(2026, 11, 21)
_ORDERS: tuple[Order, ...] = ("name", "last_visit", "visits", "number", "town", "tier")


def customer_list(customers: int) -> list[Measured]:
    """Medians, run in turn; the orders are told without a goal beside the order of names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    store = Store.open(_book(customers), now=NOW)
    try:
        return [*_painted(store, customers), *_orders(store)]
    finally:
        store.close()


def _painted(store: Store, customers: int) -> list[Measured]:
    from PySide6.QtWidgets import QApplication

    from ui.theme import Theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme(app)
    ours, limit = _OurView(store), _ConstantView(customers)
    ours.open()
    limit.open()
    first = [(seconds(ours.open)[0], seconds(limit.open)[0]) for _ in range(_TIMES)]
    ours.finish()
    assert ours.rows == customers
    steps = [(ours.step(place), limit.step(place)) for place in range(_STEPS)]
    return [
        _beside(f"list of {customers:,}, first page painted", first, 2),
        _beside(f"list of {customers:,}, one page down", steps, 1.5),
        _memory(store, customers),
    ]


def _beside(name: str, pairs: list[tuple[float, float]], goal: float) -> Measured:
    ours, limit = (statistics.median(each) * 1000 for each in zip(*pairs, strict=True))
    return at_most(name, ours, limit, goal, "ms")


def _memory(store: Store, customers: int) -> Measured:
    """What the ids of all take, beside as many bare numbers of eight bytes."""
    tracemalloc.start()
    ids = customer_lists.list_ids(store, ListQuery())
    ours = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    bare = len(array("q", bytes(8 * customers))) * 8
    assert len(ids) == customers
    return at_most(f"list of {customers:,}, memory of its ids", ours / 2**20, bare / 2**20,
                   _MEMORY, "MB")  # fmt: skip


def _orders(store: Store) -> list[Measured]:
    """How long until everybody stands in an order; nobody waits for it but the scroll bar."""

    def whole(order: Order) -> float:
        query = ListQuery(order=order, descending=order in {"last_visit", "visits"})
        return seconds(lambda: customer_lists.list_ids(store, query))[0] * 1000

    by_name = whole("name")
    return [
        at_most(f"all ids by {order}, beside by name", whole(order), by_name, 20, "ms")
        for order in _ORDERS[1:]
    ]


class _View:
    """One table of the usual size, painted at once when asked."""

    def __init__(self, model: object) -> None:
        from PySide6.QtCore import QAbstractItemModel

        from ui.widgets.plain_table import PlainTable

        assert isinstance(model, QAbstractItemModel)
        self.model = model
        self.table = PlainTable(model, name="list", accessible_name="Customers")
        self.table.set_widths([0, 150, 96])
        self.table.resize(*_SIZE)
        self.table.show()

    def step(self, place: int) -> float:
        """Scroll one page down, to rows that were not shown before."""
        bar = self.table.verticalScrollBar()
        began = time.perf_counter()
        bar.setValue((place + 2) * bar.pageStep())
        self.table.viewport().grab()
        return time.perf_counter() - began


class _OurView(_View):
    """The list's own rows and loading."""

    def __init__(self, store: Store) -> None:
        from PySide6.QtCore import QObject

        from smallcrm.wording import Wording
        from ui.customers.list_columns import USUAL, columns
        from ui.customers.list_loading import IdLoading
        from ui.widgets.paged_rows import PagedRows

        class AtOnce:
            def show(self, error: BaseException, form: object = None) -> None:
                raise error

            def attempt(
                self,
                act: Callable[[], object],
                form: object = None,
                then: Callable[[], object] | None = None,
            ) -> bool:
                act()
                if then is not None:
                    then()
                return True

        def fetch(ids: "array[int]") -> list[ListRow]:
            return customer_lists.list_rows(store, ids)

        self._store = store
        shown = columns(Wording(today=lambda: _TODAY), USUAL)
        self._rows = PagedRows[ListRow](shown, fetch)  # type: ignore[arg-type]
        super().__init__(self._rows)
        self._holder = QObject()
        self._loading = IdLoading(self._holder, AtOnce())
        self._loading.begun.connect(self._rows.show_numbers)
        self._loading.loaded.connect(self._on_loaded)

    @property
    def rows(self) -> int:
        return self._rows.rowCount()

    def open(self) -> None:
        """What somebody sees who goes to the list."""
        self._loading.start(customer_lists.id_chunks(self._store, ListQuery()))
        self.table.viewport().grab()

    def finish(self) -> None:
        self._loading.finish()

    def _on_loaded(self, numbers: "array[int]") -> None:
        self._rows.add_numbers(numbers[self._rows.rowCount() :])


class _ConstantView(_View):
    """The same view over words that are there already."""

    def __init__(self, count: int) -> None:
        from smallcrm.wording import Wording
        from ui.customers.list_columns import USUAL, columns
        from ui.widgets.paged_rows import CHOSEN_ROLE, PagedRows

        row = ListRow(CustomerId(1), "Anna Berg", "regular", "0171 555", "Bath", _TODAY, 12, 1001,
                      "", "", "active")  # fmt: skip
        shown = columns(Wording(today=lambda: _TODAY), USUAL)
        people = PagedRows[ListRow](shown, lambda ids: [row] * len(ids))
        people.show_numbers([1])
        cells = {
            (column, role): people.data(people.index(0, column), role)
            for column in range(len(shown))
            for role in range(CHOSEN_ROLE + 1)
        }
        super().__init__(_constant(count, len(shown), cells))

    def open(self) -> None:
        """Show it anew."""
        self.model.beginResetModel()
        self.model.endResetModel()
        self.table.viewport().grab()


def _constant(count: int, width: int, cells: dict[tuple[int, int], object]) -> object:
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex

    class Constant(QAbstractTableModel):
        def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
            return count

        def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
            return width

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
            return cells.get((index.column(), role))

    return Constant()


@cache
def _book(customers: int) -> Path:
    """A book as far as its list reads it: names, towns, phones and figures, put in as rows."""
    path = folder() / f"list-{customers}" / "book.smallcrm"
    Store.open(path, now=NOW).close()
    connection = connect(path)
    numbers = range(1, customers + 1)
    connection.execute("PRAGMA foreign_keys=0")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO customer (id, number, name, created_at) VALUES (?, ?, ?, '2026-01-01')",
        ((n, 1000 + n, _name(n)) for n in numbers),
    )
    connection.executemany(
        "INSERT INTO phone (customer_id, number, digits) VALUES (?, ?, ?)",
        ((n, f"(555) {n:07}", f"555{n:07}") for n in numbers),
    )
    connection.executemany(
        "INSERT INTO address (customer_id, street, town) VALUES (?, 'Oak Street', ?)",
        ((n, f"Town {n % 300}") for n in numbers),
    )
    connection.executemany(
        "INSERT INTO customer_figures VALUES (?, ?, 0, ?, ?)",
        ((n, n % 60 + 1, _day(n), _day(n)) for n in numbers),
    )
    connection.executemany(
        "INSERT INTO search_document (customer_id, finder_rowid, name_words, words, endings,"
        " numbers) VALUES (?, ?, ?, ?, '', '')",
        ((n, finder_rowid(n, "occasional", _day(n)), _name(n).lower(), "") for n in numbers),
    )
    connection.execute("COMMIT")
    connection.close()
    return path


def _name(number: int) -> str:
    mixed = number * 7919 % 1_000_003
    return f"Customer {mixed:07}"


def _day(number: int) -> str:
    return date.fromordinal(_TODAY.toordinal() - number * 31 % 1_500).isoformat()
