"""How far a wish came, between its row in the book and the rules of domain/kept.

What is done with a wish stands in requests, what is done with an opening in openings.
"""

from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from smallcrm.domain.ids import RequestId
from smallcrm.domain.kept import Course, Kept, Moved, Now, Wish, moved_on, told_anew
from smallcrm.domain.openings import day_of
from smallcrm.domain.requests import CheckedRequest, RequestKind, RequestStatus
from smallcrm.services.request_rows import RequestRow, request
from smallcrm.storage.store import Store


class Lateness(NamedTuple):
    """What is to be asked before a wish is closed or told anew on this day and at this hour.

    if_done, if_given_up: whether it would end late then. is_by_hour: only the hour went by.
    is_missed: whether its day or hour went by, so that another one breaks it.
    """

    if_done: bool
    if_given_up: bool
    is_missed: bool
    is_by_hour: bool


def shop_now(store: Store, now: datetime) -> Now:
    """The shop's day and wall clock at this instant."""
    zone = str(store.value("SELECT time_zone FROM shop") or "UTC")
    return Now(store.shop_day(now), now.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0))


def lateness(store: Store, request_id: RequestId, *, now: datetime) -> Lateness:
    """What would be late now; nothing of a wish that is gone or closed."""
    row = request(store, request_id)
    if row is None or row.closed_on is not None:
        return Lateness(if_done=False, if_given_up=False, is_missed=False, is_by_hour=False)
    wish, known, then = wish_of(row), course_of(row), shop_now(store, now)
    done = moved_on(wish, known, RequestStatus.DONE, then).kept is Kept.LATE
    given_up = moved_on(wish, known, RequestStatus.DECLINED, then).kept is Kept.LATE
    missed = told_anew(known, wish, then, Moved.LATE).kept is Kept.LATE
    is_today = known.kept is not Kept.LATE and wish.told_on == then.day
    return Lateness(done, given_up, missed, is_by_hour=done and is_today)


def wish_of(each: RequestRow | CheckedRequest) -> Wish:
    """What its course hangs on; at a door after hours the evening counts, not the hour."""
    kind = str(each.kind)
    told_at = told_clock(each.told_on, each.told_time)
    if told_at is None:
        return Wish(kind, each.told_on)
    if each.is_after_hours or kind == RequestKind.OPEN_AFTER_HOURS:
        return Wish(kind, day_of(told_at))
    return Wish(kind, day_of(told_at), told_at)


def told_clock(told_on: date | None, told_time: time | None) -> datetime | None:
    """The wall clock that was told; None without a day or an hour."""
    if told_on is None or told_time is None:
        return None
    return datetime.combine(told_on, told_time)


def course_of(known: RequestRow) -> Course:
    """How far it came by the book."""
    return Course(known.ready_on, known.closed_on, Kept(known.kept), known.was_told_before)


def days_of(course: Course) -> dict[str, object]:
    """The course as columns of its row."""
    return {**course._asdict(), "kept": course.kept.value}
