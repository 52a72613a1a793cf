"""The rhythm of each customer is worked out with the visit, and never at midnight."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.closures import ClosureDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.statuses import Status
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, hours, visits
from smallcrm.services.rhythm import back_after_years, rhythm_of
from smallcrm.services.say_this import say_this
from smallcrm.storage.check import check
from smallcrm.storage.models import Customer, Visit
from smallcrm.storage.models import Shop as ShopModel
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    """Here every ten days; last today."""
    anna = shop.customer("Anna Berg")
    for days_ago in (20, 10, 0):
        shop.visit(anna, days_ago=days_ago)
    return anna


def ahead(shop: Shop, days: int) -> date:
    return shop.today + timedelta(days=days)


def change(shop: Shop, customer_id: CustomerId, **values: object) -> None:
    with shop.store.action("edit_customer", customer_id, at=shop.now):
        Customer.update(values).where(Customer.id == customer_id).execute()


def test_the_third_visit_makes_a_habit_and_its_undo_takes_it_back(shop: Shop) -> None:
    tom = shop.customer("Tom")
    shop.visit(tom, days_ago=20)
    shop.visit(tom, days_ago=10)
    assert rhythm_of(shop.store, tom) is None

    shop.visit(tom)
    known = rhythm_of(shop.store, tom)
    shop.undo()

    assert known == (10, shop.today, ahead(shop, 15), ahead(shop, 25), None)
    assert rhythm_of(shop.store, tom) is None
    shop.redo()
    assert rhythm_of(shop.store, tom) == known


def test_two_visits_of_one_day_are_one(shop: Shop) -> None:
    tom = shop.customer("Tom")
    for days_ago in (10, 10, 0):
        shop.visit(tom, days_ago=days_ago)
    assert rhythm_of(shop.store, tom) is None


def test_whoever_only_buys_gifts_has_none_and_a_gift_is_being_seen(
    shop: Shop, anna: CustomerId
) -> None:
    tom = shop.customer("Tom")
    for days_ago in (20, 10, 0):
        draft = VisitDraft(tom, day=ahead(shop, -days_ago), is_gift=True)
        visits.record_visit(shop.store, draft, now=shop.now)
    shop.later(days=12)
    visits.record_visit(shop.store, VisitDraft(anna, is_gift=True), now=shop.now)

    assert rhythm_of(shop.store, tom) is None
    assert rhythm_of(shop.store, anna) == (
        10,
        shop.today,
        ahead(shop, 15),
        ahead(shop, 25),
        None,
    )


@pytest.mark.parametrize("status", [Status.LET_GO, Status.MOVED, Status.DECEASED])
def test_nobody_waits_for_who_does_not_come_any_more(
    shop: Shop, anna: CustomerId, status: Status
) -> None:
    change(shop, anna, status=status.value)
    assert rhythm_of(shop.store, anna) is None
    shop.undo()
    assert rhythm_of(shop.store, anna) is not None


def test_nobody_waits_for_who_is_left_in_peace_or_lies_in_the_trash(
    shop: Shop, anna: CustomerId
) -> None:
    change(shop, anna, leave_in_peace=1)
    assert rhythm_of(shop.store, anna) is None
    shop.undo()
    customers.trash(shop.store, anna, now=shop.now)
    assert rhythm_of(shop.store, anna) is None
    shop.undo()
    assert rhythm_of(shop.store, anna) is not None


def test_away_until_pauses(shop: Shop, anna: CustomerId) -> None:
    change(shop, anna, away_until=ahead(shop, 60))
    known = rhythm_of(shop.store, anna)
    assert known is not None
    assert (known.late_on, known.quiet_on) == (ahead(shop, 75), ahead(shop, 85))


def test_a_closure_stretches_the_wait_of_everybody_and_its_undo_takes_it_back(
    shop: Shop, anna: CustomerId
) -> None:
    before = rhythm_of(shop.store, anna)
    draft = ClosureDraft(ahead(shop, 5), ahead(shop, 11), "summer")
    hours.add_closure(shop.store, draft, now=shop.now)

    known = rhythm_of(shop.store, anna)

    assert known is not None
    assert (known.late_on, known.quiet_on) == (ahead(shop, 22), ahead(shop, 32))
    shop.undo()
    assert rhythm_of(shop.store, anna) == before


@contextmanager
def shop_in(zone: str) -> Iterator[Shop]:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder), now=datetime(2026, 3, 27, 11, 0, tzinfo=UTC))
        with shop.store.action("save_settings", at=shop.now):
            ShopModel.update(time_zone=zone).execute()
        yield shop
        shop.close()


# Clocks go forward on 29 March in Berlin, back on 5 April in Auckland, and on 8 March in New York.
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Auckland"])


@given(
    zone=ZONES,
    ago=st.lists(st.integers(0, 800), min_size=1, max_size=12),
    hour=st.integers(0, 23),
    closed=st.lists(st.tuples(st.integers(-300, 100), st.integers(0, 30)), max_size=2),
)
@settings(max_examples=12, deadline=None)
def test_what_each_visit_leaves_is_what_a_rebuild_finds_in_every_zone(
    zone: str, ago: list[int], hour: int, closed: list[tuple[int, int]]
) -> None:
    with shop_in(zone) as shop:
        tom = shop.customer("Tom")
        for first, length in closed:
            draft = ClosureDraft(ahead(shop, first), ahead(shop, first + length), "")
            hours.add_closure(shop.store, draft, now=shop.now)
        for days_ago in ago:
            shop.visit(tom, days_ago=days_ago)
        shop.later(hours=hour)
        shop.visit(tom)

        known = rhythm_of(shop.store, tom)
        assert check(shop.path, on=shop.today).findings == ()
        assert known is None or known.last_on == shop.today < known.late_on < known.quiet_on
        assert known is not None or len({*ago, 0}) < 4
        shop.undo()
        assert check(shop.path, on=shop.today).findings == ()


def test_a_moved_visit_moves_both_rhythms(shop: Shop, anna: CustomerId) -> None:
    tom = shop.customer("Tom")
    latest = max(row["id"] for row in shop.rows("visit"))
    visits.move_visit(shop.store, latest, tom, now=shop.now)
    assert rhythm_of(shop.store, anna) is None
    assert Visit.select().count() == 3
    shop.undo()
    assert rhythm_of(shop.store, anna) is not None


def test_who_is_here_again_after_three_years_is_welcomed_back(shop: Shop) -> None:
    tom = shop.customer("Tom")
    shop.visit(tom, days_ago=3 * 366)
    assert back_after_years(shop.store, tom, on=shop.today) == ahead(shop, -3 * 366)
    shop.visit(tom)
    said = [line for line in say_this(shop.store, tom, on=shop.today) if line.kind == "back"]
    assert [line.text.key for line in said] == ["Welcome them back: last here {when}."]
    for _ in range(3):
        shop.later(days=5)
        shop.visit(tom)
    assert back_after_years(shop.store, tom, on=shop.today) is None
