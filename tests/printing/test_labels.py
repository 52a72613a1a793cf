import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.address_block import ADDRESS, block
from smallcrm.printing.envelopes import checked_envelopes
from smallcrm.printing.labels import checked_labels, kind_for, labels_pdf
from smallcrm.printing.layout import Box
from smallcrm.printing.pages import page_count
from smallcrm.printing.stock import stock
from tests.printing.printed import bundled_only, crop, ink_box, picture, piece, text_of

FONTS = bundled_only()
SHEET = stock("avery_5160")


def test_labels_begin_at_the_seventh_and_go_on_on_the_next_sheet() -> None:
    pieces = [piece(envelope=(f"Number {n}", "12345 Berlin")) for n in range(26)]

    pdf = labels_pdf(pieces, SHEET, fonts=FONTS, places=range(7, 33))

    assert page_count(pdf) == 2
    first, second = picture(pdf), picture(pdf, 1)
    for number, box in enumerate(SHEET.places, start=1):
        assert (ink_box(crop(first, box)) is not None) == (number >= 7), number
        assert (ink_box(crop(second, box)) is not None) == (number <= 2), number
    assert text_of(pdf, 1) == "Number 24 12345 Berlin Number 25 12345 Berlin"


def test_addresses_that_can_not_be_printed_are_named_and_left_out() -> None:
    pieces = [
        piece(),
        piece(who="Nobody", envelope=("", " ")),
        piece(who="Flower \U0001cf50", envelope=("Flower \U0001cf50", "12345 Berlin")),
        piece(who="Endless", envelope=("line",) * 30),
    ]

    for found in (
        checked_labels(pieces, SHEET, fonts=FONTS),
        checked_envelopes(pieces, stock("envelope_c6"), fonts=FONTS),
    ):
        assert found.pieces == (pieces[0],)
        assert [(each.place, each.who) for each in found.left_out] == [
            (1, "Nobody"),
            (2, "Flower \U0001cf50"),
            (3, "Endless"),
        ]
        said = [each.sentence.key for each in found.left_out]
        assert "no address" in said[0]
        assert "No font" in said[1]
        assert "too long" in said[2]
    assert page_count(labels_pdf(checked_labels(pieces, SHEET, fonts=FONTS).pieces, SHEET)) == 1


def test_labels_without_any_address_are_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="address"):
        labels_pdf([piece(envelope=())], SHEET)


def test_five_lines_have_room_on_every_address_label() -> None:
    assert kind_for(stock("l7160")).size_pt == ADDRESS.size_pt * 1.0
    assert 8 <= kind_for(SHEET).size_pt < ADDRESS.size_pt
    assert kind_for(stock("avery_5167")).size_pt >= 6.9


def test_many_lines_shrink_together_and_never_below_four_fifths() -> None:
    box = Box(0, 0, 80, 30)
    for count in range(1, 12):
        lines = block(("A line",) * count, ADDRESS, box, FONTS)
        if lines is None:
            assert count > 6
        else:
            assert ADDRESS.size_pt * 0.8 - 0.01 <= lines[0].size_pt <= ADDRESS.size_pt
            assert lines[-1].y_mm <= box.bottom_mm


def test_the_same_labels_give_the_same_file() -> None:
    assert labels_pdf([piece()] * 3, SHEET) == labels_pdf([piece()] * 3, SHEET)
