"""When the door of an opening was open, as somebody says it afterwards.

When an opening is meant is domain/openings; what is stamped by one press needs no reading.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.times import typed_time

# A shop day has its middle in the afternoon: what is nearest to it lies in that day or its night.
_MIDDLE_OF_DAY = time(16)
_A_DAY = timedelta(days=1)


class DoorTimes(NamedTuple):
    """The shop's wall clock, naive, when the door was opened and when it was closed."""

    opened: datetime
    closed: datetime


@dataclass
class DoorDraft:
    """The two times as typed, such as 21:40; an empty first one is the told hour.

    An empty second one is the first: that it was closed is known, not when.
    """

    opened_text: str = ""
    closed_text: str = ""

    def checked(self, day: date, told_at: datetime | None, clock: datetime) -> DoorTimes:
        """The wall clocks nearest to the told hour; without one, in that shop day and its night.

        clock: what the shop's clock shows now. Raises Invalid (opened_text, closed_text).
        """
        opened = told_at
        if self.opened_text.strip():
            at = typed_time(self.opened_text, field="opened_text")
            opened = _nearest(at, told_at or datetime.combine(day, _MIDDLE_OF_DAY))
        if opened is None:
            raise Invalid("opened_text", "Write when the door was opened.")
        _not_ahead("opened_text", opened, clock)
        closed = opened
        if self.closed_text.strip():
            at = typed_time(self.closed_text, field="closed_text")
            closed = datetime.combine(opened.date(), at)
            closed = closed if closed >= opened else closed + _A_DAY
        _not_ahead("closed_text", closed, clock)
        return DoorTimes(opened, closed)


def _nearest(at: time, told_at: datetime) -> datetime:
    days = (told_at.date() + shift for shift in (-_A_DAY, timedelta(), _A_DAY))
    return min((datetime.combine(day, at) for day in days), key=lambda each: abs(each - told_at))


def _not_ahead(field: str, at: datetime, clock: datetime) -> None:
    if at > clock:
        raise Invalid(field, "{time} is still to come. Choose an earlier time.", time=at.time())
