"""Words of people that wrap at any width, also where somebody wrote one endless word.

What is said is the business of who shows it.
"""

import re
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.layouts import keep_width, row
from ui.widgets.text import PlainLabel

LONGEST_PIECE = 12  # letters that stay together; no side column is narrower than that
LEAST_WIDTH = 60
TERM_MOST = 120  # units: the words beside it keep the larger part of a side column
_LONG = re.compile(rf"\w{{{2 * LONGEST_PIECE},}}")
ZERO_WIDTH_SPACE = "\u200b"


class SoftLabel(PlainLabel):
    """A wrapping label that never asks for the width of its longest word."""

    def __init__(self, text: str, *, role: str = "body", tone: str = "") -> None:
        super().__init__(breakable(text), role=role, tone=tone, fit="wrap")
        self.setAccessibleName(text)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().px(LEAST_WIDTH)), hint.height())


def breakable(text: str) -> str:
    """The same words; very long ones may go on in the next line."""
    return _LONG.sub(_broken, text)


def term_row(term: str, words: str, *, tone: str = "info", term_width: int) -> QWidget:
    """A short term and its words beside it: "19:30 | Priya Raman: burst pipe"."""
    made = QWidget()
    short = SoftLabel(term, role="body_bold", tone=tone)
    keep_width(short, max(term_width, min(TERM_MOST, _word_units(term))))
    line = row(made, short, SoftLabel(words), gap=12)
    line.setStretch(1, 1)
    return made


def _word_units(term: str) -> int:
    """The units that the longest word of a term needs: a weekday is not cut."""
    metrics = theme().metrics("body_bold")
    longest = max((metrics.horizontalAdvance(word) for word in term.split()), default=0)
    return ceil(longest * 100 / theme().percent) + 1


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    pieces = (word[at : at + LONGEST_PIECE] for at in range(0, len(word), LONGEST_PIECE))
    return ZERO_WIDTH_SPACE.join(pieces)
