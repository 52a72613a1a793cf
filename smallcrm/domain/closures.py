"""The days on which the shop stayed closed for longer, and how they stretch a customer's gaps.

Nothing here knows hours or habits, or how closures are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid

LONGEST_CLOSURE = 366  # days; a shop closed for longer has no next working day to wait for
_DAY = timedelta(days=1)


class Closure(NamedTuple):
    """Days on which the shop stays closed, such as a summer break; both days belong to it."""

    from_on: date
    to_on: date
    words: str = ""


class Closures:
    """The closures of a shop, as they count for how often somebody comes.

    Only closures stretch a gap: nobody could come, and nobody is late for it. Weekly closing days
    and single public holidays do not: they lie in every customer's gaps alike, so that whoever
    comes on Fridays has a gap of seven days, with or without a Monday on which nothing opens.
    """

    def __init__(self, closures: Iterable[Closure] = (), open_days: Iterable[date] = ()) -> None:
        """open_days: days inside a closure with hours of their own; on them people could come."""
        closed: set[date] = set()
        for closure in closures:
            for ahead in range((closure.to_on - closure.from_on).days + 1):
                closed.add(closure.from_on + timedelta(days=ahead))
        self._runs = _runs(sorted(closed - set(open_days)))

    def open_days_between(self, earlier: date, later: date) -> int:
        """The days after `earlier` up to and including `later` on which the shop was not closed.

        Without closures simply the days between; 0 when later is not after earlier.
        """
        if later <= earlier:
            return 0
        closed = 0
        for first, last in self._runs:
            if last <= earlier:
                continue
            if first > later:
                break
            closed += (min(last, later) - max(first, earlier + _DAY)).days + 1
        return (later - earlier).days - closed

    def add_open_days(self, day: date, count: int) -> date:
        """The day on which `count` days have passed since `day`, closed ones not counted.

        It is never a closed day itself, unless count is 0. For count > 0 the inverse of
        open_days_between, and the earliest such day.
        """
        reached = day + timedelta(days=count)
        if count <= 0:
            return reached
        for first, last in self._runs:
            if last <= day:
                continue
            if first > reached:
                break
            reached += last - max(first, day + _DAY) + _DAY
        return reached


def _runs(days: list[date]) -> tuple[tuple[date, date], ...]:
    """Days in order as runs of first and last."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] == _DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)


@dataclass
class ClosureDraft:
    """A closure as a form has it; without to_on it is one day."""

    from_on: date | None = None
    to_on: date | None = None
    words: str = ""

    def checked(self) -> Closure:
        """The clean values. Raises Invalid (from_on, to_on, words)."""
        if self.from_on is None:
            raise Invalid("from_on", "Write the first day on which the shop is closed.")
        to_on = self.to_on or self.from_on
        if to_on < self.from_on:
            raise Invalid("to_on", "The last day lies before the first one. Check both.")
        if (to_on - self.from_on).days >= LONGEST_CLOSURE:
            raise Invalid("to_on", "Closed for more than a year? Check the last day.")
        return Closure(self.from_on, to_on, checked_line("words", self.words))
