"""The numbers of a sheet, checked: nothing overlaps, nothing leaves the page.

Nothing here knows where the numbers come from or what is printed.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, NamedTuple, TypeVar

from smallcrm.domain.errors import Invalid
from smallcrm.printing.layout import Box, Feed, Fold

Word = TypeVar("Word", bound=str)

KINDS = ("card", "postcard", "label", "business_card", "envelope")
FOLDS: tuple[Fold, ...] = ("flat", "book", "tent", "quarter")
PIECES_MOST = 500  # more than the finest sheet of dots has
SHEET_LEAST_MM, SHEET_MOST_MM = 50.0, 1200.0
PIECE_LEAST_MM = 8.0  # smaller, not one line of an address has room
FEEDS: tuple[Feed, ...] = ("short_edge", "long_edge")
_SLACK_MM = 0.06  # makers give hundredths; three of them may add up


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


def numbers_of(numbers: Mapping[str, Any], name: str = "") -> Numbers:
    """The numbers, checked. name: how the owner calls the sheet.

    Raises Invalid with the key of the first number that can not be right.
    """
    kind = _one_of(numbers, "kind", KINDS, "card")
    sheet = _pair(numbers, "sheet_mm")
    if not all(SHEET_LEAST_MM <= side <= SHEET_MOST_MM for side in sheet):
        raise Invalid("sheet_mm", "A sheet is between 50 and 1200 mm wide and high.")
    fold = _one_of(numbers, "fold", FOLDS, "flat")
    if fold != "flat" and kind != "card":
        raise Invalid("fold", "Only cards are folded.")
    edge = numbers.get("edge_mm", 0)
    if not _is_number(edge) or not 0 <= float(edge) <= min(sheet) / 4:
        raise Invalid("edge_mm", "The edge that printers leave out is smaller than that.")
    return Numbers(
        kind=kind,
        sheet_mm=sheet,
        places=_places(numbers, sheet, name),
        fold=fold,
        is_cut=bool(numbers.get("is_cut", False)),
        edge_mm=float(edge),
        feed=_one_of(numbers, "feed", FEEDS, "short_edge"),
        envelope=str(numbers.get("envelope", "")),
    )


def _places(numbers: Mapping[str, Any], sheet: tuple[float, float], name: str) -> tuple[Box, ...]:
    """The pieces row by row; the whole sheet when no columns and rows are given."""
    if "columns" not in numbers and "rows" not in numbers:
        return (Box(0.0, 0.0, *sheet),)
    columns, rows = _count(numbers, "columns"), _count(numbers, "rows")
    if columns * rows > PIECES_MOST:
        raise Invalid("columns", "A sheet has 500 places at most.")
    size, start = _pair(numbers, "size_mm"), _pair(numbers, "from_mm")
    pitch = _pair(numbers, "pitch_mm") if columns * rows > 1 or "pitch_mm" in numbers else size
    if min(size) < PIECE_LEAST_MM:
        raise Invalid("size_mm", "A piece is at least 8 mm wide and high.")
    _must_not_overlap(columns, rows, size, pitch)
    _must_stay_on(sheet, columns, rows, size, start, pitch, name)
    return tuple(
        Box(start[0] + column * pitch[0], start[1] + row * pitch[1], *size)
        for row in range(rows)
        for column in range(columns)
    )


def _must_not_overlap(
    columns: int, rows: int, size: tuple[float, float], pitch: tuple[float, float]
) -> None:
    if columns > 1 and pitch[0] < size[0] - _SLACK_MM:
        raise Invalid(
            "pitch_mm",
            "The pieces overlap: each is {size} mm wide, but the next begins after {pitch} mm.",
            size=f"{size[0]:g}",
            pitch=f"{pitch[0]:g}",
        )
    if rows > 1 and pitch[1] < size[1] - _SLACK_MM:
        raise Invalid(
            "pitch_mm",
            "The pieces overlap: each is {size} mm high, but the next begins after {pitch} mm.",
            size=f"{size[1]:g}",
            pitch=f"{pitch[1]:g}",
        )


def _must_stay_on(
    sheet: tuple[float, float],
    columns: int,
    rows: int,
    size: tuple[float, float],
    start: tuple[float, float],
    pitch: tuple[float, float],
    name: str,
) -> None:
    if min(start) < 0:
        raise Invalid("from_mm", "The first piece begins outside the sheet.")
    right = start[0] + (columns - 1) * pitch[0] + size[0]
    bottom = start[1] + (rows - 1) * pitch[1] + size[1]
    if right > sheet[0] + _SLACK_MM:
        raise Invalid(
            "columns",
            "{name}: the last column ends at {end} mm, but the sheet is {sheet} mm wide.",
            name=name or "-",
            end=f"{right:g}",
            sheet=f"{sheet[0]:g}",
        )
    if bottom > sheet[1] + _SLACK_MM:
        raise Invalid(
            "rows",
            "{name}: the last row ends at {end} mm, but the sheet is {sheet} mm high.",
            name=name or "-",
            end=f"{bottom:g}",
            sheet=f"{sheet[1]:g}",
        )


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
