"""What a customer draft takes, cleans and refuses."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.customers import (
    AddressDraft,
    CheckedCustomer,
    CustomerDraft,
    EmailDraft,
    PhoneDraft,
)
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.tiers import Tier

TODAY = date(2026, 11, 21)
hostile = st.text(st.characters(exclude_categories=()), max_size=40)


def checked(draft: CustomerDraft) -> CheckedCustomer:
    return draft.checked("DE", day_first=True, today=TODAY)


def refused_field(draft: CustomerDraft) -> str:
    with pytest.raises(Invalid) as refused:
        checked(draft)
    str(refused.value)
    return refused.value.field


def test_a_name_alone_is_enough() -> None:
    customer = checked(CustomerDraft(name="  Anna   Berg "))
    assert customer.name == "Anna Berg"
    assert customer.tier is Tier.OCCASIONAL
    assert customer.birthday is None


def test_a_phone_alone_is_enough() -> None:
    customer = checked(CustomerDraft(phones=[PhoneDraft("mobile", "0171 5551234")]))
    assert customer.name == ""
    assert customer.phones[0].key == "1715551234"
    assert customer.phones[0].is_preferred


def test_nothing_is_not_enough() -> None:
    assert refused_field(CustomerDraft(company=" ", phones=[PhoneDraft(number="--")])) == "name"


def test_the_name_comes_from_its_halves_or_the_company() -> None:
    assert checked(CustomerDraft(given="Anna", family="Berg")).name == "Anna Berg"
    assert checked(CustomerDraft(company="Paz Bakery")).name == "Paz Bakery"


def test_a_whole_customer_is_cleaned() -> None:
    customer = checked(
        CustomerDraft(
            name="Anna Berg",
            phones=[
                PhoneDraft("home", "030 1234"),
                PhoneDraft("again", "+49 30 1234"),
                PhoneDraft("mobile", "0171 5551234", is_preferred=True),
                PhoneDraft("", ""),
            ],
            emails=[EmailDraft("", "Anna@Berg.example"), EmailDraft("", " ")],
            addresses=[AddressDraft("home", "Weg 1\nHof", "Köln", "50667", country="de")],
            birthday="1.4.1980",
            notes="likes roses\x00\n",
            tier="a_list",
            language="de_AT",
            number=17,
        )
    )
    assert [(phone.label, phone.is_preferred) for phone in customer.phones] == [
        ("home", False),
        ("mobile", True),
    ]
    assert [(email.address, email.key) for email in customer.emails] == [
        ("Anna@Berg.example", "anna@berg.example")
    ]
    assert customer.addresses[0].street == "Weg 1\nHof"
    assert customer.addresses[0].country == "DE"
    assert customer.birthday == PartialDate(4, 1, 1980)
    assert (customer.notes, customer.language, customer.number) == ("likes roses", "de-at", 17)


def test_an_empty_address_is_left_out() -> None:
    assert checked(CustomerDraft(name="Anna", addresses=[AddressDraft("home")])).addresses == ()


@pytest.mark.parametrize("email", ["anna", "@berg", "anna@", "a@b@c", "a b@c"])
def test_what_is_no_email_is_refused(email: str) -> None:
    assert refused_field(CustomerDraft(name="Anna", emails=[EmailDraft("", email)])) == "emails"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CustomerDraft(name="x" * 121), "name"),
        (CustomerDraft(name="Anna", notes="x" * 20_001), "notes"),
        (CustomerDraft(name="Anna", birthday="30.2."), "birthday"),
        (CustomerDraft(name="Anna", tier="gold"), "tier"),
        (CustomerDraft(name="Anna", language="klingon!"), "language"),
        (CustomerDraft(name="Anna", number=0), "number"),
        (CustomerDraft(name="Anna", phones=[PhoneDraft(number="1" * 61)]), "phones"),
        (CustomerDraft(name="Anna", phones=[PhoneDraft(number="1")] * 21), "phones"),
        (CustomerDraft(name="Anna", addresses=[AddressDraft(town="x" * 121)]), "addresses"),
    ],
)
def test_every_refusal_names_its_field(draft: CustomerDraft, field: str) -> None:
    assert refused_field(draft) == field


def test_a_hundred_thousand_letters_are_refused_and_not_cut() -> None:
    assert refused_field(CustomerDraft(name="x" * 100_000)) == "name"


@given(hostile, hostile, hostile, hostile)
@settings(max_examples=200)
def test_hostile_drafts_are_clean_or_refused(name: str, phone: str, email: str, town: str) -> None:
    draft = CustomerDraft(
        name=name,
        phones=[PhoneDraft(phone, phone)],
        emails=[EmailDraft(name, email)] if "@" in email else [],
        addresses=[AddressDraft(town, town, town, town[:5], town, town)],
        notes=town,
    )
    try:
        customer = checked(draft)
    except Invalid as refused:
        str(refused).encode()
    else:
        repr(customer).encode()
        assert "\x00" not in customer.name
