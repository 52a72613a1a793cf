"""An address as a block of lines in its box, and which addresses can not be printed.

Nothing here puts the lines of an address in order, and nothing draws.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Box
from smallcrm.printing.panels import reads_from_right
from smallcrm.printing.shaping import width_mm
from smallcrm.printing.text import LEAST_SHRINK, Fitted, Kind, Line, fit, undrawable

# A plain upright face: posts read it by machine, and ask for 10 to 12 points (Royal Mail) and at
# least 8 (USPS, Publication 28).
ADDRESS = Kind("plain", 11.5, 1.38)
SENDER = Kind("plain", 8.0, 1.38)
LOWERED = 0.45
"""The share of the free height that stays above an address: the eye's middle."""
WHO_MOST = 80  # characters of a name in a message
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand
_STEPS = 4  # 100 %, 95 % ... 80 %


class NotPrinted(NamedTuple):
    """An address that is left out. place: its number in the list, from 0."""

    place: int
    who: str
    sentence: Sentence


class Addressed(NamedTuple):
    """The pieces whose address can be printed, in their order, and the others."""

    pieces: tuple[CardPiece, ...]
    left_out: tuple[NotPrinted, ...]


def block(
    lines: Sequence[str], kind: Kind, box: Box, fonts: Fonts, *, lowered: float = 0.0
) -> tuple[Line, ...] | None:
    """The lines in the box; None if they are too long for it. Empty lines close up.

    Long lines shrink to 80 % and then wrap; too many lines shrink together. lowered: the share of
    the free height that stays above the lines.
    """
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        return ()
    for step in range(_STEPS + 1):
        shrink = 1 - (1 - LEAST_SHRINK) * step / _STEPS
        smaller = kind._replace(size_pt=kind.size_pt * shrink)
        fitted = _fit(text, smaller, box, fonts, LEAST_SHRINK / shrink)
        if fitted is not None:
            free = (box.height_mm - fitted.height_mm) * lowered
            return _placed(fitted, box.moved(0.0, free))
    return None


def _fit(text: str, kind: Kind, box: Box, fonts: Fonts, least: float) -> Fitted | None:
    fitted = fit(text, kind, box.width_mm, fonts, height=box.height_mm)
    if fitted is None or fitted.size_pt >= kind.size_pt * least - 1e-9:
        return fitted
    return None


def _placed(fitted: Fitted, box: Box) -> tuple[Line, ...]:
    from_right = reads_from_right(fitted.lines[0])
    return tuple(
        Line(
            line,
            box.right_mm - width_mm(line, fitted.size_pt) if from_right else box.x_mm,
            box.y_mm + (place + _BASELINE) * fitted.leading_mm,
            fitted.size_pt,
        )
        for place, line in enumerate(fitted.lines)
    )


def sorted_out(pieces: Sequence[CardPiece], kind: Kind, box: Box, fonts: Fonts) -> Addressed:
    """Which addresses can be printed in a box of this size, and why the others can not."""
    good: list[CardPiece] = []
    left_out: list[NotPrinted] = []
    for place, piece in enumerate(pieces):
        wrong = _wrong(piece, kind, box, fonts)
        if wrong is None:
            good.append(piece)
        else:
            left_out.append(NotPrinted(place, _who(piece), wrong))
    return Addressed(tuple(good), tuple(left_out))


def _wrong(piece: CardPiece, kind: Kind, box: Box, fonts: Fonts) -> Sentence | None:
    who = _who(piece)
    if not any(line.strip() for line in piece.envelope):
        return sentence("{who} has no address that can be used.", who=who)
    signs = undrawable(piece.envelope, kind.role, fonts)
    if signs:
        shown = " ".join(signs[:10])
        return sentence("No font on this PC can write {signs} for {who}.", signs=shown, who=who)
    if block(piece.envelope, kind, box, fonts) is None:
        return sentence("The address of {who} is too long for this paper.", who=who)
    return None


def _who(piece: CardPiece) -> str:
    return (piece.who or next(iter(piece.envelope), ""))[:WHO_MOST]
