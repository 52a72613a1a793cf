"""The sheet after the cards: envelopes, labels, or the addresses by hand; bad ones are named.

How an address stands on paper is the printing room's business.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.address_block import Addressed
from smallcrm.printing.envelopes import checked_envelopes, envelopes_pdf
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.labels import checked_labels, labels_pdf
from smallcrm.printing.layout import Stock
from smallcrm.printing.pages import page_image
from smallcrm.services import used_sheets
from smallcrm.services.card_habits import card_habits, note_labels, save_habits
from ui.cards.feed_hint import FeedHint
from ui.cards.papers import ENVELOPES, LABELS, paper, papers, usual_envelope, usual_labels
from ui.cards.sheet_picture import SheetPicture
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.printer import as_qimage
from ui.settings.hours_editor import keep_narrow
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 720
STACKED_UNDER = 560
PREVIEW_DPI = 70
ENVELOPE, LABEL, PEN = "envelopes", "labels", "by_hand"


@dataclass(frozen=True)
class _Laid:
    """The addresses on the paper that is chosen. places: of the labels, empty for envelopes."""

    stock: Stock
    found: Addressed
    places: tuple[int, ...]
    gone: frozenset[int]


class EnvelopesSheet(Sheet):
    """Enter prints, or goes on where the pen writes; done is called afterwards."""

    def __init__(
        self,
        context: AppContext,
        pieces: Sequence[CardPiece],
        card_paper: Stock,
        fonts: Fonts,
        done: Callable[[], None],
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
        self._context, self._pieces, self._fonts, self._done = context, pieces, fonts, done
        store = context.store
        self._stocks = {ENVELOPE: usual_envelope(store, card_paper), LABEL: usual_labels(store)}
        self._usual = self._stocks[ENVELOPE].code
        self._start_at: int | None = None
        self._laid: _Laid | None = None
        self._build()
        self._way.choose(PEN if card_habits(store).writes_envelopes else ENVELOPE)
        self._way.chosen.connect(self._on_way)
        self._paper.chosen.connect(self._on_paper)
        self._picture.chosen.connect(self._on_place)
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
        keep_narrow(self._way)
        left = column(
            None, self._way, self._on, self._count, self._left_out, self._in, None, gap=14
        )
        self.body.addWidget(
            Abreast(holder(left), self._seen, limit=STACKED_UNDER, stretches=(1, 0), gap=24)
        )

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Print the addresses, or only remember that a pen writes them."""
        laid, context = self._laid, self._context
        if laid is None:
            habits = card_habits(context.store)._replace(writes_envelopes=True)
            now, by = context.now(), context.counter.helper_id
            save_habits(context.store, habits, now=now, by=by)
            self._go_on()
            return
        title = self._way_words(len(laid.found.pieces))
        context.printer.print_pdf(self._pdf(laid), title, self._on_printed)

    def press(self, deed: str) -> bool:
        """Ctrl+P prints here, too."""
        if deed == "print":
            self.accept_button.click()
        return deed == "print"

    def _pdf(self, laid: _Laid) -> bytes:
        pieces = laid.found.pieces
        if laid.places:
            return labels_pdf(pieces, laid.stock, fonts=self._fonts, places=laid.places)
        return envelopes_pdf(pieces, laid.stock, fonts=self._fonts)

    def _offer_papers(self) -> None:
        way, store = self._way.code, self._context.store
        if way in self._stocks:
            kinds = LABELS if way == LABEL else ENVELOPES
            self._paper.show_choices(papers(store, kinds, self.wording))
            self._paper.choose(self._stocks[way].code)

    def _lay(self) -> _Laid | None:
        """The addresses as they will be printed; None for the pen."""
        way, store = self._way.code, self._context.store
        if way == PEN:
            return None
        stock = self._stocks[way]
        if way == ENVELOPE:
            found = checked_envelopes(self._pieces, stock, fonts=self._fonts)
            return _Laid(stock, found, (), frozenset())
        found = checked_labels(self._pieces, stock, fonts=self._fonts)
        n = len(found.pieces)
        places = used_sheets.next_places(store, stock, n, start_at=self._start_at)
        gone = used_sheets.used(store, stock) if self._start_at is None else frozenset()
        return _Laid(stock, found, places, gone)

    def _show(self) -> None:
        laid = self._laid = self._lay()
        for part in (self._on, self._count, self._left_out, self._seen, self._in):
            part.setVisible(laid is not None)
        self.accept_button.show_words(self.say("Go on") if laid is None else self.say("Print"))
        self.accept_button.setEnabled(laid is None or bool(laid.found.pieces))
        if laid is None:
            return
        self._count.show_text(self._way_words(len(laid.found.pieces)))
        left_out = [self.word(each.sentence) for each in laid.found.left_out]
        self._left_out.show_text("\n".join(left_out))
        self._left_out.setVisible(bool(left_out))
        self._show_page(laid)
        self._in.show_stock(laid.stock)

    def _show_page(self, laid: _Laid) -> None:
        per_sheet, stock = len(laid.stock.places), laid.stock
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
        if laid.found.pieces:
            page = as_qimage(page_image(self._pdf(laid), 0, PREVIEW_DPI))
        self._picture.show_sheet(
            stock.sheet, stock.places, now=now, gone=laid.gone, page=page, spoken=begins
        )
        self._begins.show_text(begins)

    def _way_words(self, n: int) -> str:
        if self._way.code == LABEL:
            return self.wording.counted("{n} label", "{n} labels", n)
        return self.wording.counted("{n} envelope", "{n} envelopes", n)

    def _note(self) -> None:
        """Remember the paper, and which labels of the sheet are gone."""
        laid, context = self._laid, self._context
        if laid is None:
            return
        habits, now, by = card_habits(context.store), context.now(), context.counter.helper_id
        habits = habits._replace(writes_envelopes=False)
        if not laid.places:
            if laid.stock.code != self._usual:
                habits = habits._replace(envelope_stock=laid.stock.code)
            save_habits(context.store, habits, now=now, by=by)
            return
        habits = habits._replace(label_stock=laid.stock.code)
        note_labels(context.store, laid.stock, laid.places, habits, now=now, by=by)

    def _go_on(self) -> None:
        self.finish()
        self._done()

    # Handlers

    def _on_way(self, _code: str) -> None:
        self._start_at = None
        self._offer_papers()
        self._show()

    def _on_paper(self, code: str) -> None:
        self._stocks[self._way.code] = paper(self._context.store, code)
        self._start_at = None
        self._show()

    def _on_place(self, place: int) -> None:
        self._start_at = place
        self._show()

    def _on_printed(self) -> None:
        self._context.errors.attempt(self._note, then=self._go_on)
