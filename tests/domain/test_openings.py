"""Opening after hours: when it is meant, what stands in its way, and who comes first."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, OpeningId
from smallcrm.domain.openings import (
    Decision,
    OpeningDraft,
    OpeningHabits,
    Planned,
    checked_clock,
    clashes,
    day_of,
    instant_of,
    status_after,
    typed_opening,
    wall_clock,
)
from smallcrm.domain.requests import RequestStatus
from smallcrm.domain.whose_turn import Asker, in_turn, why_first, words_of_turn


def _clock(text: str) -> datetime:
    """A wall-clock time."""
    return datetime.fromisoformat(text)


FRIDAY_EVENING = _clock("2026-11-20 20:05")
AFTER_MIDNIGHT = _clock("2026-11-21 01:00")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21:30", _clock("2026-11-20 21:30")),
        ("9pm", _clock("2026-11-20 21:00")),
        ("tonight 21:30", _clock("2026-11-20 21:30")),
        ("heute abend 21.30", _clock("2026-11-20 21:30")),
        ("tonight 0:30", _clock("2026-11-21 00:30")),
        ("t 21:30", _clock("2026-11-20 21:30")),
        ("tomorrow 7:15", _clock("2026-11-21 07:15")),
        ("fri 7:15", _clock("2026-11-27 07:15")),
        ("24.12. 9 pm", _clock("2026-12-24 21:00")),
        ("7:15", _clock("2026-11-21 07:15")),
    ],
)
def test_a_time_is_understood_as_the_next_one_that_comes(typed: str, meant: datetime) -> None:
    assert typed_opening(typed, FRIDAY_EVENING, day_first=True) == meant


def test_after_midnight_tonight_is_still_the_same_night() -> None:
    assert typed_opening("tonight 2:00", AFTER_MIDNIGHT, day_first=True) == _clock(
        "2026-11-21 02:00"
    )
    assert typed_opening("tomorrow 9:00", AFTER_MIDNIGHT, day_first=True).day == 21


@pytest.mark.parametrize("typed", ["", "tonight", "soon", "21:30 fri", "25:00", "x" * 100_000])
def test_what_is_no_time_is_said_so(typed: str) -> None:
    with pytest.raises(Invalid) as wrong:
        typed_opening(typed, FRIDAY_EVENING, day_first=True)
    assert wrong.value.field == "when_text"


@given(st.text(max_size=60))
@settings(max_examples=150)
def test_no_text_ever_breaks_the_reading(text: str) -> None:
    with suppress(Invalid):
        typed_opening(text, FRIDAY_EVENING, day_first=True)


def test_an_hour_that_the_clocks_jump_over_is_refused() -> None:
    with pytest.raises(Invalid):
        checked_clock(_clock("2026-03-29 02:30"), "Europe/Berlin")
    assert checked_clock(_clock("2026-10-25 02:30"), "Europe/Berlin")


def test_an_hour_that_comes_twice_is_the_first_of_both() -> None:
    assert instant_of(_clock("2026-10-25 02:30"), "Europe/Berlin") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@pytest.mark.parametrize("zone", ZONES)
def test_every_evening_of_a_leap_year_is_the_clock_time_it_was_told_for(zone: str) -> None:
    day = date(2028, 1, 1)
    while day.year == 2028:
        opens_at = datetime.combine(day, time(21, 30))
        assert wall_clock(instant_of(opens_at, zone), zone) == opens_at
        assert day_of(opens_at) == day
        assert day_of(opens_at + timedelta(hours=4)) == day
        day += timedelta(days=1)


def _planned(number: int, at: datetime, keys: int | None = None) -> Planned:
    helper = None if keys is None else HelperId(keys)
    return Planned(OpeningId(number), at, at.time(), "Tom Becker", helper, "Maria")


def test_another_opening_within_the_hour_is_said_and_one_further_away_is_not() -> None:
    at = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    near = _planned(1, at + timedelta(minutes=60))
    far = _planned(2, at + timedelta(minutes=61))

    (only,) = clashes(at, None, [far, near], is_away=False)

    assert (only.kind, only.joins) == ("near", 1)


def test_a_key_holder_who_opens_for_somebody_else_or_is_away_is_said() -> None:
    at = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    other = _planned(1, at - timedelta(minutes=30), keys=3)

    found = clashes(at, HelperId(3), [other], is_away=True)

    assert [clash.kind for clash in found] == ["same_keys", "away"]


def _asker(number: int, tier: str = "regular", *, ow: bool = False) -> Asker:
    return Asker(CustomerId(number), f"Person {number}", tier, ow, number)


def test_who_was_let_down_comes_first_then_the_standing_then_who_asked_first() -> None:
    plain, later = _asker(1, "occasional"), _asker(4, "occasional")
    best, hurt = _asker(2, "a_list"), _asker(3, "occasional", ow=True)

    assert in_turn([later, plain, best, hurt]) == [hurt, best, plain, later]


def test_the_reason_of_the_turn_names_no_standing_where_a_customer_reads_along() -> None:
    hurt, best = _asker(3, ow=True), _asker(2, "a_list")

    assert "let" in why_first(hurt, best, is_private=True).key
    assert why_first(hurt, best, is_private=False).key == "{first} first, then {second}."
    (all_three,) = words_of_turn([hurt, best, _asker(3)], is_private=False)
    assert all_three.args == {"first": hurt.name, "others": f"{best.name}, Person 3"}
    assert len(words_of_turn([hurt, best, _asker(3)], is_private=True)) == 2


HABITS = OpeningHabits(FRIDAY_EVENING, "Europe/Berlin")


def test_phone_and_need_are_enough_for_a_stranger() -> None:
    clean = OpeningDraft(phone="0171 5551234", need="burst pipe", when_text="21:30").checked(HABITS)

    assert (clean.customer_id, clean.decision) == (None, Decision.YES)


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("phone", OpeningDraft(need="pipe", when_text="21:30")),
        ("phone", OpeningDraft(phone="at the door", need="pipe", when_text="21:30")),
        ("need", OpeningDraft(CustomerId(1), when_text="21:30")),
        ("when_text", OpeningDraft(CustomerId(1), need="pipe")),
        (
            "offered",
            OpeningDraft(CustomerId(1), need="p", when_text="21:30", decision="another_way"),
        ),
        ("decision", OpeningDraft(CustomerId(1), need="p", when_text="21:30", decision="maybe")),
        ("when_text", OpeningDraft(CustomerId(1), need="p", when_text="1.1.2020 21:30")),
    ],
)
def test_what_is_missing_is_named(field: str, draft: OpeningDraft) -> None:
    with pytest.raises(Invalid) as wrong:
        draft.checked(HABITS)
    assert wrong.value.field == field


def test_a_yes_is_accepted_and_anything_else_but_silence_declines() -> None:
    assert status_after(Decision.YES) is RequestStatus.ACCEPTED
    assert status_after(Decision.NO) is status_after(Decision.ANOTHER_WAY) is RequestStatus.DECLINED
    assert status_after(Decision.OPEN) is RequestStatus.ASKED
