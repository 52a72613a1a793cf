"""Who has the keys when."""

from datetime import date, datetime, time

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.key_roster import Duty, DutyDraft, has_keys, holders, hours_text

MARIA, ROSA = HelperId(2), HelperId(1)
FRIDAY = 4


def _friday(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, 11, 20), time(hour, minute))


def _saturday(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, 11, 21), time(hour, minute))


def test_an_evening_over_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    duty = Duty(MARIA, FRIDAY, "18:00", "02:00")

    assert has_keys(duty, _friday(18))
    assert has_keys(duty, _saturday(1, 59))
    assert not has_keys(duty, _saturday(2, 0))
    assert not has_keys(duty, _friday(1))
    assert not has_keys(duty, _friday(17, 59))


def test_the_whole_day_ends_at_midnight() -> None:
    duty = Duty(MARIA, FRIDAY)

    assert has_keys(duty, _friday(0))
    assert has_keys(duty, _friday(23, 59))
    assert not has_keys(duty, _saturday(0, 0))


def test_each_holder_is_named_once_in_the_order_of_the_roster() -> None:
    duties = [Duty(MARIA, FRIDAY), Duty(ROSA, FRIDAY), Duty(MARIA, FRIDAY, "18:00", "23:00")]

    assert holders(duties, _friday(19)) == (MARIA, ROSA)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18-23", "18:00-23:00"),
        ("6pm - 2am", "18:00-02:00"),
        ("18:30-24:00", "18:30-24:00"),
        ("", ""),
    ],
)
def test_hours_are_typed_freely(typed: str, kept: str) -> None:
    assert hours_text(DutyDraft(FRIDAY, typed).checked(MARIA)) == kept


@pytest.mark.parametrize("draft", [DutyDraft(7), DutyDraft(FRIDAY, "18"), DutyDraft(FRIDAY, "x-y")])
def test_what_is_no_time_is_said_so(draft: DutyDraft) -> None:
    with pytest.raises(Invalid):
        draft.checked(MARIA)
