"""What is read of one customer, and of the trash."""

import pytest

from smallcrm.domain.customers import CustomerDraft, PhoneDraft
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.customer_reading import wanted_topics, ways_to_reach
from smallcrm.storage.models import CustomerTopic, Phone, Topic
from tests.builders import Shop

NOBODY = CustomerId(999_999)


def test_the_head_shows_the_preferred_phone_and_the_visits(shop: Shop) -> None:
    anna = shop.customer(
        "Anna",
        phones=[PhoneDraft(number="030 1"), PhoneDraft(number="0171 2", is_preferred=True)],
        known_before=True,
    )
    shop.visit(anna, "5", days_ago=10)
    shop.visit(anna)

    known = customers.head(shop.store, anna)

    assert known is not None
    assert (known.phone, known.visit_count) == ("0171 2", 2)
    assert known.last_visit_on == shop.today
    assert (known.known_before, known.trashed) == (True, False)
    assert customers.head(shop.store, NOBODY) is None


def test_the_trash_keeps_everything_for_ninety_days(shop: Shop) -> None:
    anna = shop.customer("Anna", phone="0171 5551234")
    shop.visit(anna, "5")
    before = shop.dump()

    customers.trash(shop.store, anna, now=shop.now)

    shop.later(days=10, hours=1)
    (row,) = customers.trashed(shop.store, now=shop.now)
    assert (row.id, row.name, row.days_left) == (anna, "Anna", 79)
    assert len(shop.rows("visit")) == 1
    with pytest.raises(Invalid):
        customers.save(shop.store, CustomerDraft(name="A"), customer_id=anna, now=shop.now)

    customers.put_back(shop.store, anna, now=shop.now)
    assert shop.dump() == before
    assert customers.trashed(shop.store, now=shop.now) == []


def test_who_is_not_in_the_trash_can_not_be_put_back(shop: Shop) -> None:
    anna = shop.customer("Anna")

    for who in (anna, NOBODY):
        with pytest.raises(ShopError):
            customers.put_back(shop.store, who, now=shop.now)
    with pytest.raises(Invalid):
        customers.trash(shop.store, NOBODY, now=shop.now)


def test_a_customer_is_named_by_name_company_phone_or_number(shop: Shop) -> None:
    assert customers.name_of(shop.store, shop.customer("Anna", company="Berg & Co")) == "Anna"
    assert customers.name_of(shop.store, shop.customer(company="Berg & Co")) == "Berg & Co"
    stranger = shop.customer(phone="030 123456")
    assert customers.name_of(shop.store, stranger) == "030 123456"
    assert customers.name_of(shop.store, NOBODY) == ""


def test_a_bad_number_is_never_the_one_to_call(shop: Shop) -> None:
    anna = shop.customer(
        "Anna",
        phones=[PhoneDraft(number="030 1", is_preferred=True), PhoneDraft(number="0171 2")],
        known_before=True,
    )
    _mark(shop, "030 1", is_bad=1)

    known = customers.head(shop.store, anna)
    assert known is not None
    assert known.phone == "0171 2"
    assert [(way.text, way.is_bad) for way in ways_to_reach(shop.store, anna)] == [
        ("0171 2", False),
        ("030 1", True),
    ]

    _mark(shop, "0171 2", do_not_use=1)
    known = customers.head(shop.store, anna)
    assert known is not None
    assert known.phone == ""


def test_only_wanted_topics_are_told(shop: Shop) -> None:
    anna = shop.customer("Anna")
    with shop.store.action("edit_customer", anna, at=shop.now):
        for name, wants in (("roses", 1), ("offers", 0), ("tanks", 1)):
            CustomerTopic.create(customer=anna, topic=Topic.create(name=name), wants=wants)

    assert wanted_topics(shop.store, anna) == ["roses", "tanks"]


def _mark(shop: Shop, number: str, **marks: int) -> None:
    with shop.store.action("edit_customer", at=shop.now):
        Phone.update(**marks).where(Phone.number == number).execute()
