"""What can not be printed as it stands, named before anything is printed.

Nothing here draws.
"""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.cards import CardPiece, plain_line, without_signs
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.printing.cards import WHO_MOST, WORDS, lines_of
from smallcrm.printing.envelopes import ADDRESS, address_lines_on
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.printing.modes import Mode, mode_of
from smallcrm.printing.slips import DeskSlip
from smallcrm.printing.text import undrawable

SIGNS_MOST = 20
"""So many signs are named in one sentence; a message of a hundred is not read."""


class Trouble(NamedTuple):
    """What is wrong with one piece.

    place: its number in the list that was checked, from 0. signs: those that no font can draw.
    is_left_out: whether the whole piece is not among those that can be printed.
    """

    place: int
    who: str
    sentence: Sentence
    signs: tuple[str, ...]
    is_left_out: bool


class Checked(NamedTuple):
    """The pieces that can be printed, in their order, and what was wrong."""

    pieces: tuple[CardPiece, ...]
    troubles: tuple[Trouble, ...]


def checked(
    pieces: Sequence[CardPiece],
    stock: Stock,
    *,
    fonts: Fonts | None = None,
    envelope: Stock | None = None,
    mode: Mode = "printed",
) -> Checked:
    """Look through pieces before printing, so that cards_pdf can not fail on them.

    A sign such as an emoji that no font can draw is named and taken out. A piece that would lose a
    letter, or whose words are too long for the paper, is named and left out: a name is never
    printed with a hole. envelope: check the addresses against this envelope as well. mode: as for
    cards_pdf, for pieces without one of their own; words that a pen writes are never too long.
    """
    fonts = fonts or Fonts()
    good: list[CardPiece] = []
    troubles: list[Trouble] = []
    for place, piece in enumerate(pieces):
        signs = _signs(piece, fonts)
        if signs:
            troubles.append(_undrawable(place, piece, signs))
        if any(map(_is_letter, signs)):
            continue
        drawable = without_signs(piece, signs) if signs else piece
        if _fits(drawable, stock, envelope, fonts, mode):
            good.append(drawable)
        else:
            troubles.append(_too_long(place, piece))
    return Checked(tuple(good), tuple(troubles))


def checked_slips(slips: Sequence[DeskSlip], *, fonts: Fonts | None = None) -> tuple[Trouble, ...]:
    """What slips_pdf would print as a question mark, slip by slip; all of them are printed."""
    fonts = fonts or Fonts()
    troubles: list[Trouble] = []
    for place, slip in enumerate(slips):
        words = (slip.who, *slip.reasons, *slip.facts, *slip.words)
        signs = undrawable(words, WORDS.role, fonts)
        if signs:
            who = plain_line(slip.who)[:WHO_MOST]
            said = sentence(
                "No font on this PC can draw {signs} on the slip for {who}: a ? stands for it.",
                signs=" ".join(signs[:SIGNS_MOST]),
                who=who,
            )
            troubles.append(Trouble(place, who, said, signs, is_left_out=False))
    return tuple(troubles)


def _undrawable(place: int, piece: CardPiece, signs: tuple[str, ...]) -> Trouble:
    who, shown = _who(piece), " ".join(signs[:SIGNS_MOST])
    if any(map(_is_letter, signs)):
        said = sentence("No font on this PC can write {signs} for {who}.", signs=shown, who=who)
        return Trouble(place, who, said, signs, is_left_out=True)
    said = sentence(
        "No font on this PC can draw {signs} for {who}. It is printed without.",
        signs=shown,
        who=who,
    )
    return Trouble(place, who, said, signs, is_left_out=False)


def _too_long(place: int, piece: CardPiece) -> Trouble:
    said = sentence(
        "The words for {who} are too long for this paper. Shorten them.", who=_who(piece)
    )
    return Trouble(place, _who(piece), said, (), is_left_out=True)


def _who(piece: CardPiece) -> str:
    return (piece.who or piece.greeting)[:WHO_MOST]


def _signs(piece: CardPiece, fonts: Fonts) -> tuple[str, ...]:
    words = (piece.greeting, *piece.text, piece.closing, piece.shop.name, piece.shop.line)
    signs = undrawable(words, WORDS.role, fonts)
    addressed = undrawable((*piece.envelope, *piece.shop.address), ADDRESS.role, fonts)
    return tuple(dict.fromkeys((*signs, *addressed)))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign) != "Me" and unicodedata.category(sign)[0] in "LMN"


def _fits(piece: CardPiece, stock: Stock, envelope: Stock | None, fonts: Fonts, mode: Mode) -> bool:
    if mode_of(piece, mode) == "printed" and lines_of(piece, stock, fonts) is None:
        return False
    addressed = [each for each in (stock, envelope) if each is not None]
    return all(address_lines_on(piece, each, fonts) is not None for each in addressed)
