"""The papers for which a printer can be put right, in the owner's words, and their test pages.

What lies on a paper is the printing room's business.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QLocale

from smallcrm.domain.errors import Invalid
from smallcrm.domain.printer_corrections import Correction, SheetSize, crosses_of, paper_code
from smallcrm.domain.sentence import sentence
from smallcrm.printing import stock as stocks
from smallcrm.printing.layout import Stock
from smallcrm.printing.stock_names import paper_name, title_of
from smallcrm.printing.test_page import CrossPage, crosses_pdf
from smallcrm.services.own_stocks import own_stocks
from smallcrm.services.shop import shop
from smallcrm.wording import Wording
from ui.context import AppContext

_UPRIGHT = {"a4": SheetSize(210.0, 297.0), "letter": SheetSize(215.9, 279.4)}
_LEAST = 0.05  # millimetres or per cent: less is told as nothing, and nobody reads it from a ruler


class Paper(NamedTuple):
    """One paper to choose; code: as paper_code writes it."""

    code: str
    words: str
    size: SheetSize


def papers(context: AppContext) -> list[Paper]:
    """Every size that the shop can print on, its usual sheet first, each once."""
    row = shop(context.store)
    usual = _UPRIGHT.get(row.paper if row else "a4", _UPRIGHT["a4"])
    found = [Paper(paper_code(usual), paper_name(*usual), usual)]
    bundled = ((stock, _words(context.wording, stock)) for stock in _bundled())
    for stock, words in (*bundled, *_own(context)):
        size = SheetSize(stock.width_mm, stock.height_mm)
        if not any(known.size.is_same_paper(size) for known in found):
            found.append(Paper(paper_code(size), words, size))
    return found


def words_of(known: list[Paper], size: SheetSize) -> str:
    """How a paper is called, even if it is not among the known ones any more."""
    for paper in known:
        if paper.size.is_same_paper(size):
            return paper.words
    return paper_name(*size)


def first_page(wording: Wording, printer: str, paper: Paper) -> bytes:
    """The sheet whose crosses are read with a ruler."""
    say = wording.text
    steps = (
        say(
            "1. Measure how far the middle of cross 1 is from the left edge and from the upper "
            "edge of the paper."
        ),
        say(
            "2. Measure how far the middle of cross 2 is from the right edge and from the lower "
            "edge."
        ),
        say("3. Type the four lengths in millimetres under Settings, Printers."),
    )
    title = say("Test page: {printer}, {paper}", printer=printer, paper=paper.words)
    return crosses_pdf(paper.size, CrossPage(title, steps, _ruler(wording)))


def proof_page(wording: Wording, printer: str, paper: Paper) -> bytes:
    """The same sheet for looking whether the correction is right."""
    say = wording.text
    crosses = crosses_of(paper.size)
    steps = (
        say(
            "Cross 1 belongs {across} mm from the left edge and {down} mm from the upper edge. "
            "Cross 2 belongs as far from the right edge and the lower edge.",
            across=_n(crosses.left_mm),
            down=_n(crosses.top_mm),
        ),
        say("This page was printed with its correction: do not type what you read on it."),
    )
    title = say("Put right: {printer}, {paper}", printer=printer, paper=paper.words)
    return crosses_pdf(paper.size, CrossPage(title, steps, _ruler(wording)))


def correction_words(wording: Wording, correction: Correction) -> str:
    """What is done to each page, such as "1.2 mm to the left, 0.5 mm down, 1.0 % wider"."""
    right, down = correction[:2]
    wide, high = (100 * (scale - 1) for scale in correction[2:])
    ways = (
        (
            right,
            sentence("{n} mm to the right", n=_n(right)),
            sentence("{n} mm to the left", n=_n(right)),
        ),
        (down, sentence("{n} mm down", n=_n(down)), sentence("{n} mm up", n=_n(down))),
        (wide, sentence("{n} % wider", n=_n(wide)), sentence("{n} % narrower", n=_n(wide))),
        (high, sentence("{n} % higher", n=_n(high)), sentence("{n} % lower", n=_n(high))),
    )
    told = [
        wording.say(more if much > 0 else less) for much, more, less in ways if abs(much) >= _LEAST
    ]
    return ", ".join(told) or wording.text("nothing to correct")


def _bundled() -> list[Stock]:
    return [stocks.stock(card.code) for card in stocks.stocks()]


def _own(context: AppContext) -> Iterator[tuple[Stock, str]]:
    """Sheets of the shop's own by their names; one whose numbers are wrong now is no paper."""
    for row in own_stocks(context.store):
        with suppress(Invalid):
            stock = stocks.stock_from(row.numbers, row.code)
            size = paper_name(stock.width_mm, stock.height_mm)
            yield stock, context.wording.text("{name} ({size})", name=row.name, size=size)


def _words(wording: Wording, stock: Stock) -> str:
    if stock.kind == "envelope":
        return wording.say(title_of(stock))
    name = paper_name(stock.width_mm, stock.height_mm)
    if stock.width_mm > stock.height_mm:
        return wording.text("{paper}, lying across", paper=name)
    return name


def _ruler(wording: Wording) -> str:
    return wording.text("A ruler in millimetres: hold yours against it.")


def _n(length: float) -> str:
    """One place behind the point, as the shop's country writes it."""
    return QLocale().toString(abs(length), "f", 1)
