"""The sheet "Walk in as a stranger": ten questions for a friend, with lines to write on.

Which questions there are is decided by the domain.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Box
from smallcrm.printing.plain_sheets import INK, QUIET, Setter, one_page, sheet_box
from smallcrm.printing.text import Fitted, Kind

MARGIN_MM = 18.0
_TITLE = Kind("words", 22.0, 1.2)
_INTRO = Kind("plain", 10.5, 1.35)
_QUESTION = Kind("plain", 11.5, 1.25)
_NUMBER_MM = 8.0
_WRITING_MM = 8.0  # from line to line: a hand needs it
_FEWEST_MM = 6.6  # still enough for a small hand
_LINES_EACH = 2
_GAP_MM = 4.0
_SCALES = (1.0, 0.9, 0.8)  # long languages are set smaller, never cut


class StrangerSheet(NamedTuple):
    """What stands on the sheet, in the shop's language. blanks: to fill in, such as the day."""

    title: str
    intro: str
    blanks: Sequence[str]
    questions: Sequence[str]
    foot: str = ""


def stranger_sheet_pdf(
    sheet: StrangerSheet, paper_code: str, *, fonts: Fonts | None = None
) -> bytes:
    """One upright page of "a4" or "letter"; a sign that no font can draw becomes a ?.

    Raises ShopError when the questions can not be set on one page even at eight tenths.
    """
    whole = sheet_box(paper_code)
    inside = whole.inset(*[MARGIN_MM] * 4)
    return one_page(whole, sheet.title, _fitting(sheet, inside, fonts or Fonts()))


def _fitting(sheet: StrangerSheet, inside: Box, fonts: Fonts) -> Setter:
    """Everything in its place: the words as large as may be, then the lines as far apart."""
    for scale in _SCALES:
        words = _StrangerSetter(inside, fonts, scale, 0.0)
        words.set_sheet(sheet)
        lines = len(sheet.questions) * _LINES_EACH
        between = (inside.bottom_mm - words.y) / max(1, lines)
        if between >= _FEWEST_MM:
            setter = _StrangerSetter(inside, fonts, scale, min(_WRITING_MM, between))
            setter.set_sheet(sheet)
            return setter
    raise ShopError("The questions do not fit on one page. Choose a larger paper in Settings.")


class _StrangerSetter(Setter):
    """Sets the words under each other, with lines to write on."""

    def __init__(self, inside: Box, fonts: Fonts, scale: float, writing_mm: float) -> None:
        super().__init__(fonts, scale)
        self.y = inside.y_mm
        self._inside, self._writing_mm = inside, writing_mm

    def set_sheet(self, sheet: StrangerSheet) -> None:
        """All of it, from above; y is then its lower end."""
        inside = self._inside
        self._put(sheet.title, _TITLE, inside.x_mm, inside.width_mm, INK)
        self.y += _GAP_MM / 2
        self._put(sheet.intro, _INTRO, inside.x_mm, inside.width_mm, QUIET)
        self.y += _GAP_MM
        self._set_blanks(sheet.blanks)
        for number, question in enumerate(sheet.questions, 1):
            self._set_question(f"{number}.", question)
        self._put(sheet.foot, _INTRO, inside.x_mm, inside.width_mm, QUIET)

    def _set_blanks(self, blanks: Sequence[str]) -> None:
        """Labels beside each other, each with a line to write on."""
        inside, top = self._inside, self.y
        wide = inside.width_mm / max(1, len(blanks))
        lowest = top
        for place, words in enumerate(blanks):
            self.y, x = top, inside.x_mm + place * wide
            label = self._put(words, _INTRO, x, wide / 2, QUIET)
            after = label.width_mm + 2
            self.rule(x + after, self.y, wide - after - 6)
            lowest = max(lowest, self.y)
        self.y = lowest + 2 * _GAP_MM

    def _set_question(self, number: str, question: str) -> None:
        inside, top = self._inside, self.y
        x, wide = inside.x_mm + _NUMBER_MM, inside.width_mm - _NUMBER_MM
        self._put(number, _QUESTION, inside.x_mm, _NUMBER_MM, QUIET)
        self.y = top
        self._put(question, _QUESTION, x, wide, INK)
        for _line in range(_LINES_EACH):
            self.y += self._writing_mm
            self.rule(x, self.y, wide)
        self.y += _GAP_MM * self.scale

    def _put(self, text: str, kind: Kind, x: float, wide: float, colour: str) -> Fitted:
        fitted = self.fitted(text, kind, wide)
        self.y = self.put(fitted, x, self.y, wide, colour)
        return fitted
