"""Times of day as people type them.

Days are read by domain/dates; how a time is shown is the wording's business.
"""

import re
from datetime import time

from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, fold

_LONGEST = 20  # characters of "half past" nobody types; 9:30 p.m. has nine
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*(am|pm|a|p|uhr|h)?")


def typed_time(text: str, field: str = "time") -> time:
    """The time that somebody typed: 21:40, 21.40, 2140, 9pm, 21h30, 9 Uhr. Raises Invalid."""
    typed = fold(clean_line(text, _LONGEST)).replace("p.m.", "pm").replace("a.m.", "am")
    found = _TIME.fullmatch(typed)
    if found is None or len(text) > _LONGEST:
        raise _not_a_time(field, text)
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    half = (found[4] or " ")[0]
    if half in "ap":
        if not 1 <= hour <= 12:
            raise _not_a_time(field, text)
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise _not_a_time(field, text)
    return time(hour, minute)


def _not_a_time(field: str, text: str) -> Invalid:
    typed = clean_line(text, _LONGEST)
    if not typed:  # signs that nobody sees
        return Invalid(field, "This is not a time. Write it like 21:40 or 9pm.")
    return Invalid(field, "{text} is not a time. Write it like 21:40 or 9pm.", text=typed)
