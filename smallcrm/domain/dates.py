"""Days as people type them, and dates whose year may be unknown.

How a date is shown is the wording's business; nothing here knows today.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from smallcrm.domain import date_words as say_day
from smallcrm.domain.date_reading import (
    LAST_YEAR,
    LONGEST,
    ReadDay,
    a_leap_year,
    as_typed,
    counted_from,
    day_or_none,
    months_later,
    not_a_day,
    read_day,
    real_day,
    tidy,
    weekday_of,
)
from smallcrm.domain.errors import Invalid

__all__ = ["Leaning", "PartialDate", "months_later", "typed_date", "typed_partial_date"]

Leaning = Literal["ahead", "back"]
"""Where a day without a year or week lies: promises look ahead, visits told later look back."""

FIRST_YEAR = 1900
OLDEST_BIRTH = 1880  # older than anybody who can walk in
_YEARS_AHEAD_IN_SHORT = 20  # two digits mean a year up to this far ahead, else the past
_LEAP_CYCLE = 8  # years; between 1896 and 1904 there was no 29 February

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NO_YEAR_ISO = re.compile(r"--(\d{2})-?(\d{2})")


@dataclass(frozen=True)
class PartialDate:
    """A day of the year, such as a birthday; year is None when nobody told it."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        """Refuse days that no calendar has. Raises Invalid."""
        year = a_leap_year() if self.year is None else self.year
        real_day(year, self.month, self.day, "birthday", f"{self.day}/{self.month}")

    @property
    def iso(self) -> str:
        """As "1980-04-01", or "--04-01" without a year (ISO 8601:2000, as vCards have it)."""
        start = "-" if self.year is None else f"{self.year:04d}"
        return f"{start}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read what iso wrote. Raises Invalid."""
        if bare := _NO_YEAR_ISO.fullmatch(text):
            return cls(int(bare[1]), int(bare[2]))
        if whole := _ISO.fullmatch(text):
            return cls(int(whole[2]), int(whole[3]), int(whole[1]))
        raise not_a_day("birthday", text)

    def on_year(self, year: int) -> date:
        """The day on which it is kept in a year; 29 February is kept a day early in other years."""
        if (self.month, self.day) == (2, 29) and not calendar.isleap(year):
            return date(year, 2, 28)
        return date(year, self.month, self.day)

    def next_on(self, today: date) -> date:
        """The next day on which it is kept, today included."""
        this_year = self.on_year(today.year)
        return this_year if this_year >= today else self.on_year(today.year + 1)


def typed_date(
    text: str, today: date, day_first: bool, leaning: Leaning = "ahead", field: str = "day"
) -> date:
    """The day that somebody typed: t, +3, fri, 12.4., 12/4, 12 Nov, in 2w, 2026-11-30.

    day_first: whether 12/4 is April (dots are always day first). Without a year the nearest such
    day ahead or back is meant, today included; a weekday is never today. Raises Invalid.
    """
    typed = tidy(text)
    if not typed or len(text) > LONGEST:
        raise not_a_day(field, text)
    try:
        found = _from_today(typed, today, leaning)
        if found is None:
            found = _from_calendar(typed, today, day_first, leaning, field)
    except OverflowError:
        raise not_a_day(field, text) from None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise not_a_day(field, text)
    return found


def typed_partial_date(
    text: str, today: date, day_first: bool, field: str = "birthday"
) -> PartialDate:
    """The birthday that somebody typed, with or without its year; never in the future.

    Raises Invalid.
    """
    typed = tidy(text)
    if len(text) > LONGEST:
        raise not_a_day(field, text)
    if bare := _NO_YEAR_ISO.fullmatch(typed):
        year, month, day = None, int(bare[1]), int(bare[2])
    else:
        read = read_day(typed, day_first)
        if read is None or read.month == 0:
            raise not_a_day(field, text)
        year, month, day = _past_year(read, today), read.month, read.day
    real = real_day(year or a_leap_year(), month, day, field, text)
    if year is not None and (real > today or year < OLDEST_BIRTH):
        raise Invalid(field, "{text} can not be a birthday. Check the year.", text=as_typed(text))
    return PartialDate(month, day, year)


def _from_today(typed: str, today: date, leaning: Leaning) -> date | None:
    """A day told by its distance from today or by its weekday."""
    for words, distance in (
        (say_day.TODAY, 0),
        (say_day.TOMORROW, 1),
        (say_day.DAY_AFTER_TOMORROW, 2),
        (say_day.YESTERDAY, -1),
        (say_day.DAY_BEFORE_YESTERDAY, -2),
    ):
        if typed in words:
            return today + timedelta(days=distance)
    counted = counted_from(typed, today)
    if counted is not None:
        return counted
    weekday = weekday_of(typed)
    if weekday is None:
        return None
    if leaning == "back":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _from_calendar(
    typed: str, today: date, day_first: bool, leaning: Leaning, field: str
) -> date | None:
    read = read_day(typed, day_first)
    if read is None:
        return None
    if read.month == 0:
        return _nearest_day_of_month(read.day, today, leaning)
    if read.year is not None:
        year = _whole_year(read, today)
        return real_day(year, read.month, read.day, field, typed)
    step = 1 if leaning == "ahead" else -1
    for year in range(today.year, today.year + step * (_LEAP_CYCLE + 1), step):
        day = day_or_none(year, read.month, read.day)
        if day is not None and (day - today).days * step >= 0:
            return day
    return None


def _nearest_day_of_month(day: int, today: date, leaning: Leaning) -> date | None:
    step = 1 if leaning == "ahead" else -1
    for months in range(3):  # of three months in a row one has 31 days
        month = months_later(today.replace(day=1), months * step)
        found = day_or_none(month.year, month.month, day)
        if found is not None and (found - today).days * step >= 0:
            return found
    return None


def _whole_year(read: ReadDay, today: date) -> int:
    year = read.year or 0
    if not read.short_year:
        return year
    century = today.year // 100 * 100
    near = century + year
    if near > today.year + _YEARS_AHEAD_IN_SHORT:
        return near - 100
    return near


def _past_year(read: ReadDay, today: date) -> int | None:
    if read.year is None or not read.short_year:
        return read.year
    near = today.year // 100 * 100 + read.year
    return near if near <= today.year else near - 100
