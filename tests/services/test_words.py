"""The words of one shop: its language, currency and zone, and its customers' names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import CustomerRef, Money, sentence
from smallcrm.services import customers
from smallcrm.services.words import shop_wording
from tests.builders import FRIDAY_NOON, Shop


@pytest.fixture
def empty_book(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path / "shop.scrm")
    yield shop
    shop.close()


def test_a_book_without_a_shop_speaks_english(empty_book: Shop) -> None:
    wording = shop_wording(empty_book.store, today=lambda: None)
    assert (wording.language, wording.text("Today")) == ("en", "Today")
    asked = shop_wording(empty_book.store, today=lambda: None, language="zz")
    assert asked.language == "zz"


def test_a_shop_speaks_in_its_currency_zone_and_order_of_days(shop: Shop) -> None:
    wording = shop_wording(shop.store, today=lambda: shop.today)
    assert wording.money(Money(1250, "EUR")) == "12,50\u00a0€"
    assert wording.instant(FRIDAY_NOON) == "today, 12:00"
    assert wording.instant(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)) == "tomorrow, 0:30"


def test_customers_are_named_as_they_are_called_now(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    wording = shop_wording(shop.store, today=lambda: shop.today)
    was_here = sentence("{customer} was here", customer=CustomerRef(anna))
    assert wording.say(was_here) == "Anna Berg was here"
    draft = customers.draft_of(shop.store, anna)
    draft.name = "Anna {customer} <b>Klein</b>"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert wording.say(was_here) == "Anna {customer} <b>Klein</b> was here"


def test_nobody_and_a_hidden_name_are_worded_without_an_error(shop: Shop) -> None:
    wording = shop_wording(shop.store, today=lambda: shop.today)
    gone = sentence("{customer} was here", customer=CustomerRef(CustomerId(99)))
    assert wording.say(gone) == "… was here"
    stranger = shop.customer(phone="0171 4417")
    call = sentence("{customer} was here", customer=CustomerRef(stranger))
    assert wording.say(call) == "0171 4417 was here"


def test_somebody_who_was_taken_back_is_still_named_in_what_was_undone(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    stranger = shop.customer(phone="0171 4417")
    wording = shop_wording(shop.store, today=lambda: shop.today)
    shop.undo()
    shop.undo()
    for person, name in ((anna, "Anna Berg"), (stranger, "…")):
        told = sentence("{customer} is in the book", customer=CustomerRef(person))
        assert wording.say(told) == f"{name} is in the book"
