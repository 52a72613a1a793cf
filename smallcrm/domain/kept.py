"""How a wish runs its course: the days on which it was ready and closed, and how it was kept.

What a request is, and what follows from a late one, is decided elsewhere.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.requests import OPEN_STATUSES, RequestKind, RequestStatus
from smallcrm.domain.sentence import Sentence, sentence

# Who was told ten is not let down at five past, and people are served before it is written down.
GRACE = timedelta(minutes=15)


class Kept(StrEnum):
    """How a promise ended; the value is the code in the book. Without a told day: nothing.

    An open wish may bear one already: late when its first day or hour went by, released when the
    customer agreed to another. Only what is closed is counted.
    """

    NOTHING = ""
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    RELEASED = "released"


class Moved(StrEnum):
    """Why another day was told after the first one went by."""

    LATE = "late"
    AGREED = "agreed"
    WRONG = "wrong"  # it had been written down wrongly


# Lying ready keeps these only when somebody comes: we go to them, or open the door for them.
_KEPT_AT_THE_END = frozenset({RequestKind.DELIVERY.value, RequestKind.OPEN_AFTER_HOURS.value})


def fulfilled_on(kind: str, ready_on: date | None, closed_on: date) -> date:
    """The day that counts: what lies ready is kept, however long it waits to be collected."""
    if ready_on is None or kind in _KEPT_AT_THE_END:
        return closed_on
    return min(ready_on, closed_on)


def kept(told_on: date | None, done_on: date, *, is_released: bool = False) -> Kept:
    """How it ended by its days. is_released: they let us off; nobody was let down."""
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
    """What the course of a wish hangs on: told_on by the shop's day, told_at where an hour counts.

    At a door after hours no hour counts: whoever comes late to it waits for nobody.
    """

    kind: str
    told_on: date | None
    told_at: datetime | None = None


class Now(NamedTuple):
    """The shop's day, and what its clock shows; None where only the day is known."""

    day: date
    clock: datetime | None = None


class Said(NamedTuple):
    """What was said when a wish was closed.

    is_released: they let us off, or did not want it any more. was_told_before: whether they knew
    that it would be late. was_in_time: it was there in time and is only written down later.
    """

    is_released: bool = False
    was_told_before: bool | None = None
    was_in_time: bool = False


NOTHING_SAID = Said()


def is_over(wish: Wish, now: Now) -> bool:
    """Whether the told day, or the told hour with a quarter of grace, went by."""
    if wish.told_on is None or now.day < wish.told_on:
        return False
    if now.day > wish.told_on:
        return True
    return wish.told_at is not None and now.clock is not None and now.clock > wish.told_at + GRACE


def told_anew(known: Course, before: Wish, now: Now, why: Moved) -> Course:
    """The course after another day was told: a first one that went by stays missed.

    Unless they agreed to the new one, or the old one was never told.
    """
    was_missed = known.kept is Kept.LATE
    if known.closed_on is None and not _lies_ready(before, known):
        was_missed = was_missed or is_over(before, now)
    if not was_missed:
        return known
    mark = {Moved.LATE: Kept.LATE, Moved.AGREED: Kept.RELEASED, Moved.WRONG: Kept.NOTHING}[why]
    told = known.was_told_before if mark is Kept.LATE else None
    return known._replace(kept=mark, was_told_before=told)


def moved_on(
    wish: Wish, known: Course, status: RequestStatus, now: Now, said: Said = NOTHING_SAID
) -> Course:
    """The course after a state was chosen.

    Days that are known stay; what opens a wish again forgets how it ended, unless it was late, and
    what takes it back from being ready forgets that day. was_told_before is kept only for a late
    one.
    """
    if status in OPEN_STATUSES:
        return _open(wish, known, now, is_ready=status is RequestStatus.READY)
    closed_on = known.closed_on or now.day
    when = now if known.closed_on is None else Now(closed_on)
    if status is RequestStatus.DECLINED:
        ended = _given_up(wish, known, when, said)
    else:
        ended = _done(wish, known, when, said)
    told = said.was_told_before if ended is Kept.LATE else None
    return Course(known.ready_on, closed_on, ended, told)


def _open(wish: Wish, known: Course, now: Now, *, is_ready: bool) -> Course:
    """What was missed once stays so; what became ready too late is missed from then on."""
    mark = known.kept if known.closed_on is None or known.kept is Kept.LATE else Kept.NOTHING
    ready_on = (known.ready_on or now.day) if is_ready else None
    is_new = is_ready and known.ready_on is None and wish.kind not in _KEPT_AT_THE_END
    if is_new and is_over(wish, now):
        mark = Kept.LATE
    return Course(ready_on, None, mark)


def _done(wish: Wish, known: Course, now: Now, said: Said) -> Kept:
    if said.is_released and (wish.told_on is not None or known.kept is not Kept.NOTHING):
        return Kept.RELEASED
    if said.was_in_time and wish.told_on is not None:
        return Kept.ON_TIME
    ended = kept(wish.told_on, fulfilled_on(wish.kind, known.ready_on, now.day))
    if ended is Kept.ON_TIME and not _lies_ready(wish, known) and is_over(wish, now):
        ended = Kept.LATE
    if Kept.LATE in (known.kept, ended):
        return Kept.LATE
    return Kept.RELEASED if known.kept is Kept.RELEASED else ended


def _given_up(wish: Wish, known: Course, now: Now, said: Said) -> Kept:
    """Declined or called off: late after the told day, else no word about the promise."""
    if said.is_released and (wish.told_on is not None or known.kept is not Kept.NOTHING):
        return Kept.RELEASED
    is_late = is_over(wish, now) and not _lies_ready(wish, known)
    return Kept.LATE if is_late or known.kept is Kept.LATE else Kept.NOTHING


def _lies_ready(wish: Wish, known: Course) -> bool:
    """Whether it was ready in time; one that became so too late bears that mark."""
    return (
        known.ready_on is not None
        and wish.kind not in _KEPT_AT_THE_END
        and (wish.told_on is None or known.ready_on <= wish.told_on)
    )


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
