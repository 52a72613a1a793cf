"""When something was, as people type it."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.day_and_time import When, checked_when, typed_when
from smallcrm.domain.errors import Invalid

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("t", 20, None),
        ("-2", 18, None),
        ("fri", 13, None),
        ("yesterday 17:30", 19, "17:30"),
        ("yesterday, 17:30", 19, "17:30"),
        ("fri 9:15", 13, "09:15"),
        ("-2 930", 18, "09:30"),
        ("12.11. 9 pm", 12, "21:00"),
        ("heute 9 Uhr", 20, "09:00"),
        ("17:30", 20, "17:30"),
        ("9 pm", 20, "21:00"),
    ],
)
def test_a_day_a_time_or_both_are_understood(typed: str, day: int, clock: str | None) -> None:
    at = None if clock is None else time.fromisoformat(clock)
    assert typed_when(typed, FRIDAY, day_first=True) == When(date(2026, 11, day), at)


@pytest.mark.parametrize("typed", ["", "once", "yesterday 25:00", "17:30 yesterday", "9" * 50])
def test_what_is_neither_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed_when(typed, FRIDAY, day_first=True, field="when")
    assert refused.value.field == "when"


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_is_a_moment_of_the_past_or_refused(text: str) -> None:
    with suppress(Invalid):
        assert checked_when(text, None, None, FRIDAY, day_first=True).day <= FRIDAY
