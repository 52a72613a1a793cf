"""The sheet on which labels or cards that are in no list are described, with a picture beside.

What can be right is decided in the domain and the printing room, what is kept in the services.
"""

from contextlib import suppress
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.domain.drafts import NAME_LIMIT
from smallcrm.domain.errors import Invalid
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.own_sheets import FIELD_OF, OwnSheetDraft, use_of
from smallcrm.domain.sheet_grid import Grid, can_be_drawn
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.stock import envelope_for, grid_of, stock_from
from smallcrm.services.own_stocks import (
    OwnStockRow,
    checked_name,
    own_stock,
    own_stocks,
    save_own_stock,
)
from smallcrm.services.shop import shop
from ui.cards.papers import CARDS, LABELS, paper, papers
from ui.cards.sheet_picture import SheetPicture
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.wrapping import Abreast
from ui.settings.own_sheet_fields import NumberFields
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.text import PlainLabel

WIDTH = 860
STACKED_UNDER = 560
_ANY = "own_"  # the code of a sheet that is not kept yet


def ask_own_sheet(context: AppContext, code: str = "") -> None:
    """Describe a new sheet, or change the one of this code; one that is gone is described anew."""
    known = own_stock(context.store, code) if code else None
    context.dialogs.show_sheet(OwnSheet(context, known, HeldAs("own_sheet", about=code)))


class OwnSheet(CustomerSheet):
    """known: the sheet that is changed, None for a new one."""

    def __init__(self, context: AppContext, known: OwnStockRow | None, held_as: HeldAs) -> None:
        say = context.wording.text
        title = say("Which sheet have you got?")
        if known is not None:
            title = say("Change {name}", name=known.name)
        super().__init__(context, held_as, title=title)
        self.width_units = WIDTH
        self._known = known
        self._build()
        self._show_known()
        self.begin({})
        self._numbers.follow_unit()
        self._like.chosen.connect(self._on_like)
        self._use.chosen.connect(self._on_use)
        self._numbers.changed.connect(self._show)
        self._show()

    def _build(self) -> None:
        say = self.say
        row = shop(self.context.store)
        self._name = TextField(
            name="name",
            spoken=say("Name"),
            placeholder=say("as on its packet"),
            limit=2 * NAME_LIMIT,
        )
        uses = (
            ("labels", say("Labels")),
            ("postcards", say("Postcards")),
            ("flat_cards", say("Flat cards")),
            ("folded_cards", say("Cards that open like a book")),
            ("tent_cards", say("Cards that open upwards")),
        )
        self._use = ChoiceField(uses, name="use", spoken=say("What is on it"))
        likes = [("", say("no known sheet")), *_known_sheets(self.context)]
        self._like = ChoiceField(likes, name="like", spoken=say("Begin with the numbers of"))
        is_letter = row is not None and row.paper == "letter"
        self._numbers = NumberFields(self, "in" if is_letter else "mm")
        self._picture = SheetPicture(name="own_picture", spoken=say("The sheet"))
        self._told = PlainLabel("", role="second", fit="wrap")
        name = self.add("name", say("Name"), self._name)
        use = self.add("use", say("What is on it"), self._use)
        like = FormField(say("Begin with the numbers of"), self._like)
        left = column(
            None,
            Abreast(name, use, limit=300),
            Abreast(like, self.form["unit"], limit=300),
            self._numbers,
            None,
            gap=10,
        )
        right = column(None, self._picture, self._told, None, gap=8)
        self.body.addWidget(
            Abreast(holder(left), holder(right), limit=STACKED_UNDER, stretches=(1, 0), gap=24)
        )

    def first_focus(self) -> QWidget:
        return self._name

    def accept(self) -> None:
        """Keep it. Raises Invalid with the field."""
        context, known = self.context, self._known
        name = checked_name(self._name.text())
        numbers = self._checked()
        made = stock_from(numbers, _ANY)
        save_own_stock(
            context.store,
            name,
            numbers | {"envelope": envelope_for(made)},
            stock_from,
            code=known.code if known else "",
            now=context.now(),
            by=self.by,
        )
        self.finish()

    def _show_known(self) -> None:
        known = self._known
        if known is None:
            row = shop(self.context.store)
            size = ("215.9", "279.4") if row and row.paper == "letter" else ("210", "297")
            measure = self._numbers.measure
            width, height = (measure.typed(float(side)) for side in size)
            self._numbers.show_draft(OwnSheetDraft(sheet_width=width, sheet_height=height))
            return
        self._name.show_text(known.name)
        with suppress(Invalid):  # of numbers that can not be right the fields stay empty
            self._begin_like(stock_from(known.numbers, known.code))

    def _begin_like(self, stock: Stock) -> None:
        use = use_of(stock.kind, stock.fold) or self._use.code
        self._use.choose(use)
        self._numbers.show_grid(use, grid_of(stock))

    def _draft(self) -> OwnSheetDraft:
        return self._numbers.draft(self._use.code)

    def _checked(self) -> dict[str, Any]:
        """The numbers. Raises Invalid with the field in which the wrong one was typed."""
        numbers = self._draft().checked(self._numbers.measure)
        try:
            stock_from(numbers, _ANY)
        except Invalid as wrong:
            wrong.field = FIELD_OF.get(wrong.field, wrong.field)
            raise
        return numbers

    # What is seen while one types

    def _show(self) -> None:
        """Draw the sheet as far as it is known, and say what it is or what can not be."""
        draft, measure = self._draft(), self._numbers.measure
        try:
            grid = draft.grid(measure)
        except Invalid as wrong:
            is_begun = getattr(draft, wrong.field).strip()
            if is_begun:
                self._tell(self.word(wrong.sentence), "warn")
            else:
                self._tell(self._hint(), "mute")
            return
        words, tone = self._sentence(grid), "mute"
        try:
            self._checked()
        except Invalid as wrong:
            words, tone = self.word(wrong.sentence), "warn"
        if can_be_drawn(grid):
            self._draw(grid, words)
        self._tell(words, tone)

    def _draw(self, grid: Grid, words: str) -> None:
        sheet = Box(0.0, 0.0, grid.sheet_width, grid.sheet_height)
        places = [Box(*place) for place in grid.places()]
        self._picture.show_sheet(sheet, places, now=(1,), gone=(), page=QImage(), spoken=words)
        self._picture.only_look()

    def _tell(self, words: str, tone: str) -> None:
        self._told.set_tone(tone)
        self._told.show_text(words)

    def _hint(self) -> str:
        return self.say(
            "The numbers stand on the packet or on its maker's page. Else measure with a ruler, "
            "from the edge of the sheet."
        )

    def _sentence(self, grid: Grid) -> str:
        measure = self._numbers.measure
        return self.wording.counted(
            "{n} piece of {width} by {height}.",
            "{n} pieces of {width} by {height}. Printing begins at place 1.",
            grid.columns * grid.rows,
            width=measure.words(grid.width),
            height=measure.words(grid.height),
        )

    # Handlers

    def _on_use(self, _code: str) -> None:
        self._show()

    def _on_like(self, code: str) -> None:
        if code:
            self._begin_like(paper(self.context.store, code))
            self._show()


def _known_sheets(context: AppContext) -> list[tuple[str, str]]:
    """Sheets whose numbers are near; the shop's own first."""
    store = context.store
    own = {each.code for each in own_stocks(store)}
    offered = papers(store, LABELS | CARDS, context.wording)
    found = []
    for code, words in offered:
        stock = paper(store, code)
        if use_of(stock.kind, stock.fold) and (code in own or len(stock.places) > 1):
            found.append((code, words))
    return found
