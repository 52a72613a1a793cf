"""The day sheet on paper: one page on a usual day, twelve blank lines always together."""

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.printing.day_sheet import PrintedDaySheet, SheetPart, day_sheet_pdf
from smallcrm.printing.pages import page_size

USUAL = PrintedDaySheet(
    shop_name="Hargreaves Hardware",
    day="Friday 20 November 2026",
    parts=(
        SheetPart("Promises", (("Ines Duarte, 010-7730", "Promised for today: hinges."),)),
        SheetPart("Calls", (("Tom Becker, 010-4411", "Reminder: about the paint"),)),
    ),
    blank_head="Who was here",
    blank_titles=("Name", "Phone", "What", "How it went"),
    page_words="Page {page} of {pages}",
)
words = st.text(max_size=60)


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_a_usual_day_fits_one_page_with_its_blank_lines() -> None:
    made = day_sheet_pdf(USUAL)
    (page,) = texts(made.pdf)
    for told in (
        "Hargreaves Hardware",
        "Friday 20 November",
        "Ines Duarte",
        "Calls",
        "How it went",
    ):
        assert told in page
    assert made.undrawable == ()


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_the_paper_is_the_shops(paper: str, size: tuple[float, float]) -> None:
    made = day_sheet_pdf(replace(USUAL, paper=paper))
    assert page_size(made.pdf, 0) == pytest.approx(size, abs=0.2)


def test_a_long_day_goes_on_and_the_blank_lines_stand_on_the_last_page_alone() -> None:
    lines = tuple((f"Customer {number}", "Promised for today.") for number in range(70))
    pages = texts(day_sheet_pdf(replace(USUAL, parts=(SheetPart("Promises", lines),))).pdf)
    assert len(pages) >= 2
    assert ["Who was here" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    together = "\n".join(pages)
    assert all(f"Customer {number}" in together for number in range(70))


def test_an_empty_day_is_blank_lines_alone() -> None:
    made = day_sheet_pdf(replace(USUAL, parts=()))
    assert made.pages == 1
    assert "Who was here" in texts(made.pdf)[0]


@given(who=words, what=words, title=words)
@settings(max_examples=25, deadline=None)
def test_any_words_are_laid_out(who: str, what: str, title: str) -> None:
    made = day_sheet_pdf(replace(USUAL, parts=(SheetPart(title, ((who, what),)),)))
    assert made.pages == 1
