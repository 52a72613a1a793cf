"""Envelopes as a PDF: the customer's address in a plain face, the shop's own in the corner.

Nothing here puts the lines of an address in order.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.panels import INK, QUIET
from smallcrm.printing.text import Line

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

__all__ = [
    "ADDRESS",
    "LOGO_MM",
    "Sender",
    "address_lines_on",
    "checked_envelopes",
    "envelopes_pdf",
    "sender_lines_on",
    "sender_on",
]

LOGO_MM = (16.0, 11.0)
"""The most that a logo takes beside the sender: seen at once, and not louder than the address."""

_LOGO_GAP_MM = 3.0
_SIZES_KEPT = 8  # of logos; a shop has one


class Sender(NamedTuple):
    """Who writes, in the upper left corner. logo: its box, None for none or no room beside it."""

    logo: Box | None
    lines: tuple[Line, ...]


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
            _draw_sender(paper, piece.shop, sender_on(piece.shop, stock, fonts))
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
    return sender_on(shop, stock, fonts).lines


def sender_on(shop: ShopOnPaper, stock: Stock, fonts: Fonts) -> Sender:
    """The shop's logo and beside it its address; the address alone where both have no room."""
    if stock.sender is None:
        return Sender(None, ())
    if shop.logo:
        logo, beside = _beside_logo(shop.logo, stock.sender)
        lines = block(shop.address, SENDER, beside, fonts)
        if lines is not None:
            return Sender(logo, lines)
    return Sender(None, block(shop.address, SENDER, stock.sender, fonts) or ())


def _beside_logo(logo: bytes, sender: Box) -> tuple[Box, Box]:
    """Where the logo stands, and what is left for the address."""
    wide, high = _size_of(logo)
    scale = min(LOGO_MM[0] / wide, LOGO_MM[1] / high)
    box = Box(sender.x_mm, sender.y_mm, wide * scale, high * scale)
    taken = box.width_mm + _LOGO_GAP_MM
    return box, sender.inset(taken, 0.0, 0.0, 0.0)


@lru_cache(maxsize=_SIZES_KEPT)
def _size_of(logo: bytes) -> tuple[int, int]:
    from io import BytesIO  # noqa: PLC0415

    from PIL import Image  # noqa: PLC0415

    with Image.open(BytesIO(logo)) as picture:
        return picture.size


def _draw_sender(paper: "Paper", shop: ShopOnPaper, sender: Sender) -> None:
    if sender.logo is not None:
        paper.picture(shop.logo, sender.logo)
    paper.lines(sender.lines, ink(QUIET))
