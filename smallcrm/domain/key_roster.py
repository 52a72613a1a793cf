"""Who has the keys when: the roster by weekday and time, over midnight too.

Nothing here knows openings or how the roster is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.times import typed_time

WHOLE_DAY = ("00:00", "24:00")
_MINUTES_OF_A_DAY = 24 * 60


class Duty(NamedTuple):
    """A helper has the keys on a weekday (Monday is 0) between two times "HH:MM".

    until_time at or before from_time means the next morning; "24:00" is the end of the day.
    """

    helper_id: HelperId
    weekday: int
    from_time: str = WHOLE_DAY[0]
    until_time: str = WHOLE_DAY[1]


@dataclass
class DutyDraft:
    """Hours of one weekday as typed: "18:00-23:00", "18-2", or empty for the whole day."""

    weekday: int
    text: str = ""

    def checked(self, helper_id: HelperId, field: str = "hours") -> Duty:
        """The clean duty. Raises Invalid with field."""
        if self.weekday not in range(7):
            raise Invalid(field, "Choose a day of the week.")
        typed = self.text.strip().replace("\u2013", "-")
        if not typed:
            return Duty(helper_id, self.weekday)
        first, dash, second = typed.partition("-")
        if not dash:
            raise Invalid(field, "Write from and until, such as 18:00-23:00.")
        starts = f"{typed_time(first, field):%H:%M}"
        ends = (
            "24:00" if second.strip() in {"24", "24:00"} else f"{typed_time(second, field):%H:%M}"
        )
        if starts == ends:
            return Duty(helper_id, self.weekday)
        return Duty(helper_id, self.weekday, starts, ends)


def hours_text(duty: Duty) -> str:
    """The hours of a duty as they are typed; "" for the whole day."""
    if (duty.from_time, duty.until_time) == WHOLE_DAY:
        return ""
    return f"{duty.from_time}-{duty.until_time}"


def has_keys(duty: Duty, at: datetime) -> bool:
    """Whether the duty covers this wall-clock time; its last minute belongs to nobody."""
    now = at.hour * 60 + at.minute
    starts, ends = _minute(duty.from_time), _minute(duty.until_time)
    if starts < ends:
        return at.weekday() == duty.weekday and starts <= now < ends
    is_evening = at.weekday() == duty.weekday and now >= starts
    return is_evening or (at.weekday() == (duty.weekday + 1) % 7 and now < ends)


def holders(duties: Iterable[Duty], at: datetime) -> Sequence[HelperId]:
    """Who has the keys at this wall-clock time, each once, in the order of the roster."""
    return tuple(dict.fromkeys(duty.helper_id for duty in duties if has_keys(duty, at)))


def _minute(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return min(int(hours) * 60 + int(minutes), _MINUTES_OF_A_DAY)
