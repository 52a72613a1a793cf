"""A sheet for trying out how a card is folded: every panel says its name and which way is up.

Nothing here prints a card.
"""

from collections.abc import Mapping

from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.shaping import shape, width_mm

NAME_PT = 20.0
_QUIET = "#5B6874"
_ARROW = "0 14 m 0 -14 l S -5 -8 m 0 -14 l 5 -8 l S"  # up, 28 mm high, around its middle
_CORNERS_MM = 8.0


def fold_test_pdf(stock: Stock, names: Mapping[str, str], *, fonts: Fonts | None = None) -> bytes:
    """One sheet of the stock with its panels named, framed and marked with an arrow upwards.

    names: what each panel is called in the shop's language, by its code ("front", "inside_left").
    The frame stands where printers must still reach: a side that is missing on paper tells that
    this printer needs a wider edge.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    fonts = fonts or Fonts()
    paper = Paper(stock.width_mm, stock.height_mm, "Fold test")
    with paper.page():
        for panel in stock.panels:
            middle = panel.upright.middle_mm
            half = panel.upright.height_mm / 2
            name = shape(names.get(panel.name, panel.name), "words", fonts)
            with paper.panel(panel, panel.upright):
                paper.shape(f"{ink(_QUIET).operands()} RG 0.4 w {_ARROW}", middle, half)
                paper.shape(_frame(stock.safe(panel)), 0.0, 0.0)
                x = middle - width_mm(name, NAME_PT) / 2
                paper.line(name, x, half + 26, NAME_PT, ink(_QUIET))
    return paper.pdf()


def _frame(box: Box) -> str:
    """The four corners of a box as short strokes."""
    strokes = []
    for x, inwards in ((box.x_mm, _CORNERS_MM), (box.right_mm, -_CORNERS_MM)):
        for y, down in ((box.y_mm, _CORNERS_MM), (box.bottom_mm, -_CORNERS_MM)):
            strokes.append(
                f"{x + inwards:.2f} {y:.2f} m {x:.2f} {y:.2f} l {x:.2f} {y + down:.2f} l S"
            )
    return f"{ink(_QUIET).operands()} RG 0.2 w " + " ".join(strokes)
