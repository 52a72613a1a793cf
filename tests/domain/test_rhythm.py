"""A customer's own rhythm."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.closures import Closure, Closures
from smallcrm.domain.rhythm import Rhythm, rhythm

START = date(2026, 3, 2)


def days(*offsets: int) -> list[date]:
    return [START + timedelta(days=offset) for offset in offsets]


def shut(first: int, last: int) -> Closures:
    from_on, to_on = days(first, last)
    return Closures([Closure(from_on, to_on)])


def test_two_visits_are_no_habit() -> None:
    assert rhythm(days(0, 7)) is None
    assert rhythm([]) is None


def test_every_ten_days_is_late_after_fifteen_and_quiet_after_twenty_five() -> None:
    assert rhythm(days(0, 10, 20)) == Rhythm(10, *days(35, 45))


def test_one_long_absence_does_not_change_the_habit() -> None:
    found = rhythm(days(0, 7, 14, 21, 200))
    assert found is not None
    assert found.usual_gap_days == 7


def test_the_summer_break_makes_nobody_late() -> None:
    closed = shut(21, 30)
    assert rhythm(days(0, 10, 20), closed) == Rhythm(10, *days(45, 55))
    assert rhythm(days(0, 10, 20, 40), closed) == Rhythm(10, *days(55, 65))


def test_who_came_to_buy_a_gift_was_seen() -> None:
    assert rhythm(days(0, 10, 20), seen_on=days(30)[0]) == Rhythm(10, *days(45, 55))
    assert rhythm(days(0, 10, 20), seen_on=days(15)[0]) == Rhythm(10, *days(35, 45))


def test_nobody_waits_for_who_is_away() -> None:
    assert rhythm(days(0, 10, 20), away_until=days(100)[0]) == Rhythm(10, *days(115, 125))
    assert rhythm(days(0, 10, 20), away_until=days(12)[0]) == Rhythm(10, *days(35, 45))


def test_who_comes_each_december_is_judged_by_the_season() -> None:
    visits = [date(year, 12, day) for year in (2024, 2025) for day in (1, 11, 21)]

    found = rhythm(visits)

    assert found == Rhythm(122, date(2026, 12, 16), date(2026, 12, 26), date(2026, 12, 1))


def test_a_season_spent_away_is_not_waited_for() -> None:
    visits = [date(year, 12, day) for year in (2024, 2025) for day in (1, 11, 21)]
    found = rhythm(visits, away_until=date(2027, 1, 1))
    assert found is not None
    assert found.late_on == date(2027, 1, 16)


def test_the_end_of_the_calendar_is_no_error() -> None:
    visits = [date(9999, 12, 1), date(9999, 12, 15), date.max]
    assert rhythm(visits) == Rhythm(15, date.max, date.max)


GAPS = st.lists(st.integers(1, 400), min_size=2, max_size=30)
SHUT = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 40)), max_size=5)


@given(GAPS, SHUT, st.none() | st.integers(0, 2000), st.none() | st.integers(0, 2000))
@settings(max_examples=200)
def test_late_comes_before_quiet_and_both_after_the_last_visit(
    gaps: list[int], closures: list[tuple[int, int]], away: int | None, seen: int | None
) -> None:
    visits = [START]
    for gap in gaps:
        visits.append(visits[-1] + timedelta(days=gap))
    shut_days = [days(first, first + length) for first, length in closures]
    closed = Closures([Closure(from_on, to_on) for from_on, to_on in shut_days])
    found = rhythm(
        visits,
        closed,
        away_until=None if away is None else days(away)[0],
        seen_on=None if seen is None else days(seen)[0],
    )
    assert found is not None
    assert visits[-1] < found.late_on < found.quiet_on
    assert closed.open_days_between(found.late_on - timedelta(days=1), found.late_on) == 1
    assert away is None or found.late_on > days(away)[0]
    assert seen is None or found.late_on > days(seen)[0]


@given(GAPS, st.integers(1, 5))
@settings(max_examples=100)
def test_five_days_later_all_is_five_days_later(gaps: list[int], later: int) -> None:
    visits = [START]
    for gap in gaps:
        visits.append(visits[-1] + timedelta(days=min(gap, 100)))  # without rests, no seasons
    move = timedelta(days=later)
    found, moved = rhythm(visits), rhythm([day + move for day in visits])
    assert found is not None
    assert moved == found._replace(late_on=found.late_on + move, quiet_on=found.quiet_on + move)
