"""The sheet "How we make it right" for beside the till: what to do, what to say, what to grant.

Customers may read it: no standing and nobody's name is on it. What may be granted is decided by
the owner.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Box
from smallcrm.printing.plain_sheets import INK, QUIET, Setter, one_page, sheet_box
from smallcrm.printing.text import Kind

MARGIN_MM = 20.0
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
    """One upright page of "a4" or "letter"; a sign that no font can draw becomes a ?.

    Raises ShopError when the words can not be set on one page even at seven tenths of their size.
    """
    whole = sheet_box(paper_code)
    inside = whole.inset(*[MARGIN_MM] * 4)
    return one_page(whole, page.title, _fitting(page, inside, fonts or Fonts()))


def _fitting(page: GrantPage, inside: Box, fonts: Fonts) -> Setter:
    """Everything in its place, at the largest size at which it fits the page."""
    for scale in _SCALES:
        setter = _GrantSetter(fonts, scale, inside)
        setter.set_page(page)
        if setter.y <= inside.bottom_mm - _GAP_MM:
            return setter
    raise ShopError("The words do not fit on one page. Choose a larger paper in Settings.")


class _GrantSetter(Setter):
    """Sets one thing under the other."""

    def __init__(self, fonts: Fonts, scale: float, inside: Box) -> None:
        super().__init__(fonts, scale)
        self.y = inside.y_mm
        self._inside = inside

    def set_page(self, page: GrantPage) -> None:
        """All of it, from above; y is then its lower end."""
        self._set_line(page.title, _TITLE)
        self._skip(_GAP_MM)
        for rule in page.rules:
            self._set_line(rule, _RULES)
        self._skip(_GAP_MM)
        self._set_table(page.grants_head, page.grants)
        self._skip(_GAP_MM)
        self._set_table(page.sayings_head, page.sayings)
        self._set_foot(page.foot)

    def _set_table(self, head: str, rows: Sequence[tuple[str, str]]) -> None:
        self._set_line(head, _HEAD, QUIET)
        self._skip(_ROW_GAP_MM / 2)
        for term, words in rows:
            self.rule(self._inside.x_mm, self.y, self._inside.width_mm)
            self._skip(_ROW_GAP_MM)
            self._set_row(term, words)

    def _set_row(self, term: str, words: str) -> None:
        inside, wide = self._inside, self._inside.width_mm
        column = wide * (_TERM_SHARE / 2 if len(words) > _LONG else _TERM_SHARE)
        left = self.fitted(term, _WORDS, column - 4)
        right = self.wrapped(words, _WORDS, wide - column)
        self.y = max(
            self.put(left, inside.x_mm, self.y, column - 4),
            self.put(right, inside.x_mm + column, self.y, wide - column),
        )
        self._skip(_ROW_GAP_MM)

    def _set_line(self, text: str, kind: Kind, colour: str = INK) -> None:
        inside = self._inside
        fitted = self.fitted(text, kind, inside.width_mm)
        self.y = self.put(fitted, inside.x_mm, self.y, inside.width_mm, colour)

    def _set_foot(self, text: str) -> None:
        inside = self._inside
        foot = self.fitted(text, _FOOT, inside.width_mm)
        self.put(foot, inside.x_mm, inside.bottom_mm - foot.height_mm, inside.width_mm, QUIET)

    def _skip(self, gap_mm: float) -> None:
        self.y += gap_mm * self.scale
