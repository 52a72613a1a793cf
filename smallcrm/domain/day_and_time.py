"""When something was, as people type it: a day, a time, or both ("yesterday 17:30").

Days alone are read by domain/dates, times alone by domain/times.
"""

from datetime import date, time
from typing import NamedTuple

from smallcrm.domain.date_reading import LONGEST, not_a_day, tidy
from smallcrm.domain.dates import typed_date
from smallcrm.domain.errors import Invalid
from smallcrm.domain.times import typed_time

_MOST_TIME_WORDS = 2  # "9 pm", "17 Uhr"


class When(NamedTuple):
    """A day of the shop, and the time on the shop's clock when somebody said it."""

    day: date
    at: time | None = None


def typed_when(text: str, today: date, day_first: bool, field: str = "day_text") -> When:
    """The day and time that somebody typed, looking back: t, -2, fri 9:15, yesterday 17:30, 9pm.

    A time alone is today's. Raises Invalid for what is neither.
    """
    typed = tidy(text)
    if not typed or len(text) > LONGEST:
        raise not_a_day(field, text)
    try:
        return When(typed_date(typed, today, day_first, "back", field))
    except Invalid:
        words = typed.split()
    for count in range(1, min(_MOST_TIME_WORDS, len(words)) + 1):
        day, clock = " ".join(words[:-count]).rstrip(","), " ".join(words[-count:])
        try:
            at = typed_time(clock, field)
            return When(typed_date(day, today, day_first, "back", field) if day else today, at)
        except Invalid:
            continue
    raise not_a_day(field, text)


def checked_when(
    text: str, day: date | None, at: time | None, today: date, day_first: bool
) -> When:
    """When it was: day wins over text, an empty text is today.

    Raises Invalid (day_text), also for a day to come.
    """
    if day is not None:
        when = When(day, at)
    elif text.strip():
        when = typed_when(text, today, day_first)
    else:
        when = When(today)
    if when.day > today:
        raise Invalid("day_text", "{day} is still to come. Choose today or earlier.", day=when.day)
    return when
