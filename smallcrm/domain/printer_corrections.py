"""How far off a printer is on one paper, from two readings of a test page, and what puts it right.

Lengths are millimetres from the upper left corner of the sheet, y downwards. Nothing here prints.
"""

import re
from typing import NamedTuple

from smallcrm.domain.errors import Invalid

CROSS_MM = 20.0
"""The crosses stand so far from two edges: every printer reaches there, and so does a ruler."""

MOST_SHIFT_MM = 20.0
"""A page is moved at most so far; a printer that is further off has the wrong paper in it."""

MOST_STRETCH = 0.1
"""A page is made larger or smaller at most by this share: "fit to page" does less."""

_CROSS_SHARE = 0.25  # of a side: on a narrow slip the crosses stand no further in
_DIGITS = 10  # nobody reads longer numbers from a ruler
_LENGTH = re.compile(r"\d+([.,]\d*)?|[.,]\d+")
_SAME_PAPER_MM = 1.0  # printers round a sheet to whole points or millimetres
_PAPER = re.compile(r"(\d{1,4}(?:\.\d)?) x (\d{1,4}(?:\.\d)?)")


class Correction(NamedTuple):
    """A page is first scaled from its upper left corner by this, then moved."""

    shift_right_mm: float = 0.0
    shift_down_mm: float = 0.0
    scale_across: float = 1.0
    scale_down: float = 1.0

    def moved(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Where a point of the page is sent, so that it comes out where it belongs."""
        across = x_mm * self.scale_across + self.shift_right_mm
        return across, y_mm * self.scale_down + self.shift_down_mm


EXACT = Correction()
"""Of a printer that prints everything where it belongs."""


class SheetSize(NamedTuple):
    """A sheet as it is laid out: across is the side that runs from left to right."""

    width_mm: float
    height_mm: float

    def is_same_paper(self, other: "SheetSize") -> bool:
        """Whether it is the same paper the same way round."""
        apart = (self.width_mm - other.width_mm, self.height_mm - other.height_mm)
        return all(abs(side) < _SAME_PAPER_MM for side in apart)


def paper_code(size: SheetSize) -> str:
    """How a sheet is kept in the book, such as "210 x 297"."""
    return f"{size.width_mm:.1f} x {size.height_mm:.1f}".replace(".0", "")


def paper_size(code: str) -> SheetSize | None:
    """The sheet that paper_code wrote; None for anything else."""
    found = _PAPER.fullmatch(code)
    return SheetSize(float(found[1]), float(found[2])) if found else None


class Crosses(NamedTuple):
    """The upper left cross and the lower right one."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


def crosses_of(size: SheetSize) -> Crosses:
    """Where the two crosses of the test page belong."""
    across = min(CROSS_MM, size.width_mm * _CROSS_SHARE)
    down = min(CROSS_MM, size.height_mm * _CROSS_SHARE)
    return Crosses(across, down, size.width_mm - across, size.height_mm - down)


class Readings(NamedTuple):
    """What a ruler says on the printed test page, in millimetres to the nearest edges.

    left and top: of the upper left cross. right and bottom: of the lower right one.
    """

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


class ReadingsDraft(NamedTuple):
    """The four readings as they were typed."""

    left: str = ""
    top: str = ""
    right: str = ""
    bottom: str = ""

    def checked(self) -> Readings:
        """The readings as numbers. Raises Invalid (left, top, right, bottom)."""
        return Readings(*map(_length, self._fields, self))


def correction_from(readings: Readings, size: SheetSize) -> Correction:
    """What puts a printer right that printed the crosses where they were read.

    Raises Invalid (left, right, top or bottom) for readings that no printer makes.
    """
    belongs = crosses_of(size)
    across = _axis(
        (belongs.left_mm, belongs.right_mm),
        (readings.left_mm, size.width_mm - readings.right_mm),
        ("left", "right"),
    )
    down = _axis(
        (belongs.top_mm, belongs.bottom_mm),
        (readings.top_mm, size.height_mm - readings.bottom_mm),
        ("top", "bottom"),
    )
    return Correction(across[0], down[0], across[1], down[1])


def _axis(
    belongs: tuple[float, float], read: tuple[float, float], fields: tuple[str, str]
) -> tuple[float, float]:
    """Shift and scale along one axis, so that both crosses come out where they belong."""
    first, second = fields
    apart = read[1] - read[0]
    wanted = belongs[1] - belongs[0]
    if apart <= 0 or not 1 - MOST_STRETCH <= wanted / apart <= 1 + MOST_STRETCH:
        raise Invalid(
            second,
            "With these two readings the crosses would be {n} mm apart instead of {wanted}. "
            "Measure each to its nearest edge, in millimetres.",
            n=f"{apart:.1f}",
            wanted=f"{wanted:.1f}",
        )
    scale = round(wanted / apart, 5)
    shift = round(belongs[0] - read[0] * scale, 2)
    if abs(shift) > MOST_SHIFT_MM:
        raise Invalid(
            first,
            "That is more than {n} mm off. Is this the right paper, and are these millimetres?",
            n=int(MOST_SHIFT_MM),
        )
    return shift, scale


def _length(field: str, typed: str) -> float:
    """A length as people write it: 20, 20.5 or 20,5, with or without mm."""
    text = typed.strip().casefold().removesuffix("mm").strip()
    if not (text.isascii() and len(text) <= _DIGITS and _LENGTH.fullmatch(text)):
        raise Invalid(field, "Write millimetres, such as 20.5.")
    return float(text.replace(",", "."))
