"""What a customer is worth in all their years."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.lifetime_value import (
    Frequency,
    Habit,
    LifetimeValue,
    frequency,
    lifetime_value,
    own_habit,
    usual_basket,
    years_so_far,
)
from smallcrm.domain.rhythm import rhythm

UNKNOWN = Habit(None, None)
START = date(2022, 3, 1)


def value(own: Habit, usual: Habit = UNKNOWN, **given_values: int) -> LifetimeValue | None:
    facts = {"visit_count": 9, "years_so_far": 0, "expected_years": 4, **given_values}
    return lifetime_value(own, usual, **facts)


def test_four_years_of_four_visits_of_two_hundred_are_three_thousand_two_hundred() -> None:
    found = value(Habit(200_00, 91))
    assert found == LifetimeValue(3_200_00, 200_00, Frequency(4, 1), 4, None, is_guess=False)


def test_the_margin_is_what_stays_with_the_shop() -> None:
    found = value(Habit(200_00, 91), margin_percent=25)
    assert found is not None
    assert (found.amount_minor, found.margin_percent) == (800_00, 25)


def test_who_is_here_for_longer_than_expected_stays_one_year_more() -> None:
    found = value(Habit(200_00, 91), years_so_far=7)
    assert found is not None
    assert found.years == 8


def test_under_three_visits_the_shop_guesses() -> None:
    found = value(Habit(900_00, None), Habit(50_00, 30), visit_count=2)
    assert found is not None
    assert (found.basket_minor, found.frequency, found.is_guess) == (50_00, Frequency(12, 1), True)


def test_who_never_noted_an_amount_is_reckoned_with_the_usual_basket() -> None:
    found = value(Habit(None, 91), Habit(50_00, 30))
    assert found is not None
    assert (found.basket_minor, found.frequency, found.is_guess) == (50_00, Frequency(4, 1), True)


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert value(UNKNOWN, visit_count=0) is None
    assert value(Habit(10_00, None)) is None


def test_a_visit_every_second_year_is_told_in_years() -> None:
    assert frequency(730) == Frequency(1, 2)
    assert frequency(7) == Frequency(52, 1)
    assert frequency(0) == Frequency(365, 1)
    found = value(Habit(200_00, 730))
    assert found is not None
    assert found.amount_minor == 400_00


def test_returns_are_no_baskets() -> None:
    assert usual_basket([-5_00, 10_00, 20_00, 0]) == 15_00
    assert usual_basket([-5_00]) is None


def test_years_are_full_years() -> None:
    assert years_so_far(START, date(2026, 2, 28)) == 3
    assert years_so_far(START, date(2026, 3, 1)) == 4
    assert years_so_far(None, START) == 0
    assert years_so_far(date(2030, 1, 1), START) == 0


@given(st.lists(st.integers(1, 500_00), min_size=3, max_size=40), st.integers(1, 10**12))
@settings(max_examples=100)
def test_one_huge_order_does_not_move_it(amounts: list[int], huge: int) -> None:
    days = [START + timedelta(days=30 * place) for place in range(len(amounts))]
    without = value(own_habit(amounts, rhythm(days)))
    with_it = value(own_habit([*amounts, huge], rhythm(days)))
    assert without is not None
    assert with_it is not None
    assert with_it.basket_minor <= max(amounts)
    assert without.frequency == with_it.frequency


@given(
    st.integers(1, 10**9),
    st.integers(1, 5_000),
    st.integers(0, 60),
    st.integers(1, 60),
    st.one_of(st.none(), st.integers(1, 100)),
)
@settings(max_examples=200)
def test_the_sum_can_be_done_again_by_hand(
    basket: int, gap: int, so_far: int, expected: int, margin: int | None
) -> None:
    found = lifetime_value(
        Habit(basket, gap),
        UNKNOWN,
        visit_count=3,
        years_so_far=so_far,
        expected_years=expected,
        margin_percent=margin,
    )
    assert found is not None
    often = found.frequency
    assert 1 in often
    assert found.years >= max(expected, so_far + 1)
    by_hand = basket * often.visits / often.years * found.years * (margin or 100) / 100
    assert abs(found.amount_minor - by_hand) <= 1
