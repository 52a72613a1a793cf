"""Busy weeks: what is welcome whenever it comes rests, and comes back as young as it was.

Nothing here knows who waits for what (PRODUCT.md section 8).
"""

from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.errors import Invalid

DATES = "dates"
RESTING = frozenset({"thank_you", "not_seen", DATES})
"""The groups of Today that rest; a promise, a call and a let-down never do."""

A_DAY = 5  # PRODUCT.md section 8: they come back five a day
DATES_BACK_DAYS = 7  # a birthday that went by is still kind to speak of for a week
LONGEST_DAYS = 62  # two months; who is busy longer has to say so again


class BusyWeeks(NamedTuple):
    """The first and the last busy day."""

    from_on: date
    until_on: date

    def rests(self, group: str, on: date) -> bool:
        """Whether a group of Today rests on this day."""
        return group in RESTING and self.from_on <= on <= self.until_on

    def comes_back(self, group: str, on: date) -> bool:
        """Whether what rested in this group may be asked for again on this day."""
        if group == DATES:
            return self.until_on < on <= self.until_on + timedelta(days=DATES_BACK_DAYS)
        return group in RESTING and on > self.until_on


def checked_busy(until: date | None, today: date) -> BusyWeeks:
    """Busy from today to this day. Raises Invalid (until)."""
    if until is None:
        raise Invalid("until", "Say until when: fri, +3 or a date.")
    if until < today:
        raise Invalid("until", "{day} is gone. Choose today or later.", day=until)
    if until > today + timedelta(days=LONGEST_DAYS):
        raise Invalid("until", "Choose a day within two months.")
    return BusyWeeks(today, until)
