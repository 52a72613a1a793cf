"""How the list is arranged: by what it is sorted, and which columns it shows.

The columns are kept for this PC; what a column says stands in list_columns.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smallcrm.services.customer_lists import Order
from smallcrm.wording import Wording
from ui.context import AppContext
from ui.customers.list_columns import CHOOSABLE, SORTS, TIER, column_title, known_columns
from ui.customers.list_menu import Entry, Item
from ui.preferences import Preferences

Sorting = tuple[Order, bool]


class Arrangement(QObject):
    """sorted: the list is to be sorted otherwise. columned: other columns are to be shown."""

    sorted = Signal()
    columned = Signal()

    def __init__(
        self, context: AppContext, parent: QObject, preferences: Preferences | None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._preferences = preferences
        self._codes = known_columns(preferences.list_columns if preferences else ())
        self._sorting: Sorting = ("name", False)

    @property
    def sorting(self) -> Sorting:
        """The order and whether it descends; standings only in the owner's view."""
        is_hidden = self._sorting[0] == "tier" and not self._context.owner.is_open
        return ("name", False) if is_hidden else self._sorting

    @property
    def words(self) -> str:
        """What the list is sorted by."""
        order, descending = self.sorting
        return order_words(self._context.wording, order, descending=descending)

    @property
    def codes(self) -> tuple[str, ...]:
        """The columns beside the person that anybody may see."""
        return self._codes

    @property
    def shown_codes(self) -> tuple[str, ...]:
        """The columns beside the person that are shown now."""
        return (*self._codes, TIER) if self._context.owner.is_open else self._codes

    def press_head(self, code: str) -> None:
        """A column's head was pressed: sort by it, or the other way round."""
        wanted = SORTS.get(code)
        if wanted is not None:
            order, descending = wanted
            is_again = self.sorting == wanted
            self.sort(order, descending ^ is_again)

    def sort(self, order: Order, descending: bool) -> None:
        """Sort otherwise."""
        self._sorting = (order, descending)
        self.sorted.emit()

    def show_columns(self, codes: tuple[str, ...]) -> None:
        """Show these columns from now on, on this PC."""
        self._codes = tuple(code for code in CHOOSABLE if code in codes)
        if self._preferences is not None:
            self._preferences.list_columns = self._codes
        self.columned.emit()

    def sorting_items(self) -> list[Item]:
        """The menu of orders."""
        return sorting_items(
            self._context.wording,
            self.sorting,
            self.sort,
            is_owner_view=self._context.owner.is_open,
        )

    def column_items(self) -> list[Item]:
        """The menu of columns."""
        return column_items(self._context.wording, self._codes, self.show_columns)


def order_words(wording: Wording, order: Order, *, descending: bool) -> str:
    """An order as it stands on the button."""
    say = wording.text
    words: dict[tuple[Order, bool], str] = {
        ("name", False): say("Name"),
        ("name", True): say("Name, Z to A"),
        ("last_visit", True): say("Here lately"),
        ("last_visit", False): say("Long not here"),
        ("visits", True): say("Most visits"),
        ("visits", False): say("Fewest visits"),
        ("town", False): say("Town"),
        ("town", True): say("Town, Z to A"),
        ("number", False): say("Number"),
        ("number", True): say("Newest number"),
        ("tier", True): say("Standing"),
        ("tier", False): say("Standing, last"),
    }
    return words[order, descending]


ORDERS: tuple[Sorting, ...] = (
    ("name", False), ("name", True), ("last_visit", True), ("last_visit", False),
    ("visits", True), ("visits", False), ("town", False), ("town", True),
    ("number", False), ("number", True), ("tier", True), ("tier", False),
)  # fmt: skip


def sorting_items(
    wording: Wording,
    now: Sorting,
    sort: Callable[[Order, bool], None],
    *,
    is_owner_view: bool,
) -> list[Item]:
    """The menu of orders, the present one ticked; sort is called with the chosen one."""

    def entry(order: Order, descending: bool) -> Entry:
        def act() -> None:
            sort(order, descending)

        words = order_words(wording, order, descending=descending)
        name = f"order_{order}_down" if descending else f"order_{order}"
        return Entry(words, name, act, is_ticked=(order, descending) == now)

    return [entry(*each) for each in ORDERS if is_owner_view or each[0] != "tier"]


def column_items(
    wording: Wording, shown: tuple[str, ...], show: Callable[[tuple[str, ...]], None]
) -> list[Item]:
    """The menu of columns, those that are shown ticked; show is called with the new ones."""

    def entry(code: str) -> Entry:
        def act() -> None:
            others = tuple(each for each in shown if each != code)
            show(others if code in shown else (*shown, code))

        return Entry(wording.say(column_title(code)), f"column_{code}", act, code in shown)

    return [entry(code) for code in CHOOSABLE]
