"""The sheet "print again": which of a batch's cards, and on which places of the sheet.

How they are taken out of the pages stands in again; what is owed does not change.
"""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.printing.pages import page_image
from smallcrm.services import used_sheets
from ui.cards.again import Again, Laid
from ui.cards.batch_form import turning_buttons
from ui.cards.sheet_picture import SheetPicture
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.printer import as_qimage
from ui.widgets.buttons import LinkButton
from ui.widgets.choices import TickBox
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH, WIDTH_WITH_SHEET = 560, 720
STACKED_UNDER = 560
PREVIEW_DPI = 70


class AgainSheet(Sheet):
    """Space ticks a card; the arrows in the picture choose the place. title: of the pages."""

    def __init__(self, context: AppContext, again: Again, title: str) -> None:
        wording = context.wording
        super().__init__(
            wording,
            name="again_sheet",
            title=wording.text("Print which of them again?"),
            accept_words=wording.text("Print again"),
            width=WIDTH_WITH_SHEET if again.has_places else WIDTH,
            accept_icon="printer",
        )
        self._context, self._again, self._title = context, again, title
        self._start_at: int | None = None
        self._laid: Laid | None = None
        self._ticks = [
            TickBox(f"{place}  {name}", name=f"again_{place}")
            for place, name in enumerate(again.names, 1)
        ]
        self._build()
        for tick in self._ticks:
            tick.toggled.connect(self._on_ticked)
        self._picture.chosen.connect(self._on_place)
        self._new_sheet.clicked.connect(self._on_new_sheet)
        self._show()

    def _build(self) -> None:
        say = self.say
        hint = say("Space ticks one. They stay printed: nothing is owed again.")
        self._picture = SheetPicture(name="again_picture", spoken=say("The sheet"))
        self._begins = PlainLabel("", role="second", fit="wrap")
        self._new_sheet = LinkButton(say("Whole sheet"), name="new_sheet")
        self._turning = turning_buttons(self.wording)
        turning = FormField(say("Second side"), self._turning)
        turning.setVisible(len(self._again.sides) > 1)
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))
        left = holder(column(None, *self._ticks, 12, turning, None, gap=0))
        if not self._again.has_places:
            self.body.addWidget(left)
            for part in (self._picture, self._begins, self._new_sheet):
                part.setParent(self)
                part.hide()
            return
        right = column(None, self._picture, self._begins, self._new_sheet, None, gap=6)
        self.body.addWidget(
            Abreast(left, holder(right), limit=STACKED_UNDER, stretches=(1, 0), gap=24)
        )

    def first_focus(self) -> QWidget:
        return self._ticks[0]

    def accept(self) -> None:
        """Print them again; the sheet stays until the first side was handed over."""
        if self._laid is not None:
            by_hand = self._turning.code == "by_hand"
            self._again.print_them(self._laid, self._title, by_hand=by_hand, done=self.finish)

    def _show(self) -> None:
        """Lay out what is ticked, and show the sheet."""
        numbers = [number for number, tick in enumerate(self._ticks, 1) if tick.isChecked()]
        self._laid = self._again.lay(numbers, self._start_at) if numbers else None
        self.accept_button.setEnabled(self._laid is not None)
        if not self._again.has_places:
            return
        laid = self._laid or self._again.lay([], self._start_at)
        stock, total = self._again.stock, len(self._again.stock.places)
        first = min(laid.places, default=self._start_at or self._first_free(laid, total))
        now = {place for place in laid.places if place <= total} or {(first - 1) % total + 1}
        begins = self.say(
            "Begins at place {n} of {total}. The arrow keys in the picture choose another.",
            n=min(now),
            total=total,
        )
        page = as_qimage(page_image(laid.pdf, 0, PREVIEW_DPI)) if laid.pdf else QImage()
        self._picture.show_sheet(
            stock.sheet, stock.places, now=now, gone=laid.gone, page=page, spoken=begins
        )
        self._begins.show_text(begins)
        self._new_sheet.setVisible(bool(laid.gone))
        self.grown.emit()

    def _first_free(self, laid: Laid, total: int) -> int:
        return next((place for place in range(1, total + 1) if place not in laid.gone), 1)

    # Handlers

    def _on_ticked(self, _is_ticked: bool) -> None:
        self._context.errors.attempt(self._show)

    def _on_place(self, place: int) -> None:
        self._start_at = place
        self._context.errors.attempt(self._show)

    def _on_new_sheet(self) -> None:
        context, stock = self._context, self._again.stock

        def lay_in() -> None:
            by = context.counter.helper_id
            used_sheets.new_sheet(context.store, stock, now=context.now(), by=by)

        context.errors.attempt(lay_in, then=self._show)
