"""The printed list: every row once, on paper of the shop, with its head and page numbers."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Cancelled, ShopError
from smallcrm.domain.sentence import Sentence
from smallcrm.printing.lists import ROWS_MOST, PrintedList, list_pdf
from smallcrm.printing.pages import page_size
from tests.printing.printed import bundled_only

SHORT = PrintedList(
    shop_name="Hargreaves Hardware",
    heading="In Bath, not seen since 1 May: 2",
    day="Friday 20 November 2026",
    titles=("Customer", "Last here", "Visits"),
    shares=(5, 2, 1),
    rows=(("Anna Berg", "12 Nov", "4"), ("Joe Adler", "not yet", "0")),
    page_words="Page {page} of {pages}",
)


HEAD = ("Customer", True)


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_a_short_list_says_what_it_is_and_who_is_on_it() -> None:
    made = list_pdf(SHORT)
    (page,) = texts(made.pdf)
    for words in (SHORT.shop_name, SHORT.heading, SHORT.day, "Anna Berg", "not yet", "Page 1 of 1"):
        assert words in page
    assert made.pages == 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_the_paper_is_the_shops(paper: str, size: tuple[float, float]) -> None:
    made = list_pdf(replace(SHORT, paper=paper))
    assert page_size(made.pdf, 0) == pytest.approx(size, abs=0.2)


def test_every_row_stands_on_some_page_once_and_in_order() -> None:
    rows = [(f"Customer {n:04}", "today", str(n)) for n in range(120)]
    made = list_pdf(replace(SHORT, rows=rows))
    pages = texts(made.pdf)
    assert made.pages == len(pages) > 2
    words = " ".join(pages).split()
    found = [int(after) for word, after in pairwise(words) if (word, after.isdigit()) == HEAD]
    assert found == list(range(120))
    assert f"Page 2 of {made.pages}" in pages[1]
    assert SHORT.heading not in pages[1]


def test_what_no_font_can_draw_is_told_and_stops_nothing() -> None:
    made = list_pdf(replace(SHORT, rows=[("Anna \U0001cf50 Berg", "", "")]), fonts=bundled_only())
    assert made.undrawable == ("\U0001cf50",)
    assert "Anna ? Berg" in texts(made.pdf)[0]


def test_nobody_and_far_too_many_are_refused() -> None:
    for rows in ([], [("x", "y", "z")] * (ROWS_MOST + 1)):
        with pytest.raises(ShopError):
            list_pdf(replace(SHORT, rows=rows))


def test_it_can_be_cancelled() -> None:
    class Stopping:
        def step(self, done: int, total: int, doing: Sentence) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        list_pdf(SHORT, progress=Stopping())


@settings(max_examples=25, deadline=None)
@given(name=st.text(max_size=40) | st.sampled_from(["x" * 100_000, "<b>", "\ud800", "אבג", "a\nb"]))
def test_any_words_can_be_printed(name: str) -> None:
    made = list_pdf(
        replace(SHORT, shop_name=name, heading=name, rows=[(name, name, name)]),
        fonts=bundled_only(),
    )
    assert made.pages == 1
