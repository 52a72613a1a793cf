"""What a list says differently about somebody of the book."""

from typing import Any

from smallcrm.domain.customers import PhoneDraft
from smallcrm.exchange.contact import Contact, PostalAddress
from smallcrm.exchange.differences import Difference, differences, people_of
from smallcrm.exchange.incoming import incoming
from smallcrm.wording import Wording
from tests.builders import Shop


def difference(shop: Shop, customer_id: int, **said: Any) -> Difference | None:
    """What these fields of Contact say differently about a customer."""
    matched = {customer_id: incoming(Contact(1, **said), "DE")}
    return next(differences(people_of(shop.store, matched), matched), None)


def values(shop: Shop, customer_id: int, **said: Any) -> dict[str, str]:
    found = difference(shop, customer_id, **said)
    return dict(found.values) if found else {}


def test_empty_never_erases(shop: Shop) -> None:
    anna = shop.customer(
        "Anna Berg", company="Berg", phone="030 1111234", birthday="1980-04-01", notes="pays cash"
    )
    assert difference(shop, anna) is None
    assert difference(shop, anna, full_name="Anna Berg") is None


def test_what_is_said_with_fewer_words_changes_nothing(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", given="Anna", company="Berg GmbH", birthday="1980-04-01")
    assert not values(shop, anna, full_name="A. Berg", given="A.", company="berg")
    assert not values(shop, anna, full_name="BERG, ANNA", birthday="--04-01")


def test_fuller_words_come_in(shop: Shop) -> None:
    anna = shop.customer("A. Berg", birthday="--04-01")
    said = values(shop, anna, full_name="Anna Berg", birthday="1980-04-01", company="Flora")
    assert said == {"name": "Anna Berg", "birthday": "1980-04-01", "company": "Flora"}


def test_a_name_of_signs_only_can_come_in(shop: Shop) -> None:
    nameless = shop.customer(phone="030 1111234")
    assert values(shop, nameless, full_name="\u2605") == {"name": "\u2605"}


def test_an_e_mail_address_does_not_replace_a_name(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", email="anna@example.com")
    assert difference(shop, anna, emails=(("", "anna@example.com"),)) is None


def test_how_somebody_is_called_at_the_counter_stays(shop: Shop) -> None:
    called = shop.customer("Anna Berg", preferred_name="Nana")
    other = shop.customer("Tom Becker")
    assert not values(shop, called, nickname="Anni")
    assert values(shop, other, nickname="Tommy") == {"preferred_name": "Tommy"}


def test_a_company_or_nickname_alone_renames_nobody(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", preferred_name="Nana")
    assert values(shop, anna, company="Flora", nickname="Anni") == {"company": "Flora"}


def test_notes_grow_by_the_lines_that_are_not_there(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", notes="pays cash")
    said = values(shop, anna, notes="pays cash\nlikes roses")
    assert said == {"notes": "pays cash\nlikes roses"}


def test_a_phone_or_e_mail_in_another_spelling_is_not_added(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234", email="anna@example.com")
    again = {"phones": (("", "+49 171 5551234"),), "emails": (("", "ANNA@example.com"),)}
    assert difference(shop, anna, **again) is None


def test_a_new_phone_is_added_beside_the_old_one(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    found = difference(shop, anna, phones=(("work", "030 1111234"),))
    assert found is not None
    assert [phone.number for phone in found.more.phones] == ["030 1111234"]


def test_an_address_that_says_less_is_not_added(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", street="Lange Str. 1", town="Berlin", postcode="10115")
    less = (PostalAddress(town="Berlin"), PostalAddress(postcode="10 115", town="BERLIN"))
    assert difference(shop, anna, addresses=less) is None
    assert difference(shop, anna, addresses=(PostalAddress(street="Ring 2", town="Berlin"),))


def test_nobody_gets_more_phones_than_the_form_takes(shop: Shop) -> None:
    full = [PhoneDraft(number=f"030 55510{n:02}") for n in range(20)]
    anna = shop.customer("Anna Berg", phones=full)
    assert difference(shop, anna, phones=(("", "0171 5551234"),)) is None


def test_changes_are_told_without_what_the_notes_say(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    found = difference(shop, anna, company="Flora", notes="owes us", phones=(("", "030 1111234"),))
    assert found is not None
    told = [Wording().say(each) for each in found.told()]
    assert told == ["Company: Flora", "More notes", "also 030 1111234"]
