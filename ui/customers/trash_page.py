"""The trash: who lies in it, how long it keeps them, search, and Put back.

Emptying it is the upkeep's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.trash import Trashed, trash_ids, trash_rows
from ui.context import AppContext
from ui.customers import places
from ui.pages import Page
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import TextField
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.layouts import PageBody, clear, column, holder, row
from ui.widgets.panels import Notice, RowsPanel
from ui.widgets.text import PlainLabel

PAGE_ROWS = 50


class TrashPage(Page):
    """Customers in the trash, newest first, each with Put back."""

    rail_code = places.ALL

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches={"customer"})
        self._context = context
        self._ids: list[CustomerId] = []
        self._rows: list[ItemRow] = []
        self._shown = PAGE_ROWS
        self._build()
        self._words.textChanged.connect(self._on_typed)
        self._more.clicked.connect(self._on_more)

    def _build(self) -> None:
        say = self.say
        title = PlainLabel(say("Trash"), role="page")
        self._count = PlainLabel("", role="second", fit="elide")
        self._kept = PlainLabel(
            say("Everything they had comes back with them. After 90 days they are gone."),
            role="second",
            fit="wrap",
        )
        self._words = TextField(
            name="trash_words",
            spoken=say("Search the trash"),
            placeholder=say("Search the trash: name, phone, street"),
            limit=200,
        )
        self._list = column(None, gap=0)
        self._more = LinkButton(say("Show more"), name="more_trash")
        head = row(None, title, self._count, None, gap=12)
        more = row(None, self._more, None)
        main = holder(column(None, head, self._kept, self._words, self._list, more, gap=12))
        column(self, PageBody(main))

    def refresh(self) -> None:
        held = self._held()
        store = self._context.store
        self._ids = trash_ids(store, self._words.text())
        shown = trash_rows(store, self._ids[: self._shown], now=self._context.now())
        clear(self._list)
        self._rows = []
        is_searched = bool(self._words.text().strip())
        self._count.show_text(str(len(self._ids)) if self._ids else "")
        self._kept.setVisible(bool(shown))
        self._words.setVisible(bool(shown) or is_searched)
        self._more.setVisible(len(self._ids) > len(shown))
        if shown:
            self._list.addWidget(self._panel(shown))
        else:
            self._list.addWidget(self._nobody_fits() if is_searched else self._nobody())
        if held is not None and self._rows:
            self._rows[min(held, len(self._rows) - 1)].action.setFocus()

    def first_focus(self) -> QWidget | None:
        return self._rows[0].action if self._rows else None

    def _held(self) -> int | None:
        """Which row has the keyboard, so that it stays about there."""
        held = [n for n, each in enumerate(self._rows) if each.isAncestorOf(_focused(self))]
        return held[0] if held else None

    def _panel(self, shown: list[Trashed]) -> RowsPanel:
        panel = RowsPanel("trashed", self.say("Trash"))
        for place, each in enumerate(shown):
            panel.add_row(self._row(each, filled=place == 0))
        return panel

    def _nobody(self) -> Notice:
        return Notice(
            self.say("The trash is empty"),
            self.say("Whoever is put here by Delete stays for 90 days and can be put back."),
            name="trash_is_empty",
        )

    def _nobody_fits(self) -> Notice:
        return Notice(
            self.say("Nobody in the trash fits these words"),
            self.say("Shorten them. Who has lain here for 90 days is gone for good."),
            name="nobody_fits",
        )

    def _row(self, each: Trashed, *, filled: bool) -> ItemRow:
        words = RowWords(
            key=str(each.id),
            name=each.name,
            reason=self._reason(each),
            when=self.counted("{n} day left", "{n} days left", each.days_left),
            full_date=self.wording.full_date(each.gone_on),
            action=self.say("Put back"),
            action_icon="rotate-ccw",
        )
        made = ItemRow(words, filled=filled)
        made.acted.connect(self._on_put_back)
        made.opened.connect(self._on_opened)
        self._rows.append(made)
        return made

    def _reason(self, each: Trashed) -> str:
        laid, gone = self._context.store.shop_day(each.trashed_at), each.gone_on
        if each.by:
            return self.say(
                "Put here {when} by {name}. Gone for good on {day}.",
                when=laid,
                name=each.by,
                day=gone,
            )
        return self.say("Put here {when}. Gone for good on {day}.", when=laid, day=gone)

    # Handlers

    def _on_typed(self) -> None:
        self._shown = PAGE_ROWS
        self.refresh()

    def _on_more(self) -> None:
        self._shown += PAGE_ROWS
        self.refresh()

    def _on_put_back(self, key: str) -> None:
        context = self._context

        def put_back() -> None:
            customers.put_back(
                context.store,
                CustomerId(int(key)),
                now=context.now(),
                by=context.counter.helper_id,
            )

        context.errors.attempt(put_back)

    def _on_opened(self, key: str) -> None:
        self._context.navigate.to(places.ONE, int(key))


def _focused(page: QWidget) -> QWidget:
    """What has the keyboard; the page itself stands for nothing."""
    return page.window().focusWidget() or page
