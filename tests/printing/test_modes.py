from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from smallcrm.domain.pictures import Crop, Picture
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import checked
from smallcrm.printing.layout import Box
from smallcrm.printing.modes import GUIDE_MM, Mode, guide_lines
from smallcrm.printing.pages import page_count, page_image
from smallcrm.printing.panels import logo_box, picture_box
from smallcrm.printing.stock import stock
from tests.printing.printed import SHOP, bundled_only, crop, ink_box, picture, piece, text_of

FONTS = bundled_only()
A4 = stock("a4_quarter_fold")


def drawn(size: tuple[int, int], left: str, right: str, kind: str = "PNG") -> bytes:
    """A picture whose halves have two colours."""
    image = Image.new("RGB", size, left)
    image.paste(Image.new("RGB", (size[0] // 2, size[1]), right), (size[0] // 2, 0))
    file = BytesIO()
    image.save(file, kind, quality=95)
    return file.getvalue()


def colour_at(pdf: bytes, x_mm: float, y_mm: float) -> tuple[int, ...]:
    page = page_image(pdf, 0, 25.4 * 4)
    at = (round(y_mm * 4) * page.width + round(x_mm * 4)) * 3
    return tuple(page.rgb[at : at + 3])


@pytest.mark.parametrize("code", ["a4_quarter_fold", "a6_on_a5", "a4_4up"])
def test_by_hand_there_are_faint_lines_inside_and_no_word(code: str) -> None:
    sheet = stock(code)
    pdf = cards_pdf([piece()], sheet, fonts=FONTS, mode="by_hand")

    text = " ".join(text_of(pdf, page) for page in range(page_count(pdf)))
    assert "Marie" not in text
    assert "Thank you for" not in text
    words = sheet.words_panel()
    page = picture(pdf, sheet.sides.index(words.side))
    seen = crop(page, words.box)
    assert ink_box(seen) is not None
    darkest = crop(seen, Box(20, 40, 60, 40)).getextrema()[0]
    assert isinstance(darkest, int)
    assert darkest > 150


def test_guide_lines_fill_the_box_from_its_foot() -> None:
    strokes = guide_lines(Box(15, 17, 75, 122)).split(" m ")

    assert len(strokes) - 1 == 122 // GUIDE_MM
    assert strokes[-2].endswith("15.00 139.00")


@pytest.mark.parametrize(("mode", "pages"), [("printed", 2), ("by_hand", 2), ("blank", 1)])
def test_a_card_that_stays_blank_inside_is_printed_on_one_side(mode: Mode, pages: int) -> None:
    pdf = cards_pdf([piece()], stock("a6_on_a5"), fonts=FONTS, mode=mode)

    assert page_count(pdf) == pages


def test_blank_inside_means_that_nothing_stands_there() -> None:
    page = picture(cards_pdf([piece()], A4, fonts=FONTS, mode="blank"))

    assert ink_box(crop(page, A4.panel("inside_right").box)) is None
    assert ink_box(crop(page, A4.panel("front").box)) is not None


def test_the_logo_stands_over_the_shops_name_and_is_in_the_file_once() -> None:
    shop = replace(SHOP, logo=drawn((400, 100), "#aa0000", "#0000aa"))
    one, many = (
        cards_pdf([piece(shop=shop)] * count, stock("a4_4up"), fonts=FONTS) for count in (1, 40)
    )
    whole = cards_pdf([piece(shop=shop)], A4, fonts=FONTS)
    box = A4.panel("back").on_sheet(logo_box(A4))

    assert one.count(b"/Subtype /Image") == many.count(b"/Subtype /Image") == 1
    middle = box.y_mm + box.height_mm / 2
    assert colour_at(whole, box.x_mm + box.width_mm * 0.25, middle)[0] > 150
    assert colour_at(whole, box.x_mm + box.width_mm * 0.75, middle)[2] > 150
    # Four times as wide as high, it keeps its proportions inside the box of two to one.
    assert colour_at(whole, box.middle_mm, box.y_mm + 0.5) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_owners_picture_fills_its_place_with_the_part_that_was_chosen(kind: str) -> None:
    photo = drawn((600, 400), "#aa0000", "#0000aa", kind)
    right_half = Picture(photo, Crop(0.5, 0.0, 0.5, 1.0))
    made = piece(picture=right_half, design="own:1")
    pdf = cards_pdf([made], A4, fonts=FONTS)
    box = A4.panel("front").on_sheet(picture_box(made, A4))

    for x in (box.x_mm + 1, box.middle_mm, box.right_mm - 1):
        red, _, blue = colour_at(pdf, x, box.y_mm + 3)
        assert blue > 130 > red
    assert colour_at(pdf, box.x_mm - 1, box.y_mm + 3) == (255, 255, 255)
    assert "Thank you" in text_of(pdf)
    alone = cards_pdf([replace(made, design="own:1:plain")], A4, fonts=FONTS)
    assert "Thank you Hargreaves" not in text_of(alone)


def test_a_postcard_names_the_shop_between_words_and_address() -> None:
    postcard = stock("a6_postcard")
    pdf = cards_pdf([piece()], postcard, fonts=FONTS)
    page = picture(pdf, 1)

    assert "Hargreaves" not in text_of(pdf, 0)
    seen = ink_box(crop(page, Box(postcard.width_mm / 2 - 4, 30, 5, 60)))
    assert seen is not None
    assert seen.height_mm > 30
    assert seen.width_mm < 4
    long = piece(shop=replace(SHOP, name="Hardware " * 40))
    assert "Hardware" not in text_of(cards_pdf([long], postcard, fonts=FONTS), 1)


def test_each_card_of_a_batch_is_made_in_its_own_mode() -> None:
    sheet, batch = stock("a6_on_a5"), [piece(), replace(piece(), mode="printed")]

    pdf = cards_pdf(batch, sheet, fonts=FONTS, mode="blank")

    assert page_count(pdf) == 4
    assert "Thank you for" not in text_of(pdf, 1)
    assert "Thank you for" in text_of(pdf, 3)
    long = replace(piece(text=("Thank you. " * 300,)), mode="by_hand")
    assert checked([long], sheet, fonts=FONTS).troubles == ()
