"""Dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.dates import (
    Leaning,
    PartialDate,
    months_later,
    typed_date,
    typed_partial_date,
)
from smallcrm.domain.errors import Invalid

TODAY = date(2026, 11, 21)  # a Saturday
hostile = st.text(st.characters(exclude_categories=()), max_size=50)
days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


def ahead(text: str) -> str:
    return typed_date(text, TODAY, day_first=True).isoformat()


def back(text: str) -> str:
    return typed_date(text, TODAY, day_first=True, leaning="back").isoformat()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("t", "2026-11-21"),
        ("Today", "2026-11-21"),
        ("heute", "2026-11-21"),
        ("tomorrow", "2026-11-22"),
        ("Mañana", "2026-11-22"),
        ("übermorgen", "2026-11-23"),
        ("aujourd\u2019hui", "2026-11-21"),
        ("+3", "2026-11-24"),
        ("+2w", "2026-12-05"),
        ("+1m", "2026-12-21"),
        ("in 2w", "2026-12-05"),
        ("in 3 days", "2026-11-24"),
        ("in 2 Wochen", "2026-12-05"),
        ("dans 15 jours", "2026-12-06"),
        ("en 2 años", "2028-11-21"),
        ("vor 3 Tagen", "2026-11-18"),
        ("il y a 3 jours", "2026-11-18"),
        ("3 days ago", "2026-11-18"),
        ("fri", "2026-11-27"),
        ("Freitag", "2026-11-27"),
        ("viernes", "2026-11-27"),
        ("ven.", "2026-11-27"),
        ("sat", "2026-11-28"),
        ("mar", "2026-11-24"),
        ("12.4.", "2027-04-12"),
        ("12.4", "2027-04-12"),
        ("12/12", "2026-12-12"),
        ("21.11.", "2026-11-21"),
        ("12.4.28", "2028-04-12"),
        ("12. 4. 2028", "2028-04-12"),
        ("12 Nov", "2027-11-12"),
        ("nov 30", "2026-11-30"),
        ("30nov", "2026-11-30"),
        ("Mon 30 Nov", "2026-11-30"),
        ("30. November 2026", "2026-11-30"),
        ("1er août", "2027-08-01"),
        ("12 de noviembre de 2026", "2026-11-12"),
        ("mar 12 2027", "2027-03-12"),
        ("2026-11-30", "2026-11-30"),
        ("20261130", "2026-11-30"),
        ("29 feb", "2028-02-29"),
        ("3", "2026-12-03"),
        ("31", "2026-12-31"),
    ],
)
def test_a_day_ahead_is_understood(typed: str, day: str) -> None:
    assert ahead(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", "2026-11-20"),
        ("sat", "2026-11-14"),
        ("yesterday", "2026-11-20"),
        ("vorgestern", "2026-11-19"),
        ("-3", "2026-11-18"),
        ("\u22123", "2026-11-18"),
        ("12.4.", "2026-04-12"),
        ("24 dec", "2025-12-24"),
        ("21.11.", "2026-11-21"),
        ("30", "2026-10-30"),
        ("29.2.", "2024-02-29"),
    ],
)
def test_a_day_told_later_lies_in_the_past(typed: str, day: str) -> None:
    assert back(typed) == day


def test_the_order_of_day_and_month_follows_the_shop_unless_it_can_not() -> None:
    assert typed_date("12/4", TODAY, day_first=True) == date(2027, 4, 12)
    assert typed_date("12/4", TODAY, day_first=False) == date(2026, 12, 4)
    assert typed_date("25/12", TODAY, day_first=False) == date(2026, 12, 25)
    assert typed_date("12.4.", TODAY, day_first=False) == date(2027, 4, 12)


@pytest.mark.parametrize(
    "typed",
    ["soon", "jui 3", "31.2.", "0", "32", "13/13", "+", "in 3 moons", "1.1.1", "9999"],
)
def test_what_is_no_day_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed_date(typed, TODAY, day_first=True, field="due")
    assert refused.value.field == "due"
    assert "{text}" in refused.value.sentence.key
    assert "text" in refused.value.sentence.args


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_where_nothing_is_seen_no_sign_is_repeated(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed_date(typed, TODAY, day_first=True, field="due")
    assert refused.value.field == "due"
    assert "{text}" not in refused.value.sentence.key


@given(days, days, st.booleans(), st.sampled_from(["ahead", "back"]))
@settings(max_examples=200)
def test_a_whole_date_means_itself(day: date, today: date, day_first: bool, lean: Leaning) -> None:
    shapes = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y" if day_first else "%m/%d/%Y", "%d %B %Y"]
    for shape in shapes:
        assert typed_date(day.strftime(shape), today, day_first, lean) == day


@given(days, days, st.booleans())
@settings(max_examples=200)
def test_a_date_without_a_year_is_the_nearest_on_its_side(
    day: date, today: date, day_first: bool
) -> None:
    typed = f"{day.day}.{day.month}."
    assert typed_date(typed, today, day_first, "ahead") >= today
    assert typed_date(typed, today, day_first, "back") <= today


@given(days, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
@settings(max_examples=100)
def test_a_weekday_is_within_a_week_and_never_today(today: date, word: str) -> None:
    after = typed_date(word, today, True, "ahead")
    before = typed_date(word, today, True, "back")
    assert timedelta(1) <= after - today <= timedelta(7)
    assert after.weekday() == before.weekday()
    assert timedelta(1) <= today - before <= timedelta(7)


@given(hostile | st.text("0123456789./-+ wdminago,", max_size=14), days, st.booleans())
@settings(max_examples=500)
def test_hostile_text_is_a_day_or_refused(text: str, today: date, day_first: bool) -> None:
    for read in (typed_date, typed_partial_date):
        try:
            read(text, today, day_first)
        except Invalid as refused:
            str(refused).encode()


def test_a_month_later_stays_in_its_month() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 31), -2) == date(2025, 11, 30)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1.4.", "--04-01"),
        ("1 April", "--04-01"),
        ("1.4.1980", "1980-04-01"),
        ("1.4.80", "1980-04-01"),
        ("1.4.26", "2026-04-01"),
        ("--02-29", "--02-29"),
        ("29.2.", "--02-29"),
        ("1980-04-01", "1980-04-01"),
    ],
)
def test_a_birthday_may_lack_its_year(typed: str, iso: str) -> None:
    birthday = typed_partial_date(typed, TODAY, day_first=True)
    assert birthday.iso == iso
    assert PartialDate.from_iso(iso) == birthday


@pytest.mark.parametrize(
    "typed", ["t", "fri", "3", "30.2.", "1.1.2030", "1.12.26", "1.1.1700", "29.2.1981", ""]
)
def test_what_is_no_birthday_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        typed_partial_date(typed, TODAY, day_first=True)


def test_the_twenty_ninth_of_february_is_kept_every_year() -> None:
    birthday = PartialDate(2, 29)
    assert birthday.next_on(date(2026, 3, 1)) == date(2027, 2, 28)
    assert birthday.next_on(date(2027, 12, 1)) == date(2028, 2, 29)
    with pytest.raises(Invalid):
        PartialDate(2, 30)


@given(days, days)
@settings(max_examples=200)
def test_the_next_birthday_is_within_a_year(born: date, today: date) -> None:
    following = PartialDate(born.month, born.day, born.year).next_on(today)
    assert today <= following <= today + timedelta(days=366)
