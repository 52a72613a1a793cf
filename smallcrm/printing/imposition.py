"""How the faces of a card are laid out on a flat sheet, so that they come right when it is folded.

Nothing here draws, and nothing knows what stands on a face.
"""

from smallcrm.printing.layout import Box, Fold, Panel, Stock

MARK_MM = 5.0
OFF_TRIM_MM = 3.0
MARK_PT = 0.25
"""Crop marks are 5 mm long, stand 3 mm off the trim and are 0.25 pt wide (FORMATS.md 4.3)."""

_SAME_LINE_MM = 0.05  # cuts nearer to each other than this are one


def panels_of(fold: Fold, piece: Box, sheet_width_mm: float) -> tuple[Panel, ...]:
    """The faces of a piece that lies at this place of the outside.

    The sheet is turned over like the page of a book, so on the inside a place lies mirrored: what
    was in the first column is printed behind the last.
    """
    behind = mirrored(piece, sheet_width_mm)
    match fold:
        case "quarter":
            return _quarter(piece)
        case "book":
            return _book(piece, behind)
        case "tent":
            return _tent(piece, behind)
        case "flat":
            return (Panel("front", piece), Panel("reverse", behind, 0, "inside"))


def mirrored(box: Box, sheet_width_mm: float) -> Box:
    """Where a box lies when the sheet has been turned over like the page of a book."""
    return box._replace(x_mm=sheet_width_mm - box.right_mm)


def _quarter(piece: Box) -> tuple[Panel, ...]:
    """The four panels of a sheet printed on one side and folded twice.

    Seen as the sheet comes out of the printer: lower right the front, lower left the back, upper
    right inside left and upper left inside right, both turned. Fold the upper half behind first,
    then the left half behind the right. Source: FORMATS.md 4.3.
    """
    (upper_left, upper_right), (lower_left, lower_right) = map(_across, _down(piece))
    return (
        Panel("front", lower_right),
        Panel("back", lower_left),
        Panel("inside_left", upper_right, 180),
        Panel("inside_right", upper_left, 180),
    )


def _book(piece: Box, behind: Box) -> tuple[Panel, ...]:
    """A half-fold that opens like a book, with the fold at its left."""
    (back, front), (left, right) = _across(piece), _across(behind)
    return (
        Panel("front", front),
        Panel("back", back),
        Panel("inside_left", left, 0, "inside"),
        Panel("inside_right", right, 0, "inside"),
    )


def _tent(piece: Box, behind: Box) -> tuple[Panel, ...]:
    """A half-fold that opens upwards, with the fold on top.

    Behind the back, which is turned, lies the lower face inside, turned as well: so all kinds of
    paper are turned over about the same edge.
    """
    (back, front), (lower, upper) = _down(piece), _down(behind)
    return (
        Panel("front", front),
        Panel("back", back, 180),
        Panel("inside_upper", upper, 180, "inside"),
        Panel("inside_lower", lower, 180, "inside"),
    )


def _across(box: Box) -> tuple[Box, Box]:
    half = box.width_mm / 2
    return box._replace(width_mm=half), Box(box.x_mm + half, box.y_mm, half, box.height_mm)


def _down(box: Box) -> tuple[Box, Box]:
    half = box.height_mm / 2
    return box._replace(height_mm=half), Box(box.x_mm, box.y_mm + half, box.width_mm, half)


def crop_marks(stock: Stock) -> tuple[Box, ...]:
    """The marks for cutting the outside of a sheet apart, as boxes without width or height.

    They stand 3 mm off the trim, in the waste. Where pieces reach the edge of the sheet there is no
    waste: there a mark begins at the edge that printers reach and lies on the cut itself.
    """
    if not stock.is_cut:
        return ()
    across = _cuts([(box.x_mm, box.right_mm) for box in stock.places], stock.width_mm)
    down = _cuts([(box.y_mm, box.bottom_mm) for box in stock.places], stock.height_mm)
    top = min(box.y_mm for box in stock.places)
    left = min(box.x_mm for box in stock.places)
    marks = []
    for x in across:
        for y, length in _ends(top, stock.height_mm, stock.edge_mm):
            marks.append(Box(x, y, 0.0, length))
    for y in down:
        for x, length in _ends(left, stock.width_mm, stock.edge_mm):
            marks.append(Box(x, y, length, 0.0))
    return tuple(marks)


def _cuts(pairs: list[tuple[float, float]], whole: float) -> list[float]:
    """Where to cut, in one direction, each line once; never along the edge of the sheet."""
    found: list[float] = []
    for at in sorted(end for pair in pairs for end in pair):
        is_inside = _SAME_LINE_MM < at < whole - _SAME_LINE_MM
        if is_inside and not (found and at - found[-1] < _SAME_LINE_MM):
            found.append(at)
    return found


def _ends(gap: float, whole: float, edge: float) -> tuple[tuple[float, float], ...]:
    """Beginning and length of the two marks of a cut; gap: waste between sheet edge and trim."""
    if gap < OFF_TRIM_MM + MARK_MM:
        return ((edge, MARK_MM), (whole - edge - MARK_MM, MARK_MM))
    begins = gap - OFF_TRIM_MM - MARK_MM
    return ((begins, MARK_MM), (whole - begins - MARK_MM, MARK_MM))
