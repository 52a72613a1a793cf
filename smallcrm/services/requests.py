"""Wants something: requests are recorded, moved on, and closed, with how the promise was kept.

Which of them presses today is decided by `domain/prompts.py`.
"""

from datetime import date, datetime

from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId, RequestId
from smallcrm.domain.kept import Course, Kept, Wish, moved_on
from smallcrm.domain.money import plain_amount
from smallcrm.domain.openings import day_of
from smallcrm.domain.requests import (
    CheckedRequest,
    RequestDraft,
    RequestStatus,
    ShopHabits,
    status_of,
)
from smallcrm.services.hours import opening_hours
from smallcrm.services.living import must_be_living
from smallcrm.services.opening_moves import (
    answer_along,
    leave,
    move_along,
    opening_after,
    with_its_hour,
)
from smallcrm.services.request_rows import (
    RequestRow,
    of_customer,
    open_requests,
    own_day_of,
    request,
)
from smallcrm.services.shop import currency_of, habits_of
from smallcrm.storage.models import SpecialRequest
from smallcrm.storage.store import Store

__all__ = [
    "RequestRow",
    "decline",
    "delete",
    "draft_of",
    "edit",
    "finish",
    "is_late_if_done",
    "of_customer",
    "open_requests",
    "own_day_of",
    "record",
    "request",
    "set_status",
]


def record(
    store: Store, draft: RequestDraft, *, now: datetime, by: HelperId | None = None
) -> RequestId:
    """Note what a customer wants. Raises Invalid with the field; then nothing is written."""
    clean = _checked(store, draft, now)
    today = store.shop_day(now)
    with store.action("record_request", clean.customer_id, at=now, by=by):
        row = SpecialRequest.create(
            customer=clean.customer_id,
            asked_at=now,
            asked_on=today,
            **_values(clean),
            **_days(moved_on(_wish(clean), Course(), clean.status, today)),
        )
    return RequestId(row.id)


def draft_of(store: Store, request_id: RequestId) -> RequestDraft:
    """The request as a form shows it. Raises Invalid when it is gone."""
    known = _known(store, request_id)
    return RequestDraft(
        customer_id=known.customer_id,
        what=known.what,
        kind=known.kind,
        status=known.status,
        told_on=known.told_on,
        told_time=known.told_time,
        # An opening may be written down on the day after.
        asked_on=min(known.asked_on, known.told_on or known.asked_on),
        inner_on=known.inner_on,
        little_extra=known.little_extra,
        deposit_text=_amount_text(store, known.deposit_minor),
        looked_after_by=known.looked_after_by,
        offered_instead=known.offered_instead,
    )


def edit(
    store: Store,
    request_id: RequestId,
    draft: RequestDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Change a request; who wants it stays. Raises Invalid with the field."""
    known = _known(store, request_id)
    clean = with_its_hour(store, known.opening_id, _checked(store, draft, now))
    course = moved_on(
        _wish(clean),
        _course(known),
        clean.status,
        store.shop_day(now),
        is_released=known.kept == Kept.RELEASED,
        was_told_before=known.was_told_before,
    )
    opening = opening_after(known.opening_id, clean)
    with store.action("edit_request", known.customer_id, at=now, by=by):
        SpecialRequest.update(opening=opening, **_values(clean), **_days(course)).where(
            SpecialRequest.id == request_id
        ).execute()
        if known.opening_id is not None:
            move_along(store, known.opening_id, clean)
        if opening is not None:
            answer_along(store, opening, clean.status, clean.offered_instead)


def set_status(
    store: Store,
    request_id: RequestId,
    status: str,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Move a request on; done and declined close it, any other state opens it again.

    Raises Invalid for an unknown state, or a request that is gone.
    """
    chosen = status_of(status)
    known = _known(store, request_id)
    course = moved_on(_wish(known), _course(known), chosen, store.shop_day(now))
    _move_on(store, known, chosen, course, now=now, by=by)


def is_late_if_done(store: Store, request_id: RequestId, *, on: date) -> bool:
    """Whether it would end late on this day, so that the shop is asked how. Raises Invalid."""
    known = _known(store, request_id)
    return moved_on(_wish(known), _course(known), RequestStatus.DONE, on).kept is Kept.LATE


def finish(
    store: Store,
    request_id: RequestId,
    *,
    is_released: bool = False,
    was_told_before: bool | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """It is done; how the promise ended is kept with it and given back.

    is_released: they let us off the day. was_told_before: whether they knew that it would be late;
    kept only for a late one. Raises Invalid when it is gone.
    """
    known = _known(store, request_id)
    course = moved_on(
        _wish(known),
        _course(known),
        RequestStatus.DONE,
        store.shop_day(now),
        is_released=is_released,
        was_told_before=was_told_before,
    )
    _move_on(store, known, RequestStatus.DONE, course, now=now, by=by)
    return course.kept


def decline(
    store: Store,
    request_id: RequestId,
    offered_instead: str,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """We can not; what was offered instead may be empty. Raises Invalid."""
    known = _known(store, request_id)
    offered = checked_line("offered_instead", offered_instead)
    declined = RequestStatus.DECLINED
    course = moved_on(_wish(known), _course(known), declined, store.shop_day(now))
    _move_on(store, known, declined, course, now=now, by=by, offered_instead=offered)


def delete(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """Nobody wanted this. Raises Invalid when it is gone already."""
    known = _known(store, request_id)
    with store.action("delete_request", known.customer_id, at=now, by=by):
        SpecialRequest.delete().where(SpecialRequest.id == request_id).execute()
        if known.opening_id is not None:
            leave(store, known.opening_id)


def _known(store: Store, request_id: RequestId) -> RequestRow:
    known = request(store, request_id)
    if known is None:
        raise Invalid("request_id", "This wish is not in the book any more.")
    return known


def _checked(store: Store, draft: RequestDraft, now: datetime) -> CheckedRequest:
    habits = ShopHabits(opening_hours(store), habits_of(store).day_first, currency_of(store))
    clean = draft.checked(store.shop_day(now), habits)
    must_be_living(store, clean.customer_id)
    if clean.looked_after_by is not None and not _works_here(store, clean.looked_after_by):
        raise Invalid("looked_after_by", "Choose who looks after it.")
    return clean


def _works_here(store: Store, helper_id: HelperId) -> bool:
    return store.value("SELECT 1 FROM helper WHERE id = ?", helper_id) is not None


def _amount_text(store: Store, amount_minor: int | None) -> str:
    return "" if amount_minor is None else plain_amount(amount_minor, currency_of(store))


def _move_on(
    store: Store,
    known: RequestRow,
    status: RequestStatus,
    course: Course,
    *,
    now: datetime,
    by: HelperId | None,
    **more: str,
) -> None:
    with store.action("set_request_status", known.customer_id, at=now, by=by):
        SpecialRequest.update(status=status.value, **_days(course), **more).where(
            SpecialRequest.id == known.id
        ).execute()
        if known.opening_id is not None:
            offered = more.get("offered_instead", known.offered_instead)
            answer_along(store, known.opening_id, status, offered)


def _wish(each: RequestRow | CheckedRequest) -> Wish:
    if each.told_on is None or each.told_time is None:
        return Wish(str(each.kind), each.told_on)
    # By the shop's day: half past midnight still belongs to the evening before.
    return Wish(str(each.kind), day_of(datetime.combine(each.told_on, each.told_time)))


def _course(known: RequestRow) -> Course:
    return Course(known.ready_on, known.closed_on, Kept(known.kept), known.was_told_before)


def _days(course: Course) -> dict[str, object]:
    return {**course._asdict(), "kept": course.kept.value}


def _values(clean: CheckedRequest) -> dict[str, object]:
    return {
        "kind": clean.kind.value,
        "what": clean.what,
        "told_on": clean.told_on,
        "told_time": None if clean.told_time is None else f"{clean.told_time:%H:%M}",
        "is_after_hours": int(clean.is_after_hours),
        "status": clean.status.value,
        "inner_on": clean.inner_on,
        "little_extra": clean.little_extra,
        "deposit_minor": clean.deposit_minor,
        "looked_after_by": clean.looked_after_by,
        "offered_instead": clean.offered_instead,
    }
