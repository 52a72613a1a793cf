"""Dates as English-speaking shops write them, without a locale library.

Other languages are worded through Babel; nothing here knows what day it is.
"""

from datetime import date

MONTH_FIRST = frozenset({"US", "PH"})  # CLDR: the English-speaking countries that write Nov 12
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def weekday(day: date) -> str:
    """The name of the day: "Tuesday"."""
    return _WEEKDAYS[day.weekday()]


def short_weekday(day: date) -> str:
    """As it stands over a narrow column: "Tue"."""
    return weekday(day)[:3]


def day_and_month(day: date, country: str, *, with_year: bool) -> str:
    """Short: "12 Nov", "12 Nov 2024"; "Nov 12, 2024" where the month comes first."""
    month = _MONTHS[day.month - 1][:3]
    if country in MONTH_FIRST:
        return f"{month} {day.day}, {day.year}" if with_year else f"{month} {day.day}"
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"


def full_day(day: date, country: str, *, with_year: bool) -> str:
    """Long: "Saturday 21 November", "Saturday, November 21, 2026"."""
    name, month = weekday(day), _MONTHS[day.month - 1]
    if country in MONTH_FIRST:
        return f"{name}, {month} {day.day}" + (f", {day.year}" if with_year else "")
    return f"{name} {day.day} {month}" + (f" {day.year}" if with_year else "")
