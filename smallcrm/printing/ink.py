"""Colours on paper.

Nothing here knows the colours of the window.
"""

from typing import NamedTuple


class Ink(NamedTuple):
    """A colour: red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    def operands(self) -> str:
        """As a PDF writes it."""
        return f"{self.red:.3g} {self.green:.3g} {self.blue:.3g}"


def ink(code: str) -> Ink:
    """The colour of a code such as "#22303C"."""
    return Ink(*(int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)))
