"""Open after hours: asked for, answered and changed; its door stands in opening_door.

When an opening is meant and what stands in its way is decided in domain/openings; what is read of
it stands in opening_rows.
"""

from collections.abc import Sequence
from datetime import datetime

from smallcrm.domain.customers import CustomerDraft, PhoneDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, OpeningId, RequestId
from smallcrm.domain.kept import Course, Moved, Now, Wish, moved_on, told_anew
from smallcrm.domain.openings import (
    CheckedOpening,
    OpeningDraft,
    day_of,
    status_after,
)
from smallcrm.domain.requests import RequestKind, RequestStatus
from smallcrm.services.customers import write_new
from smallcrm.services.hours import opening_hours
from smallcrm.services.living import must_be_living
from smallcrm.services.opening_door import (
    close_door,
    nobody_came,
    not_opened,
    note_opened,
    open_door,
)
from smallcrm.services.opening_moves import gather
from smallcrm.services.opening_outlook import habits_now, time_zone, turn, what_hinders
from smallcrm.services.opening_rows import (
    OpeningRow,
    Person,
    awaited,
    by_id,
    coming,
    opening_of,
)
from smallcrm.services.opening_writing import known_opening, planned, write_course
from smallcrm.services.request_course import (
    course_of,
    days_of,
    shop_now,
    told_clock,
    wish_of,
)
from smallcrm.services.request_rows import RequestRow, request
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import Opening, SpecialRequest
from smallcrm.storage.store import Store

__all__ = [
    "OpeningRow",
    "Person",
    "ask",
    "awaited",
    "close_door",
    "coming",
    "draft_of",
    "edit",
    "habits_now",
    "nobody_came",
    "not_opened",
    "note_opened",
    "open_door",
    "opening_of",
    "turn",
    "what_hinders",
]


def ask(
    store: Store, draft: OpeningDraft, *, now: datetime, by: HelperId | None = None
) -> RequestId:
    """Somebody needs us outside the hours; a stranger is in the book from then on.

    Raises Invalid with the field of the draft; then nothing is written.
    """
    clean = _checked(store, draft, now)
    stranger = None
    if clean.customer_id is None:
        habits = habits_of(store)
        who = CustomerDraft(name=draft.name, phones=[PhoneDraft(number=draft.phone)])
        stranger = who.checked(habits.code, habits.day_first, store.shop_day(now))
    customer_id = clean.customer_id or CustomerId(next_id(store, "customer"))
    with store.action("open_after_hours", customer_id, at=now, by=by):
        if stranger is not None:
            write_new(store, customer_id, stranger, now=now)
        opening_id = clean.joins or _plan(store, clean)
        if clean.joins is not None:
            gather(store, clean.joins)
        return _note_wish(store, customer_id, opening_id, clean, now)


def draft_of(store: Store, request_id: RequestId) -> OpeningDraft:
    """The opening as a form shows it. Raises Invalid when it is gone."""
    row = known_opening(store, request_id)
    person = next(each for each in row.people if each.request_id == request_id)
    return OpeningDraft(
        customer_id=person.customer_id,
        need=person.need,
        opens_at=row.opens_at if row.has_time else None,
        keys_with=row.keys_with,
        decision=row.decision,
        offered=row.offered,
        who_knows=row.who_knows,
    )


def edit(
    store: Store,
    request_id: RequestId,
    draft: OpeningDraft,
    *,
    moved: Moved = Moved.LATE,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Change an opening, for everybody who comes to it; who that is stays.

    moved: why another time was told after the first went by. Raises Invalid with the field of the
    draft.
    """
    row = known_opening(store, request_id)
    clean = _checked(store, draft, now)
    customer_id = next(p.customer_id for p in row.people if p.request_id == request_id)
    with store.action("edit_opening", customer_id, at=now, by=by):
        answered = _answered(store, row, request_id)
        Opening.update(**_values(clean)).where(Opening.id == planned(row)).execute()
        SpecialRequest.update(what=clean.need).where(SpecialRequest.id == request_id).execute()
        _answer_all(store, answered, clean, moved, shop_now(store, now))


def _checked(store: Store, draft: OpeningDraft, now: datetime) -> CheckedOpening:
    clean = draft.checked(habits_now(store, now))
    if clean.customer_id is not None:
        must_be_living(store, clean.customer_id)
    if clean.keys_with is not None and not _works_here(store, clean.keys_with):
        raise Invalid("keys_with", "Choose who has the keys.")
    if clean.joins is None:
        return clean
    other = by_id(store, clean.joins)
    if other is None:
        raise Invalid("joins", "That opening is not in the book any more.")
    return clean._replace(opens_at=other.opens_at)


def _works_here(store: Store, helper_id: HelperId) -> bool:
    return store.value("SELECT 1 FROM helper WHERE id = ?", helper_id) is not None


def _plan(store: Store, clean: CheckedOpening) -> OpeningId:
    return OpeningId(Opening.create(time_zone=time_zone(store), **_values(clean)).id)


def _values(clean: CheckedOpening) -> dict[str, object]:
    return {
        "opens_at": f"{clean.opens_at:%Y-%m-%dT%H:%M}",
        "keys_with": clean.keys_with,
        "decision": clean.decision.value,
        "offered": clean.offered,
        "who_knows": clean.who_knows,
    }


def _note_wish(
    store: Store,
    customer_id: CustomerId,
    opening_id: OpeningId,
    clean: CheckedOpening,
    now: datetime,
) -> RequestId:
    status, today = status_after(clean.decision), store.shop_day(now)
    course = moved_on(_wish(clean), Course(), status, Now(today))
    row = SpecialRequest.create(
        customer=customer_id,
        kind=RequestKind.OPEN_AFTER_HOURS.value,
        what=clean.need,
        opening=opening_id,
        status=status.value,
        asked_at=now,
        asked_on=today,
        offered_instead=clean.offered,
        **_told(store, clean),
        **days_of(course),
    )
    return RequestId(row.id)


def _answer_all(
    store: Store, waiting: Sequence[RequestRow], clean: CheckedOpening, moved: Moved, now: Now
) -> None:
    """What was said holds for everybody who comes and whose wish is not done."""
    status, told = status_after(clean.decision), _told(store, clean)
    for each in waiting:
        course = course_of(each)
        if told_clock(each.told_on, each.told_time) != clean.opens_at:
            course = told_anew(course, wish_of(each), now, moved)
        course = moved_on(_wish(clean), course, status, now)
        write_course(each.id, status, course, offered_instead=clean.offered, **told)


def _answered(store: Store, row: OpeningRow, request_id: RequestId) -> list[RequestRow]:
    """The wishes to which an answer speaks: those that wait.

    With nobody waiting, a yes brings back those who were declined as the one that is asked about.
    """
    known = (request(store, each.request_id) for each in row.people)
    rows = [each for each in known if each is not None and each.status != RequestStatus.DONE]
    waiting = [each for each in rows if each.closed_on is None]
    asked = next((each for each in rows if each.id == request_id), None)
    if waiting or asked is None:
        return waiting
    said = (asked.offered_instead, asked.closed_on)
    return [each for each in rows if (each.offered_instead, each.closed_on) == said]


def _told(store: Store, clean: CheckedOpening) -> dict[str, object]:
    return {
        "told_on": clean.opens_at.date(),
        "told_time": f"{clean.opens_at:%H:%M}",
        "is_after_hours": int(not opening_hours(store).is_open(clean.opens_at)),
    }


def _wish(clean: CheckedOpening) -> Wish:
    return Wish(RequestKind.OPEN_AFTER_HOURS.value, day_of(clean.opens_at))
