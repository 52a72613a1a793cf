"""The shop's own sheets in the section "Paper": what each is, change, try, delete, add.

How a sheet is described is the business of own_sheet.
"""

from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.printing.stock import stock_from
from smallcrm.printing.stock_names import paper_name
from smallcrm.services.own_stocks import OwnStockRow, delete_own_stock, own_stocks
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.settings.fold_test_sheet import ask_fold_test
from ui.settings.own_sheet import ask_own_sheet
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import Notice, RowsPanel
from ui.widgets.text import PlainLabel

BESIDE_FROM = 560  # units: narrower, the buttons stand under the words


class OwnSheetsPanel(QWidget):
    """Every sheet of the shop's own; without any, what they are for."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._shown: list[OwnStockRow] | None = None
        self._list = column(self, gap=8)
        self.refresh()

    def refresh(self) -> None:
        """Show what the book says."""
        known = own_stocks(self._context.store)
        if known == self._shown:
            return  # the keyboard stays on the button where it is
        self._shown = known
        clear(self._list)
        say = self._context.wording.text
        add = KeycapButton(say("Add a sheet"), name="add_own_sheet", icon="plus")
        add.clicked.connect(self._on_add)
        if not known:
            self._list.addWidget(self._nothing(add))
            return
        panel = RowsPanel("own_sheets", say("Own sheets"))
        for each in known:
            panel.add_row(self._line(each))
        head = PlainLabel(say("Own sheets"), role="group")
        for part in (head, panel, holder(flow(add))):
            self._list.addWidget(part)

    def _nothing(self, add: KeycapButton) -> QWidget:
        say = self._context.wording.text
        words = say(
            "Labels or cards that are in none of our lists: describe their sheet once, in ten "
            "numbers from the packet, and it stands in every list of papers."
        )
        return Notice(say("Own sheets"), words, (add,), name="no_own_sheets")

    def _line(self, each: OwnStockRow) -> QWidget:
        say = self._context.wording.text
        head = PlainLabel(each.name, role="body_bold", fit="elide")
        detail = PlainLabel(self._detail(each), role="second", fit="wrap")
        deeds = (
            ("try", say("Try it"), "printer", say("Try {name}", name=each.name), self._on_try),
            ("change", say("Change"), "", say("Change {name}", name=each.name), self._on_change),
            (
                "delete",
                say("Delete"),
                "trash-2",
                say("Delete {name}", name=each.name),
                self._on_delete,
            ),
        )
        buttons = []
        for name, words, icon, spoken, handler in deeds:
            button = KeycapButton(words, name=f"{name}_{each.code}", icon=icon, spoken=spoken)
            button.clicked.connect(partial(handler, each))
            buttons.append(button)
        line = QWidget()
        text = holder(column(None, None, head, detail, None, gap=1))
        both = Abreast(text, holder(flow(*buttons)), limit=BESIDE_FROM, stretches=(1, 0))
        column(line, both, margins=(15, 9, 14, 9))
        return line

    def _detail(self, each: OwnStockRow) -> str:
        wording = self._context.wording
        with suppress(Invalid):
            stock = stock_from(each.numbers, each.code)
            piece = stock.places[0]
            return wording.counted(
                "{n} piece of {width} x {height} mm on {paper}",
                "{n} pieces of {width} x {height} mm on {paper}",
                len(stock.places),
                width=f"{piece.width_mm:g}",
                height=f"{piece.height_mm:g}",
                paper=paper_name(stock.width_mm, stock.height_mm),
            )
        return wording.text("These numbers can not be right any more: change them.")

    # Handlers

    def _on_add(self) -> None:
        ask_own_sheet(self._context)

    def _on_change(self, each: OwnStockRow, _is_checked: bool = False) -> None:
        ask_own_sheet(self._context, each.code)

    def _on_try(self, each: OwnStockRow, _is_checked: bool = False) -> None:
        context = self._context
        context.errors.attempt(partial(ask_fold_test, context, code=each.code))

    def _on_delete(self, each: OwnStockRow, _is_checked: bool = False) -> None:
        context = self._context
        by, now = context.counter.helper_id, context.now()
        context.errors.attempt(partial(delete_own_stock, context.store, each.code, now=now, by=by))
