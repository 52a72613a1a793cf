import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.printing.pages import page_count
from smallcrm.printing.slips import LARGE_PT, MARGIN_MM, DeskSlip, slips_pdf
from tests.printing.printed import bundled_only, ink_box, picture, text_of

FONTS = bundled_only()
SLIP = DeskSlip(
    "Marie Dupont",
    ("Sent her neighbour Joe to us.",),
    ("Roses, and a dog called Bruno",),
    ("Dear Marie,", "Thank you for sending Joe to us.", "With warm thanks,"),
)


def test_a_slip_says_who_why_what_is_known_and_which_words() -> None:
    text = text_of(slips_pdf([SLIP], fonts=FONTS))

    assert text == (
        "Marie Dupont Sent her neighbour Joe to us. Roses, and a dog called Bruno Dear Marie, "
        "Thank you for sending Joe to us. With warm thanks,"
    )


def test_for_a_left_hand_the_words_stand_on_the_other_side() -> None:
    right, left = (
        ink_box(picture(slips_pdf([SLIP], fonts=FONTS, is_left_handed=hand)))
        for hand in (False, True)
    )

    assert right is not None
    assert left is not None
    assert right.x_mm == pytest.approx(MARGIN_MM, abs=1)
    assert right.right_mm < 130
    assert left.x_mm > 70


def test_large_letters_have_eighteen_points() -> None:
    usual, large = (
        ink_box(picture(slips_pdf([SLIP], fonts=FONTS, is_large=size))) for size in (False, True)
    )

    assert LARGE_PT == 18
    assert usual is not None
    assert large is not None
    assert large.height_mm > 1.4 * usual.height_mm


def test_a_slip_stays_whole_and_many_go_on_on_new_pages() -> None:
    pdf = slips_pdf([SLIP._replace(who=f"Number {n}") for n in range(12)], fonts=FONTS)

    pages = [text_of(pdf, page) for page in range(page_count(pdf))]
    assert len(pages) > 1
    assert all(page.startswith("Number") and page.endswith("thanks,") for page in pages)
    assert sum(page.count("Number") for page in pages) == 12


def test_no_slips_are_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="no card to write"):
        slips_pdf([])


@given(st.lists(st.text(max_size=40), max_size=3), st.booleans(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_no_words_raise(texts: list[str], is_left_handed: bool, is_large: bool) -> None:
    words = tuple(texts)
    pdf = slips_pdf(
        [DeskSlip("".join(texts), words, words, (*words, "x" * 100_000))],
        is_left_handed=is_left_handed,
        is_large=is_large,
        fonts=FONTS,
    )

    assert page_count(pdf) >= 1
