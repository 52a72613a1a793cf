"""Wants something: requests are recorded, moved on, and listed by the day that was told.

Which of them presses today is decided by `domain/prompts.py`.
"""

from datetime import date, datetime, time
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, RequestId
from smallcrm.domain.requests import (
    OPEN_STATUSES,
    CheckedRequest,
    RequestDraft,
    RequestStatus,
    status_of,
)
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_living
from smallcrm.services.shop import habits_of, opening_hours
from smallcrm.storage.models import SpecialRequest
from smallcrm.storage.store import Store

_SELECT = f"""
SELECT r.id, r.customer_id, {SHOWN_NAME}, c.tier, r.kind, r.what, r.told_on, r.told_time,
       r.is_after_hours, r.status, r.asked_on, r.closed_on,
       coalesce((SELECT number FROM phone WHERE customer_id = c.id
                 ORDER BY is_preferred DESC, id LIMIT 1), '')
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
"""
# What has no day yet stands behind what was promised.
_BY_TOLD_DAY = "ORDER BY r.told_on IS NULL, r.told_on, r.told_time IS NULL, r.told_time, r.id"


class RequestRow(NamedTuple):
    """One request with who wants it. told_on, told_time: what they were told, wall clock."""

    id: RequestId
    customer_id: CustomerId
    name: str
    tier: str
    kind: str
    what: str
    told_on: date | None
    told_time: time | None
    is_after_hours: bool
    status: str
    asked_on: date
    closed_on: date | None
    phone: str


def record(
    store: Store, draft: RequestDraft, *, now: datetime, by: HelperId | None = None
) -> RequestId:
    """Note what a customer wants. Raises Invalid with the field; then nothing is written."""
    clean = _checked(store, draft, now)
    with store.action("record_request", clean.customer_id, at=now, by=by):
        row = SpecialRequest.create(
            customer=clean.customer_id,
            asked_at=now,
            asked_on=store.shop_day(now),
            closed_on=_closed_on(clean.status, None, store.shop_day(now)),
            **_values(clean),
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
        asked_on=known.asked_on,
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
    clean = _checked(store, draft, now)
    closed_on = _closed_on(clean.status, known.closed_on, store.shop_day(now))
    with store.action("edit_request", known.customer_id, at=now, by=by):
        SpecialRequest.update(closed_on=closed_on, **_values(clean)).where(
            SpecialRequest.id == request_id
        ).execute()


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
    closed_on = _closed_on(chosen, known.closed_on, store.shop_day(now))
    with store.action("set_request_status", known.customer_id, at=now, by=by):
        SpecialRequest.update(status=chosen.value, closed_on=closed_on).where(
            SpecialRequest.id == request_id
        ).execute()


def delete(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """Nobody wanted this. Raises Invalid when it is gone already."""
    known = _known(store, request_id)
    with store.action("delete_request", known.customer_id, at=now, by=by):
        SpecialRequest.delete().where(SpecialRequest.id == request_id).execute()


def open_requests(store: Store) -> list[RequestRow]:
    """Everything that somebody still waits for, by the told day; without a day last."""
    return store.rows(
        RequestRow,
        f"{_SELECT} WHERE r.closed_on IS NULL AND c.trashed_at IS NULL {_BY_TOLD_DAY}",
    )


def of_customer(store: Store, customer_id: CustomerId) -> list[RequestRow]:
    """What one customer wants and wanted: open ones by the told day, then closed ones, newest."""
    rows = store.rows(RequestRow, f"{_SELECT} WHERE r.customer_id = ? {_BY_TOLD_DAY}", customer_id)
    closed = [row for row in rows if row.closed_on is not None]
    closed.sort(key=lambda row: (row.closed_on or row.asked_on, row.id), reverse=True)
    return [row for row in rows if row.closed_on is None] + closed


def request(store: Store, request_id: RequestId) -> RequestRow | None:
    """One request, or None when it is gone."""
    return store.row(RequestRow, f"{_SELECT} WHERE r.id = ?", request_id)


def _known(store: Store, request_id: RequestId) -> RequestRow:
    known = request(store, request_id)
    if known is None:
        raise Invalid("request_id", "This wish is not in the book any more.")
    return known


def _checked(store: Store, draft: RequestDraft, now: datetime) -> CheckedRequest:
    day_first = habits_of(store).day_first
    clean = draft.checked(store.shop_day(now), opening_hours(store), day_first)
    must_be_living(store, clean.customer_id)
    return clean


def _closed_on(status: RequestStatus, known: date | None, today: date) -> date | None:
    """The day on which it was closed first; None while it is open."""
    return None if status in OPEN_STATUSES else known or today


def _values(clean: CheckedRequest) -> dict[str, object]:
    return {
        "kind": clean.kind.value,
        "what": clean.what,
        "told_on": clean.told_on,
        "told_time": None if clean.told_time is None else f"{clean.told_time:%H:%M}",
        "is_after_hours": int(clean.is_after_hours),
        "status": clean.status.value,
    }
