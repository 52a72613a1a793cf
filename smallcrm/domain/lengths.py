"""Lengths as people write them: millimetres or inches, with a point, a comma or a fraction.

What is measured is not known here.
"""

import re
import unicodedata
from fractions import Fraction
from typing import Literal, NamedTuple

from smallcrm.domain.errors import Invalid

Unit = Literal["mm", "in"]

MM_PER_INCH = 25.4
_LETTERS = 24  # nobody measures with longer numbers
_FAR_TOO_LONG = "?"
_NUMBER = re.compile(r"(\d{1,6})(?:[.,](\d{0,6}))?|[.,](\d{1,6})")
_FRACTION = re.compile(r"(?:(\d{1,4})[ -]+)?(\d{1,4})/(\d{1,4})")
_UNITS: tuple[tuple[str, Unit, float], ...] = (
    ("millimetres", "mm", 1.0), ("millimeters", "mm", 1.0), ("inches", "in", 1.0),
    ("inch", "in", 1.0), ("in.", "in", 1.0), ("mm", "mm", 1.0), ("cm", "mm", 10.0),
    ("in", "in", 1.0), ("''", "in", 1.0), ('"', "in", 1.0), ("\u2033", "in", 1.0),
    ("\u201d", "in", 1.0),
)  # fmt: skip
_FINEST = 32  # rulers and packets tell thirty-seconds of an inch
_NEAR_MM = 0.02  # makers round: 66.68 is 2 5/8 in, 4.78 is 3/16 in


class Measure(NamedTuple):
    """How somebody writes lengths. mark: between the whole number and its decimals."""

    unit: Unit = "mm"
    mark: str = "."

    def read(self, field: str, typed: str) -> float:
        """A length in millimetres: "66.7", "66,7 mm", "6.6 cm", "2-5/8", "2 5/8 in".

        A unit that was typed counts more than the usual one. Raises Invalid, naming the field.
        """
        text = _plain(typed)
        if not text:
            raise Invalid(field, "Write a length here.")
        unit, times = self.unit, 1.0
        for ending, its_unit, its_times in _UNITS:
            if text.endswith(ending):
                text, unit, times = text.removesuffix(ending).strip(), its_unit, its_times
                break
        number = _number(text)
        if number is None and self.unit == "in":
            raise Invalid(field, "Write inches, such as 2 5/8 or 2.625.")
        if number is None:
            raise Invalid(field, "Write millimetres, such as 66.7.")
        return round(number * times * (MM_PER_INCH if unit == "in" else 1.0), 3)

    def typed(self, length_mm: float) -> str:
        """The length as it is typed, without its unit: "66.7", "2 5/8"."""
        if self.unit == "mm":
            return self._decimals(length_mm, 3)
        fraction = _in_inches(length_mm)
        if not is_inch_fraction(length_mm):
            return self._decimals(length_mm / MM_PER_INCH, 3)
        whole, rest = divmod(fraction, 1)
        parts = [str(whole)] if whole or not rest else []
        return " ".join([*parts, str(rest)] if rest else parts)

    def words(self, length_mm: float) -> str:
        """The length with its unit, for reading: "66.7 mm", "2 5/8 in"."""
        told = self._decimals(length_mm, 2) if self.unit == "mm" else self.typed(length_mm)
        return f"{told} {self.unit}"

    def about(self, length_mm: float) -> str:
        """A limit with its unit, to a tenth: "50 mm", "47.2 in"."""
        number = length_mm if self.unit == "mm" else length_mm / MM_PER_INCH
        return f"{self._decimals(number, 1)} {self.unit}"

    def _decimals(self, number: float, places: int) -> str:
        short = f"{number:.{places}f}".rstrip("0").rstrip(".")
        return short.replace(".", self.mark)


MILLIMETRES = Measure()
"""As the files of resources/stock are written."""


def is_inch_fraction(length_mm: float) -> bool:
    """Whether rulers in inches have a stroke there."""
    return abs(float(_in_inches(length_mm)) * MM_PER_INCH - length_mm) <= _NEAR_MM


def _in_inches(length_mm: float) -> Fraction:
    return Fraction(round(length_mm / MM_PER_INCH * _FINEST), _FINEST)


def _plain(typed: str) -> str:
    """In small letters and plain figures; "2⅝" becomes "2 5/8"."""
    if len(typed) > 4 * _LETTERS:
        return _FAR_TOO_LONG
    signs = []
    for sign in typed:
        is_fraction = unicodedata.decomposition(sign).startswith("<fraction>")
        signs.append(f" {unicodedata.normalize('NFKC', sign)}" if is_fraction else sign)
    return " ".join("".join(signs).replace("\u2044", "/").casefold().split())


def _number(text: str) -> float | None:
    """The number, also one below nothing; None for anything else."""
    if not text.isascii() or len(text) > _LETTERS:
        return None
    if text.startswith("-"):
        below_nothing = _number(text.removeprefix("-").strip())
        return None if below_nothing is None else -below_nothing
    found = _FRACTION.fullmatch(text)
    if found is not None:
        whole, above, below = int(found[1] or 0), int(found[2]), int(found[3])
        return whole + above / below if below else None
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    return None
