"""The words and numbers of a typed day, taken apart.

Which day is meant in the end, nearest or past, is decided by domain/dates.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from smallcrm.domain import date_words as say_day
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, fold

LAST_YEAR = 2199
LONGEST = 40  # characters; "Wednesday, 30 de septiembre de 2026" is shorter

_COUNT = re.compile(r"(?:(?P<sign>[+-])|(?P<word>[a-z ]+?) )\s*(?P<n>\d{1,3})\s*(?P<unit>[a-z]*)")
_AGO = re.compile(r"(?P<n>\d{1,3})\s*(?P<unit>[a-z]+) (?P<word>[a-z]+)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2})?)?")
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|o|a|\.)?")
_PLAIN_SIGNS = {0x2212: "-", 0x2019: "'"}
_YEAR_NUMBER = re.compile(r"\d{4}|'?\d{2}")


@dataclass(frozen=True)
class ReadDay:
    """The numbers of a typed day: month 0 is a bare day of the month, year None means none."""

    day: int
    month: int
    year: int | None
    short_year: bool = False


def counted_from(typed: str, today: date) -> date | None:
    """A day such as +3, in 2w, vor 3 tagen, 3 days ago."""
    found = _COUNT.fullmatch(typed)
    if found:
        word = found["word"]
        ahead = found["sign"] == "+" or word in say_day.AHEAD_WORDS
        back = found["sign"] == "-" or word in say_day.AGO_BEFORE
        if word and not found["unit"]:
            return None
    else:
        found = _AGO.fullmatch(typed)
        ahead, back = False, found is not None and found["word"] in say_day.AGO_AFTER
    if found is None or not (ahead or back):
        return None
    return _moved(today, int(found["n"]) * (1 if ahead else -1), found["unit"])


def _moved(today: date, count: int, unit: str) -> date | None:
    if unit in say_day.DAY_UNITS:
        return today + timedelta(days=count)
    if unit in say_day.WEEK_UNITS:
        return today + timedelta(weeks=count)
    if unit in say_day.MONTH_UNITS:
        return months_later(today, count)
    if unit in say_day.YEAR_UNITS:
        return months_later(today, count * 12)
    return None


def months_later(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last day of a shorter month."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if not 1 <= year <= LAST_YEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def read_day(typed: str, day_first: bool) -> ReadDay | None:
    """The numbers of a day as typed, without asking whether the calendar has it."""
    if iso := _ISO.fullmatch(typed) or _ISO_TIGHT.fullmatch(typed):
        return ReadDay(int(iso[3]), int(iso[2]), int(iso[1]))
    if numbers := _NUMBERS.fullmatch(typed):
        first, second = int(numbers[1]), int(numbers[3])
        month_first = numbers[2] != "." and not day_first
        day, month = (second, first) if month_first else (first, second)
        if month > 12 >= day:
            day, month = month, day
        year = numbers[4]
        return ReadDay(day, month, int(year) if year else None, short_year=len(year or "") == 2)
    return _with_month_name(typed)


def _with_month_name(typed: str) -> ReadDay | None:
    """12 nov, november 12 2026, 1er mai, 12 de noviembre de 2026, or a bare 12."""
    spaced = re.sub(r"(?<=\d)\.?(?=[a-z]{3})", " ", typed).replace(",", " ")
    parts = [part for part in spaced.split() if part not in say_day.FILLERS]
    if len(parts) > 2 and _month(parts[0]) is None and weekday_of(parts[0]) is not None:
        parts = parts[1:]
    months = [index for index, part in enumerate(parts) if _month(part) is not None]
    if not months:
        bare = _DAY_NUMBER.fullmatch(parts[0]) if len(parts) == 1 else None
        return ReadDay(int(bare[1]), 0, None) if bare else None
    month = _month(parts.pop(months[0])) or 0
    if len(parts) not in {1, 2}:
        return None
    day = _DAY_NUMBER.fullmatch(parts[0])
    year = _YEAR_NUMBER.fullmatch(parts[1]) if len(parts) == 2 else None
    if not day or (len(parts) == 2 and not year):
        return None
    written = year[0].lstrip("'") if year else ""
    return ReadDay(int(day[1]), month, int(written) if written else None, len(written) == 2)


def weekday_of(typed: str) -> int | None:
    """The weekday (Monday 0) whose name or beginning this is, in any language of the window."""
    word = typed.rstrip(".")
    if word in say_day.SHORT_WEEKDAYS:
        return say_day.SHORT_WEEKDAYS[word]
    return _only_beginning(word, say_day.WEEKDAYS, shortest=2)


def _month(typed: str) -> int | None:
    found = _only_beginning(typed.rstrip("."), say_day.MONTHS, shortest=3)
    return None if found is None else found + 1


def _only_beginning(word: str, names: Iterable[tuple[str, ...]], shortest: int) -> int | None:
    """The index of the one row of names that this is the beginning of."""
    if len(word) < shortest:
        return None
    rows = list(names)
    whole = [index for index, row in enumerate(rows) if word in row]
    begun = [i for i, row in enumerate(rows) if any(name.startswith(word) for name in row)]
    fitting = whole or begun
    return fitting[0] if len(fitting) == 1 else None


def real_day(year: int, month: int, day: int, field: str, typed: str) -> date:
    """The day of the calendar. Raises Invalid where there is none."""
    found = day_or_none(year, month, day)
    if found is None:
        raise Invalid(field, "There is no such day as {text}.", text=as_typed(typed))
    return found


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def a_leap_year() -> int:
    """A year that has every day, to check a day whose year is unknown."""
    return 2000


def tidy(text: str) -> str:
    """The text folded, with one space between words and plain signs."""
    return " ".join(fold(clean_line(text, LONGEST)).translate(_PLAIN_SIGNS).split())


def as_typed(text: str) -> str:
    """What was typed, short and harmless, for a sentence."""
    return clean_line(text, LONGEST)


def not_a_day(field: str, text: str) -> Invalid:
    """The refusal of a text that means no day; of signs that nobody sees nothing is repeated."""
    typed = as_typed(text)
    if not typed:
        return Invalid(field, "This is not a day. Write it like 12.4., +3, fri or tomorrow.")
    return Invalid(
        field, "{text} is not a day. Write it like 12.4., +3, fri or tomorrow.", text=typed
    )
