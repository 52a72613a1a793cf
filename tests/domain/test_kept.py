"""How a wish runs its course, and whether the promise was kept."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.kept import (
    Course,
    Kept,
    Moved,
    Now,
    PromisesKept,
    Said,
    Wish,
    kept_sentence,
    kept_word,
    moved_on,
    told_anew,
)
from smallcrm.domain.requests import OPEN_STATUSES, RequestStatus

FRIDAY = date(2026, 11, 27)
A_DAY = timedelta(days=1)
ORDER = Wish("order", FRIDAY)
DONE = RequestStatus.DONE
NEW = Course()


def ended(course: Course, days_after: int, wish: Wish = ORDER, *, is_released: bool = False) -> str:
    today = Now(FRIDAY + timedelta(days=days_after))
    return moved_on(wish, course, DONE, today, Said(is_released=is_released)).kept


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
    said = Said(was_told_before=True)
    assert moved_on(ORDER, Course(), DONE, Now(FRIDAY + A_DAY), said).was_told_before is True
    assert moved_on(ORDER, Course(), DONE, Now(FRIDAY), said).was_told_before is None


def test_declined_says_nothing_of_the_promise_unless_its_day_went_by() -> None:
    def declined(day: date, known: Course = NEW, **said: bool) -> str:
        return moved_on(ORDER, known, RequestStatus.DECLINED, Now(day), Said(**said)).kept

    assert declined(FRIDAY) == ""
    assert declined(FRIDAY, is_released=True) == "released"
    assert declined(FRIDAY + A_DAY) == "late"
    assert declined(FRIDAY + A_DAY, is_released=True) == "released"
    assert declined(FRIDAY + A_DAY, Course(ready_on=FRIDAY)) == "", "it lay there"
    assert declined(FRIDAY, Course(kept=Kept.LATE)) == "late"


AT_TEN = Wish("order", FRIDAY, datetime.combine(FRIDAY, time(10)))


def by_hour(clock: time, course: Course = NEW, **said: bool) -> str:
    now = Now(FRIDAY, datetime.combine(FRIDAY, clock))
    return moved_on(AT_TEN, course, DONE, now, Said(**said)).kept


def test_the_told_hour_counts_with_a_quarter_of_grace() -> None:
    assert by_hour(time(9)) == by_hour(time(10, 15)) == "on_time"
    assert by_hour(time(10, 16)) == "late"
    assert by_hour(time(16), was_in_time=True) == "on_time"
    assert by_hour(time(16), Course(ready_on=FRIDAY)) == "on_time"
    too_late = Now(FRIDAY, datetime.combine(FRIDAY, time(16)))
    ready = moved_on(AT_TEN, Course(), RequestStatus.READY, too_late)
    assert moved_on(AT_TEN, ready, DONE, too_late).kept == "late"
    assert moved_on(AT_TEN, Course(), DONE, Now(FRIDAY - A_DAY, too_late.clock)).kept == "early"


@pytest.mark.parametrize(
    ("why", "in_time", "too_late"),
    [
        (Moved.LATE, "late", "late"),
        (Moved.AGREED, "released", "late"),
        (Moved.WRONG, "early", "late"),
    ],
)
def test_a_day_that_went_by_is_not_made_good_by_another(
    why: Moved, in_time: str, too_late: str
) -> None:
    later = Wish("order", FRIDAY + 5 * A_DAY)
    course = told_anew(Course(), ORDER, Now(FRIDAY + A_DAY), why)
    working = moved_on(later, course, RequestStatus.WORKING, Now(FRIDAY + A_DAY))
    assert working.closed_on is None
    assert ended(working, 3, later) == in_time
    assert ended(working, 6, later) == too_late
    assert told_anew(Course(), ORDER, Now(FRIDAY), why) == Course(), "nothing went by yet"
    assert told_anew(Course(ready_on=FRIDAY), ORDER, Now(FRIDAY + A_DAY), why).kept == ""


def test_what_ended_late_is_not_made_good_by_opening_it_again() -> None:
    done = moved_on(ORDER, Course(), DONE, Now(FRIDAY + A_DAY))
    again = moved_on(ORDER, done, RequestStatus.WORKING, Now(FRIDAY + A_DAY))
    assert (again.closed_on, again.kept) == (None, "late")
    assert told_anew(again, ORDER, Now(FRIDAY + A_DAY), Moved.LATE).kept == "late"
    on_time = moved_on(ORDER, Course(), DONE, Now(FRIDAY))
    assert moved_on(ORDER, on_time, RequestStatus.WORKING, Now(FRIDAY)) == Course()


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
        was_late = course.kept == "late"
        course = moved_on(wish, course, status, Now(day))
        assert (course.closed_on is None) == (status in OPEN_STATUSES)
        assert status is not DONE or (course.kept != "") == (wish.told_on is not None)
        assert not was_late or course.kept == "late", "once late is late"
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
