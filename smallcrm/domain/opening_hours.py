"""When the shop is open, and which day is a working day.

Times are the shop's wall clock; nothing here knows zones or stores hours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from smallcrm.domain.closures import LONGEST_CLOSURE, Closure, Closures
from smallcrm.domain.errors import Invalid
from smallcrm.domain.holidays import NO_HOLIDAYS, Holidays

_DAY = timedelta(days=1)

Why = Literal["closure", "holiday", "special"]


class Period(NamedTuple):
    """One stretch of being open. weekday: Monday is 0. closes at or before opens: next morning."""

    weekday: int
    opens: time
    closes: time


class SpecialDay(NamedTuple):
    """One day with hours of its own; without periods the shop is closed. words: why, if told."""

    day: date
    periods: tuple[Period, ...] = ()
    words: str = ""


class ClosedDay(NamedTuple):
    """Why a day is closed on which the shop would be open. words: the owner's or the holiday's."""

    day: date
    why: Why
    words: str


@dataclass(frozen=True)
class OpeningHours:
    """When the shop is open: the ordinary week, and what is not ordinary, each in any order.

    A special day counts before a closure, a closure before a public holiday, and a holiday before
    the week: a holiday with hours of its own is open.
    """

    periods: tuple[Period, ...]
    closures: tuple[Closure, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    holidays: Holidays = NO_HOLIDAYS

    def is_open(self, at: datetime) -> bool:
        """Whether the door is open at this naive local time; the closing minute is shut.

        Hours are read off the shop's clock, so nothing moves when summer time begins or ends.
        """
        now, today = at.time(), at.date()
        yesterday = today - _DAY if today > date.min else today
        return any(_runs(period, now) for period in self.on(today)) or any(
            period.closes <= period.opens and now < period.closes for period in self.on(yesterday)
        )

    def on(self, day: date) -> tuple[Period, ...]:
        """The periods that begin on this day, earliest first."""
        special = self._special.get(day)
        if special is not None:
            return tuple(sorted(special.periods))
        ordinary = self._week[day.weekday()]
        return () if ordinary and self.closed_on(day) else ordinary

    def closed_on(self, day: date) -> ClosedDay | None:
        """Why this day is closed, None for an open day or one that the week has no hours for."""
        special = self._special.get(day)
        if special is not None:
            return None if special.periods else ClosedDay(day, "special", special.words)
        if not self._week[day.weekday()]:
            return None
        for closure in self.closures:
            if closure.from_on <= day <= closure.to_on:
                return ClosedDay(day, "closure", closure.words)
        name = self.holidays.name_on(day)
        return ClosedDay(day, "holiday", name) if name else None

    def closed_days(self, start: date, days: int = LONGEST_CLOSURE) -> Iterator[ClosedDay]:
        """The closed days of so many days from start on, weekly closing days left out."""
        for ahead in range(days):
            found = self.closed_on(start + timedelta(days=ahead))
            if found is not None:
                yield found

    def is_working_day(self, day: date) -> bool:
        """Whether the shop opens on this day."""
        return bool(self.on(day))

    def next_working_day(self, day: date) -> date:
        """The first working day after this one; simply the next day for a shop without hours."""
        return self._nearest(day, _DAY)

    def previous_working_day(self, day: date) -> date:
        """The last working day before this one; simply the day before without hours."""
        return self._nearest(day, -_DAY)

    def working_days_later(self, day: date, count: int) -> date:
        """The working day that comes so many working days after this one."""
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    @cached_property
    def stretching(self) -> Closures:
        """The closures as they stretch a customer's gaps; a special day inside one is open."""
        return Closures(self.closures, [each.day for each in self.special_days if each.periods])

    @cached_property
    def _special(self) -> dict[date, SpecialDay]:
        return {special.day: special for special in self.special_days}

    @cached_property
    def _week(self) -> tuple[tuple[Period, ...], ...]:
        ordered = sorted(self.periods)
        return tuple(
            tuple(period for period in ordered if period.weekday == weekday) for weekday in range(7)
        )

    def _nearest(self, day: date, step: timedelta) -> date:
        candidate = day + step
        for _ in range(LONGEST_CLOSURE):
            if self.is_working_day(candidate):
                return candidate
            candidate += step
        return day + step

    def as_text(self) -> str:
        """The ordinary week as one line for a book, such as "0 09:00-18:00;5 09:00-13:00"."""
        return ";".join(
            f"{period.weekday} {period.opens:%H:%M}-{period.closes:%H:%M}"
            for period in sorted(self.periods)
        )

    @classmethod
    def from_text(cls, text: str) -> "OpeningHours":
        """Read what as_text wrote. Raises Invalid."""
        try:
            periods = tuple(_period(part) for part in text.split(";") if part.strip())
        except ValueError:
            raise Invalid("opening_hours", "The opening hours can not be read.") from None
        return cls(periods)


def usual() -> OpeningHours:
    """What a new shop starts with: Monday to Friday 9-18, Saturday 9-13."""
    week = [Period(weekday, time(9), time(18)) for weekday in range(5)]
    return OpeningHours((*week, Period(5, time(9), time(13))))


def without_overlap(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods in order, each once. Raises Invalid (hours) when two of one day overlap."""
    ordered = tuple(sorted(set(periods)))
    for first, second in pairwise(ordered):
        if first.weekday == second.weekday and _ends(first) > second.opens:
            raise Invalid("hours", "Two opening times of one day overlap. Check the hours.")
    return ordered


def _ends(period: Period) -> time:
    """When it closes on its own day: a period into the next morning fills the rest of the day."""
    return period.closes if period.closes > period.opens else time.max


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
