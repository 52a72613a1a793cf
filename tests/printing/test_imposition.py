"""Sheets are printed, every face is turned back, and its pixels compared with the face drawn
upright; paper is folded and turned over in thought.
"""

import pytest
from PIL import Image, ImageChops

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import Sides, cards_pdf
from smallcrm.printing.imposition import crop_marks, mirrored
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel, Stock
from smallcrm.printing.pages import page_count
from smallcrm.printing.panels import (
    INK,
    QUIET,
    colophon_lines,
    design_of,
    design_scale,
    front_lines,
    inside_lines,
)
from smallcrm.printing.paper import Paper
from smallcrm.printing.stock import stock
from tests.printing.printed import bundled_only, ink_box, picture, piece, text_of

FONTS = bundled_only()
FINE = 8
DIFFERENT = 45  # of 255: more than the grid moves in a square millimetre of small letters
FOLDED = ["a4_quarter_fold", "letter_quarter_fold", "a5_on_a4", "a6_on_a4", "avery_8315"]
FOLDED += ["avery_8315_upright", "avery_8316", "us_a7_on_letter", "a6_tent_on_a5"]
MIRRORED = ["a4_4up", "letter_4up", "avery_8315", "avery_8387", "l7426"]


def fine(pdf: bytes, page: int) -> Image.Image:
    return picture(pdf, page, pixels_per_mm=FINE)


def face_of(page: Image.Image, panel: Panel) -> Image.Image:
    """What the panel shows, as it is read when the card lies folded before you."""
    sides = (panel.box.x_mm, panel.box.y_mm, panel.box.right_mm, panel.box.bottom_mm)
    left, top, right, bottom = (round(side * FINE) for side in sides)
    return page.crop((left, top, right, bottom)).rotate(panel.turned)


def drawn_upright(made: CardPiece, sheet: Stock, name: str) -> Image.Image:
    """The face on a paper of its own."""
    face = sheet.panel(name).upright
    paper = Paper(face.width_mm, face.height_mm)
    with paper.page(), paper.panel(Panel(name, face), face):
        if name == "front":
            design = design_of(made)
            middle = face.height_mm * design.middle
            paper.shape(design.operators, face.middle_mm, middle, design_scale(sheet))
            paper.lines(front_lines(made, sheet, FONTS), design.colour)
        elif name == "back":
            paper.lines(colophon_lines(made.shop, sheet, FONTS), ink(QUIET))
        elif name == sheet.words_panel().name:
            paper.lines(inside_lines(made, sheet, FONTS) or (), ink(INK))
    return fine(paper.pdf(), 0)


def same(one: Image.Image, other: Image.Image) -> bool:
    """Alike but for the half pixel by which a face may lie off the grid."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    assert max(one.width, other.width) - width <= 1
    small = [image.crop((0, 0, width, height)).reduce(FINE) for image in (one, other)]
    return not any(ImageChops.difference(*small).histogram()[DIFFERENT:])


@pytest.mark.parametrize("code", FOLDED)
def test_each_face_turned_back_looks_like_the_face_drawn_upright(code: str) -> None:
    sheet, made = stock(code), piece()
    pdf = cards_pdf([made] * len(sheet.places), sheet, fonts=FONTS)
    pages = {side: fine(pdf, number) for number, side in enumerate(sheet.sides)}

    for panels in sheet.panels_by_place:
        for panel in panels:
            seen = face_of(pages[panel.side], panel)
            drawn = drawn_upright(made, sheet, panel.name)
            assert same(seen, drawn), panel.name
            is_empty = drawn.getextrema() == (255, 255)
            assert is_empty or not same(seen.rotate(180), drawn), panel.name


@pytest.mark.parametrize("code", FOLDED)
def test_a_folded_sheet_has_its_front_before_its_back_and_the_words_behind_the_back(
    code: str,
) -> None:
    sheet = stock(code)
    front, back, words = sheet.panel("front"), sheet.panel("back"), sheet.words_panel()
    if sheet.fold == "quarter":
        return  # one side only: test_a_quarter_fold_comes_together_when_it_is_folded
    behind = mirrored(words.box, sheet.width_mm)
    empty = next(each for each in sheet.panels if each.side == "inside" and each != words)

    # The cover opened, one sees the front's reverse, and the words on the reverse of the back.
    assert behind == pytest.approx(back.box)
    assert mirrored(empty.box, sheet.width_mm) == pytest.approx(front.box)
    # Turned over about an upright edge, what stood on its head outside stands on its head inside.
    assert words.turned == back.turned


def test_a_quarter_fold_comes_together_when_it_is_folded() -> None:
    sheet = stock("a4_quarter_fold")
    high = sheet.height_mm / 2
    # The upper half is folded behind: it turns about the line in the middle of the sheet, so what
    # stood on its head stands upright, and left and right stay as they are, seen from behind.
    for name in ("inside_left", "inside_right"):
        panel = sheet.panel(name)
        assert panel.turned == 180
        assert panel.box.bottom_mm == pytest.approx(high)
    # Seen from behind, left and right change places: inside left lies behind the front's cover.
    seen_behind = {
        name: mirrored(sheet.panel(name).box, sheet.width_mm).x_mm
        for name in ("inside_left", "inside_right")
    }
    assert seen_behind["inside_left"] == pytest.approx(0)
    assert seen_behind["inside_right"] == pytest.approx(sheet.width_mm / 2)
    assert sheet.panel("inside_left").box.x_mm == sheet.panel("front").box.x_mm
    assert sheet.panel("inside_right").box.x_mm == sheet.panel("back").box.x_mm


@pytest.mark.parametrize("code", MIRRORED)
def test_each_card_has_its_own_words_on_its_own_reverse(code: str) -> None:
    sheet = stock(code)
    count = len(sheet.places)
    cards = [piece(greeting=f"Dear {'W' * (number + 1)},", text=()) for number in range(count)]
    pdf = cards_pdf(cards, sheet, fonts=FONTS)
    inside = fine(pdf, 1)

    for place in range(1, count + 1):
        panel = sheet.words_panel(place)
        assert same(face_of(inside, panel), drawn_reverse(cards[place - 1], sheet, place)), place
        wrong = cards[place % count]
        assert not same(face_of(inside, panel), drawn_reverse(wrong, sheet, place)), place


def drawn_reverse(made: CardPiece, sheet: Stock, place: int) -> Image.Image:
    """The words' face of a card that is alone on its sheet."""
    pdf = cards_pdf([made], sheet, fonts=FONTS, places=[place], side="inside")
    return face_of(fine(pdf, 0), sheet.words_panel(place))


@pytest.mark.parametrize("code", ["a4_4up", "a6_on_a4", "avery_8315"])
def test_one_side_after_the_other_gives_the_same_sheets(code: str) -> None:
    sheet = stock(code)
    cards = [piece(greeting=f"Dear {number},") for number in range(2 * len(sheet.places))]
    both = cards_pdf(cards, sheet, fonts=FONTS)
    sides: tuple[Sides, ...] = ("outside", "inside")
    outside, inside = (cards_pdf(cards, sheet, fonts=FONTS, side=side) for side in sides)

    assert page_count(both) == 4
    assert page_count(outside) == page_count(inside) == 2
    for number in (0, 1):
        assert text_of(both, 2 * number) == text_of(outside, number)
        assert text_of(both, 2 * number + 1) == text_of(inside, number)


def test_printing_begins_anywhere_and_goes_on_on_the_next_sheet() -> None:
    sheet = stock("a4_4up")
    pdf = cards_pdf([piece(), piece()], sheet, fonts=FONTS, places=[4, 5])

    assert page_count(pdf) == 4
    first, second = fine(pdf, 0), fine(pdf, 2)
    for place, (is_on_first, is_on_second) in enumerate(
        [(False, True), (False, False), (False, False), (True, False)], start=1
    ):
        panel = sheet.panel("front", place)
        assert (ink_box(face_of(first, panel)) is not None) == is_on_first
        assert (ink_box(face_of(second, panel)) is not None) == is_on_second


@pytest.mark.parametrize("places", [[1], [1, 1], [0, 1]])
def test_places_that_can_not_be_used_are_refused(places: list[int]) -> None:
    with pytest.raises(ShopError, match="place"):
        cards_pdf([piece(), piece()], stock("a4_4up"), fonts=FONTS, places=places)


def test_paper_that_is_printed_on_one_side_has_no_inside_page() -> None:
    with pytest.raises(ShopError, match="this side"):
        cards_pdf([piece()], stock("a4_quarter_fold"), fonts=FONTS, side="inside")
    with pytest.raises(ShopError, match="on this paper"):
        cards_pdf([piece()], stock("l7163"), fonts=FONTS)


def test_crop_marks_stand_off_the_trim_or_on_the_cut_at_the_edge() -> None:
    trimmed = crop_marks(stock("us_a7_on_letter"))
    assert len(trimmed) == 8
    rounded = [Box(*(round(side, 6) for side in mark)) for mark in trimmed]
    assert Box(12.7, 11.05, 0, 5) in rounded
    assert Box(4.7, 19.05, 5, 0) in rounded

    assert crop_marks(stock("a4_4up")) == (
        Box(105, 6.5, 0, 5),
        Box(105, 285.5, 0, 5),
        Box(6.5, 148.5, 5, 0),
        Box(198.5, 148.5, 5, 0),
    )
    assert crop_marks(stock("avery_8315")) == ()


def test_crop_marks_are_printed_on_the_outside_only_when_wanted() -> None:
    sheet = stock("us_a7_on_letter")
    mark = (round(12.7 * FINE) - 4, round(12 * FINE), round(12.7 * FINE) + 4, round(15 * FINE))
    plain, marked = (
        cards_pdf([piece()], sheet, fonts=FONTS, crop_marks=wanted) for wanted in (False, True)
    )

    assert fine(plain, 0).crop(mark).getextrema() == (255, 255)
    assert fine(marked, 0).crop(mark).getextrema() != (255, 255)
    assert fine(marked, 1).crop(mark).getextrema() == (255, 255)
