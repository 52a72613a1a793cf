"""Who may be in the book twice, and who only looks like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.customers import AddressDraft, CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.duplicates import (
    DoubleKeys,
    keys_of_draft,
    likely_double,
    names_are_close,
    one_mistake_apart,
)
from smallcrm.domain.sentence import sentence

hostile = st.text(st.characters(exclude_categories=()), max_size=40)


def keys(name: str = "", phone: str = "", email: str = "", town: str = "") -> DoubleKeys:
    draft = CustomerDraft(
        name=name,
        phones=[PhoneDraft(number=phone)],
        emails=[EmailDraft(address=email)],
        addresses=[AddressDraft(town=town)],
    )
    return keys_of_draft(draft, "DE")


def test_the_same_phone_in_another_spelling_is_a_reason() -> None:
    reasons = likely_double(keys(phone="0171 5551234"), keys(phone="+49 171 555 12 34"))
    assert reasons == (sentence("Same phone, ending in {ending}", ending="1234"),)


def test_a_number_without_its_area_is_a_reason_but_another_area_is_none() -> None:
    assert likely_double(keys(phone="5551234"), keys(phone="030 5551234"))
    assert not likely_double(keys(phone="040 5551234"), keys(phone="030 5551234"))
    assert not likely_double(keys(phone="1234"), keys(phone="030 5551234"))
    assert likely_double(keys(phone="010-4411"), keys(phone="0104411"))


def test_the_same_email_is_a_reason_in_any_case() -> None:
    reasons = likely_double(keys(email="Anna@Berg.example"), keys(email="anna@berg.EXAMPLE"))
    assert [reason.key for reason in reasons] == ["Same e-mail: {email}"]


def test_a_close_name_counts_only_in_the_same_town() -> None:
    assert likely_double(keys("Anna Berg", town="Köln"), keys("Berg, Ana Maria", town="KOLN")) == ()
    close = likely_double(keys("Anna Bergmann", town="Köln"), keys("Anna Bergman", town="KOLN"))
    assert close == (sentence("Almost the same name, also in {town}", town="Köln"),)
    assert not likely_double(keys("Anna Berg", town="Köln"), keys("Anna Berg", town="Bonn"))
    assert not likely_double(keys("Anna Berg"), keys("Anna Berg"))


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("Anna Berg", "Berg, Anna", True),
        ("Anna Berg", "Anna Maria Berg", True),
        ("Müller Jürgen", "Jurgen Muller", True),
        ("Marie Dupont", "Marie Dupnot", True),
        ("Marie Dupont", "Maria Dupond", False),
        ("Anna", "Anna", False),
        ("Anna Berg", "Anna Burg", True),
        ("Ann Lee", "Ann Lea", False),
        ("", "", False),
    ],
)
def test_names_are_compared_as_people_misspell_them(one: str, other: str, close: bool) -> None:
    assert names_are_close(one, other) is close
    assert names_are_close(other, one) is close


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("dupont", "dupnot", True),
        ("dupont", "dupontt", True),
        ("dupont", "upont", True),
        ("dupont", "dupant", True),
        ("dupont", "dnpout", False),
        ("dupont", "dupo", False),
        ("ann", "anne", False),
    ],
)
def test_one_mistake_is_forgiven_from_four_letters_on(one: str, other: str, apart: bool) -> None:
    assert one_mistake_apart(one, other) is apart


word = st.text("abcd", min_size=4, max_size=8)


@given(word, st.integers(0, 7), st.sampled_from("abcde"))
@settings(max_examples=300)
def test_every_single_mistake_is_forgiven(text: str, place: int, letter: str) -> None:
    place = min(place, len(text) - 1)
    doubled = text[:place] + letter + text[place:]
    wrong = text[:place] + letter + text[place + 1 :]
    swapped = text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]
    for misspelt in (doubled, wrong, swapped):
        assert one_mistake_apart(text, misspelt)
        assert one_mistake_apart(misspelt, text)


@given(hostile, hostile, hostile, hostile)
@settings(max_examples=200)
def test_hostile_records_never_raise_and_both_sides_agree(
    name: str, phone: str, email: str, town: str
) -> None:
    mine, other = keys(name, phone, email, town), keys(name[1:], phone, email[1:], town)
    assert bool(likely_double(mine, other)) == bool(likely_double(other, mine))
