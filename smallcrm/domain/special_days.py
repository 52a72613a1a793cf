"""A day with hours of its own, as a form has it.

How it counts beside the week is the business of domain/opening_hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.opening_hours import Period, SpecialDay, without_overlap


@dataclass
class SpecialDayDraft:
    """A special day as a form has it; without periods it is closed. Their weekdays do not count."""

    day: date | None = None
    periods: Sequence[Period] = ()
    words: str = ""

    def checked(self) -> SpecialDay:
        """The clean values. Raises Invalid (day, hours, words)."""
        if self.day is None:
            raise Invalid("day", "Write the day on which other hours hold.")
        weekday = self.day.weekday()
        periods = [period._replace(weekday=weekday) for period in self.periods]
        return SpecialDay(self.day, without_overlap(periods), checked_line("words", self.words))
