"""The page of all customers: narrow it by words, sort it, open one, put one to the trash.

How a row looks stands in list_columns; what the trash keeps in trash_page.
"""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.list_filters import OfTier
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services import customer_lists, customers
from smallcrm.services.customer_lists import ListQuery, ListRow, Order
from ui.context import AppContext
from ui.customers import places
from ui.customers.list_columns import columns
from ui.customers.list_table import CustomerTable
from ui.customers.neighbours import Neighbours
from ui.customers.wrapping import Abreast, WrapRow
from ui.pages import Argument, Page
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.fields import TextField
from ui.widgets.layouts import column, holder, row
from ui.widgets.paged_rows import PagedRows
from ui.widgets.panels import Notice
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

TYPING_PAUSE_MS = 120  # shorter than between two words, longer than between two letters
EVERYBODY = "all"
TOUCHES = {"customer", "phone", "email", "address", "visit"}
HEAD_STACKED_UNDER = 600  # units: narrower, the buttons stand under the title
STACKED_UNDER = 480  # units: narrower, the filter stands above the sorting
OWNER_STACKED_UNDER = 800  # the same while the standings stand there too


class CustomerListPage(Page):
    """All living customers; Enter opens one."""

    def __init__(self, context: AppContext, neighbours: Neighbours | None = None) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._neighbours = neighbours or Neighbours()
        self._rows = PagedRows[ListRow](columns(context.wording), self._fetch)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self.refresh)
        self._filter.textChanged.connect(self._on_filter_changed)
        self._filter.returnPressed.connect(self._on_filter_entered)
        self._tiers.chosen.connect(self._on_chosen)
        self._order.chosen.connect(self._on_chosen)
        self._table.opened.connect(self._on_opened)
        self._table.trashed.connect(self._on_trashed)
        for button in (self._new, self._first_new):
            button.clicked.connect(self._on_new)
        for button in (self._bring, self._first_bring):
            button.clicked.connect(self._on_bring)
        self._trash.clicked.connect(self._on_trash)
        context.owner.changed.connect(self._on_owner_changed)

    def _build(self) -> None:
        say = self.say
        self._count = PlainLabel("", role="second", fit="elide")
        self._trash = LinkButton(say("Trash"), name="trash")
        self._bring = KeycapButton(say("Bring my list"), name="bring_my_list", icon="import")
        self._new = KeycapButton(
            say("New customer"), name="new_customer_here", icon="user-plus", filled=True
        )
        self._filter = TextField(
            name="filter",
            spoken=say("Show only"),
            placeholder=say("Show only: beginnings of words, a town, the end of a phone"),
        )
        self._tiers = SegmentedButtons(self._tier_choices(), name="tier", spoken=say("Standing"))
        self._tiers.hide()
        orders = [
            ("name", say("Name")),
            ("last_visit", say("Last here")),
            ("visits", say("Visits")),
        ]
        self._order = SegmentedButtons(orders, name="order", spoken=say("Sorted by"))
        self._table = CustomerTable(self._rows, accessible_name=say("Customers"))
        self._nobody_fits = PlainLabel(
            say("Nobody fits these words. Shorten them, or look in the trash."),
            role="body",
            tone="mute",
            fit="wrap",
        )
        self._empty = self._build_empty()
        title = PlainLabel(say("Customers"), role="page")
        head_words = holder(row(None, title, self._count, None, gap=12))
        head_buttons = holder(WrapRow(self._trash, self._bring, self._new, gap=8))
        head = Abreast(head_words, head_buttons, limit=HEAD_STACKED_UNDER, stretches=(1, 0), gap=8)
        sorting = holder(WrapRow(self._tiers, self._order, gap=8))
        self._tools = Abreast(self._filter, sorting, limit=STACKED_UNDER, stretches=(1, 0), gap=8)
        inside = column(
            self,
            head,
            self._tools,
            self._nobody_fits,
            self._empty,
            self._table,
            gap=12,
            margins=(24, 0, 24, 16),
        )
        inside.setStretchFactor(self._table, 1)
        self._rest = holder(row(None, None))
        inside.addWidget(self._rest, 1)

    def _build_empty(self) -> Notice:
        self._first_new = KeycapButton(
            self.say("New customer"), name="first_new_customer", icon="user-plus", filled=True
        )
        self._first_bring = KeycapButton(
            self.say("Bring my list"), name="first_bring_my_list", icon="import"
        )
        return Notice(
            self.say("Everybody the shop knows will stand here"),
            self.say(
                "Bring a list from your old program, a spreadsheet or your phone, or write down"
                " the next person who walks in. A name or a phone number is enough."
            ),
            [self._first_bring, self._first_new],
            name="no_customers_yet",
        )

    def _tier_choices(self) -> list[tuple[str, str]]:
        words = [(tier.value, self.word(tier_word(tier.value))) for tier in Tier]
        return [(EVERYBODY, self.say("All")), *words]

    def arrive(self, argument: Argument) -> None:
        """Words from the finder narrow the list; without any it stays as it was left."""
        if isinstance(argument, str):
            self._filter.show_text(argument)
            self._pause.stop()  # the page is refreshed right after anybody arrives with words

    def first_focus(self) -> QWidget | None:
        return self._table if self._table.isVisibleTo(self) else self._first_new

    def refresh(self) -> None:
        self._pause.stop()
        was_at = self._table.current_id()
        place = self._table.currentIndex().row()
        query = self._query()
        self._rows.show_numbers(customer_lists.list_ids(self._context.store, query))
        self._table.go_to(was_at, place)
        self._show_state(
            self._rows.rowCount(),
            is_narrowed=query != ListQuery(order=query.order, descending=query.descending),
        )

    def _query(self) -> ListQuery:
        tier = self._tiers.code if self._context.owner.is_open else EVERYBODY
        order = cast("Order", self._order.code or "name")
        return ListQuery(
            words=self._filter.text(),
            filters=() if tier == EVERYBODY else (OfTier(tier),),
            order=order,
            descending=order != "name",  # the latest visit and the most visits stand first
        )

    def _show_state(self, count: int, *, is_narrowed: bool) -> None:
        is_empty = not count and not is_narrowed
        self._empty.setVisible(is_empty)
        self._tools.setVisible(not is_empty)
        self._new.setVisible(not is_empty)
        self._bring.setVisible(not is_empty)
        self._nobody_fits.setVisible(not count and is_narrowed)
        self._table.setVisible(bool(count))
        self._rest.setVisible(not count)
        if is_narrowed:
            words = self.counted("{n} fits", "{n} fit", count)
        else:
            words = self.counted("{n} in the book", "{n} in the book", count)
        self._count.show_text("" if is_empty else words)

    def _fetch(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return customer_lists.list_rows(self._context.store, ids)

    def _on_filter_changed(self) -> None:
        self._pause.start()

    def _on_filter_entered(self) -> None:
        self.refresh()
        if self._rows.rowCount():
            self._table.setFocus()

    def _on_chosen(self) -> None:
        self.refresh()

    def _on_owner_changed(self) -> None:
        is_open = self._context.owner.is_open
        self._tiers.setVisible(is_open)
        self._tools.set_limit(OWNER_STACKED_UNDER if is_open else STACKED_UNDER)
        if self._tiers.code != EVERYBODY:
            self.refresh()

    def _on_opened(self, customer_id: int) -> None:
        self._neighbours.take(self._rows.numbers)
        self._context.navigate.to(places.ONE, customer_id)

    def _on_trashed(self, customer_id: int) -> None:
        context = self._context

        def trash() -> None:
            customers.trash(
                context.store,
                CustomerId(customer_id),
                now=context.now(),
                by=context.counter.helper_id,
            )

        context.errors.attempt(trash)

    def _on_new(self) -> None:
        self._context.navigate.to(places.NEW, self._filter.text().strip() or None)

    def _on_bring(self) -> None:
        self._context.navigate.to(places.BRING_IN)

    def _on_trash(self) -> None:
        self._context.navigate.to(places.TRASH)
