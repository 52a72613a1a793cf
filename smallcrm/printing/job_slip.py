"""The job slip: the upper half of a sheet that lies with the work, the promised day in large type.

What stands on it is given in as words; nothing here knows a wish.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.printing.cards import INK, QUIET, reads_from_right
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.lists import SIZES_MM
from smallcrm.printing.shaping import shape, width_mm
from smallcrm.printing.text import Fitted, Kind, fit

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

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
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand
_DASH = "[2 2] 0 d"
_UNDRAWABLE = "?"


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
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    width, height = SIZES_MM.get(slip.paper, SIZES_MM["a4"])
    whole = Box(0.0, 0.0, width, height)
    room = Box(0.0, 0.0, width, height / 2).inset(*[MARGIN_MM] * 4)
    setter = _fitting(slip, room, fonts or Fonts())
    paper = Paper(width, height, slip.kind)
    with paper.page(), paper.panel(Panel("slip", whole), whole):
        for piece in setter.pieces:
            _draw(paper, piece, room)
        cut = f"{ink(QUIET).operands()} RG 0.2 w {_DASH} 0 0 m {width - 12:.2f} 0 l S"
        paper.shape(cut, 6.0, height / 2)
    return SlipPage(paper.pdf(), tuple(setter.missing))


class _Piece(NamedTuple):
    fitted: Fitted
    y_mm: float
    colour: str
    is_at_end: bool = False


def _fitting(slip: JobSlip, room: Box, fonts: Fonts) -> "_Setter":
    """Everything in its place at the largest size at which it fits; else the smallest."""
    setter = _Setter(room, fonts, _SCALES[0])
    for scale in _SCALES:
        setter = _Setter(room, fonts, scale)
        if setter.set_slip(slip) <= room.bottom_mm:
            break
    return setter


class _Setter:
    """Sets the words under each other and remembers where they stand."""

    def __init__(self, room: Box, fonts: Fonts, scale: float) -> None:
        self.pieces: list[_Piece] = []
        self.missing: dict[str, None] = {}
        self._room = room
        self._fonts = fonts
        self._scale = scale

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
        smaller = kind._replace(size_pt=kind.size_pt * self._scale)
        wide = self._room.width_mm * (0.5 if kind is _SHOP else 1.0)
        fitted = fit(self._drawable(text[:LONGEST], smaller), smaller, wide, self._fonts)
        assert fitted is not None  # noqa: S101 - only a box with a height can be too low
        self.pieces.append(_Piece(fitted, y, colour, is_at_end))
        return y + fitted.height_mm

    def _drawable(self, text: str, kind: Kind) -> str:
        line = " ".join(text.split())
        missing = shape(line, kind.role, self._fonts).undrawable
        self.missing |= dict.fromkeys(missing)
        return line.translate({ord(sign): _UNDRAWABLE for sign in missing}) if missing else line


def _draw(paper: "Paper", piece: _Piece, room: Box) -> None:
    for place, line in enumerate(piece.fitted.lines):
        is_at_end = piece.is_at_end != reads_from_right(line)
        wide = width_mm(line, piece.fitted.size_pt)
        x = room.right_mm - wide if is_at_end else room.x_mm
        base = piece.y_mm + (place + _BASELINE) * piece.fitted.leading_mm
        paper.line(line, x, base, piece.fitted.size_pt, ink(piece.colour))
