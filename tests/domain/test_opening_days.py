"""Closed days, holidays and special days over whole years, in three zones and a leap year."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.closures import Closure
from smallcrm.domain.errors import Invalid
from smallcrm.domain.holidays import Holidays
from smallcrm.domain.opening_hours import OpeningHours, Period, SpecialDay, usual, without_overlap
from smallcrm.domain.requests import inner_day

ZONES = ("Europe/Berlin", "America/Los_Angeles", "Australia/Sydney")
COUNTRIES = {
    "Europe/Berlin": "DE",
    "America/Los_Angeles": "US",
    "Australia/Sydney": "AU",
}
YEARS = (2027, 2028)  # 2028 has a 29 February
BREAK = Closure(date(2028, 2, 21), date(2028, 2, 29), "stock taking")
DAY = timedelta(days=1)

# Closed on Mondays, with a lunch break, and on Saturdays open past midnight.
TUESDAY_TO_SATURDAY = OpeningHours(
    (
        *(Period(weekday, time(9), time(12, 30)) for weekday in range(1, 5)),
        *(Period(weekday, time(14), time(18)) for weekday in range(1, 5)),
        Period(5, time(18), time(2)),
    ),
    closures=(BREAK,),
    special_days=(
        SpecialDay(date(2028, 2, 28), (Period(0, time(10), time(12)),), "a Monday, for once"),
        SpecialDay(date(2027, 12, 24), (Period(4, time(9), time(12)),)),
        SpecialDay(date(2027, 12, 31)),
    ),
)


def kept_in(country: str) -> OpeningHours:
    special = (*TUESDAY_TO_SATURDAY.special_days, SpecialDay(date(2027, 12, 25), (NOON,)))
    return OpeningHours(TUESDAY_TO_SATURDAY.periods, (BREAK,), special, Holidays(country, "", "en"))


NOON = Period(5, time(11), time(13))


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + DAY * n for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", YEARS)
def test_each_day_of_a_year_follows_special_days_then_closures_then_holidays_then_the_week(
    zone: str, year: int
) -> None:
    hours = kept_in(COUNTRIES[zone])
    special = {each.day: each.periods for each in hours.special_days}
    for day in days_of(year):
        if day in special:
            expected = bool(special[day])
        elif BREAK.from_on <= day <= BREAK.to_on or hours.holidays.name_on(day):
            expected = False
        else:
            expected = day.weekday() in range(1, 6)
        assert hours.is_working_day(day) == expected, day


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", YEARS)
def test_working_days_of_a_year_follow_each_other_without_a_gap(zone: str, year: int) -> None:
    hours = kept_in(COUNTRIES[zone])
    working = [day for day in days_of(year) if hours.is_working_day(day)]
    for earlier, later in pairwise(working):
        assert hours.next_working_day(earlier) == later
        assert hours.previous_working_day(later) == earlier
    assert hours.working_days_later(working[0], len(working) - 1) == working[-1]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", YEARS)
def test_the_told_day_stays_and_our_own_is_an_earlier_working_day(zone: str, year: int) -> None:
    hours = kept_in(COUNTRIES[zone])
    asked = date(year - 1, 12, 1)
    for told in days_of(year):
        inner = inner_day(told, asked, hours)
        assert inner < told
        assert hours.is_working_day(inner)
        between = (told - inner).days
        assert not any(hours.is_working_day(inner + DAY * n) for n in range(1, between))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", YEARS)
def test_the_clock_on_the_wall_decides_on_days_on_which_it_is_changed(zone: str, year: int) -> None:
    hours = OpeningHours((*usual().periods, Period(5, time(18), time(4))))
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        expected = (
            (wall.weekday() < 5 and 9 <= wall.hour < 18)
            or (wall.weekday() == 5 and (9 <= wall.hour < 13 or wall.hour >= 18))
            or (wall.weekday() == 6 and wall.hour < 4)
        )
        assert hours.is_open(wall) == expected, wall
        at += timedelta(hours=1)


def test_a_bar_that_opened_before_the_closure_is_open_until_its_morning() -> None:
    bar = OpeningHours(
        (Period(6, time(20), time(2)),), (Closure(date(2026, 11, 23), date(2026, 11, 30)),)
    )
    assert bar.is_open(datetime(2026, 11, 23, 1, 0))  # noqa: DTZ001 - the clock on the wall
    assert not bar.is_open(datetime(2026, 11, 30, 1, 0))  # noqa: DTZ001


def test_a_weekly_closing_day_is_not_told_as_a_closed_day() -> None:
    closed = [each.day for each in TUESDAY_TO_SATURDAY.closed_days(date(2028, 2, 18), 14)]
    assert date(2028, 2, 21) not in closed  # a Monday
    assert closed == [date(2028, 2, day) for day in (22, 23, 24, 25, 26, 29)]


def test_why_a_day_is_closed_is_told() -> None:
    told = TUESDAY_TO_SATURDAY.closed_on(date(2028, 2, 29))
    assert told is not None
    assert (told.why, told.words) == ("closure", "stock taking")
    eve = TUESDAY_TO_SATURDAY.closed_on(date(2027, 12, 31))
    assert eve is not None
    assert eve.why == "special"
    assert TUESDAY_TO_SATURDAY.closed_on(date(2028, 2, 28)) is None


def test_a_special_day_inside_a_break_stretches_no_gap() -> None:
    stretching = TUESDAY_TO_SATURDAY.stretching
    assert stretching.open_days_between(date(2028, 2, 20), date(2028, 2, 29)) == 1


def test_a_shop_that_is_closed_for_longer_than_a_year_still_has_an_answer() -> None:
    for_good = OpeningHours(usual().periods, (Closure(date(2027, 1, 1), date(2030, 1, 1)),))
    assert for_good.next_working_day(date(2027, 2, 1)) == date(2027, 2, 2)
    assert for_good.previous_working_day(date(2029, 2, 1)) == date(2029, 1, 31)


def test_stretches_of_one_day_may_not_overlap() -> None:
    with pytest.raises(Invalid):
        without_overlap((Period(0, time(9), time(12)), Period(0, time(11), time(13))))
    with pytest.raises(Invalid):
        without_overlap((Period(0, time(20), time(2)), Period(0, time(23), time(23, 30))))


days = st.dates(date(2027, 6, 1), date(2028, 6, 1))
anything = st.builds(
    OpeningHours,
    st.lists(
        st.builds(Period, st.integers(0, 6), st.just(time(9)), st.just(time(18))), max_size=7
    ).map(tuple),
    st.lists(
        st.builds(lambda first, n: Closure(first, first + DAY * n), days, st.integers(0, 30)),
        max_size=4,
    ).map(tuple),
    st.lists(
        st.builds(SpecialDay, days, st.sampled_from(((), (NOON,)))),
        max_size=4,
        unique_by=lambda d: d.day,
    ).map(tuple),
    st.sampled_from((Holidays(), Holidays("DE", "BY"), Holidays("US"), Holidays("XX"))),
)


@given(anything, days)
@settings(max_examples=200)
def test_a_day_is_either_open_or_closed_for_a_reason_or_outside_the_week(
    hours: OpeningHours, day: date
) -> None:
    is_in_week = any(period.weekday == day.weekday() for period in hours.periods)
    reason = hours.closed_on(day)
    assert not (hours.is_working_day(day) and reason)
    if is_in_week:
        assert hours.is_working_day(day) or reason


@given(anything, days)
@settings(max_examples=200)
def test_the_next_working_day_is_the_first_one_ahead(hours: OpeningHours, day: date) -> None:
    following = hours.next_working_day(day)
    assert following > day
    if hours.is_working_day(following):
        between = range(1, (following - day).days)
        assert not any(hours.is_working_day(day + DAY * n) for n in between)
        assert hours.previous_working_day(following) <= day or not hours.is_working_day(day)
