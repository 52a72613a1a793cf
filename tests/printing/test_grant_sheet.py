"""The printed sheet "How we make it right": one page, nothing cut, no standing on it."""

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.grant_sheet import GrantPage, grant_sheet_pdf
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.plain_sheets import SIZES_MM
from tests.ui.cards.pdf_words import words_in

PAGE = GrantPage(
    title="How we make it right",
    rules=["Listen.", "Say sorry once.", "Ask what would put it right."],
    grants_head="Say yes at once",
    grants=[("Do it again", "up to 50.00"), ("Give something", "up to 15.00")],
    sayings_head="What helps to hear",
    sayings=[("Upset", "“You are right to say so. I would not like it either.”")],
    foot="For more, ask the owner.",
)


@pytest.mark.parametrize("code", SIZES_MM)
def test_it_is_one_page_of_the_paper_with_every_word(code: str) -> None:
    pdf = grant_sheet_pdf(PAGE, code)
    assert page_count(pdf) == 1
    size = page_size(pdf, 0)
    assert (size.width_mm, size.height_mm) == pytest.approx(SIZES_MM[code], abs=0.5)
    words = " ".join(words_in(pdf).split())
    for part in (PAGE.title, *PAGE.rules, *PAGE.grants[0], PAGE.sayings[0][0], PAGE.foot):
        assert part in words


def test_a_language_twice_as_long_is_set_smaller_and_still_one_page() -> None:
    long = PAGE._replace(
        rules=[f"{rule} {rule} {rule}" for rule in PAGE.rules] * 2,
        sayings=[(feeling, f"{said} {said}") for feeling, said in PAGE.sayings] * 3,
    )
    assert page_count(grant_sheet_pdf(long, "letter")) == 1


def test_more_than_a_page_holds_is_refused() -> None:
    with pytest.raises(ShopError, match="do not fit on one page"):
        grant_sheet_pdf(PAGE._replace(grants=list(PAGE.grants) * 40), "a4")
