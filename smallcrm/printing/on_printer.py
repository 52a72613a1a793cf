"""Finished pages as one printer needs them: moved by its correction, and what it can not reach.

Pages stay what they are: text and paths, no pictures of them. Nothing here talks to a printer.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from smallcrm.domain.printer_corrections import EXACT, Correction
from smallcrm.printing.layout import Box
from smallcrm.printing.pages import POINTS_PER_INCH

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Edge = Literal["left", "top", "right", "bottom"]

_MM_PER_INCH = 25.4
_POINTS_PER_MM = POINTS_PER_INCH / _MM_PER_INCH
_DPI = 100.0
_PAPER_WHITE = 245  # a pixel above this is paper: the haze beside a thin line
_SLACK_MM = 0.4  # one and a half pixels, and what printers round


class Margins(NamedTuple):
    """How far from each edge of the sheet a printer begins, in millimetres."""

    left_mm: float = 0.0
    top_mm: float = 0.0
    right_mm: float = 0.0
    bottom_mm: float = 0.0


def corrected(pdf: bytes, correction: Correction) -> bytes:
    """The same pages with all that is on them scaled and moved; their size stays."""
    if correction == EXACT:
        return pdf
    from io import BytesIO  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            _transform(page, correction)
            page.close()
        finished = BytesIO()
        document.save(finished)
        return finished.getvalue()


def edges_out_of_reach(pdf: bytes, margins: Margins) -> tuple[Edge, ...]:
    """The edges at which a printer with these margins would cut something off, if any.

    Every page is looked at. What all of it says of itself is asked first; a page is drawn only
    where something may be cut, and once where others have the same in the same place, such as the
    front of all cards for one occasion.
    """
    import pypdfium2  # noqa: PLC0415

    if not any(margins):
        return ()
    found: set[Edge] = set()
    drawn: set[tuple[Box, ...]] = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            width, height = (side / _POINTS_PER_MM for side in page.get_size())
            near = tuple(
                box for box in _drawn_boxes(page, height) if any(_cut(box, width, height, margins))
            )
            if near and near not in drawn:
                drawn.add(near)
                box = _ink_box(page)
                found.update(_cut(box, width, height, margins) if box is not None else ())
            page.close()
    order: tuple[Edge, ...] = ("left", "top", "right", "bottom")
    return tuple(edge for edge in order if edge in found)


def _transform(page: "PdfPage", correction: Correction) -> None:
    from ctypes import byref  # noqa: PLC0415

    from pypdfium2 import raw  # noqa: PLC0415

    height = page.get_height()
    right, lower = (shift * _POINTS_PER_MM for shift in correction[:2])
    across, down = correction.scale_across, correction.scale_down
    # A PDF counts upwards from the lower left corner.
    matrix = raw.FS_MATRIX(across, 0, 0, down, right, height * (1 - down) - lower)
    raw.FPDFPage_TransFormWithClip(page, byref(matrix), None)


def _drawn_boxes(page: "PdfPage", height_mm: float) -> Iterator[Box]:
    """Around each thing on the page, at least: curves and letters may stay well inside."""
    for each in page.get_objects(max_depth=1):
        left, lower, right, upper = (at / _POINTS_PER_MM for at in each.get_bounds())
        place = (left, height_mm - upper, right - left, upper - lower)
        yield Box(*(round(side, 1) for side in place))


def _ink_box(page: "PdfPage") -> Box | None:
    bitmap = page.render(scale=_DPI / POINTS_PER_INCH, grayscale=True)
    dark = bitmap.to_pil().point(lambda grey: 255 if grey < _PAPER_WHITE else 0)
    bounds = dark.getbbox()
    if bounds is None:
        return None
    left, top, right, bottom = (side * _MM_PER_INCH / _DPI for side in bounds)
    return Box(left, top, right - left, bottom - top)


def _cut(box: Box, width_mm: float, height_mm: float, margins: Margins) -> Iterator[Edge]:
    if box.x_mm < margins.left_mm - _SLACK_MM:
        yield "left"
    if box.y_mm < margins.top_mm - _SLACK_MM:
        yield "top"
    if width_mm - box.right_mm < margins.right_mm - _SLACK_MM:
        yield "right"
    if height_mm - box.bottom_mm < margins.bottom_mm - _SLACK_MM:
        yield "bottom"
