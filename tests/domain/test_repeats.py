"""When something that repeats is due again."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.repeats import (
    MOST_EVERY,
    Repeats,
    every_of,
    next_due,
    repeating_words,
    repeats_of,
    repeats_word,
)
from smallcrm.wording import Wording

FRIDAY = date(2026, 11, 27)  # the last Friday of its month


@pytest.mark.parametrize(
    ("due_on", "repeats", "every", "after", "expected"),
    [
        (FRIDAY, Repeats.NEVER, 1, FRIDAY, None),
        (FRIDAY, Repeats.DAYS, 10, FRIDAY, date(2026, 12, 7)),
        (FRIDAY, Repeats.WEEKS, 3, FRIDAY, date(2026, 12, 18)),
        # Done late: the series goes on in its own step, the days that are gone are left out.
        (FRIDAY, Repeats.WEEKS, 1, date(2026, 12, 20), date(2026, 12, 25)),
        (FRIDAY, Repeats.WEEKS, 1, date(2026, 12, 18), date(2026, 12, 25)),
        # Done early: never the same day again.
        (FRIDAY, Repeats.MONTHS, 1, date(2026, 11, 2), date(2026, 12, 27)),
        (FRIDAY, Repeats.MONTHS, 6, FRIDAY, date(2027, 5, 27)),
        (FRIDAY, Repeats.LAST_WEEKDAY, 1, FRIDAY, date(2026, 12, 25)),
        (FRIDAY, Repeats.LAST_WEEKDAY, 3, FRIDAY, date(2027, 2, 26)),
        # A first day that is not the last Friday itself leads to the last Fridays all the same.
        (date(2026, 11, 6), Repeats.LAST_WEEKDAY, 1, date(2026, 11, 6), date(2026, 12, 25)),
        (date(2027, 1, 30), Repeats.MONTHS, 1, date(2027, 1, 30), date(2027, 2, 28)),
        (date(2028, 2, 29), Repeats.MONTHS, 12, date(2028, 2, 29), date(2029, 2, 28)),
        (date(2029, 2, 28), Repeats.MONTHS, 36, date(2029, 2, 28), date(2032, 2, 29)),
        (date(2028, 2, 29), Repeats.DAYS, 366, date(2028, 3, 1), date(2029, 3, 1)),
        (date(9999, 12, 31), Repeats.WEEKS, 1, FRIDAY, None),
        (date(9999, 12, 31), Repeats.MONTHS, 1, FRIDAY, None),
    ],
)
def test_the_next_day_of_a_series(
    due_on: date, repeats: Repeats, every: int, after: date, expected: date | None
) -> None:
    assert next_due(due_on, repeats, every, after=after) == expected


def test_the_last_of_each_month_stays_the_last_of_each_month() -> None:
    day, found = date(2027, 1, 31), []
    for _month in range(14):
        following = next_due(day, Repeats.MONTHS, 1, after=day)
        assert following is not None
        found.append(following)
        day = following
    assert [day.day for day in found] == [28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31]


_DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@settings(max_examples=200)
@given(
    due_on=_DAYS,
    done_on=_DAYS,
    repeats=st.sampled_from([each for each in Repeats if each]),
    every=st.integers(1, MOST_EVERY),
)
def test_a_series_always_goes_forward_past_today(
    due_on: date, done_on: date, repeats: Repeats, every: int
) -> None:
    found = next_due(due_on, repeats, every, after=done_on)
    assert found is not None
    assert found > max(due_on, done_on)
    if repeats in {Repeats.DAYS, Repeats.WEEKS}:
        step = every * (7 if repeats == Repeats.WEEKS else 1)
        assert (found - due_on).days % step == 0
        assert found - max(due_on, done_on) <= timedelta(days=step)
    if repeats == Repeats.LAST_WEEKDAY:
        assert found.weekday() == due_on.weekday()
        assert (found + timedelta(days=7)).month != found.month


@pytest.mark.parametrize("text", ["0", "367", "two", "-1", "٣", "9" * 5_000, "1.5"])
def test_only_a_whole_number_within_reach_is_a_step(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        every_of(text)
    assert refused.value.field == "every"


def test_an_empty_step_is_one() -> None:
    assert (every_of(" "), every_of("366")) == (1, 366)


def test_an_unknown_way_of_repeating_is_refused_in_words() -> None:
    with pytest.raises(Invalid):
        repeats_of("sometimes")
    assert len({repeats_word(each.value).key for each in Repeats}) == len(Repeats)


def test_what_repeats_says_how_often() -> None:
    assert repeating_words("", 1) is None
    for each in Repeats:
        assert each == Repeats.NEVER or repeating_words(each.value, 3) is not None
    say = Wording().say
    told = [repeating_words("last_weekday", every, FRIDAY) for every in (1, 3)]
    assert [say(each) for each in told if each is not None] == [
        "on the last Friday of each month",
        "on the last Friday of every 3 months",
    ]
