"""Which day of the shop a moment belongs to."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.shop_day import instant_text, shop_day

BERLIN = "Europe/Berlin"
ZONES = [BERLIN, "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "Pacific/Apia", "UTC"]
instants = st.integers(946_684_800_000_000, 4_102_444_800_000_000).map(
    lambda micros: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ((2026, 11, 20, 12, 0), 20),
        ((2026, 11, 20, 23, 59), 20),
        ((2026, 11, 21, 0, 0), 20),
        ((2026, 11, 21, 3, 59), 20),
        ((2026, 11, 21, 4, 0), 21),
    ],
)
def test_work_after_midnight_belongs_to_the_evening_before(
    at: tuple[int, int, int, int, int], day: int
) -> None:
    assert shop_day(datetime(*at, tzinfo=ZoneInfo(BERLIN)), BERLIN) == date(2026, 11, day)


def test_a_shop_may_begin_its_day_at_midnight() -> None:
    at = datetime(2026, 11, 21, 0, 0, tzinfo=ZoneInfo(BERLIN))
    assert shop_day(at, BERLIN, 0) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("local", "day"),
    [
        # clocks go back at 3:00 on 25 October 2026, and forward at 2:00 on 29 March
        ((2026, 10, 25, 3, 59), date(2026, 10, 24)),
        ((2026, 10, 25, 4, 0), date(2026, 10, 25)),
        ((2026, 3, 29, 3, 59), date(2026, 3, 28)),
        ((2026, 3, 29, 4, 0), date(2026, 3, 29)),
    ],
)  # fmt: skip
def test_the_day_begins_by_the_clock_on_the_wall_when_clocks_change(
    local: tuple[int, int, int, int, int], day: date
) -> None:
    assert shop_day(datetime(*local, tzinfo=ZoneInfo(BERLIN)), BERLIN) == day


@given(at=instants, zone=st.sampled_from(ZONES), hours=st.integers(0, 48))
@settings(max_examples=300)
def test_days_never_run_backwards(at: datetime, zone: str, hours: int) -> None:
    assert shop_day(at, zone) <= shop_day(at + timedelta(hours=hours), zone)


@given(at=instants, zone=st.sampled_from(ZONES), offset=st.integers(-12, 14))
@settings(max_examples=200)
def test_it_does_not_matter_in_which_zone_an_instant_is_told(
    at: datetime, zone: str, offset: int
) -> None:
    elsewhere = at.astimezone(timezone(timedelta(hours=offset)))
    assert shop_day(elsewhere, zone) == shop_day(at, zone)
    assert instant_text(elsewhere) == instant_text(at)


@given(first=instants, second=instants)
@settings(max_examples=200)
def test_instants_as_text_sort_as_they_happened(first: datetime, second: datetime) -> None:
    if first <= second:
        assert instant_text(first) <= instant_text(second)
    assert abs(datetime.fromisoformat(instant_text(first)) - first) < timedelta(milliseconds=1)
    assert len(instant_text(first)) == len("2026-11-20T11:00:00.000Z")
