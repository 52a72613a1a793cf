from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from smallcrm.domain.errors import ShopError
from smallcrm.printing.envelopes import LOGO_MM, address_lines_on, envelopes_pdf, sender_on
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.posts import clear_zones, posts
from smallcrm.printing.shaping import width_mm
from smallcrm.printing.stock import stock, stock_codes
from tests.printing.printed import SHOP, bundled_only, crop, ink_box, picture, piece, text_of

FONTS = bundled_only()
ENVELOPES = stock_codes("envelope")

ADDRESS = ("Hargreaves Hardware", "12 Mill Lane", "ASHFORD", "TN24 8TD")


def logo(wide: int, high: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (wide, high), "#204060").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("code", ENVELOPES)
def test_both_addresses_stand_in_their_boxes(code: str) -> None:
    envelope = stock(code)
    assert envelope.address is not None
    assert envelope.sender is not None

    pdf = envelopes_pdf([piece()], envelope, fonts=FONTS)

    page = picture(pdf)
    assert ink_box(crop(page, envelope.address)) is not None
    assert ink_box(crop(page, envelope.sender)) is not None
    assert page_size(pdf, 0) == pytest.approx((envelope.width_mm, envelope.height_mm), abs=0.01)
    assert "Marie Dupont 1 High Street ASHFORD TN24 8TD" in text_of(pdf)


@pytest.mark.parametrize("code", ENVELOPES)
def test_a_long_address_shrinks_wraps_and_stays_in_its_box(code: str) -> None:
    envelope = stock(code)
    assert envelope.address is not None
    made = piece(
        envelope=(
            "Maria Magdalena Freifrau von Hohenstein-Württemberg-Schwarzenfels zu X",
            "1 High Street",
            "",
            "12345 Berlin",
        )
    )

    lines = address_lines_on(made, envelope, FONTS)

    assert lines is not None
    assert len(lines) >= 4
    assert lines[0].size_pt == pytest.approx(11.5 * 0.8)
    for line in lines:
        assert line.x_mm + width_mm(line.shaped, line.size_pt) <= envelope.address.right_mm + 0.1
        assert line.y_mm <= envelope.address.bottom_mm


def test_lines_are_at_least_eight_points_high() -> None:
    # USPS Publication 28 asks for 8 points; shrinking must not go below.
    made = piece(envelope=("x" * 70,))

    lines = address_lines_on(made, stock("envelope_us_a2"), FONTS)

    assert lines is not None
    assert all(line.size_pt >= 8 for line in lines)


def test_empty_lines_close_up_and_people_without_address_are_passed_over() -> None:
    pieces = [piece(envelope=("Anna Berg", "", " ", "12345 Berlin")), piece(envelope=())]

    pdf = envelopes_pdf(pieces, stock("envelope_c6"), fonts=FONTS)

    assert page_count(pdf) == 1
    lines = address_lines_on(pieces[0], stock("envelope_c6"), FONTS)
    assert lines is not None
    assert [line.shaped.text for line in lines] == ["Anna Berg", "12345 Berlin"]


def test_a_batch_without_any_address_is_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="address"):
        envelopes_pdf([piece(envelope=())], stock("envelope_c6"))


def test_an_address_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ShopError, match="too long"):
        envelopes_pdf([piece(envelope=("line",) * 60)], stock("envelope_c6"), fonts=FONTS)


def test_the_same_envelopes_give_the_same_file() -> None:
    envelope = stock("envelope_c6")

    assert envelopes_pdf([piece()], envelope) == envelopes_pdf([piece()], envelope)


@pytest.mark.parametrize("code", ENVELOPES)
@pytest.mark.parametrize("size", [(300, 60), (60, 300)])
def test_the_logo_stands_small_beside_the_sender_and_in_no_clear_zone(
    code: str, size: tuple[int, int]
) -> None:
    envelope, made = stock(code), replace(SHOP, address=ADDRESS, logo=logo(*size))
    assert envelope.sender is not None

    sender = sender_on(made, envelope, FONTS)
    page = picture(envelopes_pdf([piece(shop=made)], envelope, fonts=FONTS))

    assert sender.logo is not None
    assert envelope.sender.holds(sender.logo, slack_mm=0.01)
    assert sender.logo.width_mm <= LOGO_MM[0] + 0.01
    assert sender.logo.height_mm <= LOGO_MM[1] + 0.01
    assert len(sender.lines) >= len(ADDRESS)
    assert all(line.x_mm > sender.logo.right_mm + 2 for line in sender.lines)
    middle = sender.logo.inset(*[min(sender.logo[2:]) / 4] * 4)
    assert crop(page, middle).getextrema()[1] != 255
    for zone in [each for post in posts() for each in clear_zones(post, envelope.sheet)]:
        assert ink_box(crop(page, zone)) is None


def test_an_address_with_no_room_beside_the_logo_stands_alone() -> None:
    made = replace(SHOP, address=("Hargreaves and Daughters Hardware Ltd",) * 5, logo=logo(90, 60))

    sender = sender_on(made, stock("envelope_us_a2"), FONTS)

    assert sender.logo is None
    assert sender.lines
