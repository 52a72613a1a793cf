"""How a wish runs its course, and whether the promise was kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.kept import (
    Course,
    Kept,
    PromisesKept,
    Wish,
    kept_sentence,
    kept_word,
    moved_on,
)
from smallcrm.domain.requests import OPEN_STATUSES, RequestStatus

FRIDAY = date(2026, 11, 27)
A_DAY = timedelta(days=1)
ORDER = Wish("order", FRIDAY)
DONE = RequestStatus.DONE


def ended(course: Course, days_after: int, wish: Wish = ORDER, *, is_released: bool = False) -> str:
    today = FRIDAY + timedelta(days=days_after)
    return moved_on(wish, course, DONE, today, is_released=is_released).kept


def test_a_promise_is_kept_early_on_time_late_or_released() -> None:
    assert ended(Course(), -1) == "early"
    assert ended(Course(), 0) == "on_time"
    assert ended(Course(), 1) == "late"
    assert ended(Course(), 9, is_released=True) == "released"
    assert ended(Course(), 9, Wish("order", None), is_released=True) == ""


def test_what_lay_ready_in_time_is_kept_however_late_it_is_collected() -> None:
    ready = Course(ready_on=FRIDAY)
    assert ended(ready, 12) == "on_time"
    assert ended(Course(ready_on=FRIDAY + A_DAY), 12) == "late"
    assert ended(ready, 12, Wish("delivery", FRIDAY)) == "late"
    assert ended(ready, 1, Wish("open_after_hours", FRIDAY)) == "late"


def test_whether_they_were_told_is_kept_for_late_ones_only() -> None:
    late = moved_on(ORDER, Course(), DONE, FRIDAY + A_DAY, was_told_before=True)
    assert late.was_told_before is True
    assert moved_on(ORDER, Course(), DONE, FRIDAY, was_told_before=True).was_told_before is None


def test_declined_closes_without_a_word_about_the_promise() -> None:
    course = moved_on(ORDER, Course(), RequestStatus.DECLINED, FRIDAY + A_DAY)
    assert course == Course(None, FRIDAY + A_DAY)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(RequestStatus), st.integers(0, 5)), max_size=8),
    st.one_of(st.none(), st.integers(-5, 30)),
)
def test_only_what_is_closed_has_a_closing_day_and_an_end(
    steps: list[tuple[RequestStatus, int]], told_in: int | None
) -> None:
    day, course = FRIDAY, Course()
    wish = Wish("order", None if told_in is None else FRIDAY + timedelta(days=told_in))
    for status, days in steps:
        day += timedelta(days=days)
        course = moved_on(wish, course, status, day)
        assert (course.closed_on is None) == (status in OPEN_STATUSES)
        assert (course.kept != "") == (status is DONE and wish.told_on is not None)
        assert status is not RequestStatus.READY or course.ready_on is not None


def test_the_share_that_was_kept_is_said_in_one_sentence() -> None:
    found = PromisesKept(early=31, on_time=61, late=8, released=5)
    spoken = kept_sentence(found)
    assert spoken is not None
    assert (spoken.args["kept"], spoken.args["beaten"]) == (92, 31)
    assert kept_sentence(PromisesKept(0, 0, 0, 3)) is None


def test_one_broken_promise_never_rounds_up_to_all_kept() -> None:
    assert PromisesKept(0, 999, 1, 0).kept_percent == 99


@pytest.mark.parametrize("code", Kept)
def test_every_end_has_its_word(code: Kept) -> None:
    assert (kept_word(code) is None) == (code is Kept.NOTHING)
