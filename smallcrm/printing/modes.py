"""How much of a card the printer writes: all of it, guide lines for a pen, or nothing inside.

Nothing here draws on a sheet; the lines are PDF operators in millimetres.
"""

from typing import Literal, get_args

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box

Mode = Literal["printed", "by_hand", "blank"]
MODES: tuple[Mode, ...] = get_args(Mode)

GUIDE_MM = 9.0
"""From line to line: room for an adult's hand with its loops, as in a writing pad."""

_FAINT = "#C9D1D8"  # seen by who writes, gone at arm's length
_GUIDE_WIDTH_MM = 0.15


def mode_of(piece: CardPiece, mode: Mode) -> Mode:
    """Who writes the words of this card: what was chosen for it, else as all of its batch."""
    return piece.mode or mode


def guide_lines(box: Box) -> str:
    """Faint lines for writing by hand, over the whole box, the last on its lower edge."""
    count = int(box.height_mm // GUIDE_MM)
    top = box.bottom_mm - (count - 1) * GUIDE_MM
    strokes = [
        f"{box.x_mm:.2f} {top + number * GUIDE_MM:.2f} m "
        f"{box.right_mm:.2f} {top + number * GUIDE_MM:.2f} l S"
        for number in range(count)
    ]
    return f"{ink(_FAINT).operands()} RG {_GUIDE_WIDTH_MM} w " + " ".join(strokes)
