"""Countries by the names that people write."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.services.country_names import also_called, country_code, country_name


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", "us,US,USA,U.S.A.,u. s.,United States,the United States of America,America"),
        ("US", "Vereinigte Staaten,États-Unis,Etats-Unis,Estados Unidos,EE. UU."),
        ("GB", "GB,UK,U.K.,United Kingdom,England,scotland,WALES,Northern Ireland"),
        ("GB", "Vereinigtes Königreich,Großbritannien,Royaume-Uni,Reino Unido"),
        ("DE", "de,Germany,Deutschland,Allemagne,Alemania,BRD"),
        ("FR", " france ,Frankreich,Francia"),
        ("CH", "Schweiz,Suisse,Suiza,Svizzera"),
        ("NL", "The Netherlands,Holland,Niederlande,Pays-Bas,Países Bajos"),
        ("AT", "Österreich,Oesterreich,Autriche"),
        ("JP", "Japan,日本"),
        ("GM", "the Gambia"),
        ("", ",  ,Absurdistan,EU,ZZ,150,\x00,12"),
    ],
)
def test_a_country_is_known_by_what_people_call_it(code: str, names: str) -> None:
    assert {name: country_code(name) for name in names.split(",")} == dict.fromkeys(
        names.split(","), code
    )


def test_a_country_is_told_in_the_language_of_the_shop() -> None:
    assert [country_name("FR", language) for language in ("de", "es", "en-GB", "xx")] == [
        "Frankreich",
        "Francia",
        "France",
        "France",
    ]
    assert country_name("HK", "de-AT") == "Hongkong"
    assert country_name("??", "de") == ""
    assert (also_called()["uk"], also_called()["holland"]) == ("GB", "NL")


@given(st.text(st.characters(exclude_categories=()), max_size=30))
@settings(max_examples=60)
def test_whatever_is_written_is_a_code_or_nothing(written: str) -> None:
    assert re.fullmatch("([A-Z]{2})?", country_code(written))
    assert re.fullmatch("([A-Z]{2})?", country_code(written * 5_000))
