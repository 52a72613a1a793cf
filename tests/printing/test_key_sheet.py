"""The printed sheet of keys: one page, nothing cut, whatever the language."""

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.key_sheet import KeyColumn, KeySheet, key_sheet_pdf
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.plain_sheets import SIZES_MM
from tests.ui.cards.pdf_words import words_in

GROUPS = (
    KeyColumn("Anywhere", [(f"F{n}", f"Something number {n}") for n in range(1, 20)]),
    KeyColumn("Lists", [("Ctrl Enter", "Save everything that was typed")] * 6),
)


@pytest.mark.parametrize("code", SIZES_MM)
def test_it_is_one_page_of_the_paper_with_every_word(code: str) -> None:
    pdf = key_sheet_pdf(KeySheet("Keys of Iron & Rose", GROUPS, "For beside the till"), code)
    assert page_count(pdf) == 1
    size = page_size(pdf, 0)
    assert (size.width_mm, size.height_mm) == pytest.approx(SIZES_MM[code], abs=0.5)
    words = words_in(pdf)
    for cap, said in GROUPS[0].lines:
        assert cap in words
        assert said in words


def test_a_language_twice_as_long_is_set_smaller_and_still_one_page() -> None:
    long = [KeyColumn(g.title, [(cap, f"{said} {said}") for cap, said in g.lines]) for g in GROUPS]
    assert page_count(key_sheet_pdf(KeySheet("Keys", long), "letter")) == 1


def test_more_keys_than_a_page_holds_are_refused() -> None:
    many = [KeyColumn("Anywhere", [("F1", "Help")] * 90)]
    with pytest.raises(ShopError, match="do not fit on one page"):
        key_sheet_pdf(KeySheet("Keys", many), "a4")
