"""The owner's figures of one customer."""

from datetime import timedelta

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.lifetime_value import Frequency
from smallcrm.services import customers
from smallcrm.services.worth import visit_days, worth
from smallcrm.storage.models import Shop as ShopModel
from smallcrm.storage.models import Visit
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def settle(shop: Shop, **settings: int) -> None:
    """Set the shop's expectations as the owner would."""
    with shop.store.action("save_settings", at=shop.now):
        ShopModel.update(**settings).execute()


def test_a_stranger_has_no_figures(shop: Shop, anna: CustomerId) -> None:
    found = worth(shop.store, anna, on=shop.today)
    assert (found.visit_count, found.amount_minor, found.expected, found.habit) == (
        0,
        None,
        None,
        None,
    )
    assert worth(shop.store, CustomerId(99), on=shop.today) == found


def test_four_visits_a_year_of_two_hundred_are_worth_three_thousand_two_hundred(
    shop: Shop, anna: CustomerId
) -> None:
    settle(shop, expected_years=4)
    for quarter in range(5):
        shop.visit(anna, "200", days_ago=91 * quarter)

    found = worth(shop.store, anna, on=shop.today)

    assert found.expected is not None
    assert found.expected.amount_minor == 3_200_00
    assert found.expected.frequency == Frequency(4, 1)
    assert not found.expected.is_guess
    assert (found.visit_count, found.amount_minor, found.full_years) == (5, 1_000_00, 0)


def test_one_huge_order_does_not_move_what_is_expected(shop: Shop, anna: CustomerId) -> None:
    for quarter in range(5):
        shop.visit(anna, "200", days_ago=91 * quarter)
    before = worth(shop.store, anna, on=shop.today).expected
    shop.visit(anna, "90000", days_ago=91)

    after = worth(shop.store, anna, on=shop.today)

    assert after.expected == before
    assert after.amount_minor == 91_000_00


def test_under_three_visits_the_shop_guesses_from_its_other_customers(
    shop: Shop, anna: CustomerId
) -> None:
    tom = shop.customer("Tom")
    for month in range(4):
        shop.visit(tom, "50", days_ago=30 * month)
    shop.visit(anna, "400")

    found = worth(shop.store, anna, on=shop.today)

    assert found.expected is not None
    assert found.expected.is_guess
    assert (found.expected.basket_minor, found.expected.frequency) == (50_00, Frequency(12, 1))


def test_a_margin_is_reckoned_when_the_owner_set_one(shop: Shop, anna: CustomerId) -> None:
    settle(shop, expected_years=4, margin_percent=25)
    for quarter in range(5):
        shop.visit(anna, "200", days_ago=91 * quarter)

    found = worth(shop.store, anna, on=shop.today).expected

    assert found is not None
    assert (found.amount_minor, found.margin_percent) == (800_00, 25)


def test_the_own_rhythm_and_the_days_since(shop: Shop, anna: CustomerId) -> None:
    for days_ago in (31, 43, 55, 55, 67):
        shop.visit(anna, days_ago=days_ago)

    found = worth(shop.store, anna, on=shop.today)

    assert found.habit is not None
    assert (found.habit.usual_gap_days, found.days_since) == (12, 31)
    assert found.amount_minor is found.year_minor is None


def test_gift_visits_have_no_rhythm(shop: Shop, anna: CustomerId) -> None:
    gifts = [shop.visit(anna, days_ago=days_ago) for days_ago in (1, 2, 3, 4)]
    with shop.store.action("edit_visit", at=shop.now):
        Visit.update(is_gift=1).where(Visit.id.in_(gifts)).execute()

    assert worth(shop.store, anna, on=shop.today).habit is None
    assert visit_days(shop.store, anna) == []


def test_only_the_latest_habit_counts(shop: Shop, anna: CustomerId) -> None:
    for place in range(80):
        shop.visit(anna, days_ago=place)

    days = visit_days(shop.store, anna)

    assert (days[-1], days[0]) == (shop.today, shop.today - timedelta(days=59))


def test_the_last_twelve_months_are_told_apart(shop: Shop, anna: CustomerId) -> None:
    shop.visit(anna, "10", days_ago=10)
    shop.visit(anna, "20", days_ago=320)
    shop.visit(anna, "40", days_ago=400)

    found = worth(shop.store, anna, on=shop.today)

    assert (found.amount_minor, found.year_visits, found.year_minor) == (70_00, 2, 30_00)
    assert found.full_years == 1


def test_what_friends_spent_is_told_beside_and_never_added(shop: Shop, anna: CustomerId) -> None:
    joe, tom = shop.customer("Joe"), shop.customer("Tom")
    for friend in (joe, tom):
        shop.referral(anna, friend)
        shop.visit(friend, "300")
    customers.trash(shop.store, tom, now=shop.now)
    shop.visit(anna, "10")

    found = worth(shop.store, anna, on=shop.today)

    assert (found.friends, found.friends_minor, found.amount_minor) == (1, 300_00, 10_00)
