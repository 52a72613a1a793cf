"""What may be granted: what is left of a limit, and the window in which it counts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.grants import (
    HELPER,
    OWNER,
    STEPS,
    Limit,
    LimitDraft,
    default_limit,
    every_limit,
    grant,
    window_start,
)


def test_the_owner_decides_freely_and_a_helper_more_for_the_best() -> None:
    assert default_limit(OWNER, "occasional", "gift", "EUR").limit_minor is None
    usual = default_limit(HELPER, "occasional", "gift", "EUR").limit_minor
    best = default_limit(HELPER, "a_list", "gift", "EUR").limit_minor
    assert usual == 1500
    assert best == 3000


def test_the_limits_fit_a_currency_without_cents() -> None:
    assert default_limit(HELPER, "regular", "gift", "JPY").limit_minor == 1500
    assert default_limit(HELPER, "regular", "gift", "KWD").limit_minor == 15_000


def test_every_step_has_a_limit_for_everybody() -> None:
    found = dict(every_limit(HELPER, "EUR"))
    assert len(found) == 3 * len(STEPS)


@settings(max_examples=100)
@given(limit=st.integers(0, 10_000), used=st.integers(0, 20_000), cost=st.integers(0, 20_000))
def test_what_is_left_covers_exactly_what_keeps_the_sum_inside(
    limit: int, used: int, cost: int
) -> None:
    left = grant("gift", Limit(limit, 90), used)
    assert left.left_minor == max(0, limit - used)
    assert left.covers(cost) == (used + cost <= limit or (cost == 0))
    assert left.is_open == (limit > used)


def test_without_a_limit_anything_is_covered() -> None:
    free = grant("gift", Limit(None, 90), 99_999)
    assert free.is_open
    assert free.covers(10**12)


def test_a_window_of_one_day_is_today_alone() -> None:
    on = date(2026, 11, 20)
    assert window_start(on, 1) == on
    assert window_start(on, 90) == date(2026, 8, 23)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (LimitDraft("a_list", "gift", "-5"), "a_list_gift"),
        (LimitDraft("a_list", "gift", "much"), "a_list_gift"),
        (LimitDraft("a_list", "gift", "5", 0), "window_days"),
        (LimitDraft("a_list", "gift", "5", 400), "window_days"),
    ],
)
def test_what_can_not_be_a_limit_is_said_at_its_field(draft: LimitDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked("EUR")
    assert refused.value.field == field


def test_an_empty_limit_is_no_limit() -> None:
    assert LimitDraft("regular", "redo", " ").checked("EUR").limit_minor is None
