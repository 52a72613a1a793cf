"""The sheet after the cards: envelopes, labels, or the addresses by hand; bad ones are named.

Who prints and what is noted is the business of address_flow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.pages import page_image
from ui.cards.addresses import ENVELOPE, LABEL, PEN, AddressChoice, Addresses, addresses_of
from ui.cards.feed_hint import FeedHint
from ui.cards.papers import ENVELOPES, LABELS, paper, papers
from ui.cards.sheet_picture import SheetPicture
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.printer import as_qimage
from ui.settings.hours_editor import keep_narrow
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 720
STACKED_UNDER = 560
PREVIEW_DPI = 70


@dataclass(frozen=True)
class AddressDeeds:
    """What the buttons of the sheet do with the addresses that it shows."""

    print_all: Callable[[Addresses], None]
    print_first: Callable[[Addresses], None]
    save_pdf: Callable[[Addresses], None]
    by_hand: Callable[[], None]


class EnvelopesSheet(Sheet):
    """Enter prints, or goes on where the pen writes."""

    def __init__(
        self,
        context: AppContext,
        pieces: Sequence[CardPiece],
        choice: AddressChoice,
        fonts: Fonts,
        deeds: AddressDeeds,
    ) -> None:
        wording = context.wording
        super().__init__(
            wording,
            name="envelopes_sheet",
            title=wording.text("The addresses"),
            accept_words=wording.text("Print"),
            width=WIDTH,
            accept_icon="printer",
        )
        self._context, self._pieces, self._fonts, self._deeds = context, pieces, fonts, deeds
        self._choice = choice
        self._laid: Addresses | None = None
        self._build()
        self._way.choose(choice.way)
        self._way.chosen.connect(self._on_way)
        self._paper.chosen.connect(self._on_paper)
        self._picture.chosen.connect(self._on_place)
        self._one_first.clicked.connect(self._on_one_first)
        self._save.clicked.connect(self._on_save)
        self._offer_papers()
        self._show()

    def _build(self) -> None:
        say = self.say
        ways = ((ENVELOPE, say("Envelopes")), (LABEL, say("Labels")), (PEN, say("By hand")))
        self._way = SegmentedButtons(ways, name="way", spoken=say("The addresses"))
        self._paper = ChoiceField((), name="address_paper", spoken=say("Paper"))
        self._on = FormField(say("Paper"), self._paper)
        self._count = PlainLabel("", fit="wrap")
        self._left_out = PlainLabel("", tone="warn", fit="wrap")
        self._in = FeedHint(self._context, spoken=say("How the paper goes in"))
        self._picture = SheetPicture(name="labels_picture", spoken=say("The labels"))
        self._begins = PlainLabel("", role="second", fit="wrap")
        self._seen = holder(column(None, self._picture, self._begins, None, gap=8))
        self._one_first = KeycapButton(say("Try one first"), name="one_first", icon="printer")
        self._save = KeycapButton(say("Save PDF"), name="save_pdf", icon="download")
        keep_narrow(self._way)
        left = column(
            None, self._way, self._on, self._count, self._left_out, self._in, None, gap=14
        )
        self.body.addWidget(
            Abreast(holder(left), self._seen, limit=STACKED_UNDER, stretches=(1, 0), gap=24)
        )
        self.buttons.insertWidget(0, self._save)
        self.buttons.insertWidget(1, self._one_first)

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Print the addresses, or only remember that a pen writes them."""
        if self._laid is None:
            self._deeds.by_hand()
        else:
            self._deeds.print_all(self._laid)

    def press(self, deed: str) -> bool:
        """Ctrl+P prints here, too."""
        if deed == "print":
            self.accept_button.click()
        return deed == "print"

    def _offer_papers(self) -> None:
        if self._choice.way != PEN:
            kinds = LABELS if self._choice.way == LABEL else ENVELOPES
            self._paper.show_choices(papers(self._context.store, kinds, self.wording))
            self._paper.choose(self._choice.paper.code)

    def _show(self) -> None:
        """Lay the addresses out again and show the first page."""
        is_printed, store = self._choice.way != PEN, self._context.store
        for part in (self._on, self._seen, self._in, self._save):
            part.setVisible(is_printed)
        self.accept_button.icon_name = "printer" if is_printed else ""
        self.accept_button.show_words(self.say("Print") if is_printed else self.say("Go on"))
        if not is_printed:
            self._laid = None
            self._count.show_text(self.say("A pen writes them. Nothing is printed."))
            self._left_out.hide()
            self._one_first.hide()
            self.accept_button.setEnabled(True)
            return
        laid = self._laid = addresses_of(store, self._pieces, self._choice, self._fonts)
        for button in (self.accept_button, self._save):
            button.setEnabled(bool(laid.pieces))
        self._one_first.setVisible(bool(laid.other_sheets.pieces))
        self._count.show_text(laid.title(self.wording))
        left_out = [self.word(each.sentence) for each in laid.left_out]
        self._left_out.show_text("\n".join(left_out))
        self._left_out.setVisible(bool(left_out))
        self._show_page(laid)
        self._in.show_stock(self._choice.paper)

    def _show_page(self, laid: Addresses) -> None:
        stock = laid.choice.paper
        per_sheet = len(stock.places)
        first = min(laid.places, default=1)
        now = {place for place in laid.places if place <= per_sheet} or {first}
        begins = ""
        if per_sheet > 1:
            begins = self.say(
                "Begins at place {n} of {total}. The arrow keys in the picture choose another.",
                n=first,
                total=per_sheet,
            )
        page = QImage()
        if laid.pieces:
            page = as_qimage(page_image(laid.pdf(), 0, PREVIEW_DPI))
        self._picture.show_sheet(
            stock.sheet, stock.places, now=now, gone=laid.gone, page=page, spoken=begins
        )
        self._begins.show_text(begins)

    # Handlers

    def _on_way(self, way: str) -> None:
        self._choice = replace(self._choice, way=way, start_at=None)
        self._offer_papers()
        self._show()

    def _on_paper(self, code: str) -> None:
        self._choice = self._choice.on_paper(paper(self._context.store, code))
        self._show()

    def _on_place(self, place: int) -> None:
        self._choice = replace(self._choice, start_at=place)
        self._show()

    def _on_one_first(self) -> None:
        laid = self._laid
        if laid is not None:
            self._context.errors.attempt(lambda: self._deeds.print_first(laid))

    def _on_save(self) -> None:
        laid = self._laid
        if laid is not None:
            self._context.errors.attempt(lambda: self._deeds.save_pdf(laid))
