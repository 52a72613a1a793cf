"""Wants something: requests are recorded, moved on, and closed, with how the promise was kept.

Which of them presses today is decided by `domain/prompts.py`.
"""

from collections.abc import Mapping
from datetime import datetime

from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId, RequestId
from smallcrm.domain.kept import (
    NOTHING_SAID,
    Course,
    Kept,
    Moved,
    Said,
    moved_on,
    told_anew,
)
from smallcrm.domain.money import plain_amount
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
from smallcrm.services.request_course import (
    Lateness,
    course_of,
    days_of,
    lateness,
    shop_now,
    wish_of,
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
    "Lateness",
    "RequestRow",
    "call_off",
    "decline",
    "delete",
    "draft_of",
    "edit",
    "finish",
    "lateness",
    "of_customer",
    "open_requests",
    "own_day_of",
    "record",
    "request",
    "set_status",
]

_DEEDS: Mapping[RequestStatus, str] = {
    RequestStatus.READY: "wish_ready",
    RequestStatus.DONE: "wish_done",
    RequestStatus.DECLINED: "wish_declined",
}
"""How what was done is told, where one state says more than that the wish moved on."""


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
            **days_of(moved_on(wish_of(clean), Course(), clean.status, shop_now(store, now))),
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
    moved: Moved = Moved.LATE,
    said: Said = NOTHING_SAID,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """Change a request; who wants it stays. How the promise ended, if it did.

    moved: why another day was told after the first went by. said: of a wish that is closed by this.
    Raises Invalid with the field.
    """
    known = _known(store, request_id)
    clean = with_its_hour(store, known.opening_id, _checked(store, draft, now))
    then, course = shop_now(store, now), course_of(known)
    if (clean.told_on, clean.told_time) != (known.told_on, known.told_time):
        course = told_anew(course, wish_of(known), then, moved)
    if known.closed_on is not None:
        said = Said(known.kept == Kept.RELEASED, known.was_told_before)
    course = moved_on(wish_of(clean), course, clean.status, then, said)
    opening = opening_after(known.opening_id, clean)
    is_no = clean.status is RequestStatus.DECLINED and known.closed_on is None
    deed = "wish_declined" if is_no else "edit_request"
    with store.action(deed, known.customer_id, at=now, by=by):
        SpecialRequest.update(opening=opening, **_values(clean), **days_of(course)).where(
            SpecialRequest.id == request_id
        ).execute()
        if known.opening_id is not None:
            move_along(store, known.opening_id, clean)
        if opening is not None:
            answer_along(store, opening, clean.status, clean.offered_instead)
    return course.kept


def set_status(
    store: Store,
    request_id: RequestId,
    status: str,
    *,
    said: Said = NOTHING_SAID,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """Move a request on; done and declined close it, any other state opens it again.

    How the promise ended is kept with it and given back. Raises Invalid for an unknown state, or a
    request that is gone.
    """
    chosen = status_of(status)
    known = _known(store, request_id)
    course = moved_on(wish_of(known), course_of(known), chosen, shop_now(store, now), said)
    _move_on(store, known, chosen, course, now=now, by=by)
    return course.kept


def finish(
    store: Store,
    request_id: RequestId,
    *,
    said: Said = NOTHING_SAID,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """It is done; how the promise ended. Raises Invalid when it is gone."""
    return set_status(store, request_id, RequestStatus.DONE, said=said, now=now, by=by)


def decline(
    store: Store,
    request_id: RequestId,
    offered_instead: str,
    *,
    said: Said = NOTHING_SAID,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """We can not; what was offered instead may be empty. How the promise ended. Raises Invalid."""
    known = _known(store, request_id)
    offered = checked_line("offered_instead", offered_instead)
    declined = RequestStatus.DECLINED
    course = moved_on(wish_of(known), course_of(known), declined, shop_now(store, now), said)
    _move_on(store, known, declined, course, now=now, by=by, offered_instead=offered)
    return course.kept


def call_off(
    store: Store,
    request_id: RequestId,
    *,
    said: Said = NOTHING_SAID,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """They do not want it any more. Before its day that releases us: it is neither kept nor beaten.

    After it the promise is late, unless they said otherwise. Raises Invalid when it is gone.
    """
    known = _known(store, request_id)
    then, declined = shop_now(store, now), RequestStatus.DECLINED
    course = moved_on(wish_of(known), course_of(known), declined, then, said)
    if course.kept is not Kept.LATE:
        course = moved_on(wish_of(known), course_of(known), declined, then, Said(is_released=True))
    _move_on(store, known, declined, course, deed="wish_called_off", now=now, by=by)
    return course.kept


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
    deed: str = "",
    now: datetime,
    by: HelperId | None,
    **more: str,
) -> None:
    key = deed or _DEEDS.get(status, "set_request_status")
    with store.action(key, known.customer_id, at=now, by=by):
        SpecialRequest.update(status=status.value, **days_of(course), **more).where(
            SpecialRequest.id == known.id
        ).execute()
        if known.opening_id is not None:
            offered = more.get("offered_instead", known.offered_instead)
            answer_along(store, known.opening_id, status, offered)


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
