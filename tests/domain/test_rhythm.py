"""A customer's own rhythm."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.rhythm import Rhythm, rhythm

START = date(2026, 3, 2)


def days(*offsets: int) -> list[date]:
    return [START + timedelta(days=offset) for offset in offsets]


def test_two_visits_are_no_habit() -> None:
    assert rhythm(days(0, 7)) is None


def test_every_ten_days_is_late_after_fifteen_and_quiet_after_twenty_five() -> None:
    assert rhythm(days(0, 10, 20)) == Rhythm(10, *days(35, 45))


def test_one_long_absence_does_not_change_the_habit() -> None:
    found = rhythm(days(0, 7, 14, 21, 200))
    assert found is not None
    assert found.usual_gap_days == 7


def test_the_summer_break_makes_nobody_late() -> None:
    closed = days(*range(21, 31))
    assert rhythm(days(0, 10, 20), closed) == Rhythm(10, *days(45, 55))
    assert rhythm(days(0, 10, 20, 40), closed) == Rhythm(10, *days(55, 65))


@given(st.lists(st.integers(1, 400), min_size=2, max_size=30), st.sets(st.integers(0, 900)))
@settings(max_examples=200)
def test_late_comes_before_quiet_and_both_after_the_last_visit(
    gaps: list[int], shut: set[int]
) -> None:
    visits = [START]
    for gap in gaps:
        visits.append(visits[-1] + timedelta(days=gap))
    closed = [START + timedelta(days=offset) for offset in shut]
    found = rhythm(visits, closed)
    assert found is not None
    assert visits[-1] < found.late_on < found.quiet_on
    without = rhythm([day + timedelta(days=5) for day in visits], ())
    moved = rhythm(visits, ())
    assert without is not None
    assert moved is not None
    assert without.late_on - moved.late_on == timedelta(days=5)
