"""The sheet of ten questions: one page, every word, whatever the language."""

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.domain.heard import WALK
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.plain_sheets import SIZES_MM
from smallcrm.printing.stranger_sheet import StrangerSheet, stranger_sheet_pdf
from tests.ui.cards.pdf_words import words_in

QUESTIONS = [question.words.key for question in WALK]
SHEET = StrangerSheet(
    "Walk in as a stranger",
    "Thank you for looking at our shop as if you had never been here.",
    ("Your name", "Day"),
    QUESTIONS,
    "Give it to the owner.",
)


@pytest.mark.parametrize("code", SIZES_MM)
def test_it_is_one_page_of_the_paper_with_every_question(code: str) -> None:
    pdf = stranger_sheet_pdf(SHEET, code)
    assert page_count(pdf) == 1
    size = page_size(pdf, 0)
    assert (size.width_mm, size.height_mm) == pytest.approx(SIZES_MM[code], abs=0.5)
    words = words_in(pdf)
    for said in (*QUESTIONS, SHEET.title, "Your name", SHEET.foot):
        assert said in words


def test_a_language_twice_as_long_is_set_smaller_and_still_one_page() -> None:
    long = SHEET._replace(questions=[f"{each} {each}" for each in QUESTIONS])
    assert page_count(stranger_sheet_pdf(long, "letter")) == 1


def test_more_questions_than_a_page_holds_are_refused() -> None:
    with pytest.raises(ShopError, match="do not fit on one page"):
        stranger_sheet_pdf(SHEET._replace(questions=QUESTIONS * 4), "a4")
