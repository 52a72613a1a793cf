"""How closures stretch gaps: over a year of days, across 29 February, and for any closures."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.closures import Closure, ClosureDraft, Closures
from smallcrm.domain.errors import Invalid

SUMMER = Closure(date(2026, 8, 3), date(2026, 8, 16), "summer break")


def test_without_closures_days_are_simply_counted() -> None:
    open_always = Closures()
    assert open_always.open_days_between(date(2026, 2, 27), date(2026, 3, 2)) == 3
    assert open_always.open_days_between(date(2028, 2, 27), date(2028, 3, 2)) == 4
    assert open_always.add_open_days(date(2028, 2, 28), 1) == date(2028, 2, 29)


def test_a_summer_break_makes_nobody_late() -> None:
    closures = Closures([SUMMER])
    assert closures.open_days_between(date(2026, 8, 1), date(2026, 8, 20)) == 5
    assert closures.add_open_days(date(2026, 8, 1), 5) == date(2026, 8, 20)
    assert closures.add_open_days(date(2026, 8, 1), 1) == date(2026, 8, 2)
    assert closures.add_open_days(date(2026, 8, 1), 2) == date(2026, 8, 17)


def test_who_came_during_the_break_starts_from_its_end() -> None:
    closures = Closures([SUMMER])
    inside = date(2026, 8, 10)
    assert closures.open_days_between(date(2026, 8, 2), inside) == 0
    assert closures.open_days_between(inside, date(2026, 8, 17)) == 1
    assert closures.add_open_days(inside, 1) == date(2026, 8, 17)


def test_a_special_day_inside_a_break_counts() -> None:
    closures = Closures([SUMMER], [date(2026, 8, 8)])
    assert closures.open_days_between(date(2026, 8, 2), date(2026, 8, 16)) == 1
    assert closures.add_open_days(date(2026, 8, 2), 1) == date(2026, 8, 8)


def test_closures_that_overlap_are_counted_once() -> None:
    week = Closure(date(2026, 8, 10), date(2026, 8, 20))
    assert Closures([SUMMER, week]).open_days_between(date(2026, 8, 2), date(2026, 8, 21)) == 1


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert Closures([SUMMER]).open_days_between(date(2026, 8, 20), date(2026, 8, 1)) == 0


days = st.dates(date(2027, 12, 1), date(2029, 2, 1))
many = st.lists(
    st.tuples(days, st.integers(0, 40)).map(
        lambda told: Closure(told[0], told[0] + timedelta(days=told[1]))
    ),
    max_size=6,
)


@given(many, st.lists(days, max_size=5), days, st.integers(1, 120))
@settings(max_examples=150)
def test_so_many_open_days_later_is_the_first_day_with_so_many_between(
    closures: list[Closure], opened: list[date], day: date, count: int
) -> None:
    view = Closures(closures, opened)
    reached = view.add_open_days(day, count)
    assert view.open_days_between(day, reached) == count
    assert view.open_days_between(day, reached - timedelta(days=1)) == count - 1


@given(many, st.lists(days, max_size=5), days, st.integers(0, 200))
@settings(max_examples=150)
def test_days_between_are_those_of_a_calendar_crossed_out_by_hand(
    closures: list[Closure], opened: list[date], day: date, length: int
) -> None:
    ahead = [day + timedelta(days=n) for n in range(1, length + 1)]
    shut = {
        each
        for each in ahead
        if any(c.from_on <= each <= c.to_on for c in closures) and each not in opened
    }
    between = Closures(closures, opened).open_days_between(day, day + timedelta(days=length))
    assert between == length - len(shut)


def test_a_closure_without_an_end_is_one_day() -> None:
    clean = ClosureDraft(SUMMER.from_on, None, "  stock\ttaking ").checked()
    assert clean == Closure(SUMMER.from_on, SUMMER.from_on, "stock taking")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ClosureDraft(), "from_on"),
        (ClosureDraft(SUMMER.to_on, SUMMER.from_on), "to_on"),
        (ClosureDraft(date(2026, 1, 1), date(2027, 1, 2)), "to_on"),
        (ClosureDraft(SUMMER.from_on, None, "x" * 100_000), "words"),
    ],
)
def test_a_closure_that_can_not_be_is_refused_at_its_field(draft: ClosureDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked()
    assert refused.value.field == field


def test_hostile_words_do_no_harm() -> None:
    clean = ClosureDraft(SUMMER.from_on, None, "\x00<b>\ud800 '; DROP TABLE closure").checked()
    assert "\x00" not in clean.words
