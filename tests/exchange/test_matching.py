"""Who of a list is who in the book."""

import pytest

from smallcrm.exchange.contact import Contact, PostalAddress
from smallcrm.exchange.incoming import incoming
from smallcrm.exchange.matching import Known, Match
from smallcrm.services import customers
from tests.builders import Shop

PHONE = "0171 5551234"


def match(shop: Shop, **said: object) -> Match:
    """Whom a row with these fields of Contact is."""
    contact = Contact(1, **said)  # type: ignore[arg-type]
    return Known.of_book(shop.store).match(incoming(contact, "DE"))


def phone(number: str = PHONE) -> tuple[tuple[str, str], ...]:
    return (("", number),)


def at(postcode: str = "", town: str = "", street: str = "") -> tuple[PostalAddress, ...]:
    return (PostalAddress(postcode=postcode, town=town, street=street),)


def test_an_own_number_with_a_fitting_name_is_the_person(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", number=17)
    assert match(shop, full_name="Berg, Anna", number="17") == Match(anna)
    assert match(shop, full_name="A. Berg", number="17") == Match(anna)


def test_an_own_number_with_another_name_proves_nothing(shop: Shop) -> None:
    shop.customer("Anna Berg", number=17)
    assert match(shop, full_name="Tom Becker", number="17") == Match(None)


def test_an_own_number_proves_nothing_about_somebody_without_a_name(shop: Shop) -> None:
    shop.customer(phone=PHONE, number=17)
    assert match(shop, full_name="Tom Becker", number="17") == Match(None)


def test_the_own_number_goes_before_the_phone(shop: Shop) -> None:
    shop.customer("Anna Berg", phone=PHONE)
    numbered = shop.customer("Anna Berg", number=17)
    assert match(shop, full_name="Anna Berg", number="17", phones=phone()) == Match(numbered)


@pytest.mark.parametrize("spelt", ["+49 171 555 1234", "0171/5551234", "0049-171-5551234"])
def test_a_phone_is_known_in_any_spelling(shop: Shop, spelt: str) -> None:
    anna = shop.customer("Anna Berg", phone=PHONE)
    assert match(shop, full_name="Anna Berg", phones=phone(spelt)) == Match(anna)


def test_an_e_mail_is_known_in_any_case(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", email="anna@example.com")
    said = (("", "ANNA@Example.com"),)
    assert match(shop, full_name="Anna Berg", emails=said) == Match(anna)
    assert match(shop, emails=said) == Match(anna)


def test_name_and_postcode_are_the_person(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", postcode="10115", phone=PHONE)
    there = at(postcode="10 115")
    assert match(shop, full_name="Berg Anna", addresses=there, phones=phone("030 1111234")) == (
        Match(anna)
    )


def test_a_name_of_one_word_and_a_postcode_say_too_little(shop: Shop) -> None:
    shop.customer("Müller", postcode="10115", phone=PHONE)
    other = match(shop, full_name="Müller", addresses=at("10115"), phones=phone("030 1111234"))
    assert other == Match(None)


def test_a_mother_and_her_child_on_one_phone_are_asked_about(shop: Shop) -> None:
    mother = shop.customer("Ana García López", phone=PHONE)
    for child in ("Luis García López", "Lucía García", "Tom Becker", "Anna García López"):
        found = match(shop, full_name=child, phones=phone())
        assert found.person == mother
        assert found.doubt is not None, child


def test_father_and_son_of_one_name_are_asked_about(shop: Shop) -> None:
    father = shop.customer("John Smith", phone=PHONE)
    found = match(shop, full_name="John Smith Jr", phones=phone())
    assert (found.person, found.doubt is not None) == (father, True)


@pytest.mark.parametrize("said", ["Anna Berg", "BERG Anna", "A. Berg", "Anna Maria Berg", "Berg"])
def test_other_spellings_of_a_name_on_the_same_phone_are_the_person(shop: Shop, said: str) -> None:
    anna = shop.customer("Anna Berg", phone=PHONE)
    assert match(shop, full_name=said, phones=phone()) == Match(anna)


def test_of_two_on_one_phone_the_one_with_this_very_name_is_meant(shop: Shop) -> None:
    shop.customer("Anna Berg", phone=PHONE)
    second = shop.customer("Anna", phone=PHONE)
    assert match(shop, full_name="Anna", phones=phone()) == Match(second)


def test_somebody_known_by_phone_only_gets_the_name(shop: Shop) -> None:
    nameless = shop.customer(phone=PHONE)
    assert match(shop, full_name="Anna Berg", phones=phone()) == Match(nameless)


def test_a_short_number_or_a_row_of_zeros_reaches_nobody_else(shop: Shop) -> None:
    for number in ("110", "000000", "ask Rosa"):
        anna = shop.customer("Anna Berg", phone=number, town=number)
        assert match(shop, full_name="Tom Becker", phones=phone(number)) == Match(None)
        assert match(shop, full_name="Anna Berg", phones=phone(number)) == Match(anna)


def test_only_a_name_is_the_first_of_that_name(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone=PHONE)
    shop.customer("Anna Berg", phone="030 1111234")
    assert match(shop, full_name="Anna Berg") == Match(anna)


def test_the_same_name_in_the_same_town_is_asked_about(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", town="Köln", phone=PHONE)
    found = match(shop, full_name="Anna Berg", addresses=at(town="KÖLN", street="Ring 1"))
    assert (found.person, found.doubt is not None) == (anna, True)
    assert match(shop, full_name="Anna Berg", addresses=at(town="Bonn")) == Match(None)


def test_a_namesake_of_whom_nothing_else_is_known_is_asked_about(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    found = match(shop, full_name="Anna Berg", phones=phone())
    assert (found.person, found.doubt is not None) == (anna, True)


def test_people_in_the_trash_are_nobody(shop: Shop) -> None:
    anna = shop.customer(
        "Anna Berg", phone=PHONE, email="anna@example.com", postcode="10115", number=17
    )
    customers.trash(shop.store, anna, now=shop.now)
    for said in (
        {"number": "17"},
        {"phones": phone()},
        {"emails": (("", "anna@example.com"),)},
        {"addresses": at("10115")},
        {},
    ):
        assert match(shop, full_name="Anna Berg", **said) == Match(None)


def test_what_the_list_has_said_about_somebody_leads_to_them(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone=PHONE)
    known = Known.of_book(shop.store)
    mail = (("", "anna@example.com"),)
    known.meet(anna, incoming(Contact(1, full_name="Anna Berg", phones=phone(), emails=mail), "DE"))
    assert known.match(incoming(Contact(2, full_name="Anna Berg", emails=mail), "DE")) == Match(
        anna
    )


def test_of_two_who_are_reached_the_one_of_whom_more_is_known_is_meant(shop: Shop) -> None:
    shop.customer("Anna Berg", phone=PHONE, email="anna@example.com")
    second = shop.customer("Anna Berg", phone=PHONE, town="Berlin")
    assert match(shop, full_name="Anna Berg", phones=phone(), addresses=at(town="Berlin")) == (
        Match(second)
    )
