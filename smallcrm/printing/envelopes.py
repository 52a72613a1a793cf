"""Envelopes as a PDF: the customer's address in a plain face, the shop's own in the corner.

Nothing here puts the lines of an address in order.
"""

from collections.abc import Sequence

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.domain.errors import ShopError
from smallcrm.printing.address_block import (
    ADDRESS,
    LOWERED,
    SENDER,
    Addressed,
    block,
    sorted_out,
)
from smallcrm.printing.cards import too_long
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Stock
from smallcrm.printing.panels import INK, QUIET
from smallcrm.printing.text import Line

__all__ = ["ADDRESS", "address_lines_on", "checked_envelopes", "envelopes_pdf", "sender_lines_on"]


def envelopes_pdf(
    pieces: Sequence[CardPiece], stock: Stock, *, fonts: Fonts | None = None
) -> bytes:
    """One envelope for every piece that has address lines, in the order of the pieces.

    Raises ShopError, with nothing printed, when no piece has an address, when an address is too
    long, or when no font can draw a sign: checked_envelopes() names these beforehand.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    addressed = [piece for piece in pieces if any(line.strip() for line in piece.envelope)]
    if not addressed:
        raise ShopError("None of these has an address to print.")
    fonts = fonts or Fonts()
    paper = Paper(stock.width_mm, stock.height_mm, "Envelopes")
    face = stock.panel("face")
    for piece in addressed:
        address = address_lines_on(piece, stock, fonts)
        if address is None:
            raise too_long(piece)
        with paper.page(), paper.panel(face, stock.safe(face)):
            paper.lines(address, ink(INK))
            paper.lines(sender_lines_on(piece.shop, stock, fonts), ink(QUIET))
    return paper.pdf()


def checked_envelopes(
    pieces: Sequence[CardPiece], stock: Stock, *, fonts: Fonts | None = None
) -> Addressed:
    """Whose envelope can be printed, and whose can not: no or no good address, or too long."""
    assert stock.address is not None  # noqa: S101 - an envelope has a place for the address
    return sorted_out(pieces, ADDRESS, stock.address, fonts or Fonts())


def address_lines_on(piece: CardPiece, stock: Stock, fonts: Fonts) -> tuple[Line, ...] | None:
    """The customer's address in its box; None if it is too long. Empty lines close up."""
    if stock.address is None:
        return ()
    return block(piece.envelope, ADDRESS, stock.address, fonts, lowered=LOWERED)


def sender_lines_on(shop: ShopOnPaper, stock: Stock, fonts: Fonts) -> tuple[Line, ...]:
    """The shop's address in the upper left corner, if it fits there."""
    if stock.sender is None:
        return ()
    return block(shop.address, SENDER, stock.sender, fonts) or ()
