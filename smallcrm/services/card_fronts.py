"""The front of a card as it was chosen: drawn, or a picture of the owner's; its colour and mode.

What a card says is the business of card_pieces, how a front looks that of the printing room.
"""

from dataclasses import replace
from typing import NamedTuple

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.cards import CardPiece
from smallcrm.domain.pictures import Crop, Picture, picture_of
from smallcrm.services import kept_files
from smallcrm.storage.store import Store

_PICTURE = """
SELECT file, crop_left, crop_top, crop_width, crop_height FROM own_picture WHERE id = ?
"""


class _Cropped(NamedTuple):
    file: str
    left: float
    top: float
    width: float
    height: float


def designed(store: Store, piece: CardPiece, design: str) -> CardPiece:
    """The piece with this front; the usual one where the owner's picture is gone."""
    number = picture_of(design)
    if number is None:
        return replace(piece, design=design, picture=None)
    row = store.row(_Cropped, _PICTURE, number)
    found = kept_files.contents(store, row.file) if row is not None else None
    if row is None or found is None:
        return replace(piece, design="", picture=None)
    return replace(piece, design=design, picture=Picture(found, Crop(*row[1:]).sound()))


def as_chosen(store: Store, piece: CardPiece, choice: CardChoice) -> CardPiece:
    """The piece, as all cards of the shop look, with what was chosen for this card."""
    colour, saves_ink = choice.colour, choice.saves_ink
    return replace(
        designed(store, piece, choice.design),
        colour=piece.colour if colour is None else colour,
        saves_ink=piece.saves_ink if saves_ink is None else saves_ink,
        mode=choice.mode,
    )
