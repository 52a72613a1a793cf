"""The sheet of keys for beside the till: one page, each key in its box with what it does.

Which keys there are is decided by the window.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.shaping import shape, width_mm
from smallcrm.printing.text import Fitted, Kind, fit

SIZES_MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MARGIN_MM = 15.0
GAP_MM = 10.0  # between the two columns
_INK, _QUIET, _LINE = "#22303C", "#5B6874", "#8A8274"
_TITLE = Kind("words", 20.0)
_HEAD = Kind("plain", 12.5)
_WORDS = Kind("plain", 11.0, 1.25)
_CAP = Kind("plain", 9.5)
_CAP_COLUMN_MM = 26.0
_CAP_HEIGHT_MM = 5.6
_ROW_MM = 7.8
_HEAD_MM = 9.0
_GROUP_GAP_MM = 5.0
_TOP_MM = 20.0  # the title's part of the page
_FOOT_MM = 6.0
_SCALES = (1.0, 0.9, 0.8, 0.7)  # long languages are set smaller, never cut
_BASELINE = 0.72  # of a line's height lies above the line on which letters stand


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

    Raises ShopError when the words can not be set on one page even at seven tenths of their size.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    fonts = fonts or Fonts()
    width, height = SIZES_MM.get(paper_code, SIZES_MM["a4"])
    whole = Box(0.0, 0.0, width, height)
    inside = whole.inset(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    setter = _fitting(sheet, inside, fonts)
    paper = Paper(width, height, sheet.title)
    with paper.page(), paper.panel(Panel("sheet", whole), whole):
        title = shape(sheet.title, _TITLE.role, fonts)
        size = _TITLE.size_pt * min(
            1.0, inside.width_mm / max(1.0, width_mm(title, _TITLE.size_pt))
        )
        paper.line(title, inside.x_mm, inside.y_mm + 8, size, ink(_INK))
        for mark in setter.marks:
            paper.shape(*mark)
        for fitted, x, y, colour in setter.texts:
            for place, line in enumerate(fitted.lines):
                at = y + (place + _BASELINE) * fitted.leading_mm
                paper.line(line, x, at, fitted.size_pt, ink(colour))
        foot = shape(sheet.foot, "plain", fonts)
        paper.line(foot, inside.x_mm, inside.bottom_mm, 8.5, ink(_QUIET))
    return paper.pdf()


def _fitting(sheet: KeySheet, inside: Box, fonts: Fonts) -> "_Setter":
    """Everything in its place, at the largest size at which it fits the page."""
    wide = (inside.width_mm - GAP_MM) / 2
    top, bottom = inside.y_mm + _TOP_MM, inside.bottom_mm - _FOOT_MM
    for scale in _SCALES:
        setter = _Setter(fonts, scale)
        left = setter.set_groups(sheet.groups[:1], inside.x_mm, top, wide)
        right = setter.set_groups(sheet.groups[1:], inside.x_mm + wide + GAP_MM, top, wide)
        if max(left, right) <= bottom:
            return setter
    raise ShopError("The keys do not fit on one page. Choose a larger paper in Settings.")


class _Setter:
    """Sets groups of keys under each other and remembers where everything stands."""

    def __init__(self, fonts: Fonts, scale: float) -> None:
        self.marks: list[tuple[str, float, float]] = []
        self.texts: list[tuple[Fitted, float, float, str]] = []
        self._fonts = fonts
        self._scale = scale

    def set_groups(self, groups: Sequence[KeyColumn], x: float, y: float, wide: float) -> float:
        """The lower end of the groups, in millimetres from the top."""
        for group in groups:
            y = self._set_group(group, x, y, wide) + _GROUP_GAP_MM * self._scale
        return y

    def _set_group(self, group: KeyColumn, x: float, y: float, wide: float) -> float:
        head = self._fit(group.title, _HEAD, wide)
        self.texts.append((head, x, y, _INK))
        y += max(_HEAD_MM * self._scale, head.height_mm + 2)
        rule = f"{ink(_LINE).operands()} RG 0.2 w 0 0 m {wide:.2f} 0 l S"
        self.marks.append((rule, x, y - 1.6 * self._scale))
        for cap, words in group.lines:
            y = self._set_line(cap, words, x, y, wide)
        return y

    def _set_line(self, cap: str, words: str, x: float, y: float, wide: float) -> float:
        column = _CAP_COLUMN_MM * self._scale
        fitted = self._fit(words, _WORDS, wide - column)
        high = max(_ROW_MM * self._scale, fitted.height_mm + 1.6)
        self._set_cap(cap, x, y + high / 2)
        self.texts.append((fitted, x + column, y + (high - fitted.height_mm) / 2, _INK))
        return y + high

    def _set_cap(self, cap: str, x: float, middle: float) -> None:
        key = self._fit(cap, _CAP, (_CAP_COLUMN_MM - 5) * self._scale)
        high, wide = _CAP_HEIGHT_MM * self._scale, key.width_mm + 3.2 * self._scale
        box = f"{ink(_LINE).operands()} RG 0.25 w 0 0 {wide:.2f} {high:.2f} re S"
        self.marks.append((box, x, middle - high / 2))
        self.texts.append((key, x + 1.6 * self._scale, middle - key.height_mm / 2, _QUIET))

    def _fit(self, text: str, kind: Kind, wide: float) -> Fitted:
        smaller = kind._replace(size_pt=kind.size_pt * self._scale)
        fitted = fit(text, smaller, wide, self._fonts)
        if fitted is None:
            raise ShopError("The keys do not fit on one page. Choose a larger paper in Settings.")
        return fitted
