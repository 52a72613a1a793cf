"""The model of a long list: numbers of rows in order, and the rows themselves fetched on paint.

Where rows come from is given in; nothing here asks the book.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.text import one_line, tooltip

R = TypeVar("R")
PAGE_ROWS = 64  # measured: the first page is painted sooner than with 128, scrolling is as smooth
PAGES_KEPT = 48
PERSON_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHOSEN_ROLE = int(Qt.ItemDataRole.UserRole) + 2  # None where rows can not be chosen
Index = QModelIndex | QPersistentModelIndex


class PersonCell(NamedTuple):
    """A person in a list: ring, name, a second line; dimmed for people let go.

    more: a third line, for rows that are high enough.
    """

    name: str
    detail: str = ""
    tier: str = ""
    is_dimmed: bool = False
    more: str = ""


class Cell(NamedTuple):
    """What is painted of one column of one row; is_chosen: None where rows can not be chosen."""

    words: str
    person: PersonCell | None
    is_chosen: bool | None


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its head, the words of a row, and the person when it shows one.

    width: units of LOOK, 0 takes what is left. tooltip: more about a row, shown on hover. code:
    what the column is called where it can be left out or sorted by; never translated.
    """

    title: str
    words: Callable[[R], str]
    person: Callable[[R], PersonCell] | None = None
    width: int = 0
    tooltip: Callable[[R], str] | None = None
    code: str = ""


class PagedRows(QAbstractTableModel, Generic[R]):
    """Rows of a list by their numbers; fetch gives the rows of some numbers, in any order given.

    fetch: numbers to rows, same length and order.
    """

    def __init__(
        self, columns: Sequence[Column[R]], fetch: Callable[[Sequence[int]], Sequence[R]]
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch = fetch
        self._numbers = array("q")
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._is_chosen: Callable[[int], bool] | None = None
        self._sorted: tuple[str, str] = ("", "")

    def show_numbers(self, numbers: Iterable[int]) -> None:
        """Show these rows, in this order."""
        self.beginResetModel()
        self._numbers = array("q", numbers)
        self._pages.clear()
        self.endResetModel()

    def add_numbers(self, numbers: "array[int]") -> None:
        """Show these rows under the others; what was fetched stays."""
        if not numbers:
            return
        first = len(self._numbers)
        self.beginInsertRows(QModelIndex(), first, first + len(numbers) - 1)
        # Who took the numbers before keeps the array as it was.
        self._numbers = self._numbers + numbers
        self._pages.pop(first // PAGE_ROWS, None)  # it was only half a page
        self.endInsertRows()

    def forget_rows(self) -> None:
        """Fetch every row anew when it is painted next."""
        self._pages.clear()

    def show_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def choose_by(self, is_chosen: Callable[[int], bool]) -> None:
        """Rows can be chosen; asked by their number whether they are."""
        self._is_chosen = is_chosen

    def mark_sorted(self, code: str, mark: str) -> None:
        """Put a mark such as an arrow behind the head of the column with this code."""
        self._sorted = (code, mark)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def numbers(self) -> "array[int]":
        """The numbers of all rows, in order; another array as soon as others are shown."""
        return self._numbers

    def number(self, index: Index) -> int:
        """The number of the row at an index."""
        return self._numbers[index.row()]

    def place(self, number: int) -> QModelIndex:
        """The index of the first column of a row; invalid when it is not shown."""
        try:
            return self.index(self._numbers.index(number), 0)
        except ValueError:
            return QModelIndex()

    def at(self, row: int) -> R | None:
        """The row at a place, fetched with its page; None when it has gone meanwhile."""
        page_number, offset = divmod(row, PAGE_ROWS)
        page = self._pages.get(page_number)
        if page is None:
            start = page_number * PAGE_ROWS
            page = self._fetch(self._numbers[start : start + PAGE_ROWS])
            self._pages[page_number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[offset] if offset < len(page) else None

    def cell(self, row: int, column: int) -> Cell:
        """All that a painted cell needs, asked at once: three questions by role cost thrice."""
        is_chosen = self._is_chosen(self._numbers[row]) if self._is_chosen else None
        found = self.at(row)
        if found is None:
            return Cell("", None, is_chosen)
        shown = self.columns[column]
        if shown.person is not None:
            return Cell("", shown.person(found), is_chosen)
        return Cell(one_line(shown.words(found), 300), None, is_chosen)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == CHOSEN_ROLE:
            return self._is_chosen(self.number(index)) if self._is_chosen else None
        row = self.at(index.row())
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(column.words(row), 300)
        if role == PERSON_ROLE:
            return column.person(row) if column.person else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(column.tooltip(row)) if column.tooltip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (one_line(c.words(row), 200) for c in self.columns)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            code, mark = self._sorted
            column = self.columns[section]
            return f"{column.title} {mark}" if mark and column.code == code else column.title
        return None
