"""The list of all customers: orders, narrowing, pages."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.list_filters import OfTier
from smallcrm.services import customers
from smallcrm.services.customer_lists import Beside, Order, beside_by_name
from smallcrm.services.customers import ListQuery, list_ids, list_rows
from tests.builders import Shop

ORDERS = get_args(Order)


def _names(shop: Shop, query: ListQuery) -> list[str]:
    return [row.name for row in list_rows(shop.store, list_ids(shop.store, query))]


@pytest.fixture
def street(shop: Shop) -> Shop:
    """Four people and somebody of whom only the phone is known."""
    zoe = shop.customer("Zoë Ábel", tier="a_list", town="Köln", number=3)
    anna = shop.customer("anna Berg", phone="0171 5554417", number=9)
    shop.customer(phone="030 99", number=1)
    shop.customer("Émile Dupont", company="Dupont SARL", number=2)
    shop.customer("Tom Becker", tier="regular", number=4)
    shop.visit(anna, days_ago=2)
    shop.visit(zoe, days_ago=9)
    shop.visit(zoe, days_ago=30)
    return shop


def test_names_are_sorted_without_case_and_accents_and_the_nameless_come_last(street: Shop) -> None:
    assert _names(street, ListQuery()) == [
        "anna Berg",
        "Émile Dupont",
        "Tom Becker",
        "Zoë Ábel",
        "",
    ]
    assert _names(street, ListQuery(descending=True)) == [
        "Zoë Ábel",
        "Tom Becker",
        "Émile Dupont",
        "anna Berg",
        "",
    ]


def test_last_visits_newest_first_and_who_was_never_here_last(street: Shop) -> None:
    newest = _names(street, ListQuery(order="last_visit", descending=True))
    oldest = _names(street, ListQuery(order="last_visit"))

    assert newest[:2] == ["anna Berg", "Zoë Ábel"]
    assert oldest[:2] == ["Zoë Ábel", "anna Berg"]
    assert set(newest[2:]) == set(oldest[2:]) == {"Émile Dupont", "Tom Becker", ""}


def test_visits_and_numbers_order_the_list_both_ways(street: Shop) -> None:
    assert _names(street, ListQuery(order="visits", descending=True))[:2] == [
        "Zoë Ábel",
        "anna Berg",
    ]
    assert _names(street, ListQuery(order="visits"))[-1] == "Zoë Ábel"
    numbers = [
        r.number for r in list_rows(street.store, list_ids(street.store, ListQuery(order="number")))
    ]
    assert numbers == [1, 2, 3, 4, 9]
    assert _names(street, ListQuery(order="number", descending=True))[0] == "anna Berg"


@pytest.mark.parametrize("order", ORDERS)
def test_a_standing_and_words_narrow_every_order(street: Shop, order: Order) -> None:
    assert _names(street, ListQuery(filters=(OfTier("a_list"),), order=order)) == ["Zoë Ábel"]
    assert _names(street, ListQuery("be ANN", order=order)) == ["anna Berg"]
    assert _names(street, ListQuery("4417", order=order)) == ["anna Berg"]
    assert _names(street, ListQuery("be", (OfTier("regular"),), order)) == ["Tom Becker"]
    assert _names(street, ListQuery("?!", order=order)) == []


def test_the_trash_is_not_listed(street: Shop) -> None:
    (zoe,) = list_ids(street.store, ListQuery("zoe"))
    customers.trash(street.store, CustomerId(zoe), now=street.now)

    for order in ORDERS:
        assert zoe not in list_ids(street.store, ListQuery(order=order))


def test_a_page_keeps_the_order_asked_for_and_leaves_out_who_is_gone(street: Shop) -> None:
    ids = list(list_ids(street.store, ListQuery()))

    rows = list_rows(street.store, [*reversed(ids), 999_999])

    assert [row.id for row in rows] == list(reversed(ids))
    assert list_rows(street.store, []) == []


def test_a_row_tells_phone_town_and_last_visit(street: Shop) -> None:
    (row,) = list_rows(street.store, list_ids(street.store, ListQuery("anna")))

    assert (row.phone, row.town, row.visit_count) == ("0171 5554417", "", 1)
    assert row.last_visit_on is not None


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    words=st.text(max_size=40)
    | st.sampled_from(['"', "*", "a" * 100_000, "\x00", "NEAR(", "\ud800"])
)
def test_no_words_ever_raise(street: Shop, words: str) -> None:
    assert len(list_ids(street.store, ListQuery(words))) <= 5


def test_who_stands_beside_whom_by_name_is_the_order_of_the_list(street: Shop) -> None:
    for extra in ("Émile Dupont", ""):
        street.customer(extra, phone="030 99887")
    ids = [CustomerId(number) for number in list_ids(street.store, ListQuery())]
    beside = [beside_by_name(street.store, number) for number in ids]
    assert beside == [
        Beside(before, after)
        for before, after in zip([None, *ids[:-1]], [*ids[1:], None], strict=True)
    ]
    assert beside_by_name(street.store, CustomerId(999_999)) == Beside(None, None)
