"""Words on plain sheets: from the side they are read from, a ? for what no font draws."""

import pytest

from smallcrm.printing.fonts import Fonts
from smallcrm.printing.grant_sheet import grant_sheet_pdf
from smallcrm.printing.key_sheet import KeyColumn, KeySheet, key_sheet_pdf
from smallcrm.printing.pages import page_count, page_image
from smallcrm.printing.plain_sheets import SIZES_MM, Setter, one_page, sheet_box
from smallcrm.printing.text import Kind
from tests.printing.test_grant_sheet import PAGE
from tests.ui.cards.pdf_words import words_in

KIND = Kind("plain", 12.0)
NOBODY_DRAWS = "\U0001cf50"
DARK = 128


def darkest_half(text: str, *, is_at_end: bool = False) -> str:
    """On which half of the sheet most of the words stand."""
    whole = sheet_box("a4")
    setter = Setter(Fonts())
    fitted = setter.fitted(text, KIND, whole.width_mm)
    setter.put(fitted, 0.0, 20.0, whole.width_mm, is_at_end=is_at_end)
    seen = page_image(one_page(whole, "", setter), 0, 40)
    dark = [
        place % seen.width
        for place in range(seen.width * seen.height)
        if seen.rgb[place * 3] < DARK
    ]
    return "left" if sum(dark) / len(dark) < seen.width / 2 else "right"


def test_words_begin_at_the_side_from_which_they_are_read() -> None:
    assert darkest_half("shears") == "left"
    assert darkest_half("מספריים") == "right"
    assert darkest_half("shears", is_at_end=True) == "right"
    assert darkest_half("מספריים", is_at_end=True) == "left"


def test_a_sign_that_no_font_draws_is_told_and_stops_nothing() -> None:
    setter = Setter(Fonts())
    setter.fitted(f"shears {NOBODY_DRAWS}", KIND, 50.0)
    assert tuple(setter.missing) == (NOBODY_DRAWS,)
    pdf = grant_sheet_pdf(PAGE._replace(title=f"Ours {NOBODY_DRAWS}"), "a4")
    assert "Ours ?" in words_in(pdf)
    keys = KeySheet(f"Keys of {NOBODY_DRAWS}", [KeyColumn("Anywhere", [("F1", "Help")])])
    assert "Keys of ?" in words_in(key_sheet_pdf(keys, "letter"))


@pytest.mark.parametrize("code", [*SIZES_MM, "nothing known"])
def test_hostile_words_are_set_on_one_page(code: str) -> None:
    setter = Setter(Fonts(), 0.5)
    setter.put(setter.fitted("x\ud800\x00<b>" + "y" * 100_000, KIND, 80.0), 0.0, 0.0, 80.0)
    assert page_count(one_page(sheet_box(code), "\x00\ud800", setter)) == 1
