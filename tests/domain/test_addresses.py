import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.addresses import ORDERS, PostalAddress, address_lines


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            PostalAddress(
                "Ann Lee", "", "1 High Street\nFlat 2", "Ashford", "Kent", "tn24 8td", "GB"
            ),
            ("Ann Lee", "1 High Street", "Flat 2", "ASHFORD", "TN24 8TD"),
        ),
        (
            PostalAddress("Joe Paz", "Paz Ltd", "12 Oak Ave", "Springfield", "il", "62704", "US"),
            ("Joe Paz", "Paz Ltd", "12 Oak Ave", "Springfield, IL 62704"),
        ),
        (
            PostalAddress("Anna Berg", "", "Hauptstr. 5", "Köln", "NRW", "50667", "DE"),
            ("Anna Berg", "Hauptstr. 5", "50667 Köln"),
        ),
        (
            PostalAddress("Marie Dupont", "", "3 rue Haute", "Orléans", "", "45000", "FR"),
            ("Marie Dupont", "3 rue Haute", "45000 ORLÉANS"),
        ),
        (
            PostalAddress("Kiss Éva", "", "Fő utca 1.", "Pécs", "", "7621", "HU"),
            ("Kiss Éva", "Pécs", "Fő utca 1.", "7621"),
        ),
        (
            PostalAddress("Mary Byrne", "", "1 Main St", "Ennis", "Co. Clare", "v95 x2t3", "IE"),
            ("Mary Byrne", "1 Main St", "Ennis", "Co. Clare", "V95 X2T3"),
        ),
        (
            PostalAddress("Ana Silva", "", "Rua Sete 7", "Santos", "SP", "11010-000", "BR"),
            ("Ana Silva", "Rua Sete 7", "Santos - SP", "11010-000"),
        ),
        (
            PostalAddress("Ugo Riva", "", "Via Roma 1", "Pavia", "pv", "27100", "IT"),
            ("Ugo Riva", "Via Roma 1", "27100 Pavia PV"),
        ),
        (
            PostalAddress("Eva Gil", "", "C/ Mayor 3", "Madrid", "Madrid", "28013", "ES"),
            ("Eva Gil", "C/ Mayor 3", "28013 Madrid"),
        ),
        (
            PostalAddress("Eva Gil", "", "C/ Mayor 3", "Getafe", "Madrid", "28901", "ES"),
            ("Eva Gil", "C/ Mayor 3", "28901 Getafe", "Madrid"),
        ),
        *(
            (
                PostalAddress("Jan Vos", "", "Kerkstraat 1", "Ede", "", postcode, country),
                ("Jan Vos", "Kerkstraat 1", f"{postcode} Ede"),
            )
            for postcode, country in (
                ("6711 AB", "NL"),
                ("1010", "AT"),
                ("8001", "CH"),
                ("9000", "BE"),
            )
        ),
        (
            PostalAddress("山田花子", "", "千代田1-1", "千代田区", "東京都", "100-0001", "JP"),
            ("〒100-0001", "東京都千代田区千代田1-1", "山田花子 様"),
        ),
        (
            PostalAddress("Hanako Yamada", "", "1-1 Chiyoda", "Tokyo", "", "100-0001", "JP"),
            ("Hanako Yamada", "1-1 Chiyoda", "Tokyo 100-0001"),
        ),
    ],
)
def test_lines_stand_in_the_countrys_order(address: PostalAddress, lines: tuple[str, ...]) -> None:
    assert address_lines(address, sender_country=address.country) == lines


@pytest.mark.parametrize(
    ("country", "town", "region", "postcode", "last"),
    [
        ("JP", "Chiyoda-ku", "Tokyo", "100-8111", ("Chiyoda-ku, Tokyo 100-8111",)),
        ("JP", "Ōsaka", "Ōsaka", "530-0001", ("Ōsaka 530-0001",)),
        ("KR", "Jung-gu", "Seoul", "04524", ("Jung-gu, Seoul 04524",)),
        ("AE", "", "Dubai", "", ("Dubai",)),
        ("HK", "Kowloon", "Hong Kong", "", ("Kowloon", "Hong Kong")),
        ("AR", "San Martín", "Buenos Aires", "B1650", ("B1650 San Martín", "Buenos Aires")),
        ("NG", "Ikeja", "Lagos", "100001", ("Ikeja 100001", "Lagos")),
        ("TR", "Beyoğlu", "İstanbul", "34440", ("34440 Beyoğlu/İstanbul",)),
        ("TR", "Izmir", "", "35000", ("35000 Izmir",)),
        ("RO", "Cluj-Napoca", "Cluj", "400001", ("400001 Cluj-Napoca", "Cluj")),
        ("NL", "Ede", "Gelderland", "6711 ab", ("6711 AB Ede",)),
        ("XX", "Town", "County", "12", ("12 Town", "County")),
        ("GB", "Ashford", "Kent", "", ("ASHFORD", "Kent")),
        ("GB", "", "Kent", "tn24 8td", ("Kent", "TN24 8TD")),
        ("DE", "Köln", "NRW", "", ("Köln", "NRW")),
        ("JE", "St Helier", "", "je2 3ab", ("ST HELIER", "JE2 3AB")),
        ("RE", "Saint-Denis", "", "97400", ("97400 SAINT-DENIS",)),
    ],
)
def test_nothing_that_a_letter_needs_is_left_out(
    country: str, town: str, region: str, postcode: str, last: tuple[str, ...]
) -> None:
    address = PostalAddress("Ann", "", "1 Road", town, region, postcode, country)

    assert address_lines(address, sender_country=country)[2:] == last


@pytest.mark.parametrize(
    ("sender", "country", "name", "last"),
    [
        ("US", "PR", "Puerto Rico", "San Juan, PR 00901"),
        ("DE", "PR", "Puerto Rico", "PUERTO RICO"),
        ("PR", "US", "United States", "San Juan 00901"),
        ("GB", "JE", "Jersey", "00901"),
        ("FR", "RE", "La Réunion", "00901 SAN JUAN"),
    ],
)
def test_a_territory_is_not_abroad_for_the_country_whose_post_serves_it(
    sender: str, country: str, name: str, last: str
) -> None:
    address = PostalAddress("Ann", "", "1 Road", "San Juan", "", "00901", country)

    assert address_lines(address, sender_country=sender, country_line=name)[-1] == last


def test_the_country_stands_last_in_capitals_and_only_abroad() -> None:
    address = PostalAddress("Anna Berg", "", "Hauptstr. 5", "Köln", "", "50667", "DE")

    abroad = address_lines(address, sender_country="GB", country_line="Germany")
    at_home = address_lines(address, sender_country="de", country_line="Deutschland")

    assert abroad[-1] == "GERMANY"
    assert at_home[-1] == "50667 Köln"


def test_what_is_missing_closes_up() -> None:
    no_region = PostalAddress("Joe", "", "12 Oak Ave", "Springfield", "", "", "US")
    nothing = PostalAddress()

    assert address_lines(no_region, sender_country="US") == ("Joe", "12 Oak Ave", "Springfield")
    assert address_lines(nothing, sender_country="US") == ()


def test_an_address_without_a_country_is_the_shops_own() -> None:
    address = PostalAddress("Ann", "", "", "Ashford", "", "TN24")

    assert address_lines(address, sender_country="GB")[-2:] == ("ASHFORD", "TN24")


def test_a_person_who_is_the_company_is_named_once() -> None:
    assert address_lines(PostalAddress("Paz", "Paz"), sender_country="US") == ("Paz",)


TEXT = st.text(max_size=12)


@given(
    st.builds(
        PostalAddress, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, st.sampled_from([*ORDERS, "JP", "XX"])
    )
)
def test_no_address_raises_or_gives_empty_lines(address: PostalAddress) -> None:
    lines = address_lines(address, sender_country="DE", country_line="Land")

    assert all(line == line.strip() and line and "\n" not in line for line in lines)
