"""When the shop is open, and which day is a working day.

Times are the shop's wall clock; nothing here knows zones or stores hours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smallcrm.domain.errors import Invalid

_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 366  # days; a shop closed for longer has no next working day to wait for


class Period(NamedTuple):
    """One stretch of being open. weekday: Monday is 0. closes at or before opens: next morning."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class OpeningHours:
    """The hours of an ordinary week, in any order, and the days on which nothing opens."""

    periods: tuple[Period, ...]
    closed_days: frozenset[date] = frozenset()

    def is_open(self, at: datetime) -> bool:
        """Whether the door is open at this naive local time; the closing minute is shut."""
        now, today = at.time(), at.date()
        yesterday = today - _DAY if today > date.min else today
        return any(_runs(period, now) for period in self.on(today)) or any(
            period.closes <= period.opens and now < period.closes for period in self.on(yesterday)
        )

    def on(self, day: date) -> tuple[Period, ...]:
        """The periods that begin on this day, earliest first."""
        if day in self.closed_days:
            return ()
        return tuple(sorted(period for period in self.periods if period.weekday == day.weekday()))

    def is_working_day(self, day: date) -> bool:
        """Whether the shop opens on this day."""
        return bool(self.on(day))

    def next_working_day(self, day: date) -> date:
        """The first working day after this one; simply the next day for a shop without hours."""
        return self._nearest(day, _DAY)

    def previous_working_day(self, day: date) -> date:
        """The last working day before this one; simply the day before without hours."""
        return self._nearest(day, -_DAY)

    def _nearest(self, day: date, step: timedelta) -> date:
        candidate = day + step
        for _ in range(_LONGEST_CLOSURE):
            if self.is_working_day(candidate):
                return candidate
            candidate += step
        return day + step

    def as_text(self) -> str:
        """The hours as one line for a row of the book, such as "0 09:00-18:00;5 09:00-13:00"."""
        return ";".join(
            f"{period.weekday} {period.opens:%H:%M}-{period.closes:%H:%M}"
            for period in sorted(self.periods)
        )

    @classmethod
    def from_text(cls, text: str, closed_days: Iterable[date] = ()) -> "OpeningHours":
        """Read what as_text wrote. Raises Invalid."""
        try:
            periods = tuple(_period(part) for part in text.split(";") if part.strip())
        except ValueError:
            raise Invalid("opening_hours", "The opening hours can not be read.") from None
        return cls(periods, frozenset(closed_days))


def usual() -> OpeningHours:
    """What a new shop starts with: Monday to Friday 9-18, Saturday 9-13."""
    week = [Period(weekday, time(9), time(18)) for weekday in range(5)]
    return OpeningHours((*week, Period(5, time(9), time(13))))


def _runs(period: Period, now: time) -> bool:
    if period.closes <= period.opens:
        return now >= period.opens
    return period.opens <= now < period.closes


def _period(text: str) -> Period:
    weekday, _, hours = text.strip().partition(" ")
    opens, _, closes = hours.partition("-")
    if weekday not in tuple("0123456"):
        raise ValueError(text)
    return Period(int(weekday), time.fromisoformat(opens), time.fromisoformat(closes))
