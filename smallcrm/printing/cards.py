"""Thank-you cards as a PDF: each card in its place on the sheets, on one side or on both.

What stands where on a card is told in panels; nothing here reads the book or talks to a printer.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.errors import ShopError
from smallcrm.printing.address_block import ADDRESS, LOWERED, block
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.imposition import MARK_PT, crop_marks
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel, Side, Stock
from smallcrm.printing.modes import MODES, Mode, guide_lines, mode_of
from smallcrm.printing.panels import (
    GREETING,
    INK,
    PEN_MM,
    QUIET,
    SIDE_MM,
    WORDS,
    Panels,
    colophon_lines,
    colophon_panel,
    design_of,
    design_scale,
    front_lines,
    imprint,
    inside_lines,
    letter_lines,
    lines_of,
    logo_box,
    picture_box,
    reads_from_right,
    words_box,
    words_scale,
)
from smallcrm.printing.shaping import POINTS_PER_MM, width_mm
from smallcrm.printing.sheets import sheets_of
from smallcrm.printing.text import Line

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

__all__ = [
    "GREETING",
    "INK",
    "PEN_MM",
    "QUIET",
    "SIDE_MM",
    "WHO_MOST",
    "WORDS",
    "Panels",
    "Sides",
    "cards_pdf",
    "colophon_lines",
    "design_of",
    "front_lines",
    "inside_lines",
    "lines_of",
    "reads_from_right",
    "too_long",
]

Sides = Literal["both", "outside", "inside"]

WHO_MOST = 80
"""Characters of a name in a message; a name of 100,000 is no name for a message."""

_CARD_KINDS = frozenset({"card", "postcard", "business_card"})
_STAMP_MM = 41.0  # the posts keep the upper 40 mm for the stamp, and the lowest 16 for codes
_CODE_MM = 19.0


def cards_pdf(
    pieces: Sequence[CardPiece],
    stock: Stock,
    *,
    fonts: Fonts | None = None,
    mode: Mode = "printed",
    side: Sides = "both",
    places: Sequence[int] | None = None,
    crop_marks: bool = False,
) -> bytes:
    """The cards in the order of the pieces; the same pieces give the same bytes.

    fonts: kept by a window that prints often, so that fonts are opened once. mode: "printed" with
    the words, "by_hand" with guide lines in their place, "blank" with nothing inside; a piece with
    a mode of its own is made in that one. side: "both" gives outside and inside of each sheet in
    turn, as a printer that turns the paper wants them (stock.turns_over says about which edge);
    "outside" and "inside" give one side of every sheet, to be printed one after the other with the
    stack turned over like the page of a book. places: which places of the sheets to use, from 1;
    numbers beyond the first sheet go on on the next ones. None: from 1 on. crop_marks: marks where
    the paper is cut, for paper that is cut at all.

    Raises ShopError, with nothing printed, when a text is too long for the paper, when no font can
    draw a sign, when there are no pieces, or when nothing stands on that side: checked() names the
    texts beforehand and gives the pieces that can be printed.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    if not pieces:
        raise ShopError("There is no card to print.")
    sides = _sides_to_print(stock, {mode_of(piece, mode) for piece in pieces}, side)
    paper = Paper(stock.width_mm, stock.height_mm, "Cards", shares_lines=True)
    setter = _Setter(paper, stock, fonts, mode)
    for sheet in sheets_of(pieces, stock, places):
        for each in sides:
            with paper.page():
                for place, piece in sheet:
                    setter.draw(piece, place, each)
                if crop_marks and each == "outside":
                    draw_crop_marks(paper, stock)
    return paper.pdf()


def too_long(piece: CardPiece) -> ShopError:
    """The sentence for words that do not fit on the paper."""
    return ShopError(
        "The words for {who} are too long for this paper. Nothing was printed; shorten them.",
        who=(piece.who or piece.greeting)[:WHO_MOST],
    )


def _sides_to_print(stock: Stock, modes: Collection[Mode], side: Sides) -> tuple[Side, ...]:
    if stock.kind not in _CARD_KINDS:
        raise ShopError("Cards can not be printed on this paper.")
    assert set(modes) <= set(MODES)  # noqa: S101 - the caller chose from MODES
    assert side in get_args(Sides)  # noqa: S101 - the caller chose from Sides
    has_inside = any(mode != "blank" for mode in modes)
    printed = tuple(each for each in stock.sides if has_inside or each == "outside")
    wanted = tuple(each for each in printed if side in ("both", each))
    if not wanted:
        raise ShopError("Nothing is printed on this side of the paper.")
    return wanted


def draw_crop_marks(paper: "Paper", stock: Stock) -> None:
    """The marks of a sheet that is cut apart."""
    marks = crop_marks(stock)
    if not marks:
        return
    strokes = " ".join(
        f"{mark.x_mm:.3f} {mark.y_mm:.3f} m {mark.right_mm:.3f} {mark.bottom_mm:.3f} l S"
        for mark in marks
    )
    with paper.panel(Panel("sheet", stock.sheet), stock.sheet):
        paper.shape(f"0 G {MARK_PT / POINTS_PER_MM:.4f} w {strokes}", 0.0, 0.0)


class _Face(NamedTuple):
    """A panel of a place with what is drawn on it."""

    panel: Panel
    safe: Box
    is_for_words: bool
    is_shared: bool


class _Setter:
    """Draws the faces of cards, one after the other."""

    def __init__(self, paper: "Paper", stock: Stock, fonts: Fonts | None, mode: Mode) -> None:
        self.paper = paper
        self._stock = stock
        self._fonts = fonts or Fonts()
        self._mode = mode
        self._words_on = stock.words_panel().name
        self._colophon_on = colophon_panel(stock)
        self._faces = [[self._face(panel) for panel in each] for each in stock.panels_by_place]
        self._letters: dict[bool, tuple[Box, float]] = {}

    def _face(self, panel: Panel) -> _Face:
        is_shared = panel.name in ("front", self._colophon_on)
        is_for_words = panel.name == self._words_on
        return _Face(panel, self._stock.safe(panel), is_for_words, is_shared)

    def draw(self, piece: CardPiece, place: int, side: Side) -> None:
        """Everything that stands on one side of a card in its place."""
        mode = mode_of(piece, self._mode)
        for panel, safe, is_for_words, is_shared in self._faces[place - 1]:
            has_words = is_for_words and mode != "blank"
            if panel.side != side or not (has_words or is_shared):
                continue
            with self.paper.panel(panel, safe):
                if has_words:
                    self._draw_words(piece, panel.upright, mode)
                if is_shared:
                    self._draw_shared(piece, panel)

    def _letter(self, piece: CardPiece) -> tuple[Box, float]:
        """Box and scale of the words: the same for all cards with a logo, and all without."""
        has_logo = bool(piece.shop.logo)
        known = self._letters.get(has_logo)
        if known is None:
            known = words_box(piece, self._stock), words_scale(piece, self._stock)
            self._letters[has_logo] = known
        return known

    def _draw_shared(self, piece: CardPiece, panel: Panel) -> None:
        """Front and colophon: the same for everybody who gets a card for this occasion."""
        key = (panel.name, piece.occasion, piece.language, piece.design, piece.shop)
        look = (piece.colour, piece.saves_ink, piece.picture)

        def draw() -> None:
            if panel.name == "front":
                self._draw_front(piece)
            if panel.name == self._colophon_on:
                self._draw_colophon(piece)

        self.paper.stamp((key, look), panel.upright, draw)

    def _draw_front(self, piece: CardPiece) -> None:
        design, face = design_of(piece), self._stock.panel("front").upright
        if piece.picture is not None:
            contents, crop = piece.picture
            self.paper.picture(contents, picture_box(piece, self._stock), crop)
        else:
            middle = face.height_mm * design.middle
            scale = design_scale(self._stock)
            self.paper.shape(design.operators, face.middle_mm, middle, scale)
        for line in front_lines(piece, self._stock, self._fonts):
            self.paper.line(*line, design.colour)

    def _draw_colophon(self, piece: CardPiece) -> None:
        if piece.shop.logo:
            self.paper.picture(piece.shop.logo, logo_box(self._stock))
        for line in colophon_lines(piece.shop, self._stock, self._fonts, piece.language):
            self.paper.line(*line, ink(QUIET))

    def _draw_words(self, piece: CardPiece, face: Box, mode: Mode) -> None:
        if mode == "by_hand":
            guides = guide_lines(self._letter(piece)[0])
            self.paper.stamp(guides, face, lambda: self.paper.shape(guides, 0.0, 0.0))
        else:
            self._lines(letter_lines(piece, *self._letter(piece), self._fonts), piece)
        if self._stock.address is None:
            return
        box, fonts = self._stock.address, self._fonts
        self._lines(block(piece.envelope, ADDRESS, box, fonts, lowered=LOWERED), piece)
        key = ("divider", piece.shop, piece.language)
        self.paper.stamp(key, face, lambda: self._draw_divider(piece, face))

    def _draw_divider(self, piece: CardPiece, face: Box) -> None:
        """The shop between words and address, under the stamp and over the code strip."""
        high = face.height_mm - _STAMP_MM - _CODE_MM
        found = imprint(piece.shop, high, self._fonts, piece.language)
        if found is None:
            return
        shaped, size_pt = found
        foot = _STAMP_MM + (high + width_mm(shaped, size_pt)) / 2
        self.paper.upwards(Line(shaped, face.middle_mm, foot, size_pt), ink(QUIET))

    def _lines(self, lines: Sequence[Line] | None, piece: CardPiece) -> None:
        if lines is None:
            raise too_long(piece)
        self.paper.lines(lines, ink(INK))
