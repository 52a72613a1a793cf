"""When something that repeats is due again: in days, weeks, months, or on a month's last weekday.

Nothing here knows what repeats, or whether it was done.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, counted, sentence

MOST_EVERY = 366  # nothing that a shop repeats rests longer than so many days, weeks or months
_DAYS_OF_WEEK = 7
_MONTHS_OF_YEAR = 12
WEEKDAYS = (
    sentence("Monday"),
    sentence("Tuesday"),
    sentence("Wednesday"),
    sentence("Thursday"),
    sentence("Friday"),
    sentence("Saturday"),
    sentence("Sunday"),
)


class Repeats(StrEnum):
    """How something repeats; the value is the code in the book."""

    NEVER = ""
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    LAST_WEEKDAY = "last_weekday"


def repeats_of(code: str) -> Repeats:
    """The way of repeating with this code. Raises Invalid."""
    try:
        return Repeats(code)
    except ValueError:
        raise Invalid("repeats", "Choose how it repeats.") from None


def every_of(text: str) -> int:
    """How many days, weeks or months lie between; one for an empty text. Raises Invalid."""
    typed = text.strip() or "1"
    if not (typed.isascii() and typed.isdigit()) or not 1 <= int(typed[:6]) <= MOST_EVERY:
        raise Invalid("every", "Choose between 1 and {limit}.", limit=MOST_EVERY)
    return int(typed)


def repeats_word(code: str) -> Sentence:
    """The way of repeating in a choice. Raises Invalid for an unknown code."""
    words = {
        Repeats.NEVER: sentence("once"),
        Repeats.DAYS: sentence("every so many days"),
        Repeats.WEEKS: sentence("every so many weeks"),
        Repeats.MONTHS: sentence("every so many months"),
        Repeats.LAST_WEEKDAY: sentence("same weekday in a month's last week"),
    }
    return words[repeats_of(code)]


def repeating_words(code: str, every: int, due_on: date | None = None) -> Sentence | None:
    """Such as "every 3 weeks", beside what repeats; None for what does not.

    due_on: the day of the series that is known, which names the weekday.
    """
    words = {
        Repeats.DAYS: counted("every day", "every {n} days", every),
        Repeats.WEEKS: counted("every week", "every {n} weeks", every),
        Repeats.MONTHS: counted("every month", "every {n} months", every),
        Repeats.LAST_WEEKDAY: _last_weekday_words(every, due_on),
    }
    return words.get(repeats_of(code))


def _last_weekday_words(every: int, due_on: date | None) -> Sentence:
    if due_on is None:
        return counted(
            "in the last week of each month", "in the last week of every {n} months", every
        )
    return counted(
        "on the last {weekday} of each month",
        "on the last {weekday} of every {n} months",
        every,
        weekday=WEEKDAYS[due_on.weekday()],
    )


def next_due(due_on: date, repeats: Repeats, every: int, *, after: date) -> date | None:
    """The first day of the series from due_on on that lies after both days; None at its end.

    A series of months that begins on the last day of a month stays on last days, so that it never
    creeps from the 31st to the 28th; other days that a month has not fall on its last day. The last
    weekday is the weekday of due_on.
    """
    if repeats == Repeats.NEVER:
        return None
    if repeats in {Repeats.DAYS, Repeats.WEEKS}:
        step = every * (_DAYS_OF_WEEK if repeats == Repeats.WEEKS else 1)
        missed = max(0, (after - due_on).days) // step
        return _far_enough(due_on, step * (missed + 1))
    gone = max(0, (after.year - due_on.year) * _MONTHS_OF_YEAR + after.month - due_on.month)
    months = max(every, gone - gone % every)
    while True:
        found = _in_months(due_on, repeats, months)
        if found is None or found > max(due_on, after):
            return found
        months += every


def _far_enough(due_on: date, days: int) -> date | None:
    try:
        return due_on + timedelta(days=days)
    except OverflowError:
        return None


def _in_months(due_on: date, repeats: Repeats, months: int) -> date | None:
    year, month = divmod(due_on.year * _MONTHS_OF_YEAR + due_on.month - 1 + months, _MONTHS_OF_YEAR)
    if year > MAXYEAR:
        return None
    last = date(year, month + 1, monthrange(year, month + 1)[1])
    if repeats == Repeats.LAST_WEEKDAY:
        return last - timedelta(days=(last.weekday() - due_on.weekday()) % _DAYS_OF_WEEK)
    if _is_last_day(due_on):
        return last
    return last.replace(day=min(due_on.day, last.day))


def _is_last_day(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
