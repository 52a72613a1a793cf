import pytest

from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.pages import page_image, page_size
from smallcrm.printing.stock import stock
from tests.printing.printed import bundled_only, piece

PDF = cards_pdf([piece()], stock("a4_quarter_fold"), fonts=bundled_only())


@pytest.mark.parametrize("dpi", [37.0, 72.0, 101.6])
def test_a_page_becomes_a_picture_without_gaps_between_its_rows(dpi: float) -> None:
    image = page_image(PDF, 0, dpi)

    assert len(image.rgb) == image.width * image.height * 3
    assert image.width == pytest.approx(210 / 25.4 * dpi, abs=1)
    assert image.height == pytest.approx(297 / 25.4 * dpi, abs=1)
    assert image.rgb[:3] == b"\xff\xff\xff"


def test_colours_come_in_the_order_red_green_blue() -> None:
    image = page_image(PDF, 0, 100)
    pixels = [image.rgb[place : place + 3] for place in range(0, len(image.rgb), 3)]

    # The drawn leaves are green and the berries red: nothing on the front is bluest by far.
    assert any(green > red + 15 and green > blue + 15 for red, green, blue in pixels)
    assert any(red > green + 40 and red > blue + 40 for red, green, blue in pixels)
    assert not any(blue > red + 60 for red, green, blue in pixels)


def test_a_page_that_is_not_there_is_an_error() -> None:
    for page in (-1, 1):
        with pytest.raises(IndexError):
            page_image(PDF, page, 72)
        with pytest.raises(IndexError):
            page_size(PDF, page)
