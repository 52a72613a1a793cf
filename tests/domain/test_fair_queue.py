"""The fair queue: readable sums, tiers in order, and nobody forgotten by waiting."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smallcrm.domain.fair_queue import (
    KIND_WEIGHTS,
    LATE,
    MOST_FOR_WAITING,
    Kind,
    for_everybody,
    place,
    score,
)
from smallcrm.domain.tiers import Tier, rank

TODAY = date(2026, 11, 21)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
kinds = st.sampled_from(list(Kind))
tiers = st.sampled_from(list(Tier))


def ago(count: int) -> date:
    return TODAY - timedelta(days=count)


def test_the_sum_can_be_read_out() -> None:
    scored = score(ago(1), TODAY, ago(4), "request", "a_list")
    read_out = [(str(part.key), part.args.get("n"), points) for part, points in scored.parts]
    assert read_out == [
        ("late", None, 100),
        ("wish", None, 20),
        ("A-list", None, 25),
        ("{n} day", 4, 12),
    ]
    assert scored.total == 157


@pytest.mark.parametrize(
    ("in_days", "points"), [(-30, 100), (-1, 100), (0, 60), (1, 30), (2, 0), (99, 0)]
)
def test_a_promise_presses_more_as_it_comes_near(in_days: int, points: int) -> None:
    scored = score(TODAY + timedelta(days=in_days), TODAY, TODAY, "opening", "occasional")
    assert scored.total == points + 40


@given(days, days, kinds, tiers, tiers)
@settings(max_examples=100)
def test_a_let_down_among_the_first_visits_stands_above_all_others(
    due: date, since: date, kind: Kind, one: Tier, other: Tier
) -> None:
    newcomer = score(TODAY, TODAY, TODAY, Kind.NEWCOMER_OW, one)  # noted a minute ago
    assume(kind != Kind.NEWCOMER_OW)
    assert newcomer.total > score(due, TODAY, since, kind, other).total


def test_no_customer_reads_that_anybody_was_let_down() -> None:
    for kind in Kind:
        told = for_everybody(score(TODAY, TODAY, TODAY, kind, "a_list"))
        assert not [part.key for part, _ in told.parts if "let down" in part.key]


def test_without_a_day_nothing_presses() -> None:
    assert score(None, TODAY, TODAY, "quiet", "occasional").total == 5


def test_waiting_stops_to_count_after_ten_days() -> None:
    assert score(None, TODAY, ago(10), "call", "regular").total == 50
    assert score(None, TODAY, ago(400), "call", "regular").total == 50


def test_a_day_to_come_is_not_waiting() -> None:
    assert score(None, TODAY, TODAY + timedelta(days=5), "call", "regular").total == 20


@given(days, days, days, kinds, tiers)
@settings(max_examples=200)
def test_the_parts_are_the_sum(due: date, today: date, since: date, kind: Kind, tier: Tier) -> None:
    scored = score(due, today, since, kind, tier)
    assert scored.total == sum(points for _, points in scored.parts)
    assert all(points > 0 for _, points in scored.parts)


@given(days, days, days, kinds, tiers, tiers)
@settings(max_examples=200)
def test_equal_promises_are_ordered_by_standing(
    due: date, today: date, since: date, kind: Kind, one: Tier, other: Tier
) -> None:
    assume(rank(one) < rank(other))
    mine, theirs = (score(due, today, since, kind, tier) for tier in (one, other))
    assert mine.total > theirs.total


@given(days, days, days, kinds, tiers, st.integers(1, 400))
@settings(max_examples=200)
def test_nobody_falls_back_by_waiting(
    due: date, today: date, since: date, kind: Kind, tier: Tier, later: int
) -> None:
    then = score(due, today + timedelta(days=later), since, kind, tier)
    assert then.total >= score(due, today, since, kind, tier).total


@given(days, kinds, tiers, kinds)
@settings(max_examples=200)
def test_what_is_late_comes_before_any_newcomer_that_is_not_due(
    today: date, kind: Kind, tier: Tier, other: Kind
) -> None:
    assume(other != Kind.NEWCOMER_OW)  # due from its first day on
    late = score(today - timedelta(days=11), today, today - timedelta(days=11), kind, tier)
    fresh = score(today + timedelta(days=2), today, today, other, Tier.A_LIST)
    assert late.total >= LATE + MOST_FOR_WAITING + min(KIND_WEIGHTS.values())
    assert late.total > fresh.total


def test_equal_sums_are_settled_by_day_then_waiting_then_number() -> None:
    scored = score(None, TODAY, ago(20), "call", "regular")
    rows = [
        place(scored, None, ago(20), 1),
        place(scored, TODAY, ago(20), 4),
        place(scored, TODAY, ago(30), 3),
        place(scored, TODAY, ago(30), 2),
    ]
    assert [row[-1] for row in sorted(rows)] == [2, 3, 4, 1]
