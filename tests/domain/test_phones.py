"""Phone numbers: the same number in any spelling, and nothing is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.phones import digits, phone_key

hostile = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("country", "spellings", "key"),
    [
        (
            "DE",
            [
                "0171 5551234",
                "0171/555 12 34",
                "+49 171 5551234",
                "+49 (0)171 5551234",
                "0049 171 5551234",
                "tel:+49-171-5551234",
                "01715551234",
                "(+49) 171 5551234",
                "Tel. +49 171 5551234",
                "0171 5551234 ext. 12",
                "\u0660\u0661\u0667\u0661 \u0665\u0665\u0665\u0661\u0662\u0663\u0664",
            ],
            "1715551234",
        ),
        (
            "US",
            ["(617) 253-1234", "1-617-253-1234", "+1 617 253 1234", "617.253.1234 x7"],
            "6172531234",
        ),
        ("IT", ["06 1234 5678", "+39 06 1234 5678", "0039 06 12345678"], "0612345678"),
        ("GB", ["020 7946 0958", "+44 20 7946 0958", "+44(0)2079460958"], "2079460958"),
        ("ES", ["911 23 45 67", "+34 911234567"], "911234567"),
        ("RU", ["8 (495) 123-45-67", "+7 495 1234567"], "4951234567"),
        ("HU", ["06 20 123 4567", "+36 20 123 4567"], "201234567"),
        ("US", ["011 49 171 5551234", "+49 171 5551234"], "1715551234"),
        ("DE", ["", "call me"], ""),
    ],
)
def test_every_spelling_has_the_same_key(country: str, spellings: list[str], key: str) -> None:
    assert {spelling: phone_key(spelling, country) for spelling in spellings} == dict.fromkeys(
        spellings, key
    )


def test_a_short_number_keeps_its_ending() -> None:
    assert phone_key("010-4411", "DE").endswith("4411")
    assert phone_key("110", "DE") == "110"
    assert phone_key("0", "DE") == "0"


german_number = st.from_regex(r"[1-9][0-9]{6,10}", fullmatch=True)


@given(german_number, st.sampled_from([" ", "-", "/", ".", ""]))
@settings(max_examples=200)
def test_country_code_and_trunk_zero_never_matter(number: str, gap: str) -> None:
    written = number[:3] + gap + number[3:]
    keys = {phone_key(start + written, "DE") for start in ("0", "+49 ", "0049 ", "+49 (0)")}
    assert keys == {number}


@given(german_number, st.integers(2, 6))
@settings(max_examples=100)
def test_the_key_ends_as_the_number_ends(number: str, length: int) -> None:
    assert phone_key("0" + number, "DE")[-length:] == number[-length:]


@given(hostile, st.sampled_from(["DE", "US", "IT", "RU", "AU", "", "xx", "\x00"]))
@settings(max_examples=300)
def test_hostile_numbers_never_raise(text: str, country: str) -> None:
    assert set(phone_key(text, country)) <= set("0123456789")
    assert set(digits(text)) <= set("0123456789")


@given(st.text("+0123456789 ()-/x#", max_size=70))
@settings(max_examples=300)
def test_anything_that_looks_like_a_number_keeps_its_digits_in_order(text: str) -> None:
    assert phone_key(text, "DE") in digits(text)


def test_a_hundred_thousand_digits_are_no_trouble() -> None:
    assert phone_key("1" * 100_000, "DE")
