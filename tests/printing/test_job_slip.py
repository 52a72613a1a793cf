"""The job slip: everything on the upper half of one page, the promised day in large type."""

import pytest

from smallcrm.printing.job_slip import JobSlip, job_slip_pdf
from smallcrm.printing.pages import page_count, page_image, page_size
from smallcrm.printing.plain_sheets import SIZES_MM
from tests.ui.cards.pdf_words import words_in

SLIP = JobSlip(
    shop_name="Iron & Rose",
    kind="Repair",
    day_label="Promised for",
    day="Friday 27 November 17:30",
    name="Amara Nwosu",
    phone="0171 5551234",
    what="Sharpen two pairs of shears",
    lines=[("A little extra", "oil the hinges"), ("", "Deposit taken")],
)


@pytest.mark.parametrize("paper", SIZES_MM)
def test_it_is_one_page_with_every_word(paper: str) -> None:
    pdf = job_slip_pdf(SLIP._replace(paper=paper)).pdf
    assert page_count(pdf) == 1
    size = page_size(pdf, 0)
    assert (size.width_mm, size.height_mm) == pytest.approx(SIZES_MM[paper], abs=0.5)
    words = words_in(pdf)
    for said in (SLIP.day, SLIP.name, SLIP.phone, SLIP.what, "Deposit taken", "oil the hinges"):
        assert said in words


def test_even_the_longest_words_stay_on_the_upper_half() -> None:
    long = SLIP._replace(
        name="Wolfeschlegelsteinhausen " * 5,
        what="a very long wish " * 12,
        lines=[("A little extra", "something else " * 14)] * 2,
    )
    image = page_image(job_slip_pdf(long).pdf, 0, 40)
    half = image.width * 3 * (image.height // 2 + 4)
    assert set(image.rgb[half:]) == {255}


def test_hostile_words_are_set_or_named_and_never_raise() -> None:
    made = job_slip_pdf(SLIP._replace(what="x\ud800\x00<b>" + "y" * 100_000, day="", phone=""))
    assert page_count(made.pdf) == 1
    assert job_slip_pdf(SLIP._replace(name="\U0001cf50")).undrawable == ("\U0001cf50",)
