"""Days as lists write them: birthdays with and without a year, in many habits.

Nothing here knows about columns; a doubtful day is never guessed.
"""

import re
from calendar import monthrange
from functools import cache
from typing import Literal, NamedTuple

from smallcrm.exchange.readers.words import normal, table

Order = Literal["dmy", "mdy", ""]

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMBERS = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})(?:\s*[./-]\s*(\d{1,4}))?\.?")
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
_PACKED = re.compile(r"([12]\d{3})(\d\d)(\d\d)")
_TIME = re.compile(r"(?:T|[ ,]\s*)\d{1,2}:\d\d.*$|(?<=\d)T(?:\d.*)?$")
_ASIAN = re.compile(r"\s*[年月]\s*|\s*[년월]\s*")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 40  # characters; a longer cell is a sentence, not a day
_LEAP_YEAR = 2000  # so that 29 February without a year is a day
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_YEAR_UNKNOWN = 1604  # Apple writes this year when only the day is known
_ENOUGH = 200  # telling dates after which the order of a column is settled


class Day(NamedTuple):
    """A day as "YYYY-MM-DD", "--MM-DD" or, for "no date", ""; doubtful when its year is unclear."""

    iso: str
    is_doubtful: bool = False


_NOTHING = Day("")


def day_of(cell: str, order: Order = "") -> Day | None:
    """The day that a cell names, or None when it names none for certain.

    order tells 3/4 apart; dots mean day first when it is "". Outlook's 0/0/00 and 1.1.1 are
    "no date". A year of two digits is left out and the day marked doubtful.
    """
    text = cell.strip()
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if not text or len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None if text else _NOTHING
    text = _TIME.sub("", _ASIAN.sub("-", text).rstrip("日일 "))
    short = _NO_YEAR.fullmatch(text)
    if short:
        return _day(None, int(short[1]), int(short[2]))
    packed = _PACKED.fullmatch(text)
    if packed:
        return _day(int(packed[1]), int(packed[2]), int(packed[3]))
    numbers = _NUMBERS.fullmatch(text)
    return _by_numbers(numbers, order) if numbers else _by_words(text)


class OrderVotes:
    """What the cells of one column say about day first or month first.

    Dots alone mean day first: nobody writes 10.3.1959 for the third of October.
    """

    def __init__(self) -> None:
        self._day_first = 0
        self._month_first = 0
        self._dotted = 0
        self.has_open = False

    def add(self, cell: str) -> None:
        """Count one cell. A part above 12 tells; 3/4 leaves it open."""
        numbers = _NUMBERS.fullmatch(_TIME.sub("", cell.strip()[:_LONGEST]))
        if not numbers or len(numbers[1]) > 2:
            return
        first, second = int(numbers[1]), int(numbers[3])
        if 12 < first <= 31 and 1 <= second <= 12:
            self._day_first += 1
        elif 12 < second <= 31 and 1 <= first <= 12:
            self._month_first += 1
        elif first != second and numbers[2] != ".":
            self.has_open = True
        self._dotted += numbers[2] == "."

    @property
    def is_settled(self) -> bool:
        """Whether so many cells have told that the rest of the column need not be asked."""
        return self._day_first + self._month_first >= _ENOUGH

    @property
    def order(self) -> Order:
        """What the cells tell, or "" when they do not."""
        if self._day_first == self._month_first:
            return "dmy" if self._dotted else ""
        return "dmy" if self._day_first > self._month_first else "mdy"


def is_iso(cell: str) -> bool:
    """Whether a cell is a day like 1966-12-09 or --12-09, which all read alike."""
    text = cell.strip()
    return bool(_ISO.match(text) or _NO_YEAR.fullmatch(text))


def usual_order(country: str) -> Order:
    """The order in which people of a country (ISO 3166) write; day first where it is unknown."""
    return "mdy" if country.upper() in table("dates")["month_first_countries"] else "dmy"


def _by_numbers(found: re.Match[str], order: Order) -> Day | None:
    first, second, third = int(found[1]), int(found[3]), found[4]
    if third is not None and _is_no_date(first, second, third):
        return _NOTHING
    if len(found[1]) == 4:
        return _day(first, second, int(third)) if third and len(third) < 3 else None
    if len(found[1]) == 3:
        return None
    month_first = order == "mdy" or (not order and found[2] != ".")
    month, day = (first, second) if month_first else (second, first)
    if third is None or not third:
        return _day(None, month, day)
    if len(third) == 4:
        return _day(int(third), month, day)
    without_year = _day(None, month, day)
    return without_year and Day(without_year.iso, is_doubtful=True)


def _is_no_date(first: int, second: int, third: str) -> bool:
    year_one = first == second == int(third) == 1 and len(third) != 2
    return (
        first == second == int(third) == 0 or year_one or (first, second, third) == (1, 1, "0001")
    )


def _by_words(text: str) -> Day | None:
    """Read "3. Oktober 1959", "Oct 3, 1959", "3 October"."""
    parts = _WORDS.findall(text)
    months = [_months().get(normal(part), 0) for part in parts if not part.isdecimal()]
    named = [month for month in months if month]
    numbers = [part for part in parts if part.isdecimal()]
    years = [part for part in numbers if len(part) == 4]
    days = [part for part in numbers if len(part) <= 2]
    if len(named) != 1 or len(years) > 1 or not days or len(years) + len(days) != len(numbers):
        return None
    if len(days) == 1:
        return _day(int(years[0]) if years else None, named[0], int(days[0]))
    without_year = _day(None, named[0], int(days[0]))
    return Day(without_year.iso, is_doubtful=True) if without_year and not years else None


def _day(year: int | None, month: int, day: int) -> Day | None:
    if year == _YEAR_UNKNOWN:
        year = None
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _NOTHING if (year, month, day) in {(0, 0, 0), (1, 1, 1)} else None
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    return Day(f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}")


@cache
def _months() -> dict[str, int]:
    listed = table("dates")["months"]
    return {normal(word): int(number) for number, words in listed.items() for word in words}
