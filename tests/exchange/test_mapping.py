"""What headings mean."""

import tomllib

import pytest

from smallcrm.exchange.mapping import (
    FIELDS,
    Target,
    header_fingerprint,
    map_headings,
    meaning_of,
    preset_for,
    target_of,
)
from smallcrm.exchange.readers.words import normal, presets, words
from smallcrm.resources import resource


def codes(*headings: str) -> list[str]:
    return [target.code for target in map_headings(headings)]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Name", "Phone"], ["full_name", "phone"]),
        (["Name", "Vorname"], ["family_name", "given_name"]),
        (["Nome", "Cognome"], ["given_name", "family_name"]),
        (["Imię i nazwisko", "Tel."], ["full_name", "phone"]),
        (["Home Street 2", "Home City"], ["street_more:home", "town:home"]),
        (["Home Address", "City", "Zip"], ["address:home", "town:home", "postcode:home"]),
        (["Phone 2 - Type", "Phone 2 - Value"], ["phone_label:2", "phone:2"]),
        (["Address 1 - City", "Address 2 - City"], ["town:1", "town:2"]),
        (["Customer ID", "Customer code"], ["other", "number"]),
        (["Customer ID", "Phone"], ["number", "phone"]),
        (["BILLING_CITY", "shippingCity"], ["town:billing", "other"]),
        (["Accepts Email Marketing", "Email"], ["other", "email"]),
        (["First name", "FIRST NAME"], ["given_name", "other"]),
    ],
)
def test_headings_are_understood_together(headings: list[str], expected: list[str]) -> None:
    assert codes(*headings) == expected


def test_case_accents_and_punctuation_do_not_matter() -> None:
    assert meaning_of("  PRÉNOM : ") == meaning_of("prenom") == Target("given_name")
    assert meaning_of("Straße") == meaning_of("STRASSE") == Target("street")


def test_the_fingerprint_is_that_of_the_set_of_headings() -> None:
    assert header_fingerprint(["Name", "Phone"]) == header_fingerprint(["PHONE", "name "])
    assert header_fingerprint(["Name", "Phone"]) != header_fingerprint(["Name", "Fax"])


def test_a_code_that_is_not_known_keeps_the_column() -> None:
    assert target_of("phone:mobile") == Target("phone", "mobile")
    assert target_of("no such thing") == Target("other")


def test_every_word_has_one_meaning_and_every_meaning_a_field() -> None:
    lists = tomllib.loads(resource("import", "headings.toml").read_text("utf-8"))["meanings"]
    seen: dict[str, str] = {}
    for meaning, group in lists.items():
        assert meaning.partition(":")[0] in FIELDS | {"name", "number_weak"}
        for word in group:
            assert seen.setdefault(normal(word), meaning) == meaning, word
    assert len(seen) > 700
    assert len(words().meanings) == len(seen)


def test_presets_name_fields_and_are_found_by_their_headings() -> None:
    for preset in presets():
        assert set(map(target_of, preset.columns.values())) <= {
            *(Target(field) for field in FIELDS)
        }
        found = preset_for(sorted(preset.needs))
        assert found is not None
        assert found.name == preset.name
    assert preset_for(["Name", "Phone"]) is None
