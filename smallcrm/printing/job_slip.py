"""The job slip: the upper half of a sheet that lies with the work, the promised day in large type.

What stands on it is given in as words; nothing here knows a wish.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box
from smallcrm.printing.plain_sheets import INK, QUIET, Setter, one_page, sheet_box
from smallcrm.printing.text import Kind

MARGIN_MM = 14.0
LONGEST = 300  # characters of one line of the slip; no wish is longer
_SHOP = Kind("plain", 11.0)
_LABEL = Kind("plain", 10.0)
_DAY = Kind("plain", 40.0, 1.15)  # read from across the workshop
_NAME = Kind("plain", 24.0, 1.15)
_WHAT = Kind("plain", 18.0, 1.25)
_LINE = Kind("plain", 13.0, 1.25)
_GAP_MM = 5.0
_AFTER_LABEL_MM = 0.8
_SCALES = (1.0, 0.85, 0.7, 0.55)  # long words are set smaller, never cut
_DASH = "[2 2] 0 d"


class JobSlip(NamedTuple):
    """What stands on the slip, in the shop's language; empty words take no room.

    kind: what sort of work. day: the promised day, with its time. lines: (label, words), such as
    the little extra and who looks after it. paper: "a4" or "letter".
    """

    shop_name: str
    kind: str
    day_label: str
    day: str
    name: str
    phone: str
    what: str
    lines: Sequence[tuple[str, str]] = ()
    paper: str = "a4"


class SlipPage(NamedTuple):
    """The finished PDF of one page, and the signs that no font here can draw."""

    pdf: bytes
    undrawable: tuple[str, ...]


def job_slip_pdf(slip: JobSlip, *, fonts: Fonts | None = None) -> SlipPage:
    """The slip on the upper half of an upright page, with a line where it is cut or folded."""
    whole = sheet_box(slip.paper)
    room = whole._replace(height_mm=whole.height_mm / 2).inset(*[MARGIN_MM] * 4)
    setter = _fitting(slip, room, fonts or Fonts())
    cut = f"{ink(QUIET).operands()} RG 0.2 w {_DASH} 0 0 m {whole.width_mm - 12:.2f} 0 l S"
    setter.mark(cut, 6.0, whole.height_mm / 2)
    return SlipPage(one_page(whole, slip.kind, setter), tuple(setter.missing))


def _fitting(slip: JobSlip, room: Box, fonts: Fonts) -> Setter:
    """Everything in its place at the largest size at which it fits; else the smallest."""
    setter = _SlipSetter(room, fonts, _SCALES[0])
    for scale in _SCALES:
        setter = _SlipSetter(room, fonts, scale)
        if setter.set_slip(slip) <= room.bottom_mm:
            break
    return setter


class _SlipSetter(Setter):
    """Sets the words under each other."""

    def __init__(self, room: Box, fonts: Fonts, scale: float) -> None:
        super().__init__(fonts, scale)
        self._room = room

    def set_slip(self, slip: JobSlip) -> float:
        """The lower end of the words, in millimetres from the top."""
        y = self._room.y_mm
        head = self._put(slip.kind, _SHOP, y, INK, is_at_end=True)
        y = max(head, self._put(slip.shop_name, _SHOP, y, QUIET)) + _GAP_MM
        if slip.day:
            y = self._put(slip.day_label, _LABEL, y, QUIET) + _AFTER_LABEL_MM
            y = self._put(slip.day, _DAY, y, INK) + _GAP_MM
        y = self._put(slip.name, _NAME, y, INK) + _AFTER_LABEL_MM
        y = self._put(slip.phone, _WHAT, y, INK) + _GAP_MM
        y = self._put(slip.what, _WHAT, y, INK) + _GAP_MM
        for label, words in slip.lines:
            line = f"{label}: {words}" if label and words else label or words
            y = self._put(line, _LINE, y, INK) + _AFTER_LABEL_MM
        return y

    def _put(
        self, text: str, kind: Kind, y: float, colour: str, *, is_at_end: bool = False
    ) -> float:
        """Put words there; the lower end of them. Nothing takes no room."""
        if not text.strip():
            return y
        room = self._room
        fitted = self.fitted(
            text, kind, room.width_mm * (0.5 if kind is _SHOP else 1.0), longest=LONGEST
        )
        return self.put(fitted, room.x_mm, y, room.width_mm, colour, is_at_end=is_at_end)
