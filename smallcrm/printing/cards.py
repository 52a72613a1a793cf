"""Thank-you cards as a PDF: what stands where on the panels of a folded sheet.

Nothing here reads the book or talks to a printer.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.domain.errors import ShopError
from smallcrm.printing.art import Art, art, lettering, usual_design
from smallcrm.printing.fonts import EM, Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.shaping import POINTS_PER_MM, Shaped, width_mm
from smallcrm.printing.text import Fitted, Kind, Line, block_height, fit, fit_block, wrapped

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

PEN_MM = 18.0
"""Left free under the words for a name by hand (PRODUCT.md section 11)."""

GREETING = Kind("words", 15.5, 1.25)
WORDS = Kind("words", 12.5, 1.42)
SHOP_NAME = Kind("words", 10.5, 1.3)
SHOP_LINE = Kind("words", 8.5, 1.35)

WHO_MOST = 80
"""Characters of a name in a message; a name of 100,000 is no name for a message."""

SIDE_MM = 15.0
"""Inside margins left and right: about a seventh of the panel, as in a well-set letter."""

TOP_MM = 17.0
BOTTOM_MM = 9.0
COLOPHON_FROM_BOTTOM_MM = 17.0
_AFTER_GREETING = 0.65  # of the words' line distance
_BEFORE_CLOSING = 0.55
_PARAGRAPH_GAP = 0.45
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand
_HIGHER_THAN_MIDDLE = 0.42  # the share of the free height that stays above a short letter

INK = "#22303C"
QUIET = "#5B6874"


class Panels(NamedTuple):
    """The lines of a card in the millimetres of their upright panels."""

    front: tuple[Line, ...]
    back: tuple[Line, ...]
    inside_right: tuple[Line, ...]


def cards_pdf(pieces: Sequence[CardPiece], stock: Stock, *, fonts: Fonts | None = None) -> bytes:
    """One folded card per sheet, in the order of the pieces; the same pieces give the same bytes.

    fonts: kept by a window that prints often, so that fonts are opened once. Raises ShopError, with
    nothing printed, when a text is too long for the paper, when no font can draw a sign, or when
    there are no pieces: checked() names these beforehand and gives the pieces that can be printed.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    if not pieces:
        raise ShopError("There is no card to print.")
    fonts = fonts or Fonts()
    paper = Paper(stock.width_mm, stock.height_mm, "Cards")
    for piece in pieces:
        inside = inside_lines(piece, stock, fonts)
        if inside is None:
            raise too_long(piece)
        with paper.page():
            _draw_outside(paper, piece, stock, fonts)
            _draw_inside(paper, inside, stock)
    return paper.pdf()


def too_long(piece: CardPiece) -> ShopError:
    """The sentence for words that do not fit on the paper."""
    return ShopError(
        "The words for {who} are too long for this paper. Nothing was printed; shorten them.",
        who=(piece.who or piece.greeting)[:WHO_MOST],
    )


def lines_of(piece: CardPiece, stock: Stock, fonts: Fonts) -> Panels | None:
    """Where every line of a card stands, or None if its words are too long for the panel."""
    inside = inside_lines(piece, stock, fonts)
    if inside is None:
        return None
    back = colophon_lines(piece.shop, stock, fonts, piece.language)
    return Panels(front_lines(piece, stock, fonts), back, inside)


def design_of(piece: CardPiece) -> Art:
    """The drawing on the front: the chosen one, or the usual one of the occasion."""
    return art(piece.design or usual_design(piece.occasion))


def front_lines(piece: CardPiece, stock: Stock, fonts: Fonts) -> tuple[Line, ...]:
    """The lettering, in or above the middle of the drawing."""
    design, panel = design_of(piece), stock.panel("front").upright
    words = lettering(piece.occasion, piece.language).split("\n")
    width, height = design.box_mm
    block = wrapped(words, design.kind, panel.width_mm * 2, fonts, language=piece.language)
    shrink = min(1.0, width / max(block.width_mm, 1), height / max(block.height_mm, 1))
    block = _shrunk(block, shrink)
    middle = panel.height_mm * design.middle - design.raised_mm
    caps = fonts.chain(design.kind.role)[0].cap_height() * block.size_pt / EM / POINTS_PER_MM
    top = middle - (caps + block.leading_mm * (len(block.lines) - 1)) / 2
    return _centred(block, panel.middle_mm, top + caps)


def colophon_lines(
    shop: ShopOnPaper, stock: Stock, fonts: Fonts, language: str = ""
) -> tuple[Line, ...]:
    """The shop's name and its quiet line, low on the back. Nobody else is named there."""
    panel = stock.panel("back").upright
    width = panel.width_mm - 2 * SIDE_MM
    name = fit(shop.name, SHOP_NAME, width, fonts, language=language)
    line = fit(shop.line, SHOP_LINE, width, fonts, language=language) if shop.line else None
    y = panel.height_mm - COLOPHON_FROM_BOTTOM_MM
    lines = list(_centred(name, panel.middle_mm, y)) if name else []
    if line and name:
        y += name.leading_mm * (len(name.lines) - 1) + line.leading_mm * 1.1
        lines += _centred(line, panel.middle_mm, y)
    return tuple(lines)


def inside_lines(piece: CardPiece, stock: Stock, fonts: Fonts) -> tuple[Line, ...] | None:
    """Greeting, words and closing, with the pen's place under them; None if they do not fit."""
    box = stock.panel("inside_right").upright.inset(SIDE_MM, TOP_MM, SIDE_MM, BOTTOM_MM)
    room = box.height_mm - PEN_MM
    language = piece.language
    greeting = fit(piece.greeting, GREETING, box.width_mm, fonts, height=room, language=language)
    if greeting is None:
        return None
    gaps = _AFTER_GREETING + _BEFORE_CLOSING - _PARAGRAPH_GAP
    room -= greeting.height_mm + gaps * WORDS.size_pt * WORDS.leading / POINTS_PER_MM
    texts = [*(text for text in piece.text if text.strip()), piece.closing]
    block = fit_block(
        texts, WORDS, box.width_mm, room, fonts, gap=_PARAGRAPH_GAP, language=language
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
    """Whether a line begins at the right margin: its first letter is Hebrew, Arabic ..."""
    for sign in line.text:
        direction = bidirectional(sign)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


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


def _draw_outside(paper: "Paper", piece: CardPiece, stock: Stock, fonts: Fonts) -> None:
    """Front and back: the same for everybody who gets a card for this occasion."""

    def draw() -> None:
        front, back, design = stock.panel("front"), stock.panel("back"), design_of(piece)
        with paper.panel(front, stock.safe(front)):
            middle = front.upright.height_mm * design.middle
            paper.shape(design.operators, front.upright.middle_mm, middle)
            for line in front_lines(piece, stock, fonts):
                paper.line(*line, design.colour)
        with paper.panel(back, stock.safe(back)):
            for line in colophon_lines(piece.shop, stock, fonts, piece.language):
                paper.line(*line, ink(QUIET))

    paper.stamp((piece.design, piece.occasion, piece.language, piece.shop), draw)


def _draw_inside(paper: "Paper", lines: Sequence[Line], stock: Stock) -> None:
    panel, colour = stock.panel("inside_right"), ink(INK)
    with paper.panel(panel, stock.safe(panel)):
        for line in lines:
            paper.line(*line, colour)
