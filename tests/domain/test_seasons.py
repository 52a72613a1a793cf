"""Customers who come in the same months of each year."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.seasons import REST_DAYS, next_season


def december(year: int, *days: int) -> list[date]:
    return [date(year, 12, day) for day in days]


def test_who_comes_each_december_is_expected_next_december() -> None:
    days = [*december(2024, 1, 8, 22), *december(2025, 3, 10, 17)]

    found = next_season(days)

    assert found is not None
    assert found.begins == date(2026, 12, 3)
    assert found.gap_days == 7
    assert found.mean_gap_days == 122  # three visits a year


def test_one_visit_each_spring_is_told_by_its_month() -> None:
    found = next_season([date(2024, 4, 10), date(2025, 4, 20), date(2026, 4, 2)])
    assert found is not None
    assert (found.begins, found.gap_days) == (date(2027, 4, 2), 31)


def test_one_year_alone_is_no_season() -> None:
    assert next_season(december(2025, 1, 8, 22)) is None
    assert next_season([]) is None


def test_spring_and_autumn_are_two_seasons() -> None:
    spring, autumn = date(2024, 4, 1), date(2024, 10, 1)
    first = [day + timedelta(days=off) for day in (spring, autumn) for off in (0, 14)]
    again = [day.replace(year=2025) for day in first]

    in_summer = next_season([*first, *again[:2]])
    in_winter = next_season([*first, *again])
    assert in_summer is not None
    assert in_winter is not None
    assert in_summer.begins == in_winter.begins == date(2026, 4, 1)


def test_a_visit_out_of_season_changes_nothing() -> None:
    days = [*december(2023, 5, 15), *december(2024, 4, 18), date(2025, 6, 12)]
    found = next_season(days)
    assert found is not None
    assert found.begins == date(2025, 12, 4)


def test_a_missed_year_does_not_end_the_habit() -> None:
    found = next_season([*december(2022, 5), *december(2023, 4), *december(2025, 6)])
    assert found is not None
    assert found.begins == date(2026, 12, 6)


def test_who_stays_longer_each_year_comes_all_the_year_round() -> None:
    weekly = [date(2025, 1, 6) + timedelta(weeks=week) for week in range(30)]
    assert next_season([date(2024, 1, 8), date(2024, 1, 22), *weekly]) is None


def test_who_comes_every_five_months_meets_a_month_again_only_by_chance() -> None:
    assert (
        next_season([date(2023, 1, 10) + timedelta(days=152 * step) for step in range(8)]) is None
    )


def test_who_comes_each_quarter_and_once_a_little_later_has_no_season() -> None:
    days = [date(2025, 10, 4), date(2025, 12, 3), date(2026, 2, 19), date(2026, 6, 5)]
    assert next_season([*days, date(2026, 10, 9)]) is None  # 126 days, usually 78: no absence
    weekly = [date(2025, 10, 4) + timedelta(weeks=week) for week in range(12)]
    assert next_season([*weekly, date(2026, 10, 9)]) is not None


def test_the_29th_of_february_comes_back_on_the_28th() -> None:
    found = next_season([date(2023, 2, 27), date(2024, 2, 29)])
    assert found is not None
    assert found.begins == date(2025, 2, 28)


@given(st.lists(st.integers(1, 400), max_size=40), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
@settings(max_examples=200)
def test_a_season_lies_ahead_after_a_rest_and_within_a_year(gaps: list[int], first: date) -> None:
    days = [first]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    found = next_season(days)
    if found is not None:
        assert REST_DAYS <= (found.begins - days[-1]).days <= 366
        assert found.gap_days >= 1
        assert found.mean_gap_days >= 1


@given(st.integers(1, 100), st.integers(20, 60), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
@settings(max_examples=100)
def test_who_never_rests_has_no_season(gap: int, visits: int, first: date) -> None:
    assert next_season([first + timedelta(days=gap * place) for place in range(visits)]) is None
