"""A sheet of the shop's own as it is typed: what it is for, and its ten numbers.

Whether such a sheet can be printed on is measured by the printing room.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.lengths import Measure, Unit, is_inch_fraction
from smallcrm.domain.sheet_grid import Grid, must_be_possible

USES: Mapping[str, tuple[str, str]] = {
    "labels": ("label", "flat"),
    "postcards": ("postcard", "flat"),
    "flat_cards": ("card", "flat"),
    "folded_cards": ("card", "book"),
    "tent_cards": ("card", "tent"),
}
"""What the pieces are used for, and how that is told in numbers: kind and fold."""

LENGTHS = ("sheet_width", "sheet_height", "width", "height", "left", "top", "across", "down")
COUNTS = ("columns", "rows")
FIELD_OF: Mapping[str, str] = {
    "kind": "use", "fold": "use", "sheet_mm": "sheet_width", "size_mm": "width",
    "from_mm": "left", "pitch_mm": "across",
}  # fmt: skip
"""Where a number of the files of resources/stock is typed."""

_COUNT_LETTERS = 6


class OwnSheetDraft(NamedTuple):
    """The ten numbers as they were typed, and what the pieces are used for.

    across and down may be empty where there is one column or one row.
    """

    use: str = "labels"
    sheet_width: str = ""
    sheet_height: str = ""
    columns: str = ""
    rows: str = ""
    width: str = ""
    height: str = ""
    left: str = ""
    top: str = ""
    across: str = ""
    down: str = ""

    def grid(self, measure: Measure) -> Grid:
        """The numbers, read but not yet compared. Raises Invalid with the number's name."""
        width, height = (measure.read(name, getattr(self, name)) for name in LENGTHS[:2])
        columns, rows = (_count(name, getattr(self, name)) for name in COUNTS)
        typed = {name: getattr(self, name) for name in LENGTHS[2:]}
        if columns == 1 and not self.across.strip():
            typed["across"] = self.width
        if rows == 1 and not self.down.strip():
            typed["down"] = self.height
        lengths = {name: measure.read(name, text) for name, text in typed.items()}
        return Grid(width, height, columns, rows, **lengths)

    def checked(self, measure: Measure) -> dict[str, Any]:
        """The numbers as the files of resources/stock have them. Raises Invalid."""
        if self.use not in USES:
            raise Invalid("use", "Choose what is on the sheet.")
        grid = self.grid(measure)
        must_be_possible(grid, measure)
        kind, fold = USES[self.use]
        return {
            "kind": kind,
            "fold": fold,
            "sheet_mm": [grid.sheet_width, grid.sheet_height],
            "columns": grid.columns,
            "rows": grid.rows,
            "size_mm": [grid.width, grid.height],
            "from_mm": [grid.left, grid.top],
            "pitch_mm": [grid.across, grid.down],
        }


def use_of(kind: str, fold: str) -> str:
    """What a paper's pieces are used for; "" for one that is nobody's own sheet."""
    return next((use for use, told in USES.items() if told == (kind, fold)), "")


def draft_of(use: str, grid: Grid, measure: Measure) -> OwnSheetDraft:
    """A known sheet as somebody would type it."""
    typed = {name: measure.typed(getattr(grid, name)) for name in LENGTHS}
    return OwnSheetDraft(use, columns=str(grid.columns), rows=str(grid.rows), **typed)


def unit_of(grid: Grid) -> Unit:
    """In what its maker measured a sheet: inches where each length is a fraction of an inch."""
    lengths = [getattr(grid, name) for name in LENGTHS]
    return "in" if all(is_inch_fraction(length) for length in lengths) else "mm"


def _count(field: str, typed: str) -> int:
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= _COUNT_LETTERS):
        raise Invalid(field, "How many pieces lie there? A number from 1 on is needed.")
    return int(text)
