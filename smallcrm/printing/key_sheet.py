"""The sheet of keys for beside the till: one page, each key in its box with what it does.

Which keys there are is decided by the window.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box
from smallcrm.printing.plain_sheets import LINE, QUIET, Setter, one_page, sheet_box
from smallcrm.printing.text import Kind

MARGIN_MM = 15.0
GAP_MM = 10.0  # between the two columns
_TITLE = Kind("words", 20.0)
_HEAD = Kind("plain", 12.5)
_WORDS = Kind("plain", 11.0, 1.25)
_CAP = Kind("plain", 9.5)
_FOOT = Kind("plain", 8.5)
_CAP_COLUMN_MM = 26.0
_CAP_HEIGHT_MM = 5.6
_ROW_MM = 7.8
_HEAD_MM = 9.0
_GROUP_GAP_MM = 5.0
_TOP_MM = 20.0  # the title's part of the page
_FOOT_MM = 6.0
_SCALES = (1.0, 0.9, 0.8, 0.7)  # long languages are set smaller, never cut


class KeyColumn(NamedTuple):
    """Keys that work in one place: (keycap, what it does), in their order."""

    title: str
    lines: Sequence[tuple[str, str]]


class KeySheet(NamedTuple):
    """What stands on the sheet, in the shop's language."""

    title: str
    groups: Sequence[KeyColumn]
    foot: str = ""


def key_sheet_pdf(sheet: KeySheet, paper_code: str, *, fonts: Fonts | None = None) -> bytes:
    """One upright page of "a4" or "letter": the first group left, all others right.

    A sign that no font can draw becomes a ?. Raises ShopError when the words can not be set on one
    page even at seven tenths of their size.
    """
    whole = sheet_box(paper_code)
    inside = whole.inset(*[MARGIN_MM] * 4)
    return one_page(whole, sheet.title, _fitting(sheet, inside, fonts or Fonts()))


def _fitting(sheet: KeySheet, inside: Box, fonts: Fonts) -> Setter:
    """Everything in its place, at the largest size at which it fits the page."""
    wide = (inside.width_mm - GAP_MM) / 2
    top, bottom = inside.y_mm + _TOP_MM, inside.bottom_mm - _FOOT_MM
    for scale in _SCALES:
        setter = _KeySetter(fonts, scale)
        left = setter.set_groups(sheet.groups[:1], inside.x_mm, top, wide)
        right = setter.set_groups(sheet.groups[1:], inside.x_mm + wide + GAP_MM, top, wide)
        if max(left, right) <= bottom:
            setter.set_frame(sheet, inside)
            return setter
    raise ShopError("The keys do not fit on one page. Choose a larger paper in Settings.")


class _KeySetter(Setter):
    """Sets groups of keys under each other."""

    def set_frame(self, sheet: KeySheet, inside: Box) -> None:
        """What stands above and below the keys."""
        wide = inside.width_mm
        title = self.fitted(sheet.title, _TITLE, wide)
        self.put(title, inside.x_mm, inside.y_mm, wide)
        foot = self.fitted(sheet.foot, _FOOT, wide)
        self.put(foot, inside.x_mm, inside.bottom_mm - foot.height_mm, wide, QUIET)

    def set_groups(self, groups: Sequence[KeyColumn], x: float, y: float, wide: float) -> float:
        """The lower end of the groups, in millimetres from the top."""
        for group in groups:
            y = self._set_group(group, x, y, wide) + _GROUP_GAP_MM * self.scale
        return y

    def _set_group(self, group: KeyColumn, x: float, y: float, wide: float) -> float:
        head = self.fitted(group.title, _HEAD, wide)
        self.put(head, x, y, wide)
        y += max(_HEAD_MM * self.scale, head.height_mm + 2)
        self.rule(x, y - 1.6 * self.scale, wide)
        for cap, words in group.lines:
            y = self._set_line(cap, words, x, y, wide)
        return y

    def _set_line(self, cap: str, words: str, x: float, y: float, wide: float) -> float:
        column = _CAP_COLUMN_MM * self.scale
        fitted = self.fitted(words, _WORDS, wide - column)
        high = max(_ROW_MM * self.scale, fitted.height_mm + 1.6)
        self._set_cap(cap, x, y + high / 2)
        self.put(fitted, x + column, y + (high - fitted.height_mm) / 2, wide - column)
        return y + high

    def _set_cap(self, cap: str, x: float, middle: float) -> None:
        key = self.fitted(cap, _CAP, (_CAP_COLUMN_MM - 5) * self.scale)
        high, wide = _CAP_HEIGHT_MM * self.scale, key.width_mm + 3.2 * self.scale
        box = f"{ink(LINE).operands()} RG 0.25 w 0 0 {wide:.2f} {high:.2f} re S"
        self.mark(box, x, middle - high / 2)
        at = x + 1.6 * self.scale
        self.put(key, at, middle - key.height_mm / 2, key.width_mm, QUIET)
