"""What stands where on the faces of a card: lettering, colophon, letter.

All sizes follow the face: they are drawn for A6 and grow or shrink with it. Nothing here draws.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.domain.pictures import has_lettering, picture_of
from smallcrm.printing.art import Art, art, lettering, usual_design
from smallcrm.printing.fonts import EM, Fonts
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.mount import mounted
from smallcrm.printing.shaping import POINTS_PER_MM, Shaped, shape, width_mm
from smallcrm.printing.text import (
    LEAST_SHRINK,
    Fitted,
    Kind,
    Line,
    block_height,
    fit,
    fit_block,
    wrapped,
)

PEN_MM = 18.0
"""Left free under the words for a name by hand (PRODUCT.md section 11)."""

GREETING = Kind("words", 15.5, 1.25)
WORDS = Kind("words", 12.5, 1.42)
SHOP_NAME = Kind("words", 10.5, 1.3)
SHOP_LINE = Kind("words", 8.5, 1.35)
IMPRINT = Kind("words", 7.5)  # along the middle of a postcard, as its maker's name always stood

A6_MM = (105.0, 148.5)
"""The face for which all sizes here and all designs are drawn."""

SIDE_MM = 15.0
"""Inside margins left and right: about a seventh of the panel, as in a well-set letter."""

TOP_MM = 17.0
BOTTOM_MM = 9.0
COLOPHON_FROM_BOTTOM_MM = 17.0
COLOPHON_LEAST_MM = 13.0  # its second line must stay where printers reach
LOGO_MM = (24.0, 12.0)
LOGO_GAP_MM = 6.5  # from the logo's foot to the line on which the shop's name stands

_SMALLEST, _LARGEST = 0.8, 1.2  # of the sizes on A6: smaller is not read, larger shouts
_SCALE_STEP = 0.05  # so that US A2, nearly A6, has the sizes of A6
_AFTER_GREETING = 0.65  # of the words' line distance
_BEFORE_CLOSING = 0.55
_PARAGRAPH_GAP = 0.45
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand
_HIGHER_THAN_MIDDLE = 0.42  # the share of the free height that stays above a short letter
_LETTERING_BELOW = 0.83  # of the face's height: the middle of the lettering under a picture

_LETTERING_UNDER_MM = 22.0  # the same, from a small picture's foot

INK = "#22303C"
QUIET = "#5B6874"


class Panels(NamedTuple):
    """The lines of a card in the millimetres of their upright panels."""

    front: tuple[Line, ...]
    back: tuple[Line, ...]
    inside_right: tuple[Line, ...]


def lines_of(piece: CardPiece, stock: Stock, fonts: Fonts) -> Panels | None:
    """Where every line of a card stands, or None if its words are too long for the panel."""
    inside = inside_lines(piece, stock, fonts)
    if inside is None:
        return None
    back = colophon_lines(piece.shop, stock, fonts, piece.language)
    return Panels(front_lines(piece, stock, fonts), back, inside)


def design_of(piece: CardPiece) -> Art:
    """The drawing on the front: the chosen one, or the usual one of the occasion."""
    code = piece.design if piece.picture is None else ""
    if picture_of(code) is not None:  # a picture that was taken away meanwhile
        code = ""
    return art(code or usual_design(piece.occasion), colour=piece.colour, saves_ink=piece.saves_ink)


def design_scale(stock: Stock) -> float:
    """How much larger than on A6 the front is drawn."""
    face = stock.panel("front").upright
    return min(face.width_mm / A6_MM[0], face.height_mm / A6_MM[1])


def _type_scale(face: Box) -> float:
    """How much larger than on A6 the words are set: far less than the face itself."""
    area = face.width_mm * face.height_mm / (A6_MM[0] * A6_MM[1])
    steps = round(sqrt(sqrt(area)) / _SCALE_STEP)
    return min(_LARGEST, max(_SMALLEST, round(steps * _SCALE_STEP, 2)))


def _sized(kind: Kind, scale: float) -> Kind:
    return kind._replace(size_pt=round(kind.size_pt * scale, 2))


def picture_box(piece: CardPiece, stock: Stock) -> Box:
    """Where the owner's picture stands on the upright front."""
    return mounted(piece, stock.panel("front").upright, design_scale(stock))


def front_lines(piece: CardPiece, stock: Stock, fonts: Fonts) -> tuple[Line, ...]:
    """The lettering, in or above the middle of the drawing, or under the owner's picture."""
    if piece.picture is not None and not has_lettering(piece.design):
        return ()
    design, panel, scale = design_of(piece), stock.panel("front").upright, design_scale(stock)
    words = lettering(piece.occasion, piece.language).split("\n")
    width, height = (side * scale for side in design.box_mm)
    middle = panel.height_mm * design.middle - design.raised_mm * scale
    if piece.picture is not None:
        foot = picture_box(piece, stock).bottom_mm
        middle = min(panel.height_mm * _LETTERING_BELOW, foot + _LETTERING_UNDER_MM * scale)
        height = min(height, (panel.height_mm - foot) * 0.6)
    kind = _sized(design.kind, scale)
    block = wrapped(words, kind, panel.width_mm * 2, fonts, language=piece.language)
    shrink = min(1.0, width / max(block.width_mm, 1), height / max(block.height_mm, 1))
    block = _shrunk(block, shrink)
    caps = fonts.chain(design.kind.role)[0].cap_height() * block.size_pt / EM / POINTS_PER_MM
    top = middle - (caps + block.leading_mm * (len(block.lines) - 1)) / 2
    return _centred(block, panel.middle_mm, top + caps)


def colophon_panel(stock: Stock) -> str:
    """The panel that names the shop: the back, or the reverse of a card that has none.

    Empty for a postcard, which names it between words and address: imprint().
    """
    if stock.kind == "postcard":
        return ""
    return "reverse" if stock.fold == "flat" else "back"


def imprint(
    shop: ShopOnPaper, length_mm: float, fonts: Fonts, language: str = ""
) -> tuple[Shaped, float] | None:
    """The shop on one line of this length, and the size: with its quiet line, or its name alone.

    None if even the name is too long.
    """
    whole = " · ".join(filter(None, (shop.name, shop.line)))
    for text in (whole, shop.name):
        line = shape(text, IMPRINT.role, fonts, language)
        wide = width_mm(line, IMPRINT.size_pt)
        if text.strip() and wide * LEAST_SHRINK <= length_mm:
            return line, IMPRINT.size_pt * min(1.0, length_mm / wide)
    return None


def colophon_from_bottom(face: Box) -> float:
    """How high over the lower edge the shop's name stands."""
    return max(COLOPHON_LEAST_MM, COLOPHON_FROM_BOTTOM_MM * face.height_mm / A6_MM[1])


def colophon_lines(
    shop: ShopOnPaper, stock: Stock, fonts: Fonts, language: str = ""
) -> tuple[Line, ...]:
    """The shop's name and its quiet line, low on the back. Nobody else is named there."""
    if not colophon_panel(stock):
        return ()
    panel = stock.panel(colophon_panel(stock)).upright
    scale = _type_scale(panel)
    width = panel.width_mm - 2 * _side(panel)
    name = fit(shop.name, _sized(SHOP_NAME, scale), width, fonts, language=language)
    line = None
    if shop.line:
        line = fit(shop.line, _sized(SHOP_LINE, scale), width, fonts, language=language)
    y = panel.height_mm - colophon_from_bottom(panel)
    lines = list(_centred(name, panel.middle_mm, y)) if name else []
    if line and name:
        y += name.leading_mm * (len(name.lines) - 1) + line.leading_mm * 1.1
        lines += _centred(line, panel.middle_mm, y)
    return tuple(lines)


def logo_box(stock: Stock) -> Box:
    """Where the shop's logo stands on its panel: over its name, as large as it may be."""
    panel = stock.panel(colophon_panel(stock)).upright
    scale = min(1.0, design_scale(stock))
    width, height = LOGO_MM[0] * scale, LOGO_MM[1] * scale
    foot = panel.height_mm - colophon_from_bottom(panel) - LOGO_GAP_MM
    return Box(panel.middle_mm - width / 2, foot - height, width, height)


def _side(face: Box) -> float:
    return SIDE_MM * face.width_mm / A6_MM[0]


def words_box(piece: CardPiece, stock: Stock) -> Box:
    """Where the letter and the pen's place under it stand on their upright panel."""
    if stock.words is not None:
        return stock.words
    panel = stock.words_panel()
    face = panel.upright
    top = TOP_MM * min(1.0, face.height_mm / A6_MM[1])
    side, bottom = _side(face), BOTTOM_MM
    if colophon_panel(stock) == panel.name:
        logo = LOGO_GAP_MM + LOGO_MM[1] * min(1.0, design_scale(stock)) if piece.shop.logo else 0.0
        bottom = colophon_from_bottom(face) + 5.0 + logo
    return face.inset(side, top, side, bottom).common(stock.safe(panel))


def inside_lines(piece: CardPiece, stock: Stock, fonts: Fonts) -> tuple[Line, ...] | None:
    """Greeting, words and closing, with the pen's place under them; None if they do not fit."""
    return letter_lines(piece, words_box(piece, stock), words_scale(piece, stock), fonts)


def words_scale(piece: CardPiece, stock: Stock) -> float:
    """How much larger than on A6 the letter is set."""
    return _type_scale(
        words_box(piece, stock) if stock.words is not None else stock.words_panel().upright
    )


def letter_lines(piece: CardPiece, box: Box, scale: float, fonts: Fonts) -> tuple[Line, ...] | None:
    """The letter in its box at this scale; None if it does not fit."""
    greeting_kind, words_kind = _sized(GREETING, scale), _sized(WORDS, scale)
    room = box.height_mm - PEN_MM
    language = piece.language
    greeting = fit(
        piece.greeting, greeting_kind, box.width_mm, fonts, height=room, language=language
    )
    if greeting is None:
        return None
    gaps = _AFTER_GREETING + _BEFORE_CLOSING - _PARAGRAPH_GAP
    room -= greeting.height_mm + gaps * words_kind.size_pt * words_kind.leading / POINTS_PER_MM
    texts = [*(text for text in piece.text if text.strip()), piece.closing]
    block = fit_block(
        texts, words_kind, box.width_mm, room, fonts, gap=_PARAGRAPH_GAP, language=language
    )
    if block is None:
        return None
    free = room - block_height(block, _PARAGRAPH_GAP)
    return tuple(_set(box, free, [greeting, *block]))


def _set(box: Box, free: float, parts: Sequence[Fitted]) -> list[Line]:
    """The letter's lines from the top; a short letter stands a little above the middle.

    parts: greeting, paragraphs, closing.
    """
    leading = parts[-1].leading_mm
    gaps = [_PARAGRAPH_GAP] * len(parts)
    gaps[-2] = _BEFORE_CLOSING
    gaps[0] = _AFTER_GREETING
    lines: list[Line] = []
    y = box.y_mm + free * _HIGHER_THAN_MIDDLE
    for part, gap in zip(parts, gaps, strict=True):
        for line in part.lines:
            x = box.right_mm - width_mm(line, part.size_pt) if reads_from_right(line) else box.x_mm
            lines.append(Line(line, x, y + part.leading_mm * _BASELINE, part.size_pt))
            y += part.leading_mm
        y += leading * gap
    return lines


def reads_from_right(line: Shaped) -> bool:
    """Whether a line begins at the right margin: its paragraph is Hebrew, Arabic ..."""
    return line.is_from_right


def _shrunk(block: Fitted, factor: float) -> Fitted:
    return Fitted(block.lines, block.size_pt * factor, block.leading_mm * factor)


def _centred(block: Fitted, middle_mm: float, y_mm: float) -> tuple[Line, ...]:
    """The lines around a middle line, the first standing on y."""
    return tuple(
        Line(
            line,
            middle_mm - width_mm(line, block.size_pt) / 2,
            y_mm + place * block.leading_mm,
            block.size_pt,
        )
        for place, line in enumerate(block.lines)
    )
