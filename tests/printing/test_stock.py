import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.stock import card_stock_for, stock, stock_codes, stock_name


def test_all_papers_can_be_read_and_have_a_name() -> None:
    codes = stock_codes()

    assert {"a4_quarter_fold", "letter_quarter_fold", "envelope_c6", "envelope_us_a2"} <= set(codes)
    for code in codes:
        assert stock(code).code == code
        assert stock_name(code).key


def test_a_folded_card_fits_its_envelope() -> None:
    for code in stock_codes("quarter_fold"):
        card = stock(code)
        envelope = stock(card.envelope)
        front = sorted((card.width_mm / 2, card.height_mm / 2))
        inner = sorted((envelope.width_mm, envelope.height_mm))

        assert front[0] + 3 <= inner[0]
        assert front[1] + 3 <= inner[1]


def test_the_us_address_stands_inside_the_area_that_machines_read() -> None:
    envelope = stock("envelope_us_a2")
    assert envelope.address is not None

    # USPS Publication 28: 5/8 to 2 3/4 in from the bottom, 1/2 in from both sides.
    assert envelope.height_mm - envelope.address.bottom_mm >= 5 / 8 * 25.4
    assert envelope.height_mm - envelope.address.y_mm <= 2.75 * 25.4
    assert envelope.address.x_mm >= 12.7
    assert envelope.width_mm - envelope.address.right_mm >= 12.7


def test_the_c6_address_keeps_clear_of_stamp_and_code_line() -> None:
    envelope = stock("envelope_c6")
    assert envelope.address is not None

    assert envelope.address.y_mm >= 40
    assert envelope.height_mm - envelope.address.bottom_mm >= 18


def test_an_unknown_paper_is_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="no paper called"):
        stock("../../secret")


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("US", "letter_quarter_fold"),
        ("ca", "letter_quarter_fold"),
        ("DE", "a4_quarter_fold"),
        ("", "a4_quarter_fold"),
    ],
)
def test_the_default_paper_is_the_one_that_the_country_uses(country: str, code: str) -> None:
    assert card_stock_for(country) == code
