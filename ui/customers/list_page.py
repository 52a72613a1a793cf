"""The page of all customers: narrow it, sort it, open one, choose many and do something for all.

How a row looks stands in list_columns, what is loaded when in list_part, what the trash keeps in
trash_page.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.customer_lists import ListQuery
from ui.context import AppContext
from ui.customers import places
from ui.customers.list_arrangement import Arrangement
from ui.customers.list_bar import SelectionBar
from ui.customers.list_filter_menu import FilterMenu
from ui.customers.list_filters import FilterChips
from ui.customers.list_head import FirstNotice, ListHead, NobodyNotice, TallPart
from ui.customers.list_menu import Item, ListMenu
from ui.customers.list_paper import ListPaper
from ui.customers.list_part import Listing
from ui.customers.list_verbs import ListVerbs
from ui.customers.neighbours import Neighbours
from ui.pages import Argument, Page, Verbs
from ui.preferences import Preferences
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import column, holder, row

TYPING_PAUSE_MS = 120  # shorter than between two words, longer than between two letters
TOUCHES = {
    "customer", "phone", "email", "address", "visit", "customer_topic", "consent", "moment",
    "special_request", "thank_you", "reminder", "prompt_answer",
}  # fmt: skip


class CustomerListPage(Page):
    """All living customers; Enter opens one, Space chooses."""

    def __init__(
        self,
        context: AppContext,
        neighbours: Neighbours | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._neighbours = neighbours or Neighbours()
        self._arranged = Arrangement(context, self, preferences)
        self._listing = Listing(context, self, self._arranged.shown_codes)
        self._verbs = ListVerbs(context, self)
        self._paper = ListPaper(context, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head = ListHead(self.wording)
        self._chips = FilterChips(self.wording)
        self._filters = FilterMenu(self._context, self._chips.add_filter)
        self._bar = SelectionBar(self.wording)
        self._nobody = NobodyNotice(self.wording)
        self._empty = FirstNotice(self.wording)
        table = self._listing.table
        parts = (self._head, self._chips, self._bar, self._nobody, self._empty, table)
        inside = column(None, *parts, gap=12, margins=(24, 0, 24, 16))
        inside.setStretchFactor(table, 1)
        self._rest = holder(row(None, None))
        inside.addWidget(self._rest, 1)
        column(self, TallPart(holder(inside)))

    def _connect(self) -> None:
        listing, table = self._listing, self._listing.table
        self._pause.timeout.connect(self.refresh)
        self._head.words_changed.connect(self._pause.start)
        self._head.entered.connect(self._on_words_entered)
        self._bar.pressed.connect(self._on_all)
        self._head.pressed.connect(self._on_pressed)
        self._nobody.pressed.connect(self._on_pressed)
        self._empty.pressed.connect(self._on_pressed)
        self._chips.changed.connect(self.refresh)
        self._arranged.sorted.connect(self.refresh)
        self._arranged.columned.connect(self._on_columned)
        listing.counted.connect(self._on_counted)
        listing.chosen.changed.connect(self._on_chosen_changed)
        table.opened.connect(self._on_opened)
        table.trashed.connect(self._on_trashed)
        table.head_pressed.connect(self._on_head_pressed)
        self._verbs.trashed.connect(listing.chosen.clear)
        self._context.owner.changed.connect(self._on_owner_changed)

    def arrive(self, argument: Argument) -> None:
        """Words from the finder narrow the list; without any it stays as it was left."""
        if isinstance(argument, str):
            self._head.filter.show_text(argument)
            self._chips.clear()
            self._pause.stop()  # the page is refreshed right after anybody arrives with words

    def leave(self) -> None:
        """What is not loaded yet is loaded when somebody comes back."""
        self.is_stale |= self._listing.stop()

    def verbs(self) -> Verbs:
        """Ctrl+P prints what is listed; F5 thanks the chosen ones, if there are any."""
        own = {"print": partial(self._on_all, "print")}
        if len(self._listing.chosen):
            own["thank"] = partial(self._on_all, "thank")
        return own

    def first_focus(self) -> QWidget | None:
        table = self._listing.table
        return table if table.isVisibleTo(self) else self._empty.new

    def refresh(self) -> None:
        self._pause.stop()
        self._head.show_sorting(self._arranged.words)
        self._listing.show(self._query())

    def _query(self) -> ListQuery:
        return ListQuery(self._head.filter.text(), self._chips.filters, *self._arranged.sorting)

    def _on_counted(self, count: int) -> None:
        query = self._query()
        is_narrowed = bool(query.words.strip() or query.filters)
        is_empty = not count and not is_narrowed
        self._empty.setVisible(is_empty)
        self._head.show_for(is_empty=is_empty)
        self._nobody.setVisible(not count and is_narrowed)
        self._listing.table.setVisible(bool(count))
        self._rest.setVisible(not count)
        self._head.show_count(count, is_narrowed=is_narrowed)
        self._on_chosen_changed()

    def _on_chosen_changed(self) -> None:
        self._bar.show_count(len(self._listing.chosen), self._listing.unseen())

    def _on_words_entered(self) -> None:
        self.refresh()
        if self._listing.table.isVisibleTo(self):
            self._listing.table.setFocus()

    def _on_head_pressed(self, place: int) -> None:
        self._arranged.press_head(self._listing.column_code(place))

    def _on_columned(self) -> None:
        self._listing.show_columns(self._arranged.shown_codes)

    def _on_pressed(self, name: str) -> None:
        """A button of the head, or of an empty list."""
        match name:
            case "export" | "print":
                self._on_all(name)
            case "show_all":
                self._head.filter.clear()
                self._chips.clear()
            case "new_customer_here" | "first_new_customer":
                self._context.navigate.to(places.NEW, self._head.filter.text().strip() or None)
            case "bring_my_list" | "first_bring_my_list":
                self._context.navigate.to(places.BRING_IN)
            case "trash":
                self._context.navigate.to(places.TRASH)
            case _:
                self._show_menu(name)

    def _on_all(self, name: str) -> None:
        """A verb for all who are chosen; a list is taken out whole when nobody is."""
        listing = self._listing
        chosen = listing.chosen.ids
        match name.removeprefix("all_"):
            case "topic":
                self._verbs.ask_topic(chosen)
            case "thank":
                self._verbs.ask_thanks(chosen)
            case "trash":
                self._verbs.trash(chosen)
            case "clear":
                listing.chosen.clear()
            case "export":
                self._paper.export(listing.meant())
            case "print":
                query = None if chosen else self._query()
                self._paper.preview(listing.meant(), self._arranged.codes, query)
            case _:
                self._show_menu(name)

    def _show_menu(self, name: str) -> None:
        ways: dict[str, Callable[[], list[Item]]] = {
            "add_filter": self._filters.items,
            "sorting": self._arranged.sorting_items,
            "columns": self._arranged.column_items,
            "all_tier": partial(self._verbs.tier_items, self._listing.chosen.ids),
        }
        button = self.findChild(KeycapButton, name)
        if button is not None:
            menu = ListMenu(self, ways[name](), name=f"{name}_menu", spoken=button.accessibleName())
            menu.show_under(button)

    def _on_opened(self, customer_id: int) -> None:
        self._neighbours.take(self._listing.numbers)
        self._context.navigate.to(places.ONE, customer_id)

    def _on_trashed(self, customer_id: int) -> None:
        """Delete: the chosen ones, or the current one when none is chosen."""
        context = self._context
        if len(self._listing.chosen):
            self._verbs.trash(self._listing.chosen.ids)
            return

        def trash() -> None:
            customers.trash(
                context.store,
                CustomerId(customer_id),
                now=context.now(),
                by=context.counter.helper_id,
            )

        context.errors.attempt(trash)

    def _on_owner_changed(self) -> None:
        is_open = self._context.owner.is_open
        before = self._listing.query
        self._chips.open_owner_view(is_open=is_open)
        self._bar.open_owner_view(is_open=is_open)
        self._on_columned()
        if before is not None and before != self._query():
            self.refresh()
