"""Opening hours: breaks, midnight, and working days."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.closures import Closure
from smallcrm.domain.errors import Invalid
from smallcrm.domain.opening_hours import OpeningHours, Period, usual

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))


def test_the_usual_week() -> None:
    hours = usual()
    assert hours.is_open(at(MONDAY, "09:00"))
    assert not hours.is_open(at(MONDAY, "08:59"))
    assert not hours.is_open(at(MONDAY, "18:00"))
    assert hours.is_open(at(SATURDAY, "12:59"))
    assert not hours.is_open(at(SATURDAY, "15:00"))
    assert not hours.is_open(at(SUNDAY, "11:00"))


def test_a_lunch_break_is_shut() -> None:
    hours = OpeningHours((Period(0, time(14), time(18)), Period(0, time(9), time(12))))
    assert [hours.is_open(at(MONDAY, clock)) for clock in ("11:59", "13:00", "14:00")] == [
        True,
        False,
        True,
    ]
    assert [period.opens for period in hours.on(MONDAY)] == [time(9), time(14)]


def test_a_bar_is_open_past_midnight() -> None:
    hours = OpeningHours((Period(5, time(20), time(2)),))
    assert hours.is_open(at(SATURDAY, "23:30"))
    assert hours.is_open(at(SUNDAY, "01:59"))
    assert not hours.is_open(at(SUNDAY, "02:00"))
    assert not hours.is_open(at(SATURDAY, "01:00"))


def test_a_closed_day_opens_nothing_and_is_no_working_day() -> None:
    hours = OpeningHours(usual().periods, (Closure(MONDAY, MONDAY),))
    assert not hours.is_open(at(MONDAY, "10:00"))
    assert hours.next_working_day(SATURDAY) == MONDAY + timedelta(days=1)


def test_working_days_skip_sunday() -> None:
    hours = usual()
    assert hours.next_working_day(SATURDAY) == MONDAY
    assert hours.previous_working_day(MONDAY) == SATURDAY
    assert not hours.is_working_day(SUNDAY)


def test_a_shop_without_hours_counts_every_day() -> None:
    hours = OpeningHours(())
    assert hours.next_working_day(SATURDAY) == SUNDAY
    assert hours.previous_working_day(SUNDAY) == SATURDAY


minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weeks = st.lists(st.builds(Period, st.integers(0, 6), minutes, minutes), max_size=6).map(
    lambda periods: OpeningHours(tuple(sorted(periods)))
)


@given(weeks)
@settings(max_examples=100)
def test_hours_survive_being_written_down(hours: OpeningHours) -> None:
    assert OpeningHours.from_text(hours.as_text()) == hours


@given(weeks, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
@settings(max_examples=100)
def test_the_next_working_day_lies_ahead_and_nothing_is_skipped(
    hours: OpeningHours, day: date
) -> None:
    following = hours.next_working_day(day)
    assert following > day
    if hours.periods:
        assert hours.is_working_day(following)
        between = range(1, (following - day).days)
        assert not any(hours.is_working_day(day + timedelta(days=n)) for n in between)


@pytest.mark.parametrize("text", ["7 09:00-10:00", "x", "0 9-10;junk", "0 25:00-26:00"])
def test_damaged_hours_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        OpeningHours.from_text(text)
