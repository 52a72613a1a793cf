"""Whoever was found by digits shows the number that fits."""

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.finder import find
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer(
        "Anna Berg", phone="0171 555 44 17", street="Lange Str. 1", town="Ulm", postcode="89073"
    )


def _details(shop: Shop, text: str) -> list[str]:
    return [row.detail for row in find(shop.store, text).rows]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4417", "0171 555 44 17"),
        ("5554", "0171 555 44 17"),
        ("+49 171 55", "0171 555 44 17"),
        ("anna 417", "0171 555 44 17"),
        ("1001", "#1001"),
        ("8907", "89073"),
    ],
)
def test_the_number_that_fits_stands_in_front_of_the_place(
    shop: Shop, anna: CustomerId, text: str, shown: str
) -> None:
    assert _details(shop, text) == [f"{shown} · Lange Str. 1, Ulm"]


def test_of_two_phones_the_one_that_ends_so_is_shown(shop: Shop, anna: CustomerId) -> None:
    with shop.store.action("edit_customer", anna, at=shop.now):
        shop.store.connection.execute(
            "INSERT INTO phone (customer_id, number, digits) VALUES (?, '0731 5551', '7315551')",
            (anna,),
        )
    assert _details(shop, "5551") == ["0731 5551 · Lange Str. 1, Ulm"]
    assert _details(shop, "555") == ["0171 555 44 17 · Lange Str. 1, Ulm"]


def test_words_show_no_number(shop: Shop, anna: CustomerId) -> None:
    assert _details(shop, "anna") == ["Lange Str. 1, Ulm"]
    assert _details(shop, "ulm") == ["Lange Str. 1, Ulm"]


def test_a_number_that_is_shown_already_is_not_shown_twice(shop: Shop) -> None:
    shop.customer("Bob Cox", phone="030 998877")
    shop.customer("", phone="030 998866")
    assert _details(shop, "8877") == ["030 998877"]
    assert _details(shop, "8866") == ["#1002"]


def test_whoever_lies_in_the_trash_shows_it_too(shop: Shop, anna: CustomerId) -> None:
    customers.trash(shop.store, anna, now=shop.now)
    assert _details(shop, "!4417") == ["0171 555 44 17 · Lange Str. 1, Ulm"]
