"""Exports of well-known programs: their headings are understood, every column is kept."""

import pytest

from smallcrm.exchange.contact import Contact, PostalAddress
from tests.exchange.readers.reading import FILES, contacts, one, opened, rejected


def listed(**cells: str) -> str:
    return table({heading.replace("_", " "): cell for heading, cell in cells.items()})


def table(cells: dict[str, str], delimiter: str = ",") -> str:
    quoted = [f'"{cell}"' for cell in cells.values()]
    return delimiter.join(cells) + "\n" + delimiter.join(quoted) + "\n"


@pytest.mark.parametrize(
    ("name", "count", "preset"),
    [
        ("google_contacts_2024.csv", 2, "Google"),
        ("outlook_com_new.csv", 2, "Outlook"),
        ("semicolon_german.csv", 1, ""),
        ("contacts_simple.xlsx", 2, ""),
        ("two_sheets.xls", 1, ""),
        ("vcard3_apple.vcf", 1, ""),
        ("vcard4_full.vcf", 1, ""),
        ("damaged_mixed.vcf", 3, ""),
    ],
)
def test_every_file_gives_its_number_of_contacts(name: str, count: int, preset: str) -> None:
    read = opened((FILES / name).read_bytes(), name)

    assert len(read.collected()[0]) == count
    assert read.guess.preset == preset


def test_google_joins_several_values_and_keeps_a_birthday_without_year() -> None:
    grace, taro = contacts((FILES / "google_contacts_2024.csv").read_bytes())

    assert grace.emails == (("work", "grace@shop.example"), ("work", "grace.alt@shop.example"))
    assert grace.labels == ("Regulars", "Thank-you")
    assert grace.addresses[0].street == "1 Main St\nSuite 4"
    assert grace.dates == (("Anniversary", "--06-14"),)
    assert (grace.birthday, taro.birthday) == ("1966-12-09", "--04-01")
    assert (taro.family, taro.given, taro.phones) == ("見本", "太郎", (("home", "03-0000-1111"),))


def test_google_before_2024_has_types_instead_of_labels() -> None:
    cells = {
        "Name": "Ann Able", "Given Name": "Ann", "Family Name": "Able", "Group Membership":
        "* myContacts ::: VIP", "E-mail 1 - Type": "* Home", "E-mail 1 - Value": "a@b.example",
        "Phone 1 - Type": "Mobile", "Phone 1 - Value": "555 0100 ::: 555 0101",
        "Organization 1 - Name": "Able Ltd", "Organization 1 - Title": "Baker",
    }  # fmt: skip

    ann = one(table(cells))

    assert (ann.full_name, ann.given, ann.family) == ("Ann Able", "Ann", "Able")
    assert ann.phones == (("mobile", "555 0100"), ("mobile", "555 0101"))
    assert ann.emails == (("home", "a@b.example"),)
    assert (ann.company, ann.job_title, ann.labels) == ("Able Ltd", "Baker", ("VIP",))


def test_outlook_classic_has_no_dates_and_inner_addresses() -> None:
    cells = {
        "Title": "Mr.", "First Name": "Ann", "Last Name": "Able", "Business Street": "1 Main St",
        "Business Street 2": "Suite 4", "Business City": "Leeds", "Home Street": "",
        "Anniversary": "0/0/00", "Birthday": "0.0.00", "E-mail Address": "/o=Shop/ou=x/cn=ann",
        "E-mail Type": "EX", "E-mail Display Name": "Ann Able", "Home Phone 2": "555 0100",
        "Business Fax": "555 0101", "Web Page": "ann.example",
    }  # fmt: skip

    ann = one(table(cells))

    assert (ann.birthday, ann.dates, ann.emails) == ("", (), ())
    assert ann.phones == (("home", "555 0100"), ("work fax", "555 0101"))
    assert ann.addresses == (PostalAddress("work", "1 Main St\nSuite 4", "Leeds"),)
    assert (ann.prefix, ann.notes) == ("Mr.", "Web Page: ann.example")


def test_outlook_in_german_is_read_like_the_english_one() -> None:
    cells = {
        "Anrede": "Frau", "Vorname": "Jörg", "Nachname": "Muster", "Firma": "Muster AG",
        "Straße geschäftlich": "Hauptstr. 7", "Ort geschäftlich": "Dresden",
        "Postleitzahl geschäftlich": "01067", "Telefon (privat)": "0351 5550100",
        "Telefon geschäftlich 2": "0351 5550101", "Mobiltelefon": "0171 5550100",
        "E-Mail-Adresse": "j@muster.example", "E-Mail 2: Adresse": "k@muster.example",
        "Geburtstag": "3.10.1959",
    }  # fmt: skip

    contact = one(table(cells))

    assert [label for label, _ in contact.phones] == ["home", "work", "mobile"]
    assert contact.addresses == (PostalAddress("work", "Hauptstr. 7", "Dresden", "01067"),)
    assert (len(contact.emails), contact.birthday) == (2, "1959-10-03")


def test_thunderbird_parts_the_birthday_and_numbers_the_lines() -> None:
    cells = {
        "First Name": "Ann", "Last Name": "Able", "Display Name": "Ann Able", "Primary Email":
        "a@b.example", "Secondary Email": "c@d.example", "Work Phone": "555 0100", "Mobile Number":
        "555 0101", "Home Address": "1 Main St", "Home Address 2": "Flat B", "Home City": "Leeds",
        "Home ZipCode": "LS1", "Birth Year": "1990", "Birth Month": "2", "Birth Day": "3",
        "Organization": "Able Ltd", "Custom 1": "blue",
    }  # fmt: skip

    ann = one(table(cells))

    assert (ann.birthday, ann.notes) == ("1990-02-03", "Custom 1: blue")
    assert ann.addresses == (PostalAddress("home", "1 Main St\nFlat B", "Leeds", "LS1"),)
    assert ann.phones == (("work", "555 0100"), ("mobile", "555 0101"))


def test_shopify_puts_a_quote_before_numbers() -> None:
    cells = {
        "Customer ID": "'7001", "First Name": "Ann", "Last Name": "O'Hara", "Email": "a@b.example",
        "Accepts Email Marketing": "no", "Default Address Address1": "1 Main St",
        "Default Address Address2": "Suite 4", "Default Address City": "Boston",
        "Default Address Province Code": "MA", "Default Address Country Code": "US",
        "Default Address Zip": "'01801", "Phone": "'+12065550100", "Total Spent": "12.50",
        "Total Orders": "2", "Tags": "vip, roses", "Note": "Likes tea",
    }  # fmt: skip

    ann = one(table(cells))

    assert (ann.number, ann.family) == ("7001", "O'Hara")
    assert (ann.phones, ann.labels) == ((("", "+12065550100"),), ("vip", "roses"))
    address = PostalAddress("", "1 Main St\nSuite 4", "Boston", "01801", "MA", "US")
    assert ann.addresses == (address,)
    assert ann.notes.startswith("Likes tea\nAccepts Email Marketing: no")


def test_mailchimp_writes_the_month_first_and_tags_in_quotes() -> None:
    text = (
        "Email Address,First Name,Last Name,Address,Birthday,MEMBER_RATING,LEID,EUID,TAGS\n"
        'a@b.example,Ann,Able,"1 Main St  Boston MA 01801  US",04/03,2,1,x,"""VIP"",""Blog"""\n'
    )

    ann = one(text, country="DE")

    assert (ann.birthday, ann.labels) == ("--04-03", ("VIP", "Blog"))
    assert ann.addresses[0].street == "1 Main St\nBoston MA 01801\nUS"
    assert ann.notes == ""


def test_quickbooks_has_jobs_address_lines_and_a_sum_at_the_end() -> None:
    text = (
        "Customer List\n\nCustomer,Main Phone,Main Email,Bill to 1,Bill to 2,Bill to 3,"
        "Balance Total\nAnn Able:Kitchen,555 0100,a@b.example,Ann Able:Kitchen,1 Main St,"
        '"Boston, MA 01801",12.50\nTOTAL,,,,,,12.50\n'
    )

    (ann,) = contacts(text)

    assert (ann.full_name, ann.phones) == ("Ann Able", (("", "555 0100"),))
    assert ann.addresses == (PostalAddress("billing", "1 Main St\nBoston, MA 01801"),)
    assert "Kitchen" in ann.notes
    assert rejected(text)[0].reason.key == "This is the sum at the end of the list"


@pytest.mark.parametrize(
    "cells",
    [
        listed(First_Name="Ann", Last_Name="Able", Phone_Number="5550100", Email_Address="a@b.c",
               Street_Address_1="1 Main St", City="Leeds", Postal_Code="LS1", Reference_ID="17",
               Email_Subscription_Status="x", Memo="tea"),
        table({"Customer ID": "X9", "First Name": "Ann", "Last Name": "Able", "Phone Number":
               "5550100", "Email Address": "a@b.c", "Address Line 1": "1 Main St", "City": "Leeds",
               "Postal / Zip Code": "LS1", "Marketing Allowed": "no", "Customer Since": "2020"}),
        table({"Customer ID": "x-y", "Customer name": "Ann Able", "Email": "a@b.c", "Phone":
               "5550100", "Address": "1 Main St", "City": "Leeds", "Postal code": "LS1",
               "Customer code": "17", "Points balance": "3"}),
        listed(customer_code="17", first_name="Ann", last_name="Able", customer_group_name="VIP",
               email="a@b.c", phone="5550100", physical_address1="1 Main St", physical_city="Leeds",
               physical_postcode="LS1"),
        table({"Client ID": "17", "First Name": "Ann", "Last Name": "Able", "Full name": "Ann Able",
               "Mobile Number": "5550100", "Email": "a@b.c", "Address": "1 Main St", "City":
               "Leeds", "Postcode": "LS1", "Date of Birth": "1990-02-03", "Referral Source": "x"}),
        listed(First_Name="Ann", Last_Name="Able", Email="a@b.c", Cell_Phone="5550100",
               Day_Phone="", Night_Phone="", Address="1 Main St", City="Leeds", Zip="LS1"),
        table({"EMAIL": "a@b.c", "LASTNAME": "Able", "FIRSTNAME": "Ann", "SMS": "5550100",
               "ADDRESS": "1 Main St", "CITY": "Leeds", "ZIP": "LS1"}, ";"),
        table({"Nom": "Able", "Prénom": "Ann", "Courriel": "a@b.c", "Téléphone portable": "5550100",
               "Rue": "1 Main St", "Ville": "Leeds", "Code postal": "LS1"}, ";"),
        table({"Nombre": "Ann", "Apellidos": "Able", "Correo electrónico": "a@b.c", "Teléfono":
               "5550100", "Dirección": "1 Main St", "Código postal": "LS1", "Ciudad": "Leeds"}),
        table({"Nome": "Ann", "Cognome": "Able", "E-mail": "a@b.c", "Cellulare": "5550100",
               "Indirizzo": "1 Main St", "CAP": "LS1", "Città": "Leeds"}, ";"),
        table({"Voornaam": "Ann", "Achternaam": "Able", "E-mailadres": "a@b.c", "Telefoonnummer":
               "5550100", "Straat": "1 Main St", "Postcode": "LS1", "Woonplaats": "Leeds"}, ";"),
        table({"Nome": "Ann", "Sobrenome": "Able", "Email": "a@b.c", "Telemóvel": "5550100",
               "Morada": "1 Main St", "Código Postal": "LS1", "Localidade": "Leeds"}, ";"),
        table({"Imię": "Ann", "Nazwisko": "Able", "Adres e-mail": "a@b.c", "Telefon komórkowy":
               "5550100", "Ulica": "1 Main St", "Kod pocztowy": "LS1", "Miejscowość": "Leeds"},
              "\t"),
        table({"Name": "Able", "Vorname": "Ann", "E-Mail": "a@b.c", "Handy-Nr.": "5550100",
               "Straße": "Main St", "Hausnummer": "1", "PLZ": "LS1", "Ort": "Leeds"}, "|"),
    ],
)  # fmt: skip
def test_the_words_above_the_columns_are_enough(cells: str) -> None:
    ann: Contact = one(cells)

    assert {"Ann", "Able"} <= set(ann.best_name.split())
    assert [number for _, number in ann.phones] == ["5550100"]
    assert [address for _, address in ann.emails] == ["a@b.c"]
    assert ann.addresses[0].street in {"1 Main St", "Main St 1"}
    assert (ann.addresses[0].town, ann.addresses[0].postcode) == ("Leeds", "LS1")
    assert ann.number in {"", "17", "X9"}
