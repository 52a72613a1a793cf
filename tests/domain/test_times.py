"""Times of day as people type them."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.dates import typed_date
from smallcrm.domain.errors import Invalid
from smallcrm.domain.money import parse_money
from smallcrm.domain.times import typed_time


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("21:40", "21:40"),
        ("21.40", "21:40"),
        ("2140", "21:40"),
        ("21h30", "21:30"),
        ("9", "09:00"),
        ("9 Uhr", "09:00"),
        ("9pm", "21:00"),
        ("9:30 p.m.", "21:30"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
    ],
)
def test_a_time_is_understood(typed: str, clock: str) -> None:
    assert typed_time(typed) == time.fromisoformat(clock)


@pytest.mark.parametrize("typed", ["", "late", "25", "9:60", "13pm", "0am", "9:5", "9" * 30])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed_time(typed, field="told_time")
    assert refused.value.field == "told_time"


def test_signs_that_nobody_sees_are_not_repeated() -> None:
    readers = (
        (typed_time, "This is not a time."),
        (lambda text: typed_date(text, date(2026, 11, 20), day_first=True), "This is not a day."),
        (lambda text: parse_money(text, "EUR"), "This is not an amount."),
    )
    for read, words in readers:
        with pytest.raises(Invalid, match=words):
            read("\x00\x1b")


@given(st.times())
@settings(max_examples=100)
def test_every_minute_is_read_back(clock: time) -> None:
    assert typed_time(f"{clock:%H:%M}") == clock.replace(second=0, microsecond=0)


@given(st.text(st.characters(exclude_categories=()), max_size=25) | st.text("0123456789:. hapm"))
@settings(max_examples=200)
def test_hostile_text_is_a_time_or_refused(text: str) -> None:
    try:
        typed_time(text)
    except Invalid as refused:
        str(refused).encode()
