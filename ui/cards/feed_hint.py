"""How a sheet is laid into the printer: the picture, and beside it one sentence.

What is known of a printer comes from the services; the system's printers from the window.
"""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from smallcrm.domain.printer_feeding import Feeding
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.printing.layout import Stock
from smallcrm.services.printers import feedings
from ui.cards.feed_picture import FeedPicture
from ui.context import AppContext
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import PlainLabel


class KnownPrinter(NamedTuple):
    """A printer that was tried, and how paper goes into it."""

    name: str
    feeding: Feeding


class FeedHint(QWidget):
    """For the printer that is used when nobody chooses; else how a cross tells it."""

    def __init__(self, context: AppContext, *, spoken: str) -> None:
        super().__init__()
        self._wording = context.wording
        self._printer = usual_printer(context)
        self._picture = FeedPicture(spoken=spoken)
        self._told = PlainLabel("", role="second", fit="wrap")
        self._thick = PlainLabel(
            context.wording.text("Card board over 160 g: one by one, by the manual feed."),
            role="second",
            fit="wrap",
        )
        words = holder(column(None, None, self._told, self._thick, None, gap=4))
        line = row(self, self._picture, words, gap=12)
        line.setStretch(1, 1)

    def show_stock(self, stock: Stock) -> None:
        """Say how a sheet of this paper goes in."""
        told = self._wording.say(_how(stock, self._printer))
        feeding = self._printer.feeding if self._printer is not None else None
        self._told.show_text(told)
        self._thick.setVisible(is_card_board(stock))
        self._picture.show_feed(
            is_wide=stock.feed == "long_edge",
            is_upright=_is_upright(stock),
            feeding=feeding,
            spoken=told,
        )


def usual_printer(context: AppContext) -> KnownPrinter | None:
    """The usual printer of this PC, or the only one, if it was tried."""
    connected = context.printer.printers()
    if not connected:
        return None
    name = next((each.name for each in connected if each.is_usual), "")
    if not name and len(connected) == 1:
        name = connected[0].name
    feeding = feedings(context.store).get(name)
    return None if feeding is None else KnownPrinter(name, feeding)


def lay_it_in(feeding: Feeding) -> Sentence:
    """How an upright sheet goes in, such as "printed side down, upper edge first"."""
    return _put_together(_side(feeding), _edge(feeding))


def is_card_board(stock: Stock) -> bool:
    """Whether it may be thicker than printers bend; a sheet folded twice is plain paper."""
    return stock.kind in {"card", "postcard", "business_card"} and stock.fold != "quarter"


def _how(stock: Stock, printer: KnownPrinter | None) -> Sentence:
    is_wide = stock.feed == "long_edge"
    edge = sentence("long edge first") if is_wide else sentence("short edge first")
    if printer is not None:
        way = lay_it_in(printer.feeding)
        if not _is_upright(stock):  # the cross told of an upright page
            way = _put_together(_side(printer.feeding), edge)
        return sentence("Into {printer} it goes like this: {way}.", printer=printer.name, way=way)
    if stock.kind in {"envelope", "label"}:
        return sentence(
            "It goes in {edge}. Try one with a pencil cross on the upper side. Settings, Printers "
            "remembers where it came out.",
            edge=edge,
        )
    return sentence(
        "It goes in {edge}. Put a small pencil cross on the side that lies up: the first sheet "
        "shows which side your printer prints. Settings, Printers remembers it.",
        edge=edge,
    )


def _is_upright(stock: Stock) -> bool:
    """Whether the upper or the lower edge of the page goes in first."""
    return stock.height_mm >= stock.width_mm and stock.feed == "short_edge"


def _put_together(side: Sentence, edge: Sentence) -> Sentence:
    return sentence("{side}, {edge}", side=side, edge=edge)


def _side(feeding: Feeding) -> Sentence:
    if feeding.is_face_up:
        return sentence("the printed side up")
    return sentence("the printed side down")


def _edge(feeding: Feeding) -> Sentence:
    if feeding.is_head_first:
        return sentence("upper edge first")
    return sentence("lower edge first")
