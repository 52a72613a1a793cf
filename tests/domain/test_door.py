"""When a door was open, as it is told the day after."""

from datetime import date, datetime

import pytest

from smallcrm.domain.door import DoorDraft
from smallcrm.domain.errors import Invalid

FRIDAY = date(2026, 11, 20)
MORNING = datetime.fromisoformat("2026-11-21 09:00")


@pytest.mark.parametrize(
    ("told", "opened", "closed", "times"),
    [
        ("2026-11-20 21:30", "", "", ("2026-11-20 21:30", "2026-11-20 21:30")),
        ("2026-11-20 21:30", "21:40", "22:05", ("2026-11-20 21:40", "2026-11-20 22:05")),
        ("2026-11-20 23:30", "0:10", "0:40", ("2026-11-21 00:10", "2026-11-21 00:40")),
        ("2026-11-21 00:30", "23:50", "0:40", ("2026-11-20 23:50", "2026-11-21 00:40")),
        ("", "21:40", "0:10", ("2026-11-20 21:40", "2026-11-21 00:10")),
        ("", "0:10", "", ("2026-11-21 00:10", "2026-11-21 00:10")),
    ],
)
def test_the_times_lie_beside_the_told_hour(
    told: str, opened: str, closed: str, times: tuple[str, str]
) -> None:
    told_at = datetime.fromisoformat(told) if told else None
    found = DoorDraft(opened, closed).checked(FRIDAY, told_at, MORNING)
    assert tuple(f"{each:%Y-%m-%d %H:%M}" for each in found) == times


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (DoorDraft(), "opened_text"),
        (DoorDraft("soon"), "opened_text"),
        (DoorDraft("21:40", "late"), "closed_text"),
        (DoorDraft("3:00", "2:00"), "closed_text"),
    ],
)
def test_what_can_not_have_been_is_refused(draft: DoorDraft, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        draft.checked(FRIDAY, None, MORNING)
    assert wrong.value.field == field
