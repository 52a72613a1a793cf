"""The test page has its crosses where they belong, and a page is moved as the readings say."""

import pytest

from smallcrm.domain.printer_corrections import (
    Correction,
    Readings,
    SheetSize,
    correction_from,
    crosses_of,
)
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.on_printer import Margins, corrected, edges_out_of_reach
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.paper import Paper
from smallcrm.printing.stock import stock, stocks
from smallcrm.printing.test_page import CrossPage, crosses_pdf
from tests.printing.printed import crop, ink_box, ink_share, picture, piece, text_of

A4 = SheetSize(210.0, 297.0)
WORDS = CrossPage("Test page: Inkjet, A4", ("Measure cross 1.", "Measure cross 2."), "100 mm long")
SHARP_MM = 0.3  # of the rendered picture: a pixel and the haze around it
SIZES = sorted({(each.width_mm, each.height_mm) for each in map(stock, (s.code for s in stocks()))})


def _page(*boxes: Box, pages: int = 1) -> bytes:
    sheet = Box(0, 0, 210, 297)
    paper = Paper(sheet.width_mm, sheet.height_mm)
    for _number in range(pages):
        with paper.page(), paper.panel(Panel("sheet", sheet), sheet):
            for box in boxes:
                sides = f"0 0 {box.width_mm} {box.height_mm} re f"
                paper.shape(f"0 0 0 rg {sides}", box.x_mm, box.y_mm)
    return paper.pdf()


def _sides(box: Box | None) -> tuple[float, ...]:
    assert box is not None
    return (box.x_mm, box.y_mm, box.right_mm, box.bottom_mm)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_crosses_stand_where_they_belong_on_every_paper(size: tuple[float, float]) -> None:
    pdf = crosses_pdf(SheetSize(*size), WORDS)
    assert page_count(pdf) == 1
    assert page_size(pdf, 0) == pytest.approx(size, abs=0.01)
    crosses = crosses_of(SheetSize(*size))
    seen = picture(pdf)
    for x, y in ((crosses.left_mm, crosses.top_mm), (crosses.right_mm, crosses.bottom_mm)):
        found = _sides(ink_box(crop(seen, Box(x - 11, y - 1, 22, 2))))
        assert (found[0] + found[2]) / 2 == pytest.approx(11, abs=SHARP_MM)
        found = _sides(ink_box(crop(seen, Box(x - 1, y - 11, 2, 22))))
        assert (found[1] + found[3]) / 2 == pytest.approx(11, abs=SHARP_MM)


def test_nothing_of_the_test_page_runs_into_a_cross_or_the_edge() -> None:
    words = WORDS._replace(steps=("Measure how far cross 1 is from the edge. " * 4,) * 3)
    for size in (A4, SheetSize(162.0, 114.0), SheetSize(190.5, 98.4)):
        seen = picture(crosses_pdf(size, words))
        whole = _sides(ink_box(seen))
        assert min(whole[:2]) >= 8.5
        assert size.width_mm - whole[2] >= 8.5
        assert ink_share(crop(seen, Box(31, 5, 2, 30))) == 0


def test_words_without_room_are_left_out_and_hostile_ones_do_no_harm() -> None:
    for words in ("<b>&amp;%s{x}", "\ud800\x00", "long " * 2_000):
        page = CrossPage(words, (words,), words)
        assert page_count(crosses_pdf(SheetSize(162.0, 114.0), page)) == 1


def test_a_corrected_page_stays_text_and_moves_as_told() -> None:
    pdf = _page(Box(20, 30, 50, 40), pages=3)
    moved = corrected(pdf, Correction(1.5, -2.0, 1.01, 0.98))
    assert page_count(moved) == 3
    for number in range(3):
        assert page_size(moved, number) == pytest.approx((210, 297), abs=0.01)
        expected = (20 * 1.01 + 1.5, 30 * 0.98 - 2, 70 * 1.01 + 1.5, 70 * 0.98 - 2)
        assert _sides(ink_box(picture(moved, number))) == pytest.approx(expected, abs=SHARP_MM)


def test_the_words_of_a_corrected_card_can_still_be_copied() -> None:
    cards = cards_pdf([piece(), piece(greeting="Dear Joe,")], stock("a4_quarter_fold"))
    moved = corrected(cards, Correction(1.0, 1.0))
    assert text_of(moved, 1) == text_of(cards, 1) != ""
    assert corrected(cards, Correction()) is cards


def test_a_printer_that_is_off_prints_a_corrected_page_where_it_belongs() -> None:
    """The printer is played by the same transformation: 1.2 mm right, 0.8 mm up, at 97 %."""
    printer = Correction(1.2, -0.8, 0.97, 0.97)
    crosses = crosses_of(A4)
    first = printer.moved(crosses.left_mm, crosses.top_mm)
    second = printer.moved(crosses.right_mm, crosses.bottom_mm)
    readings = Readings(*first, 210 - second[0], 297 - second[1])
    pdf = _page(Box(20, 30, 50, 40))
    printed = corrected(corrected(pdf, correction_from(readings, A4)), printer)
    assert _sides(ink_box(picture(printed))) == pytest.approx((20, 30, 70, 70), abs=SHARP_MM)


def test_the_edge_at_which_ink_is_cut_off_is_named() -> None:
    reach = Margins(4.2, 4.2, 4.2, 12.7)
    assert edges_out_of_reach(_page(Box(5, 5, 200, 279)), reach) == ()
    assert edges_out_of_reach(_page(Box(5, 5, 200, 281)), reach) == ("bottom",)
    assert edges_out_of_reach(_page(Box(2, 100, 10, 10), Box(200, 9, 9, 9)), reach) == (
        "left",
        "right",
    )
    assert edges_out_of_reach(_page(Box(0, 0, 210, 297)), Margins()) == ()
    assert edges_out_of_reach(_page(), reach) == ()


def test_a_late_page_that_reaches_too_far_is_seen_too() -> None:
    made = Paper(210, 297)
    sheet = Box(0, 0, 210, 297)
    for number in range(61):
        with made.page(), made.panel(Panel("sheet", sheet), sheet):
            x = 1.0 if number == 60 else 20.0
            made.shape("0 0 0 rg 0 0 30 30 re f", x, 50.0)

    assert edges_out_of_reach(made.pdf(), Margins(4, 4, 4, 12)) == ("left",)
