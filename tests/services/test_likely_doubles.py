"""A likely double is announced while somebody is typing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallcrm.domain.customers import AddressDraft, CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from tests.builders import Shop


@pytest.fixture
def berg(shop: Shop) -> CustomerId:
    shop.customer("Tom Becker", phone="030 44556677", town="Köln")
    return shop.customer(
        "Anna-Maria Berg",
        phone="+49 171 5554417",
        email="Anna@Example.org",
        street="Am Ring 3",
        town="Köln",
    )


def _reasons(shop: Shop, draft: CustomerDraft) -> list[tuple[int, list[str]]]:
    found = customers.likely_doubles(shop.store, draft)
    return [(row.id, [reason.key for reason in row.reasons]) for row in found]


@pytest.mark.parametrize("number", ["0171 555 44 17", "5554417", "0049 (171) 555-4417"])
def test_the_same_phone_in_any_spelling_is_announced(
    shop: Shop, berg: CustomerId, number: str
) -> None:
    draft = CustomerDraft(phones=[PhoneDraft(number=number)])

    assert _reasons(shop, draft) == [(berg, ["Same phone, ending in {ending}"])]


def test_the_same_e_mail_in_any_case_is_announced(shop: Shop, berg: CustomerId) -> None:
    draft = CustomerDraft(name="A.", emails=[EmailDraft(address=" anna@example.ORG")])

    assert _reasons(shop, draft) == [(berg, ["Same e-mail: {email}"])]


@pytest.mark.parametrize("name", ["Anna Maria Berg", "berg anna", "Anna Begr", "ánna BERG"])
def test_nearly_the_same_name_in_the_same_town_is_announced(
    shop: Shop, berg: CustomerId, name: str
) -> None:
    draft = CustomerDraft(name=name, addresses=[AddressDraft(town="koln")])

    assert [customer_id for customer_id, _ in _reasons(shop, draft)] == [berg]
    assert customers.likely_doubles(shop.store, draft)[0].detail == "Am Ring 3, Köln"


@pytest.mark.parametrize(
    "draft",
    [
        CustomerDraft(name="Anna Berg", addresses=[AddressDraft(town="Bonn")]),
        CustomerDraft(name="Anna Berg"),
        CustomerDraft(name="Anna", addresses=[AddressDraft(town="Köln")]),
        CustomerDraft(name="Eva Berg", addresses=[AddressDraft(town="Köln")]),
        CustomerDraft(phones=[PhoneDraft(number="4417")]),
        CustomerDraft(),
    ],
)
def test_a_weak_likeness_is_not_announced(
    shop: Shop, berg: CustomerId, draft: CustomerDraft
) -> None:
    assert berg
    assert _reasons(shop, draft) == []


@pytest.mark.parametrize(
    ("name", "may_share"),
    [("Lena Berg", True), ("Anna Berg", False), ("Anna-Maria Begr", False), ("", False)],
)
def test_another_name_with_the_same_phone_may_share_the_letterbox(
    shop: Shop, berg: CustomerId, name: str, may_share: bool
) -> None:
    draft = CustomerDraft(name=name, phones=[PhoneDraft(number="0171 5554417")])
    [row] = customers.likely_doubles(shop.store, draft)
    assert (row.id, row.may_share) == (berg, may_share)

    draft.lives_with = berg
    assert customers.likely_doubles(shop.store, draft) == []


def test_the_same_household_is_not_asked_about_again(shop: Shop, berg: CustomerId) -> None:
    lena = shop.customer("Lena Berg", phone="0171 5554417", lives_with=berg)
    draft = customers.draft_of(shop.store, lena)
    assert customers.likely_doubles(shop.store, draft, customer_id=lena) == []


def test_nobody_is_their_own_double_and_the_trash_is_not_asked(
    shop: Shop, berg: CustomerId
) -> None:
    draft = customers.draft_of(shop.store, berg)

    assert customers.likely_doubles(shop.store, draft, customer_id=berg) == []
    assert _reasons(shop, draft) != []
    customers.trash(shop.store, berg, now=shop.now)
    assert _reasons(shop, draft) == []


def test_who_agrees_in_most_stands_first(shop: Shop, berg: CustomerId) -> None:
    husband = shop.customer("Ulf Berg", phone="0171 5554417")
    draft = CustomerDraft(
        name="Anna Berg",
        phones=[PhoneDraft(number="0171 5554417")],
        addresses=[AddressDraft(town="Köln")],
    )

    assert [customer_id for customer_id, _ in _reasons(shop, draft)] == [berg, husband]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=40) | st.sampled_from(['a" OR "b', "\ud800", "\x00 x", "x" * 100_000]))
def test_nothing_that_is_typed_raises(shop: Shop, text: str) -> None:
    draft = CustomerDraft(
        name=text,
        phones=[PhoneDraft(number=text)],
        emails=[EmailDraft(address=text)],
        addresses=[AddressDraft(town=text)],
    )

    assert customers.likely_doubles(shop.store, draft) == []
