"""Names: initials, halves and greetings in many languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.names import (
    first_family_name,
    greeting_name,
    initials,
    join_name,
    split_name,
)

hostile = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Berg", "AB"),
        ("Berg, Anna", "AB"),
        ("Berg, Dr. Anna", "AB"),
        ("Martin King, Jr.", "MK"),
        ("anna", "A"),
        ("Dr. Anna Maria von der Heide", "AH"),
        ("Martin Luther King Jr.", "MK"),
        ("Ludwig van Beethoven", "LB"),
        ("Élodie Ångström", "ÉÅ"),
        ("ßara Berg", "ßB"),
        ("山田 太郎", "山"),
        ("김철수", "김"),
        ("Дмитрий Иванов", "ДИ"),
        ("राम कुमार", "राकु"),
        ("(Bakery) 3 Bears", "BB"),
        ("", ""),
        ("\U0001f600 ...", ""),
    ],
)
def test_initials_are_one_or_two_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("full", "halves"),
    [
        ("Anna Berg", ("Anna", "Berg")),
        ("Berg, Anna", ("Anna", "Berg")),
        ("Berg,Anna Maria", ("Anna Maria", "Berg")),
        ("Anna Maria Berg", ("Anna Maria", "Berg")),
        ("Anna", ("Anna", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven")),
        ("Vincent Van Gogh", ("Vincent", "Van Gogh")),
        ("Anna von der Heide", ("Anna", "von der Heide")),
        ("Juan de la Cruz Pérez", ("Juan", "de la Cruz Pérez")),
        ("José Ortega y Gasset", ("José", "Ortega y Gasset")),
        ("Van Morrison", ("Van", "Morrison")),
        ("Dr. Anna Berg", ("Anna", "Berg")),
        ("Martin King Jr.", ("Martin", "King Jr.")),
        ("Martin King, Jr.", ("Martin", "King Jr.")),
        ("王小明", ("小明", "王")),
        ("山田太郎", ("太郎", "山田")),
        ("山田 太郎", ("太郎", "山田")),
        ("김철수", ("철수", "김")),
        ("  ", ("", "")),
        (",", ("", "")),
    ],
)
def test_a_name_is_guessed_apart(full: str, halves: tuple[str, str]) -> None:
    assert split_name(full) == halves


@pytest.mark.parametrize(
    ("full", "language", "halves"),
    [
        ("Kovács Anna", "hu", ("Anna", "Kovács")),
        ("Dr. Kovács Anna Mária", "hu-HU", ("Anna Mária", "Kovács")),
        ("Kovács, Anna", "hu", ("Anna", "Kovács")),
        ("Nguyễn Văn An", "vi", ("Văn An", "Nguyễn")),
        ("Anna", "hu", ("Anna", "")),
        ("Ana López García", "es", ("Ana", "López García")),
        ("Ana López", "es", ("Ana", "López")),
        ("José Luis García", "es", ("José Luis", "García")),
        ("José Luis García Pérez", "es-MX", ("José Luis", "García Pérez")),
        ("María del Carmen Ruiz Pérez", "es", ("María del Carmen", "Ruiz Pérez")),
        ("María de los Ángeles Gil", "es", ("María de los Ángeles", "Gil")),
        ("Ana María López de la Cruz", "es", ("Ana María", "López de la Cruz")),
        ("Juan de la Cruz Pérez", "es", ("Juan", "de la Cruz Pérez")),
        ("María de la Cruz", "es", ("María", "de la Cruz")),
        ("José María", "es", ("José", "María")),
        ("Hans Huber", "es", ("Hans", "Huber")),
        ("Anna Maria Berg", "de", ("Anna Maria", "Berg")),
    ],
)
def test_a_name_is_guessed_apart_as_its_language_has_it(
    full: str, language: str, halves: tuple[str, str]
) -> None:
    assert split_name(full, language) == halves


def test_of_two_spanish_family_names_the_first_is_said() -> None:
    assert first_family_name("López García", "es") == "López"
    assert first_family_name("de la Cruz Pérez", "es") == "de la Cruz"
    assert first_family_name("Ortega y Gasset", "es") == "Ortega y Gasset"
    assert first_family_name("von der Heide", "de") == "von der Heide"
    assert first_family_name("", "es") == ""


def test_a_name_is_put_together_in_the_order_of_the_country() -> None:
    assert join_name("Anna", "Berg") == "Anna Berg"
    assert join_name("Anna", "Nagy", "HU") == "Nagy Anna"
    assert join_name("太郎", "山田", "JP") == "山田太郎"
    assert join_name("", "Berg") == "Berg"
    assert join_name(" Anna  Maria ", "") == "Anna Maria"


def test_people_are_greeted_as_they_like_it() -> None:
    assert greeting_name("Anna Berg", "Anna", "Anni") == "Anni"
    assert greeting_name("Anna Berg", "Anna") == "Anna"
    assert greeting_name("Anna Berg") == "Anna"
    assert greeting_name("Bakery") == "Bakery"
    assert greeting_name("J. Smith") == greeting_name("J. Smith", "J.") == "J. Smith"
    assert greeting_name("J. R. Smith") == "J. R. Smith"
    assert greeting_name("Jo Smith", "Jo") == "Jo"


plain_word = st.sampled_from(["Anna", "Maria", "Joe", "Élodie", "Søren", "Дмитрий"])


@given(plain_word, plain_word)
def test_what_is_joined_comes_apart_again(given_name: str, family: str) -> None:
    assert split_name(join_name(given_name, family)) == (given_name, family)
    assert split_name(f"{family}, {given_name}") == (given_name, family)


@given(hostile)
@settings(max_examples=300)
def test_hostile_names_never_raise_and_lose_no_letter_twice(name: str) -> None:
    assert len(initials(name)) <= 6
    for language in ("", "es", "hu"):
        given_name, family = split_name(name, language)
        assert len(given_name) + len(family) <= len(name)
    assert isinstance(greeting_name(name), str)
    assert isinstance(join_name(name, name, "HU"), str)


def test_a_very_long_name_is_no_trouble() -> None:
    assert initials("von " * 25_000) == "VV"
    assert split_name("x" * 100_000) == ("x" * 100_000, "")
