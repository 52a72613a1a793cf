"""The numbers of a sheet as resources/stock has them, read and checked.

What can be right is decided in the domain. Nothing here knows where the numbers come from or what
is printed.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sheet_grid import Grid, must_be_possible
from smallcrm.printing.layout import Box, Feed, Fold

Word = TypeVar("Word", bound=str)

KINDS = ("card", "postcard", "label", "business_card", "envelope")
FOLDS: tuple[Fold, ...] = ("flat", "book", "tent", "quarter")
FEEDS: tuple[Feed, ...] = ("short_edge", "long_edge")
_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "sheet_width": "sheet_mm",
        "sheet_height": "sheet_mm",
        "width": "size_mm",
        "height": "size_mm",
        "left": "from_mm",
        "top": "from_mm",
        "across": "pitch_mm",
        "down": "pitch_mm",
    }
)
"""Under which key a number of the grid stands."""


class Numbers(NamedTuple):
    """The numbers of a sheet after checking; lengths in millimetres. edge_mm: 0 for the usual."""

    kind: str
    sheet_mm: tuple[float, float]
    places: tuple[Box, ...]
    fold: Fold
    is_cut: bool
    edge_mm: float
    feed: Feed
    envelope: str


def numbers_of(numbers: Mapping[str, Any]) -> Numbers:
    """The numbers, checked.

    Raises Invalid with the key of the first number that can not be right.
    """
    kind = _one_of(numbers, "kind", KINDS, "card")
    sheet = _sheet(numbers)
    fold = _one_of(numbers, "fold", FOLDS, "flat")
    if fold != "flat" and kind != "card":
        raise Invalid("fold", "Only cards are folded.")
    edge = numbers.get("edge_mm", 0)
    if not _is_number(edge) or not 0 <= float(edge) <= min(sheet) / 4:
        raise Invalid("edge_mm", "The edge that printers leave out is smaller than that.")
    return Numbers(
        kind=kind,
        sheet_mm=sheet,
        places=_places(numbers, sheet),
        fold=fold,
        is_cut=bool(numbers.get("is_cut", False)),
        edge_mm=float(edge),
        feed=_one_of(numbers, "feed", FEEDS, "short_edge"),
        envelope=str(numbers.get("envelope", "")),
    )


def _places(numbers: Mapping[str, Any], sheet: tuple[float, float]) -> tuple[Box, ...]:
    """The pieces row by row; the whole sheet when no columns and rows are given."""
    if "columns" not in numbers and "rows" not in numbers:
        return (Box(0.0, 0.0, *sheet),)
    columns, rows = _count(numbers, "columns"), _count(numbers, "rows")
    size, start = _pair(numbers, "size_mm"), _pair(numbers, "from_mm")
    pitch = _pair(numbers, "pitch_mm") if columns * rows > 1 or "pitch_mm" in numbers else size
    grid = Grid(*sheet, columns, rows, *size, *start, *pitch)
    try:
        must_be_possible(grid)
    except Invalid as wrong:
        wrong.field = _KEYS.get(wrong.field, wrong.field)
        raise
    return tuple(Box(*place) for place in grid.places())


def _sheet(numbers: Mapping[str, Any]) -> tuple[float, float]:
    """The sheet's own size; one without pieces is one piece."""
    width, height = _pair(numbers, "sheet_mm")
    whole = Grid(width, height, 1, 1, width, height, 0.0, 0.0, width, height)
    try:
        must_be_possible(whole)
    except Invalid as wrong:
        wrong.field = "sheet_mm"
        raise
    return width, height


def _one_of(numbers: Mapping[str, Any], key: str, known: Sequence[Word], usual: Word) -> Word:
    value = numbers.get(key, usual)
    for each in known:
        if each == value:
            return each
    raise Invalid(key, 'A sheet can not have "{value}" here.', value=str(value)[:80])


def _pair(numbers: Mapping[str, Any], key: str) -> tuple[float, float]:
    value = numbers.get(key)
    is_pair = isinstance(value, list | tuple) and len(value) == 2
    if not is_pair or not all(map(_is_number, value or ())):
        raise Invalid(key, "Two lengths in millimetres are needed here.")
    one, other = value or (0.0, 0.0)
    return float(one), float(other)


def _count(numbers: Mapping[str, Any], key: str) -> int:
    value = numbers.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Invalid(key, "How many pieces lie there? A number from 1 on is needed.")
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
