"""A sheet for trying out a paper: panels say their names and which way is up, labels their numbers.

Nothing here prints a card.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from smallcrm.printing.cards import Sides, draw_crop_marks
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel, Stock
from smallcrm.printing.panels import QUIET
from smallcrm.printing.shaping import POINTS_PER_MM, width_mm
from smallcrm.printing.text import Kind, fit

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

PANELS = (
    "front",
    "back",
    "inside_left",
    "inside_right",
    "inside_upper",
    "inside_lower",
    "reverse",
)
"""All names of panels; each needs its word in the shop's language."""

NAME_PT = 20.0
_ARROW = "0 14 m 0 -14 l S -5 -8 m 0 -14 l 5 -8 l S"  # up, 28 mm high, around its middle
_ARROW_MM = 28.0
_ARROW_SHARE = 0.28  # of a low panel's height
_CORNERS_MM = 8.0
_NAME_SHARE = 0.25  # of a low label's height
_LABEL_ARROW, _UNDER_LABEL_ARROW = 0.36, 0.86  # of a label's height
_UNDER_ARROW = 0.68  # of the panel's height: where the name stands
_MARGIN_MM = 6.0


def fold_test_pdf(
    stock: Stock,
    names: Mapping[str, str],
    *,
    fonts: Fonts | None = None,
    side: Sides = "both",
) -> bytes:
    """One sheet of the stock with its panels named, framed and marked with an arrow upwards.

    Labels bear the numbers of their places, and the frame is the label itself: held against the
    light over a real sheet, it shows whether the numbers of the sheet are right. names: what each
    panel is called in the shop's language, by its code ("front", "inside_left").
    side: as for cards_pdf; a sheet that is printed on both sides gives two pages. The frame stands
    where printers must still reach: a side that is missing on paper tells that this printer needs a
    wider edge.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    fonts = fonts or Fonts()
    paper = Paper(stock.width_mm, stock.height_mm, "Fold test")
    for each in stock.sides:
        if side not in ("both", each):
            continue
        with paper.page():
            for number, panels in enumerate(stock.panels_by_place, 1):
                for panel in panels:
                    if panel.side == each:
                        _draw(paper, stock, panel, _word(stock, panel, number, names), fonts)
            if each == "outside":
                draw_crop_marks(paper, stock)
    return paper.pdf()


def _word(stock: Stock, panel: Panel, number: int, names: Mapping[str, str]) -> str:
    if _is_outlined(stock):
        return str(number)
    return names.get(panel.name, panel.name)


def _is_outlined(stock: Stock) -> bool:
    return stock.kind == "label" and len(stock.places) > 1


def _draw(paper: "Paper", stock: Stock, panel: Panel, word: str, fonts: Fonts) -> None:
    face = panel.upright
    high = min(_ARROW_MM, face.height_mm * _ARROW_SHARE)
    size = min(NAME_PT, face.height_mm * _NAME_SHARE * POINTS_PER_MM)
    with paper.panel(panel, face):
        arrow = f"{ink(QUIET).operands()} RG 0.4 w {_ARROW}"
        middle, under = face.height_mm / 2 - high / 6, face.height_mm * _UNDER_ARROW
        frame = _frame(stock.safe(panel))
        if _is_outlined(stock):
            middle, under = face.height_mm * _LABEL_ARROW, face.height_mm * _UNDER_LABEL_ARROW
            frame = _outline(face)
        paper.shape(arrow, face.middle_mm, middle, high / _ARROW_MM)
        paper.shape(frame, 0.0, 0.0)
        room = max(face.width_mm / 2, face.width_mm - 2 * _MARGIN_MM)
        fitted = fit(word, Kind("words", size), room, fonts)
        assert fitted is not None  # noqa: S101 - only a box with a height can be too low
        for place, line in enumerate(fitted.lines):
            x = face.middle_mm - width_mm(line, fitted.size_pt) / 2
            paper.line(line, x, under + place * fitted.leading_mm, fitted.size_pt, ink(QUIET))


def _outline(box: Box) -> str:
    """A box as a thin line all around."""
    return (
        f"{ink(QUIET).operands()} RG 0.2 w {box.x_mm:.2f} {box.y_mm:.2f} "
        f"{box.width_mm:.2f} {box.height_mm:.2f} re S"
    )


def _frame(box: Box) -> str:
    """The four corners of a box as short strokes."""
    strokes = []
    for x, inwards in ((box.x_mm, _CORNERS_MM), (box.right_mm, -_CORNERS_MM)):
        for y, down in ((box.y_mm, _CORNERS_MM), (box.bottom_mm, -_CORNERS_MM)):
            strokes.append(
                f"{x + inwards:.2f} {y:.2f} m {x:.2f} {y:.2f} l {x:.2f} {y + down:.2f} l S"
            )
    return f"{ink(QUIET).operands()} RG 0.2 w " + " ".join(strokes)
