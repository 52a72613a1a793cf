"""What a PIN is, and how long wrong ones make somebody wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.helpers import FREE_TRIES, WAITS, checked_pin, wait_after

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
COUNTS = st.integers(0, 1_000)
SECONDS = st.integers(0, 100_000)


@pytest.mark.parametrize("pin", ["1234", "00000000", "48151"])
def test_four_to_eight_digits_are_a_pin(pin: str) -> None:
    assert checked_pin("pin", pin) == pin


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "12 34", "١٢٣٤", "1234\n", "-123"])
def test_anything_else_is_none(pin: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_pin("pin", pin)
    assert refused.value.field == "pin"


def test_three_tries_are_free_and_then_the_wait_grows() -> None:
    waits = [wait_after(count, NOON, NOON).seconds for count in range(9)]
    assert waits == [0, 0, 0, 5, 15, 60, 300, 300, 300]


@given(count=COUNTS, passed=SECONDS)
def test_every_wait_ends(count: int, passed: int) -> None:
    now = NOON + timedelta(seconds=passed)
    wait = wait_after(count, NOON, now)
    assert timedelta(0) <= wait <= WAITS[-1]
    assert not wait_after(count, NOON, now + wait)
    if wait:
        assert count >= FREE_TRIES


def test_a_clock_that_was_set_back_locks_nobody_out() -> None:
    assert not wait_after(50, NOON, NOON - timedelta(days=400))
