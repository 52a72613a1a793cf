"""Envelopes as a PDF: the customer's address in a plain face, the shop's own in the corner.

Nothing here puts the lines of an address in order.
"""

from collections.abc import Sequence

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import INK, QUIET, reads_from_right, too_long
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.shaping import width_mm
from smallcrm.printing.text import Fitted, Kind, Line, fit

# A plain upright face: posts read it by machine, and ask for 10 to 12 points (Royal Mail) and at
# least 8 (USPS, Publication 28).
ADDRESS = Kind("plain", 11.5, 1.38)
SENDER = Kind("plain", 8.0, 1.38)
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand


def envelopes_pdf(
    pieces: Sequence[CardPiece], stock: Stock, *, fonts: Fonts | None = None
) -> bytes:
    """One envelope for every piece that has address lines, in the order of the pieces.

    Raises ShopError, with nothing printed, when no piece has an address, when an address is too
    long, or when no font can draw a sign.
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
            for line in address:
                paper.line(*line, ink(INK))
            for line in sender_lines_on(piece.shop, stock, fonts):
                paper.line(*line, ink(QUIET))
    return paper.pdf()


def address_lines_on(piece: CardPiece, stock: Stock, fonts: Fonts) -> tuple[Line, ...] | None:
    """The customer's address in its box; None if it is too long. Empty lines close up."""
    if stock.address is None:
        return ()
    return _block(piece.envelope, ADDRESS, stock.address, fonts)


def sender_lines_on(shop: ShopOnPaper, stock: Stock, fonts: Fonts) -> tuple[Line, ...]:
    """The shop's address in the upper left corner, if it fits there."""
    if stock.sender is None:
        return ()
    return _block(shop.address, SENDER, stock.sender, fonts) or ()


def _block(lines: Sequence[str], kind: Kind, box: Box, fonts: Fonts) -> tuple[Line, ...] | None:
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        return ()
    fitted = fit(text, kind, box.width_mm, fonts, height=box.height_mm)
    return None if fitted is None else _placed(fitted, box)


def _placed(fitted: Fitted, box: Box) -> tuple[Line, ...]:
    from_right = reads_from_right(fitted.lines[0])
    return tuple(
        Line(
            line,
            box.right_mm - width_mm(line, fitted.size_pt) if from_right else box.x_mm,
            box.y_mm + (place + _BASELINE) * fitted.leading_mm,
            fitted.size_pt,
        )
        for place, line in enumerate(fitted.lines)
    )
