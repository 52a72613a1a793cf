"""The sheet on which a paper is tried out: how a card is folded, where the labels of a sheet lie.

What is on the page is the printing room's business.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.domain.printer_corrections import SheetSize
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.printing.cards import Sides
from smallcrm.printing.fold_test import fold_test_pdf
from smallcrm.printing.layout import Stock
from smallcrm.printing.on_printer import corrected
from smallcrm.printing.pages import page_count, page_image
from smallcrm.services.printers import correction_for
from ui.cards.papers import CARDS, LABELS, paper, papers, usual_card_paper
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.printer import as_qimage
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import column, holder, keep_width
from ui.widgets.page_preview import PagePreview
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 620
BESIDE_FROM = 420  # units: narrower, the pictures stand under the words
PREVIEW_DPI = 50
PREVIEW_WIDTH = 190

_PANELS = {
    "front": sentence("Front"),
    "back": sentence("Back"),
    "inside_left": sentence("Inside left"),
    "inside_right": sentence("Inside right"),
    "inside_upper": sentence("Inside above"),
    "inside_lower": sentence("Inside below"),
    "reverse": sentence("Other side"),
    "face": sentence("Printed side"),
}


def ask_fold_test(context: AppContext, printer: str = "", code: str = "") -> None:
    """Try a paper on a printer; without a name on the usual one, without a code the usual paper.

    Raises ShopError for a paper that is not there.
    """
    connected = context.printer.printers()
    usual = [each.name for each in sorted(connected, key=lambda each: not each.is_usual)]
    stock = paper(context.store, code) if code else usual_card_paper(context.store)
    sheet = FoldTestSheet(context, printer or next(iter(usual), ""), stock)
    context.dialogs.show_sheet(sheet)


def panel_words(context: AppContext) -> dict[str, str]:
    """What the panels of a card are called."""
    return {code: context.wording.say(words) for code, words in _PANELS.items()}


class FoldTestSheet(Sheet):
    """Print, or save where this PC has no printer; a second side follows after the first."""

    def __init__(self, context: AppContext, printer: str, stock: Stock) -> None:
        say = context.wording.text
        title = say("Fold test on {printer}", printer=printer) if printer else say("Fold test")
        super().__init__(
            context.wording,
            name="fold_test_sheet",
            title=title,
            accept_words=say("Print") if printer else say("Save PDF"),
            width=WIDTH,
            accept_icon="printer" if printer else "download",
        )
        self._context, self._printer, self._stock = context, printer, stock
        self._printed: Sequence[Sides] = ()
        self._build()
        self._paper.choose(stock.code)
        self._paper.chosen.connect(self._on_paper)
        self._save.clicked.connect(self._on_save)
        self._show()

    def _build(self) -> None:
        say = self.say
        choices = papers(self._context.store, CARDS | LABELS, self.wording)
        self._paper = ChoiceField(choices, name="fold_paper", spoken=say("Paper"))
        self._told = PlainLabel("", fit="wrap")
        self._turn = PlainLabel("", role="second", fit="wrap")
        self._pages = [PagePreview(name=name) for name in ("fold_outside", "fold_inside")]
        for page in self._pages:
            keep_width(page, PREVIEW_WIDTH)
        self._save = KeycapButton(say("Save PDF"), name="save_pdf", icon="download")
        left = column(
            None, self.form.add("paper", say("Paper"), self._paper), self._told, self._turn, None,
            gap=12,
        )  # fmt: skip
        right = column(None, *self._pages, None, gap=12)
        self.body.addWidget(
            Abreast(holder(left), holder(right), limit=BESIDE_FROM, stretches=(1, 0), gap=24)
        )
        self.buttons.insertWidget(0, self._save)
        self._save.setVisible(bool(self._printer))

    def first_focus(self) -> QWidget:
        return self._paper

    def accept(self) -> None:
        """Print what comes next: the sheet, its first or its second side. Raises ShopError."""
        if not self._printer:
            self._save_pages()
            return
        for side in self._sides():
            if side not in self._printed:
                self._print(side)
                return

    def press(self, deed: str) -> bool:
        """Ctrl+P prints here, too."""
        if deed == "print":
            self.accept_button.click()
        return deed == "print"

    def _sides(self) -> Sequence[Sides]:
        return self._stock.sides

    def _pdf(self, side: Sides = "both") -> bytes:
        return fold_test_pdf(self._stock, panel_words(self._context), side=side)

    def _print(self, side: Sides) -> None:
        context, stock = self._context, self._stock
        size = SheetSize(stock.width_mm, stock.height_mm)
        correction = correction_for(context.store, self._printer, size)
        page = corrected(self._pdf(side), correction)
        context.printer.print_as_is(self._printer, page, self.say("Fold test"))
        context.bottom.tell(self.say("The fold test went to {name}", name=self._printer))
        self._printed = [*self._printed, side]
        if len(self._printed) == len(self._sides()):
            self.finish()
        else:
            self._say_what_comes()

    def _save_pages(self) -> None:
        self._context.printer.save_pdf(self._pdf(), self.say("Fold test"), self._tell_saved)

    def _tell_saved(self) -> None:
        self._context.bottom.tell(self.say("The fold test was saved"))
        self.finish()

    def _show(self) -> None:
        """The pages as they will be printed, and what to do with them."""
        self._printed = ()
        pdf = self._pdf()
        count = page_count(pdf)
        for number, preview in enumerate(self._pages):
            preview.setVisible(number < count)
            if number < count:
                picture = as_qimage(page_image(pdf, number, PREVIEW_DPI))
                preview.show_page(picture, self.say("Page {n} of the fold test", n=number + 1))
        self._told.show_text(self.word(_what_to_do(self._stock)))
        self._say_what_comes()

    def _say_what_comes(self) -> None:
        is_two_sided = len(self._sides()) > 1 and bool(self._printer)
        if is_two_sided:
            first = self.say("Print side one")
            self.accept_button.show_words(self.say("Print side two") if self._printed else first)
        elif self._printer:
            self.accept_button.show_words(self.say("Print"))
        turn = sentence("Turn the sheet over like the page of a book, and lay it in again.")
        if self._stock.turns_over == "short_edge":
            turn = sentence("Turn the sheet over like a wall calendar, and lay it in again.")
        self._turn.show_text(self.word(turn))
        self._turn.setVisible(bool(self._printed))

    # Handlers

    def _on_paper(self, code: str) -> None:
        def choose() -> None:
            self._stock = paper(self._context.store, code)
            self._show()

        self._context.errors.attempt(choose, self.form)

    def _on_save(self) -> None:
        self._context.errors.attempt(self._save_pages, self.form)


def _what_to_do(stock: Stock) -> Sentence:
    """How the printed sheet is looked at."""
    if stock.kind == "label":
        return sentence(
            "Print it on plain paper and hold it against the light over a real sheet: each frame "
            "lies on its label. If all are off the same way, put the printer right."
        )
    match stock.fold:
        case "quarter":
            return sentence(
                "Fold the upper half behind, then the left half behind the right. The front is in "
                "front, and inside every arrow points up."
            )
        case "book":
            return sentence(
                "Fold it so that the front lies in front and it opens like a book. Outside and "
                "inside every arrow points up."
            )
        case "tent":
            return sentence(
                "Fold it so that the front lies in front and it opens upwards. Outside and inside "
                "every arrow points up."
            )
    return sentence(
        "Hold it against the light: both sides lie on each other, and every arrow points up."
    )
