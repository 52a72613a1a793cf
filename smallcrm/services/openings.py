"""Open after hours: asked for, answered, changed, and the door opened and closed.

When an opening is meant and what stands in its way is decided in domain/openings; what is read of
it stands in opening_rows.
"""

from datetime import datetime

from smallcrm.domain.customers import CustomerDraft, PhoneDraft
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId, HelperId, OpeningId, RequestId
from smallcrm.domain.kept import Course, Wish, moved_on
from smallcrm.domain.openings import (
    CheckedOpening,
    Decision,
    OpeningDraft,
    day_of,
    status_after,
)
from smallcrm.domain.requests import RequestKind, RequestStatus
from smallcrm.services.customers import write_new
from smallcrm.services.hours import opening_hours
from smallcrm.services.living import must_be_living
from smallcrm.services.opening_outlook import habits_now, time_zone, turn, what_hinders
from smallcrm.services.opening_rows import (
    OpeningRow,
    Person,
    by_id,
    coming,
    opening_of,
)
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import Opening, SpecialRequest
from smallcrm.storage.store import Store

__all__ = [
    "OpeningRow",
    "Person",
    "ask",
    "close_door",
    "coming",
    "draft_of",
    "edit",
    "habits_now",
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
        return _note_wish(store, customer_id, opening_id, clean, now)


def draft_of(store: Store, request_id: RequestId) -> OpeningDraft:
    """The opening as a form shows it. Raises Invalid when it is gone."""
    row = _known(store, request_id)
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
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Change an opening, for everybody who comes to it; who that is stays.

    Raises Invalid with the field of the draft.
    """
    row = _known(store, request_id)
    clean = _checked(store, draft, now)
    customer_id = next(p.customer_id for p in row.people if p.request_id == request_id)
    with store.action("edit_opening", customer_id, at=now, by=by):
        _change(store, row, clean)
        SpecialRequest.update(what=clean.need).where(SpecialRequest.id == request_id).execute()
        _answer_all(store, row, clean, now)


def open_door(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The door is open now. Raises ShopError when it was opened already, Invalid when it is gone.

    Opening the door is a yes, whoever said it.
    """
    row = _known(store, request_id)
    if row.door_open_at is not None:
        raise ShopError("The door was opened already. Nothing was changed.")
    with store.action("open_door", row.people[0].customer_id, at=now, by=by):
        opening_id = row.id or _plan_wish(store, row)
        Opening.update(door_open_at=now, decision=Decision.YES.value).where(
            Opening.id == opening_id
        ).execute()


def close_door(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The door is closed behind them: what they wanted is done, and how it was kept is noted.

    Raises ShopError when the door was not opened or is closed already, Invalid when it is gone.
    """
    row = _known(store, request_id)
    if row.door_open_at is None or row.door_closed_at is not None:
        raise ShopError("The door is not open. Nothing was changed.")
    opened_on = store.shop_day(row.door_open_at)
    # Both by the shop's day: half past midnight still belongs to the evening before.
    wish = Wish(RequestKind.OPEN_AFTER_HOURS.value, day_of(row.opens_at))
    course = moved_on(wish, Course(), RequestStatus.DONE, opened_on)
    with store.action("close_door", row.people[0].customer_id, at=now, by=by):
        Opening.update(door_closed_at=max(now, row.door_open_at)).where(
            Opening.id == row.id
        ).execute()
        _set_course(row.people, RequestStatus.DONE, course)


def _known(store: Store, request_id: RequestId) -> OpeningRow:
    row = opening_of(store, request_id)
    if row is None:
        raise Invalid("request_id", "This opening is not in the book any more.")
    return row


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


def _plan_wish(store: Store, row: OpeningRow) -> OpeningId:
    """An opening for a wish that was only told for a time after hours. Call inside an action."""
    created = Opening.create(
        opens_at=f"{row.opens_at:%Y-%m-%dT%H:%M}", time_zone=row.time_zone, decision=row.decision
    )
    SpecialRequest.update(opening=created.id).where(SpecialRequest.id == row.request_id).execute()
    return OpeningId(created.id)


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
    course = moved_on(_wish(clean), Course(), status, today)
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
        **_days(course),
    )
    return RequestId(row.id)


def _change(store: Store, row: OpeningRow, clean: CheckedOpening) -> None:
    opening_id = row.id or _plan_wish(store, row)
    Opening.update(**_values(clean)).where(Opening.id == opening_id).execute()


def _answer_all(store: Store, row: OpeningRow, clean: CheckedOpening, now: datetime) -> None:
    """What was said holds for everybody who comes and whose wish is not done."""
    waiting = [each for each in row.people if each.status != RequestStatus.DONE]
    status = status_after(clean.decision)
    course = moved_on(_wish(clean), Course(), status, store.shop_day(now))
    _set_course(waiting, status, course, offered_instead=clean.offered, **_told(store, clean))


def _set_course(
    people: tuple[Person, ...] | list[Person],
    status: RequestStatus,
    course: Course,
    **more: object,
) -> None:
    ids = [each.request_id for each in people]
    SpecialRequest.update(status=status.value, **_days(course), **more).where(
        SpecialRequest.id.in_(ids)
    ).execute()


def _told(store: Store, clean: CheckedOpening) -> dict[str, object]:
    return {
        "told_on": clean.opens_at.date(),
        "told_time": f"{clean.opens_at:%H:%M}",
        "is_after_hours": int(not opening_hours(store).is_open(clean.opens_at)),
    }


def _wish(clean: CheckedOpening) -> Wish:
    return Wish(RequestKind.OPEN_AFTER_HOURS.value, day_of(clean.opens_at))


def _days(course: Course) -> dict[str, object]:
    return {**course._asdict(), "kept": course.kept.value}
