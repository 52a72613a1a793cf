"""How a wish runs its course: the days on which it was ready and closed, and how it was kept.

What a request is, and what follows from a late one, is decided elsewhere.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.requests import OPEN_STATUSES, RequestKind, RequestStatus
from smallcrm.domain.sentence import Sentence, sentence


class Kept(StrEnum):
    """How a promise ended; the value is the code in the book. Without a told day: nothing."""

    NOTHING = ""
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    RELEASED = "released"


# Lying ready keeps these only when somebody comes: we go to them, or open the door for them.
_KEPT_AT_THE_END = frozenset({RequestKind.DELIVERY.value, RequestKind.OPEN_AFTER_HOURS.value})


def fulfilled_on(kind: str, ready_on: date | None, closed_on: date) -> date:
    """The day that counts: what lies ready is kept, however long it waits to be collected."""
    if ready_on is None or kind in _KEPT_AT_THE_END:
        return closed_on
    return min(ready_on, closed_on)


def kept(told_on: date | None, done_on: date, *, is_released: bool = False) -> Kept:
    """How it ended. is_released: they let us off before it was due; nobody was let down."""
    if told_on is None:
        return Kept.NOTHING
    if is_released:
        return Kept.RELEASED
    if done_on == told_on:
        return Kept.ON_TIME
    return Kept.EARLY if done_on < told_on else Kept.LATE


class Course(NamedTuple):
    """What the book knows of a wish's course.

    was_told_before: whether they knew of a late one in time; None while nobody said.
    """

    ready_on: date | None = None
    closed_on: date | None = None
    kept: Kept = Kept.NOTHING
    was_told_before: bool | None = None


class Wish(NamedTuple):
    """What the course of a wish hangs on."""

    kind: str
    told_on: date | None


def moved_on(
    wish: Wish,
    known: Course,
    status: RequestStatus,
    today: date,
    *,
    is_released: bool = False,
    was_told_before: bool | None = None,
) -> Course:
    """The course after a state was chosen on this day.

    Days that are known stay; what opens a wish again forgets how it ended, and what takes it back
    from being ready forgets that day. was_told_before is kept only for a late one.
    """
    if status in OPEN_STATUSES:
        is_ready = status is RequestStatus.READY
        return Course(ready_on=(known.ready_on or today) if is_ready else None)
    closed_on = known.closed_on or today
    if status is RequestStatus.DECLINED:
        return Course(known.ready_on, closed_on)
    done_on = fulfilled_on(wish.kind, known.ready_on, closed_on)
    ended = kept(wish.told_on, done_on, is_released=is_released)
    told = was_told_before if ended is Kept.LATE else None
    return Course(known.ready_on, closed_on, ended, told)


class PromisesKept(NamedTuple):
    """How many promises with a told day ended in a stretch of time, each in one of four ways."""

    early: int
    on_time: int
    late: int
    released: int

    @property
    def counted(self) -> int:
        """Those that say something about us: whoever released us does not."""
        return self.early + self.on_time + self.late

    @property
    def kept_percent(self) -> int:
        """Kept on the day or before, in whole percent; 0 when nothing was promised."""
        return _percent(self.early + self.on_time, self.counted)

    @property
    def beaten_percent(self) -> int:
        """Kept a day or more before, in whole percent."""
        return _percent(self.early, self.counted)


def kept_sentence(found: PromisesKept) -> Sentence | None:
    """The figures as one sentence, None when nothing with a day came to its end."""
    if not found.counted:
        return None
    return sentence(
        "{kept} % kept, {beaten} % beaten by a day or more.",
        kept=found.kept_percent,
        beaten=found.beaten_percent,
    )


def kept_word(code: str) -> Sentence | None:
    """How a promise ended, on screen; None while it is open and without a told day."""
    words = {
        Kept.EARLY: sentence("kept early"),
        Kept.ON_TIME: sentence("kept on time"),
        Kept.LATE: sentence("late"),
        Kept.RELEASED: sentence("they let us off"),
    }
    return words.get(Kept(code))


def _percent(part: int, whole: int) -> int:
    """Rounded down: a promise that was broken never rounds up to all kept."""
    return part * 100 // whole if whole else 0
