"""Single cards taken out of printed sheets and laid in other places, to print again what was lost.

Nothing here draws, and nothing remembers which places are used.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.printing.imposition import mirrored
from smallcrm.printing.layout import Box, Side, Stock
from smallcrm.printing.shaping import POINTS_PER_MM

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfObject, PdfPage

_SLACK_MM = 1.0  # marks for cutting lie on the edges of places, and belong to none
_NO_PLACE = 0


class Move(NamedTuple):
    """A card that is printed again. printed, now: its places on the sheets then and now, from 1."""

    printed: int
    now: int


def printed_places(pdf: bytes, stock: Stock, sides: Sequence[Side]) -> tuple[int, ...]:
    """The places of the sheets on which something was printed, rising, from 1.

    sides: those that the pages of each sheet show, in turn.
    """
    import pypdfium2  # noqa: PLC0415

    found: set[int] = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            sheet, side = divmod(number, len(sides))
            page = document[number]
            on_sheet = {_place_of(each, stock, sides[side]) for each in _objects(page)}
            found |= {sheet * len(stock.places) + place for place in on_sheet - {_NO_PLACE}}
            page.close()
    return tuple(sorted(found))


def again_pdf(pdf: bytes, stock: Stock, sides: Sequence[Side], moves: Sequence[Move]) -> bytes:
    """Only these cards, each as it was printed, in the places where they go now.

    sides: as for printed_places; the new pages have the same. Marks for cutting stay where they
    were; of the other cards nothing is in the new pages. Sheets without a card are left out.
    """
    from io import BytesIO  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    made = pypdfium2.PdfDocument.new()
    try:
        for sheet in _sheets(moves, len(stock.places)):
            marks = Move(sheet[0].printed, _NO_PLACE)
            for side in range(len(sides)):
                page = made.new_page(
                    stock.width_mm * POINTS_PER_MM, stock.height_mm * POINTS_PER_MM
                )
                for move in (marks, *sheet):
                    _lay(pdf, (made, page), (stock, sides, side), move)
                page.gen_content()
                page.close()
        kept = BytesIO()
        made.save(kept)
        return kept.getvalue()
    finally:
        made.close()


def _lay(
    pdf: bytes,
    onto: tuple["PdfDocument", "PdfPage"],
    where: tuple[Stock, Sequence[Side], int],
    move: Move,
) -> None:
    """Lay one card, or the marks beside all cards, on a new page."""
    from ctypes import byref  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    (made, page), (stock, sides, side) = onto, where
    sheet, old = _on_sheet(move.printed, stock)
    kept = old if move.now != _NO_PLACE else _NO_PLACE
    right, down = _shift(stock, sides[side], old, move.now)
    with pypdfium2.PdfDocument(pdf) as document:
        number = sheet * len(sides) + side
        source = document[number]
        for each in list(_objects(source)):
            if _place_of(each, stock, sides[side]) != kept:
                source.remove_obj(each)
        source.gen_content()
        form = raw.FPDF_NewXObjectFromPage(made, document, number)
        laid = raw.FPDF_NewFormObjectFromXObject(form)
        matrix = raw.FS_MATRIX(1, 0, 0, 1, right * POINTS_PER_MM, -down * POINTS_PER_MM)
        raw.FPDFPageObj_SetMatrix(laid, byref(matrix))
        raw.FPDFPage_InsertObject(page, laid)
        raw.FPDF_CloseXObject(form)
        source.close()


def _shift(stock: Stock, side: Side, old: int, new: int) -> tuple[float, float]:
    """How far a card moves to the right and down, in millimetres."""
    if new == _NO_PLACE:
        return 0.0, 0.0
    was, now = (_box(stock, side, place) for place in (old, _on_sheet(new, stock)[1]))
    return now.x_mm - was.x_mm, now.y_mm - was.y_mm


def _objects(page: "PdfPage") -> "list[PdfObject]":
    return list(page.get_objects(max_depth=1))


def _place_of(drawn: "PdfObject", stock: Stock, side: Side) -> int:
    """The place in whose box something has its middle; 0 for a mark between the places."""
    left, lower, right, upper = (at / POINTS_PER_MM for at in drawn.get_bounds())
    x, y = (left + right) / 2, stock.height_mm - (lower + upper) / 2
    for place in range(1, len(stock.places) + 1):
        box = _box(stock, side, place).inset(*[_SLACK_MM] * 4)
        if box.x_mm <= x <= box.right_mm and box.y_mm <= y <= box.bottom_mm:
            return place
    return _NO_PLACE


def _box(stock: Stock, side: Side, place: int) -> Box:
    box = stock.places[place - 1]
    return box if side == "outside" else mirrored(box, stock.width_mm)


def _on_sheet(place: int, stock: Stock) -> tuple[int, int]:
    """The sheet, from 0, and the place on it, from 1."""
    sheet, on_sheet = divmod(place - 1, len(stock.places))
    return sheet, on_sheet + 1


def _sheets(moves: Sequence[Move], per_sheet: int) -> list[list[Move]]:
    sheets: dict[int, list[Move]] = {}
    for move in moves:
        sheets.setdefault((move.now - 1) // per_sheet, []).append(move)
    return [sheets[number] for number in sorted(sheets)]
