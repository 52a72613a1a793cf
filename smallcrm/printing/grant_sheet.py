"""The sheet "How we make it right" for beside the till: what to do, what to say, what to grant.

Customers may read it: no standing and nobody's name is on it. What may be granted is decided by
the owner.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.cards import plain
from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.shaping import shape
from smallcrm.printing.text import Fitted, Kind, fit, wrapped

SIZES_MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MARGIN_MM = 20.0
_INK, _QUIET, _LINE = "#22303C", "#5B6874", "#8A8274"
_TITLE = Kind("words", 26.0, 1.2)
_RULES = Kind("words", 20.0, 1.3)
_HEAD = Kind("plain", 13.0, 1.2)
_WORDS = Kind("plain", 13.0, 1.35)
_FOOT = Kind("plain", 9.0, 1.25)
_GAP_MM = 8.0
_ROW_GAP_MM = 3.0
_TERM_SHARE = 0.5  # of the width: the step; what may be granted stands beside it
_LONG = 30  # letters: a sentence, not an amount
_SCALES = (1.0, 0.9, 0.8, 0.7)  # long languages are set smaller, never cut
_BASELINE = 0.72  # of a line's height lies above the line on which letters stand


class GrantPage(NamedTuple):
    """What stands on the sheet, in the shop's language.

    rules: what to do first, large. grants: (step, how much); sayings: (how they feel, what to say).
    """

    title: str
    rules: Sequence[str]
    grants_head: str
    grants: Sequence[tuple[str, str]]
    sayings_head: str
    sayings: Sequence[tuple[str, str]]
    foot: str = ""


def grant_sheet_pdf(page: GrantPage, paper_code: str, *, fonts: Fonts | None = None) -> bytes:
    """One upright page of "a4" or "letter".

    Raises ShopError when the words can not be set on one page even at seven tenths of their size.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    fonts = fonts or Fonts()
    width, height = SIZES_MM.get(paper_code, SIZES_MM["a4"])
    whole = Box(0.0, 0.0, width, height)
    inside = whole.inset(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    setter = _fitting(page, inside, fonts)
    paper = Paper(width, height, page.title)
    with paper.page(), paper.panel(Panel("sheet", whole), whole):
        for mark in setter.marks:
            paper.shape(*mark)
        for fitted, x, y, colour in setter.texts:
            for place, line in enumerate(fitted.lines):
                at = y + (place + _BASELINE) * fitted.leading_mm
                paper.line(line, x, at, fitted.size_pt, ink(colour))
        foot = shape(page.foot, "plain", fonts)
        paper.line(foot, inside.x_mm, inside.bottom_mm, _FOOT.size_pt, ink(_QUIET))
    return paper.pdf()


def _fitting(page: GrantPage, inside: Box, fonts: Fonts) -> "_Setter":
    """Everything in its place, at the largest size at which it fits the page."""
    for scale in _SCALES:
        setter = _Setter(fonts, scale, inside)
        setter.set_page(page)
        if setter.y <= inside.bottom_mm - _GAP_MM:
            return setter
    raise ShopError("The words do not fit on one page. Choose a larger paper in Settings.")


class _Setter:
    """Sets one thing under the other and remembers where everything stands."""

    def __init__(self, fonts: Fonts, scale: float, inside: Box) -> None:
        self.marks: list[tuple[str, float, float]] = []
        self.texts: list[tuple[Fitted, float, float, str]] = []
        self.y = inside.y_mm
        self._fonts, self._scale, self._inside = fonts, scale, inside

    def set_page(self, page: GrantPage) -> None:
        """All of it, from above."""
        self._set_line(page.title, _TITLE)
        self._skip(_GAP_MM)
        for rule in page.rules:
            self._set_line(rule, _RULES)
        self._skip(_GAP_MM)
        self._set_table(page.grants_head, page.grants)
        self._skip(_GAP_MM)
        self._set_table(page.sayings_head, page.sayings)

    def _set_table(self, head: str, rows: Sequence[tuple[str, str]]) -> None:
        self._set_line(head, _HEAD, _QUIET)
        self._skip(_ROW_GAP_MM / 2)
        for term, words in rows:
            self._set_rule()
            self._set_row(term, words)

    def _set_row(self, term: str, words: str) -> None:
        inside, wide = self._inside, self._inside.width_mm
        column = wide * (_TERM_SHARE / 2 if len(words) > _LONG else _TERM_SHARE)
        left = self._fit(term, _WORDS, column - 4)
        smaller = _WORDS._replace(size_pt=_WORDS.size_pt * self._scale)
        right = wrapped([plain(words)], smaller, wide - column, self._fonts)
        self.texts.append((left, inside.x_mm, self.y, _INK))
        self.texts.append((right, inside.x_mm + column, self.y, _INK))
        self.y += max(left.height_mm, right.height_mm)
        self._skip(_ROW_GAP_MM)

    def _set_line(self, text: str, kind: Kind, colour: str = _INK) -> None:
        fitted = self._fit(text, kind, self._inside.width_mm)
        self.texts.append((fitted, self._inside.x_mm, self.y, colour))
        self.y += fitted.height_mm

    def _set_rule(self) -> None:
        rule = f"{ink(_LINE).operands()} RG 0.2 w 0 0 m {self._inside.width_mm:.2f} 0 l S"
        self.marks.append((rule, self._inside.x_mm, self.y))
        self._skip(_ROW_GAP_MM)

    def _skip(self, gap_mm: float) -> None:
        self.y += gap_mm * self._scale

    def _fit(self, text: str, kind: Kind, wide: float) -> Fitted:
        smaller = kind._replace(size_pt=kind.size_pt * self._scale)
        fitted = fit(text, smaller, wide, self._fonts)
        if fitted is None:
            raise ShopError("The words do not fit on one page. Choose a larger paper in Settings.")
        return fitted
