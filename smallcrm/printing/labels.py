"""Address labels as a PDF, begun at any label of a part-used sheet.

Nothing here puts the lines of an address in order, and nothing remembers what was used.
"""

from collections.abc import Sequence

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.errors import ShopError
from smallcrm.printing.address_block import ADDRESS, LOWERED, Addressed, block, sorted_out
from smallcrm.printing.cards import too_long
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel, Stock
from smallcrm.printing.panels import INK
from smallcrm.printing.shaping import POINTS_PER_MM
from smallcrm.printing.sheets import sheets_of
from smallcrm.printing.text import Kind

PAD_MM = 3.0
"""Kept free inside a label: printers sit up to 2 mm off."""

LOW_MM = 16.0  # lower labels keep half as much, or nothing would have room
LINES = 5  # name, company, street, town, country
LEADING = 1.2
LEAST_PT = 7.0


def labels_pdf(
    pieces: Sequence[CardPiece],
    stock: Stock,
    *,
    fonts: Fonts | None = None,
    places: Sequence[int] | None = None,
) -> bytes:
    """One label for every piece that has address lines, in the order of the pieces.

    places: which labels to use, from 1, row by row; numbers beyond the first sheet go on on the
    next ones. None: from 1 on. Raises ShopError, with nothing printed, when no piece has an
    address, when one is too long, or when no font can draw a sign: checked_labels() names these
    beforehand.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    addressed = [piece for piece in pieces if any(line.strip() for line in piece.envelope)]
    if not addressed:
        raise ShopError("None of these has an address to print.")
    fonts = fonts or Fonts()
    paper, kind = Paper(stock.width_mm, stock.height_mm, "Labels"), kind_for(stock)
    for sheet in sheets_of(addressed, stock, places):
        with paper.page():
            for place, piece in sheet:
                panel = _face(stock, place)
                box = text_box(stock, place)
                lines = block(piece.envelope, kind, box, fonts, lowered=LOWERED)
                if lines is None:
                    raise too_long(piece)
                with paper.panel(panel, panel.upright):
                    paper.lines(lines, ink(INK))
    return paper.pdf()


def checked_labels(
    pieces: Sequence[CardPiece], stock: Stock, *, fonts: Fonts | None = None
) -> Addressed:
    """Whose label can be printed on this sheet, and whose can not."""
    boxes = [text_box(stock, place) for place in range(1, len(stock.places) + 1)]
    narrowest = min(boxes, key=lambda box: (box.width_mm, box.height_mm))
    lowest = min(box.height_mm for box in boxes)
    box = narrowest._replace(height_mm=lowest)
    return sorted_out(pieces, kind_for(stock), box, fonts or Fonts())


def text_box(stock: Stock, place: int) -> Box:
    """Where the address stands on the upright label in this place."""
    panel = _face(stock, place)
    pad = PAD_MM if panel.box.height_mm >= LOW_MM else PAD_MM / 2
    return panel.upright.inset(pad, pad, pad, pad).common(stock.safe(panel))


def kind_for(stock: Stock) -> Kind:
    """The size for a label: as on an envelope if five lines have room, smaller on low labels."""
    high = min(text_box(stock, place).height_mm for place in range(1, len(stock.places) + 1))
    size = high / LINES / LEADING * POINTS_PER_MM
    return ADDRESS._replace(
        size_pt=round(min(ADDRESS.size_pt, max(LEAST_PT, size)), 1), leading=LEADING
    )


def _face(stock: Stock, place: int) -> Panel:
    return stock.panels_by_place[place - 1][0]
