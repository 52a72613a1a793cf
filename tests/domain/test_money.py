"""Amounts in every habit of writing them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.money import decimals, parse_money, plain_amount

hostile = st.text(st.characters(exclude_categories=()), max_size=50)


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("1.234,50", "EUR", 123450),
        ("1,234.50", "USD", 123450),
        ("1'234.50", "CHF", 123450),
        ("1\u2019234.50", "CHF", 123450),
        ("1\u202f234,50", "EUR", 123450),
        ("12,34,567.50", "INR", 123456750),
        ("1.234.567", "EUR", 123456700),
        ("1.234", "EUR", 123400),
        ("12,5", "EUR", 1250),
        ("12", "EUR", 1200),
        (",50", "EUR", 50),
        ("0.5", "EUR", 50),
        ("12.", "EUR", 1200),
        ("12.-", "CHF", 1200),
        ("12,\u2013", "EUR", 1200),
        ("-3", "EUR", -300),
        ("\u22123", "EUR", -300),
        ("3-", "EUR", -300),
        ("- 3 €", "EUR", -300),
        ("€ 12.50", "EUR", 1250),
        ("12.50 eur", "EUR", 1250),
        ("$5", "USD", 500),
        ("-$5", "USD", -500),
        ("R$ 5,00", "BRL", 500),
        ("Fr. 12.50", "CHF", 1250),
        ("Fr.12", "CHF", 1200),
        ("12 zł", "PLN", 1200),
        ("1200", "JPY", 1200),
        ("1,200", "JPY", 1200),
        ("1200.00", "JPY", 1200),
        ("1.234", "KWD", 1234),
        ("1,234.500", "KWD", 1234500),
        ("12.500", "EUR", 1250000),
        ("\u0661\u0662,\u0665", "EUR", 1250),
        ("12.5000", "EUR", 1250),
    ],
)
def test_an_amount_is_understood(typed: str, currency: str, minor: int) -> None:
    assert parse_money(typed, currency) == minor


@pytest.mark.parametrize(
    "typed",
    [
        "", "free", "-", ".", "12.345,6.7", "1,234.567,50", "1.23.45", "1e5", "12 x", "12 5",
        "12 USD", "1..2", "0.123", "4" * 15, "1" * 100, "(12)", "=1+1", "5%",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_money(typed, "EUR", field="amount_text")
    assert refused.value.field == "amount_text"
    str(refused.value)


def test_currencies_know_their_decimals() -> None:
    assert [decimals(code) for code in ("EUR", "JPY", "KWD", "???")] == [2, 0, 3, 2]


amounts = st.integers(-(10**12), 10**12)
currencies = st.sampled_from(["EUR", "USD", "JPY", "KWD", "CHF"])


@given(amounts, currencies, st.sampled_from([".", ","]))
@settings(max_examples=300)
def test_what_is_written_plainly_is_read_back(minor: int, currency: str, mark: str) -> None:
    assert parse_money(plain_amount(minor, currency, mark), currency) == minor


@given(
    amounts,
    currencies,
    st.sampled_from([(".", ","), (",", "."), ("'", "."), (" ", ","), ("\u202f", ",")]),
)
@settings(max_examples=300)
def test_grouping_never_changes_an_amount(
    minor: int, currency: str, habit: tuple[str, str]
) -> None:
    group, mark = habit
    whole, _, fraction = plain_amount(minor, currency).partition(".")
    written = f"{int(whole):,}".replace(",", group) + (mark + fraction if fraction else "")
    if whole == "-0":
        written = "-" + written
    assert parse_money(written, currency) == minor


@given(hostile | st.text("0123456789.,' -+€$", max_size=12), currencies)
@settings(max_examples=400)
def test_hostile_text_is_an_amount_or_refused(text: str, currency: str) -> None:
    try:
        parse_money(text, currency)
    except Invalid as refused:
        str(refused).encode()
