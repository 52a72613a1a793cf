"""The sheet before a batch: paper, mode, first place, the sheet as it will be, the way in.

Who prints and what is noted is the business of batch_flow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.printing.pages import page_image
from smallcrm.services import used_sheets
from ui.cards.batch import Batch, BatchChoice, batch_of, with_paper
from ui.cards.batch_form import BatchForm
from ui.cards.desk import DeskCard
from ui.cards.feed_hint import FeedHint
from ui.cards.papers import CARDS, papers
from ui.cards.sheet_picture import SheetPicture
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.printer import as_qimage
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.layouts import column, holder
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 780
STACKED_UNDER = 620
PREVIEW_DPI = 70


@dataclass(frozen=True)
class BatchDeeds:
    """What the buttons of the sheet do with the batch that it shows."""

    print_all: Callable[[Batch], None]
    print_first: Callable[[Batch], None]
    save_pdf: Callable[[Batch], None]
    chose: Callable[[BatchChoice], None]


class BatchSheet(Sheet):
    """Enter prints; the arrows in the picture choose where on the sheet it begins."""

    def __init__(
        self,
        context: AppContext,
        cards: Sequence[DeskCard],
        choice: BatchChoice,
        fonts: Fonts,
        deeds: BatchDeeds,
    ) -> None:
        wording = context.wording
        title = wording.counted("Print {n} card", "Print {n} cards", len(cards))
        if len(cards) == 1:
            title = wording.text("Print the card for {name}", name=cards[0].note.name)
        super().__init__(
            wording,
            name="batch_sheet",
            title=title,
            accept_words=wording.text("Print"),
            width=WIDTH,
            accept_icon="printer",
        )
        self._context, self._cards, self._fonts, self._deeds = context, cards, fonts, deeds
        self._choice = choice
        self._batch: Batch | None = None
        self._build()
        self._form.changed.connect(self._on_changed)
        self._form.paper_chosen.connect(self._on_paper)
        self._picture.chosen.connect(self._on_place)
        self._new_sheet.clicked.connect(self._on_new_sheet)
        self._one_first.clicked.connect(self._on_one_first)
        self._save.clicked.connect(self._on_save)
        self._show()

    def _build(self) -> None:
        say = self.say
        self._form = BatchForm(self.wording, papers(self._context.store, CARDS, self.wording))
        self._picture = SheetPicture(name="sheet_picture", spoken=say("The sheet"))
        self._begins = PlainLabel("", role="second", fit="wrap")
        self._new_sheet = LinkButton(say("Whole sheet"), name="new_sheet")
        self._feed = FeedHint(self._context, spoken=say("How the sheet goes in"))
        self._troubles = PlainLabel("", tone="warn", fit="wrap")
        self._one_first = KeycapButton(say("Try one first"), name="one_first", icon="printer")
        self._save = KeycapButton(say("Save PDF"), name="save_pdf", icon="download")
        left = column(None, self._form, self._troubles, self._feed, None, gap=14)
        below = holder(column(None, self._begins, self._new_sheet, gap=2))
        right = column(None, self._picture, below, None, gap=8)
        self.body.addWidget(
            Abreast(holder(left), holder(right), limit=STACKED_UNDER, stretches=(1, 0), gap=24)
        )
        self.buttons.insertWidget(0, self._save)
        self.buttons.insertWidget(1, self._one_first)

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Hand the pages to the printer; the sheet stays until they were handed over."""
        if self._batch is not None:
            self._deeds.print_all(self._batch)

    def press(self, deed: str) -> bool:
        """Ctrl+P prints here, too."""
        if deed == "print":
            self.accept_button.click()
        return deed == "print"

    def _show(self) -> None:
        """Lay the cards out again and show the sheet."""
        context = self._context
        self._batch = batch_of(context.store, self._cards, self._choice, self._fonts)
        batch, stock = self._batch, self._choice.paper
        self._form.show_batch(self._batch)
        first = batch.first_sheet
        per_sheet = len(stock.places)
        now = {(place - 1) % per_sheet + 1 for place in first.places}
        begins = self._where(stock, min(now, default=1))
        self._picture.show_sheet(
            stock.sheet,
            stock.places,
            now=now,
            gone=batch.gone if self._choice.start_at is None else frozenset(),
            page=self._drawn(first),
            spoken=begins,
        )
        self._begins.show_text(begins)
        self._begins.setVisible(per_sheet > 1)
        self._new_sheet.setVisible(bool(batch.gone) and self._choice.start_at is None)
        self._troubles.show_text("\n".join(self.word(each.sentence) for each in batch.troubles))
        self._troubles.setVisible(bool(batch.troubles))
        self._one_first.setVisible(bool(batch.other_sheets.cards))
        self.accept_button.setEnabled(bool(batch.cards))
        self._feed.show_stock(stock)

    def _where(self, stock: Stock, first: int) -> str:
        total = len(stock.places)
        if total == 1:
            return ""
        return self.say(
            "Begins at place {n} of {total}. The arrow keys in the picture choose another.",
            n=first,
            total=total,
        )

    def _drawn(self, first: Batch) -> QImage:
        if not first.cards:
            return QImage()
        try:
            return as_qimage(page_image(first.pdf(), 0, PREVIEW_DPI))
        except ShopError as error:
            self._troubles.show_text(self.word(error.sentence))
            return QImage()

    # Handlers

    def _change(self, choice: BatchChoice) -> None:
        self._choice = choice
        self._deeds.chose(choice)
        self._context.errors.attempt(self._show)

    def _on_changed(self) -> None:
        self._change(self._form.chosen(self._choice))

    def _on_paper(self, code: str) -> None:
        self._change(with_paper(self._context.store, self._form.chosen(self._choice), code))

    def _on_place(self, place: int) -> None:
        self._change(replace(self._choice, start_at=place))

    def _on_new_sheet(self) -> None:
        context = self._context
        now, by = context.now(), context.counter.helper_id
        paper = self._choice.paper

        def lay_in() -> None:
            used_sheets.new_sheet(context.store, paper, now=now, by=by)

        context.errors.attempt(lay_in, then=self._show)

    def _on_one_first(self) -> None:
        batch = self._batch
        if batch is not None:
            self._context.errors.attempt(lambda: self._deeds.print_first(batch))

    def _on_save(self) -> None:
        batch = self._batch
        if batch is not None:
            self._context.errors.attempt(lambda: self._deeds.save_pdf(batch))
