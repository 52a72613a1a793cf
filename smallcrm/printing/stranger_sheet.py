"""The sheet "Walk in as a stranger": ten questions for a friend, with lines to write on.

Which questions there are is decided by the domain.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import reads_from_right
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.shaping import width_mm
from smallcrm.printing.text import Fitted, Kind, fit

SIZES_MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MARGIN_MM = 18.0
_INK, _QUIET, _LINE = "#22303C", "#5B6874", "#8A8274"
_TITLE = Kind("words", 22.0, 1.2)
_INTRO = Kind("plain", 10.5, 1.35)
_QUESTION = Kind("plain", 11.5, 1.25)
_NUMBER_MM = 8.0
_WRITING_MM = 8.0  # from line to line: a hand needs it
_FEWEST_MM = 6.6  # still enough for a small hand
_LINES_EACH = 2
_GAP_MM = 4.0
_SCALES = (1.0, 0.9, 0.8)  # long languages are set smaller, never cut
_BASELINE = 0.72  # of a line's height lies above the line on which letters stand


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
    """One upright page of "a4" or "letter".

    Raises ShopError when the questions can not be set on one page even at eight tenths.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    width, height = SIZES_MM.get(paper_code, SIZES_MM["a4"])
    whole = Box(0.0, 0.0, width, height)
    inside = whole.inset(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    setter = _fitting(sheet, inside, fonts or Fonts())
    paper = Paper(width, height, sheet.title)
    with paper.page(), paper.panel(Panel("sheet", whole), whole):
        for x, y, wide in setter.rules:
            paper.shape(f"{ink(_LINE).operands()} RG 0.2 w 0 0 m {wide:.2f} 0 l S", x, y)
        for fitted, x, y, wide, colour in setter.texts:
            for place, line in enumerate(fitted.lines):
                base = y + (place + _BASELINE) * fitted.leading_mm
                at = x + wide - width_mm(line, fitted.size_pt) if reads_from_right(line) else x
                paper.line(line, at, base, fitted.size_pt, ink(colour))
    return paper.pdf()


def _fitting(sheet: StrangerSheet, inside: Box, fonts: Fonts) -> "_Setter":
    """Everything in its place: the words as large as may be, then the lines as far apart."""
    for scale in _SCALES:
        words = _Setter(inside, fonts, scale, 0.0)
        words.set_sheet(sheet)
        lines = len(sheet.questions) * _LINES_EACH
        between = (inside.bottom_mm - words.y) / max(1, lines)
        if between >= _FEWEST_MM:
            setter = _Setter(inside, fonts, scale, min(_WRITING_MM, between))
            setter.set_sheet(sheet)
            return setter
    raise ShopError("The questions do not fit on one page. Choose a larger paper in Settings.")


class _Setter:
    """Sets the words under each other, with lines to write on, and remembers where they stand."""

    def __init__(self, inside: Box, fonts: Fonts, scale: float, writing_mm: float) -> None:
        self.texts: list[tuple[Fitted, float, float, float, str]] = []
        self.rules: list[tuple[float, float, float]] = []
        self.y = inside.y_mm
        self._inside, self._fonts, self._scale = inside, fonts, scale
        self._writing_mm = writing_mm

    def set_sheet(self, sheet: StrangerSheet) -> None:
        """All of it, from above; y is then its lower end."""
        inside = self._inside
        self._put(sheet.title, _TITLE, inside.x_mm, inside.width_mm, _INK)
        self.y += _GAP_MM / 2
        self._put(sheet.intro, _INTRO, inside.x_mm, inside.width_mm, _QUIET)
        self.y += _GAP_MM
        self._set_blanks(sheet.blanks)
        for number, question in enumerate(sheet.questions, 1):
            self._set_question(f"{number}.", question)
        self._put(sheet.foot, _INTRO, inside.x_mm, inside.width_mm, _QUIET)

    def _set_blanks(self, blanks: Sequence[str]) -> None:
        """Labels beside each other, each with a line to write on."""
        inside, top = self._inside, self.y
        wide = inside.width_mm / max(1, len(blanks))
        lowest = top
        for place, words in enumerate(blanks):
            self.y, x = top, inside.x_mm + place * wide
            label = self._put(words, _INTRO, x, wide / 2, _QUIET)
            after = label.width_mm + 2
            self.rules.append((x + after, self.y, wide - after - 6))
            lowest = max(lowest, self.y)
        self.y = lowest + 2 * _GAP_MM

    def _set_question(self, number: str, question: str) -> None:
        inside, top = self._inside, self.y
        x, wide = inside.x_mm + _NUMBER_MM, inside.width_mm - _NUMBER_MM
        self._put(number, _QUESTION, inside.x_mm, _NUMBER_MM, _QUIET)
        self.y = top
        self._put(question, _QUESTION, x, wide, _INK)
        for _line in range(_LINES_EACH):
            self.y += self._writing_mm
            self.rules.append((x, self.y, wide))
        self.y += _GAP_MM * self._scale

    def _put(self, text: str, kind: Kind, x: float, wide: float, colour: str) -> Fitted:
        smaller = kind._replace(size_pt=kind.size_pt * self._scale)
        fitted = fit(text, smaller, wide, self._fonts)
        assert fitted is not None  # noqa: S101 - only a box with a height can be too low
        self.texts.append((fitted, x, self.y, wide, colour))
        self.y += fitted.height_mm
        return fitted
