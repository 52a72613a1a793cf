"""A row of a list as the book would take it."""

import pytest

from smallcrm.domain.customers import MOST_ENTRIES
from smallcrm.exchange.contact import Contact, PostalAddress
from smallcrm.exchange.incoming import incoming, merged

DE = "DE"


def test_a_name_in_one_piece_is_kept_as_it_is_written() -> None:
    assert incoming(Contact(1, full_name=" Dr.  Anna\tBerg "), DE).name == "Dr. Anna Berg"


def test_phones_are_matched_without_country_code_and_trunk_zero() -> None:
    who = incoming(Contact(1, phones=(("mobile", "+49 171 5551234"), ("", "0171/5551234"))), DE)
    assert [(phone.number, phone.key) for phone in who.phones] == [
        ("+49 171 5551234", "1715551234")
    ]


def test_an_e_mail_address_stands_in_for_a_name_but_is_none() -> None:
    who = incoming(Contact(1, emails=(("", "Anna@Example.com"),)), DE)
    assert (who.name, who.called, who.name_key) == ("", "Anna@Example.com", ())


def test_somebody_known_by_phone_only_has_no_name() -> None:
    who = incoming(Contact(1, phones=(("", "0171 5551234"),)), DE)
    assert (who.name, who.stand_in, who.called) == ("", "", "0171 5551234")


def test_a_phone_without_digits_stands_in_for_a_name() -> None:
    assert incoming(Contact(1, phones=(("", "ask Rosa"),)), DE).stand_in == "ask Rosa"


@pytest.mark.parametrize("name", ["\0", "\u200b", "\ud800", "   "])
def test_a_name_that_shows_as_nothing_is_none(name: str) -> None:
    assert not incoming(Contact(1, full_name=name), DE).is_someone
    assert incoming(Contact(1, full_name=name, emails=(("", "a@b.de"),)), DE).called == "a@b.de"


@pytest.mark.parametrize("number", ["1", "42", "999999"])
def test_an_own_number_is_taken_over(number: str) -> None:
    assert incoming(Contact(1, full_name="Anna", number=number), DE).number == int(number)


@pytest.mark.parametrize("number", ["0", "007", "1234567", "A-17", "12.5", "1\u0664"])
def test_a_number_that_is_not_ours_goes_to_the_notes(number: str) -> None:
    who = incoming(Contact(1, full_name="Anna", number=number), DE)
    assert (who.number, who.notes) == (None, f"Number: {number}")


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1980-04-01", "1980-04-01"), ("--02-29", "--02-29"), ("1980-4-1", "1980-04-01")],
)
def test_birthdays_are_kept_as_the_book_writes_them(written: str, kept: str) -> None:
    assert incoming(Contact(1, full_name="Anna", birthday=written), DE).birthday == kept


def test_digits_of_other_scripts_in_a_birthday_are_understood() -> None:
    arabic = "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in "1980-04-01")
    assert incoming(Contact(1, full_name="Anna", birthday=arabic), DE).birthday == "1980-04-01"


@pytest.mark.parametrize("written", ["1980-02-30", "0000-01-01", "1066-10-14", "soon"])
def test_a_birthday_that_can_not_be_goes_to_the_notes(written: str) -> None:
    who = incoming(Contact(1, full_name="Anna", birthday=written), DE)
    assert (who.birthday, who.notes) == ("", f"Birthday: {written}")


@pytest.mark.parametrize(("written", "kept"), [("DE", "de"), ("pt_BR", "pt-br")])
def test_language_codes_are_kept_in_small_letters(written: str, kept: str) -> None:
    assert incoming(Contact(1, full_name="Anna", language=written), DE).language == kept


def test_a_language_in_words_goes_to_the_notes() -> None:
    who = incoming(Contact(1, full_name="Anna", language="Plattdeutsch"), DE)
    assert (who.language, who.notes) == ("", "Language: Plattdeutsch")


def test_an_e_mail_that_the_form_would_refuse_goes_to_the_notes() -> None:
    who = incoming(Contact(1, full_name="Anna", emails=(("", "anna at home"),)), DE)
    assert (who.emails, who.notes) == ((), "E-mail: anna at home")


def test_the_whole_of_a_value_that_is_too_long_is_kept_in_the_notes() -> None:
    firm = "Gesellschaft " * 30
    who = incoming(Contact(1, full_name="Anna", company=firm), DE)
    assert len(who.company) <= 120
    assert who.notes == f"Company: {firm}".strip()


def test_more_phones_than_fit_go_to_the_notes() -> None:
    phones = tuple(("", f"0171 55512{n:02}") for n in range(MOST_ENTRIES + 1))
    who = incoming(Contact(1, full_name="Anna", phones=phones), DE)
    assert len(who.phones) == MOST_ENTRIES
    assert who.notes == f"Phone: 0171 55512{MOST_ENTRIES:02}"


def test_a_country_alone_is_no_address_and_is_not_lost() -> None:
    who = incoming(Contact(1, full_name="Anna", addresses=(PostalAddress(country="Peru"),)), DE)
    assert (who.addresses, who.notes) == ((), "Address: Peru")


def test_groups_and_other_days_stand_in_the_notes() -> None:
    contact = Contact(
        1, full_name="Anna", labels=("friends", "choir"), dates=(("wedding", "2001-05-05"),)
    )
    assert incoming(contact, DE).notes == "wedding: 2001-05-05\nfriends, choir"


def test_of_two_rows_the_later_wins_and_nothing_empty_erases() -> None:
    first = incoming(
        Contact(1, full_name="Anna Berg", company="Berg", phones=(("", "030 5550100"),)), DE
    )
    later = incoming(Contact(2, full_name="Anna Berg", company="Flora", notes="pays cash"), DE)
    both = merged(first, later)
    assert (both.row, both.company, both.notes) == (1, "Flora", "pays cash")
    assert [phone.number for phone in both.phones] == ["030 5550100"]


def test_of_two_rows_the_fuller_name_birthday_and_address_stay() -> None:
    whole = PostalAddress(street="Lange Str. 1", town="Berlin", postcode="10115")
    first = incoming(
        Contact(1, full_name="Anna Berg", birthday="1980-04-01", addresses=(whole,)), DE
    )
    later = incoming(
        Contact(
            2, full_name="A. Berg", birthday="--04-01", addresses=(PostalAddress(town="Berlin"),)
        ),
        DE,
    )
    for both in (merged(first, later), merged(later, first)):
        assert (both.name, both.birthday) == ("Anna Berg", "1980-04-01")
    assert merged(first, later).addresses == (whole,)
