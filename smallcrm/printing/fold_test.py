"""A sheet for trying out how a card is folded: every panel says its name and which way is up.

Nothing here prints a card.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from smallcrm.printing.cards import Sides, draw_crop_marks
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel, Stock
from smallcrm.printing.panels import QUIET
from smallcrm.printing.shaping import width_mm
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

    names: what each panel is called in the shop's language, by its code ("front", "inside_left").
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
            for panels in stock.panels_by_place:
                for panel in panels:
                    if panel.side == each:
                        _draw(paper, panel, stock.safe(panel), names, fonts)
            if each == "outside":
                draw_crop_marks(paper, stock)
    return paper.pdf()


def _draw(paper: "Paper", panel: Panel, safe: Box, names: Mapping[str, str], fonts: Fonts) -> None:
    face = panel.upright
    high = min(_ARROW_MM, face.height_mm * _ARROW_SHARE)
    word = names.get(panel.name, panel.name)
    with paper.panel(panel, face):
        arrow = f"{ink(QUIET).operands()} RG 0.4 w {_ARROW}"
        paper.shape(arrow, face.middle_mm, face.height_mm / 2 - high / 6, high / _ARROW_MM)
        paper.shape(_frame(safe), 0.0, 0.0)
        fitted = fit(word, Kind("words", NAME_PT), face.width_mm - 2 * _MARGIN_MM, fonts)
        assert fitted is not None  # noqa: S101 - only a box with a height can be too low
        for place, line in enumerate(fitted.lines):
            x = face.middle_mm - width_mm(line, fitted.size_pt) / 2
            y = face.height_mm * _UNDER_ARROW + place * fitted.leading_mm
            paper.line(line, x, y, fitted.size_pt, ink(QUIET))


def _frame(box: Box) -> str:
    """The four corners of a box as short strokes."""
    strokes = []
    for x, inwards in ((box.x_mm, _CORNERS_MM), (box.right_mm, -_CORNERS_MM)):
        for y, down in ((box.y_mm, _CORNERS_MM), (box.bottom_mm, -_CORNERS_MM)):
            strokes.append(
                f"{x + inwards:.2f} {y:.2f} m {x:.2f} {y:.2f} l {x:.2f} {y + down:.2f} l S"
            )
    return f"{ink(QUIET).operands()} RG 0.2 w " + " ".join(strokes)
