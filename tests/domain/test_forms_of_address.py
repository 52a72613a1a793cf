"""How people are greeted, and how an envelope begins."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.forms_of_address import (
    FIRST_NAMES,
    FORMAL,
    Called,
    greeted,
    on_envelope,
)

DOCTOR = Called("Ann Berg", "Ann", "Berg", "", "Frau Dr.")


@pytest.mark.parametrize(
    ("known", "language", "greeting", "envelope"),
    [
        (Called("Ann Berg"), "en", "Ann", "Ann Berg"),
        (DOCTOR, "de", "Frau Dr. Berg", "Frau Dr. Ann Berg"),
        (DOCTOR, "fr", "Madame Dr. Berg", "Madame Dr. Ann Berg"),
        (Called("Tom Berg", form_of_address="Herr"), "de", "Herr Berg", "Herrn Tom Berg"),
        (Called("Tom Berg", form_of_address="Herrn"), "de", "Herr Berg", "Herrn Tom Berg"),
        (Called("Tom Berg", form_of_address="Mr"), "de", "Herr Berg", "Herrn Tom Berg"),
        (Called("Berg", family="Berg", form_of_address="Mr"), "en", "Mr Berg", "Mr Berg"),
        (Called("Berg", form_of_address="Mr."), "en", "Mr. Berg", "Mr. Berg"),
        (Called("Ann Berg", form_of_address="Ms"), "en", "Ms Berg", "Ms Ann Berg"),
        (Called("Ann Berg", form_of_address="Ms"), "en-GB", "Ms Berg", "Ms Ann Berg"),
        (Called("Anne Roux", form_of_address="Mme"), "fr", "Madame Roux", "Mme Anne Roux"),
        (Called("Ana Gil", form_of_address="Sra."), "es", "señora Gil", "Sra. Ana Gil"),
        (Called("Ana Gil", form_of_address="Doña"), "es", "doña Ana", "Doña Ana Gil"),
        (Called("Elton Ray", form_of_address="Sir"), "en", "Sir Elton", "Sir Elton Ray"),
        (Called("Ana López García", form_of_address="Sra."), "es", "señora López", None),
        (
            Called("Edwin Whitlock", form_of_address="Mr. Whitlock"),
            "en",
            "Mr. Whitlock",
            "Mr. Edwin Whitlock",
        ),
        (Called("Frau Dr. Anna Schmidt"), "de", "Frau Dr. Schmidt", "Frau Dr. Anna Schmidt"),
        (Called("Herr Müller"), "de", "Herr Müller", "Herrn Müller"),
        (Called("Dr. Müller"), "de", "Dr. Müller", "Dr. Müller"),
        (Called("Mrs Smith"), "en", "Mrs Smith", "Mrs Smith"),
        (
            Called("Dr. Ann Berg", form_of_address="Frau"),
            "de",
            "Frau Dr. Berg",
            "Frau Dr. Ann Berg",
        ),
        (Called("Mrs. Ann Lee", form_of_address="Mrs"), "en", "Mrs Lee", "Mrs Ann Lee"),
        (Called("M. Smith"), "en", "M. Smith", "M. Smith"),
        (Called("M. Roux"), "fr", "Monsieur Roux", "M. Roux"),
        (Called("J. Smith"), "en", "J. Smith", "J. Smith"),
        (Called("J. Smith", "J.", "Smith"), "en", "J. Smith", "J. Smith"),
        (Called("Ann Berg", form_of_address="du"), "de", "Ann", "Ann Berg"),
        (Called("Ann Berg", "Ann", "Berg", "Anni", "Frau Dr."), "de", "Anni", "Frau Dr. Ann Berg"),
        (Called(""), "de", "", ""),
    ],
)
def test_somebody_is_addressed_as_they_are_known(
    known: Called, language: str, greeting: str, envelope: str | None
) -> None:
    assert greeted(known, language=language) == greeting
    if envelope is not None:
        assert on_envelope(known, language=language) == envelope


def test_a_household_can_wish_it_formal_or_by_first_names() -> None:
    assert greeted(DOCTOR, language="de", way=FIRST_NAMES) == "Ann"
    assert greeted(DOCTOR, language="de", way=FORMAL) == "Frau Dr. Berg"
    assert greeted(Called("Ann Berg"), language="de", way=FORMAL) == "Ann Berg"


def test_names_stand_in_the_order_of_their_own_language() -> None:
    def called(name: str, own: str, **more: str) -> str:
        return greeted(Called(name, **more), language="en", own_language=own)

    assert called("Kovács Anna", "hu") == "Anna"
    assert called("Kovács Anna", "hu", form_of_address="Mrs") == "Mrs Kovács"
    assert called("Nguyễn Văn An", "vi") == "An"
    assert called("Ana López García", "es") == "Ana"


TEXT = st.text(st.characters(exclude_categories=()), max_size=12)


@given(
    st.builds(Called, TEXT, TEXT, TEXT, TEXT, TEXT),
    st.sampled_from(["en", "de-AT", "fr", "es", "vi", "", "x"]),
    st.sampled_from(["", FIRST_NAMES, FORMAL, "wrong"]),
)
@settings(max_examples=80)
def test_no_name_raises_and_none_vanishes(known: Called, language: str, way: str) -> None:
    said = greeted(known, language=language, way=way)
    written = on_envelope(known, language=language)

    assert said == said.strip()
    assert bool(written) or not known.name.split()
