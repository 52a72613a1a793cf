"""Where the owner's picture stands on the front of a card, large or, while ink is saved, small.

Nothing here opens or draws the picture.
"""

from math import sqrt

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.pictures import has_lettering
from smallcrm.printing.layout import Box

MARGIN_MM = 9.0
_HIGH = 0.62  # of the face, where lettering stands below it
_ALONE_HIGH = 0.82
_SAVED_SHARE, _SAVED_SHARE_ALONE = 0.085, 0.11  # of the face while ink is saved; 12 % is the most
_SAVED_MIDDLE = 0.4  # of the face's height: a small picture with lettering under it


def mounted(piece: CardPiece, face: Box, scale: float) -> Box:
    """The box of the picture on an upright front, like a print in its mount.

    While ink is saved it is small, with much white around it; its proportions are the same.
    scale: how much larger than A6 the front is.
    """
    margin, with_words = MARGIN_MM * min(1.0, scale), has_lettering(piece.design)
    room = face.inset(margin, margin, margin, margin)
    high = face.height_mm * (_HIGH if with_words else _ALONE_HIGH)
    full = room._replace(height_mm=min(room.height_mm, high))
    if not piece.saves_ink:
        return full
    share = _SAVED_SHARE if with_words else _SAVED_SHARE_ALONE
    shrink = sqrt(share * face.width_mm * face.height_mm / (full.width_mm * full.height_mm))
    wide, high = full.width_mm * shrink, full.height_mm * shrink
    middle = face.height_mm * (_SAVED_MIDDLE if with_words else 0.5)
    return Box(face.middle_mm - wide / 2, middle - high / 2, wide, high)
