"""A sheet with pieces in columns and rows: ten numbers, and whether they can be right.

What is printed in the pieces is the printing room's business, where numbers come from the shop's.
"""

from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.lengths import MILLIMETRES, Measure

PIECES_MOST = 500  # more than the finest sheet of dots has
SHEET_LEAST_MM, SHEET_MOST_MM = 50.0, 1200.0
PIECE_LEAST_MM = 8.0  # smaller, not one line of an address has room
SLACK_MM = 0.06  # makers give hundredths; three of them may add up


class Grid(NamedTuple):
    """The ten numbers of a sheet; lengths in millimetres.

    width, height: of one piece. left, top: where the first one begins. across, down: from the
    beginning of one piece to the beginning of the next.
    """

    sheet_width: float
    sheet_height: float
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    def places(self) -> list[tuple[float, float, float, float]]:
        """Each piece by its left and upper edge, width and height, row by row."""
        return [
            (
                self.left + column * self.across,
                self.top + row * self.down,
                self.width,
                self.height,
            )
            for row in range(self.rows)
            for column in range(self.columns)
        ]


def must_be_possible(grid: Grid, measure: Measure = MILLIMETRES) -> None:
    """Raises Invalid with the name of the number that can not be right.

    measure: how lengths are told in the sentence.
    """
    _sheet_has_a_size(grid, measure)
    _pieces_can_be_counted(grid)
    _pieces_have_a_size(grid, measure)
    _nothing_overlaps(grid, measure)
    _nothing_leaves_the_sheet(grid, measure)


def can_be_drawn(grid: Grid) -> bool:
    """Whether a picture of it tells what is wrong: some pieces of some size on some sheet."""
    has_sizes = min(grid.sheet_width, grid.sheet_height, grid.width, grid.height) > 0
    largest = max(*grid[:2], *grid[4:6], *map(abs, grid[6:]))
    return (
        has_sizes
        and largest <= SHEET_MOST_MM
        and grid.columns >= 1
        and grid.rows >= 1
        and grid.columns * grid.rows <= PIECES_MOST
    )


def _sheet_has_a_size(grid: Grid, measure: Measure) -> None:
    for field in ("sheet_width", "sheet_height"):
        if not SHEET_LEAST_MM <= getattr(grid, field) <= SHEET_MOST_MM:
            raise Invalid(
                field,
                "A sheet is between {least} and {most} wide and high.",
                least=measure.about(SHEET_LEAST_MM),
                most=measure.about(SHEET_MOST_MM),
            )


def _pieces_can_be_counted(grid: Grid) -> None:
    for field in ("columns", "rows"):
        if getattr(grid, field) < 1:
            raise Invalid(field, "How many pieces lie there? A number from 1 on is needed.")
    if grid.columns * grid.rows > PIECES_MOST:
        field = "columns" if grid.columns >= grid.rows else "rows"
        raise Invalid(field, "A sheet has {n} places at most.", n=PIECES_MOST)


def _pieces_have_a_size(grid: Grid, measure: Measure) -> None:
    for field in ("width", "height"):
        if getattr(grid, field) < PIECE_LEAST_MM:
            raise Invalid(
                field,
                "A piece is at least {least} wide and high.",
                least=measure.about(PIECE_LEAST_MM),
            )


def _nothing_overlaps(grid: Grid, measure: Measure) -> None:
    if grid.columns > 1 and grid.across < grid.width - SLACK_MM:
        raise Invalid(
            "across",
            "The pieces overlap: each is {size} wide, but the next begins after {pitch}.",
            size=measure.words(grid.width),
            pitch=measure.words(grid.across),
        )
    if grid.rows > 1 and grid.down < grid.height - SLACK_MM:
        raise Invalid(
            "down",
            "The pieces overlap: each is {size} high, but the next begins after {pitch}.",
            size=measure.words(grid.height),
            pitch=measure.words(grid.down),
        )


def _nothing_leaves_the_sheet(grid: Grid, measure: Measure) -> None:
    for field in ("left", "top"):
        if getattr(grid, field) < 0:
            raise Invalid(field, "The first piece begins outside the sheet.")
    right = grid.left + (grid.columns - 1) * grid.across + grid.width
    bottom = grid.top + (grid.rows - 1) * grid.down + grid.height
    if right > grid.sheet_width + SLACK_MM:
        raise Invalid(
            "columns" if grid.columns > 1 else "width",
            "The last column ends at {end}, but the sheet is {sheet} wide.",
            end=measure.words(right),
            sheet=measure.words(grid.sheet_width),
        )
    if bottom > grid.sheet_height + SLACK_MM:
        raise Invalid(
            "rows" if grid.rows > 1 else "height",
            "The last row ends at {end}, but the sheet is {sheet} high.",
            end=measure.words(bottom),
            sheet=measure.words(grid.sheet_height),
        )
