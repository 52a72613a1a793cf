"""The trash: who lies in it, how long it keeps them, and Put back.

Emptying it is the upkeep's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.customers import TrashRow
from ui.context import AppContext
from ui.customers import places
from ui.pages import Page
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.layouts import PageBody, clear, column, holder, row
from ui.widgets.panels import Notice, RowsPanel
from ui.widgets.text import PlainLabel

SHOWN = 200  # rows; more than anybody puts away in 90 days by hand


class TrashPage(Page):
    """Customers in the trash, newest first, each with Put back."""

    rail_code = places.ALL

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches={"customer"})
        self._context = context
        self._rows: list[ItemRow] = []
        self._build()

    def _build(self) -> None:
        title = PlainLabel(self.say("Trash"), role="page")
        self._count = PlainLabel("", role="second", fit="elide")
        self._kept = PlainLabel(
            self.say("Everything they had comes back with them. After 90 days they are gone."),
            role="second",
            fit="wrap",
        )
        self._list = column(None, gap=0)
        head = row(None, title, self._count, None, gap=12)
        main = holder(column(None, head, self._kept, self._list, gap=12))
        column(self, PageBody(main))

    def refresh(self) -> None:
        trashed = customers.trashed(self._context.store, now=self._context.now())
        clear(self._list)
        self._rows = []
        self._count.show_text(str(len(trashed)) if trashed else "")
        self._kept.setVisible(bool(trashed))
        if not trashed:
            self._list.addWidget(self._nobody())
            return
        panel = RowsPanel("trashed", self.say("Trash"))
        for place, each in enumerate(trashed[:SHOWN]):
            panel.add_row(self._row(each, filled=place == 0))
        self._list.addWidget(panel)

    def first_focus(self) -> QWidget | None:
        return self._rows[0].action if self._rows else None

    def _nobody(self) -> Notice:
        return Notice(
            self.say("The trash is empty"),
            self.say("Whoever is put here by Delete stays for 90 days and can be put back."),
            name="trash_is_empty",
        )

    def _row(self, each: TrashRow, *, filled: bool) -> ItemRow:
        left = self.counted("{n} day left", "{n} days left", each.days_left)
        words = RowWords(
            key=str(each.id),
            name=each.name,
            reason=self.say("In the trash since {when}. {left}", when=each.trashed_at, left=left),
            action=self.say("Put back"),
            action_icon="rotate-ccw",
        )
        made = ItemRow(words, filled=filled)
        made.acted.connect(self._on_put_back)
        made.opened.connect(self._on_opened)
        self._rows.append(made)
        return made

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
