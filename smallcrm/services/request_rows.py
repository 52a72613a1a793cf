"""What customers want and wanted, as rows for those who read it.

What is done with a request stands in requests.
"""

from datetime import date, datetime, time
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId, HelperId, RequestId
from smallcrm.domain.openings import day_of
from smallcrm.domain.requests import RequestKind, own_day
from smallcrm.domain.shop_day import DEFAULT_DAY_STARTS_HOUR
from smallcrm.services.customer_reading import CALLED_ON, SHOWN_NAME
from smallcrm.services.hours import opening_hours
from smallcrm.storage.store import Store

_SELECT = f"""
SELECT r.id, r.customer_id, {SHOWN_NAME}, c.tier, r.kind, r.what, r.told_on, r.told_time,
       r.is_after_hours, r.status, r.asked_on, r.closed_on,
       {CALLED_ON},
       r.inner_on, r.little_extra, r.deposit_minor, r.looked_after_by, coalesce(h.name, ''),
       r.offered_instead, r.ready_on, r.kept, r.was_told_before, r.opening_id
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
LEFT JOIN helper AS h ON h.id = r.looked_after_by
"""
IS_OPENING = f"(r.is_after_hours OR r.kind = '{RequestKind.OPEN_AFTER_HOURS.value}')"
TOLD_DAY = f"""CASE WHEN r.told_time < '{DEFAULT_DAY_STARTS_HOUR:02}:00'
     THEN date(r.told_on, '-1 day') ELSE r.told_on END"""
"""The shop's day of what was told (domain/openings.day_of): the night belongs to its evening."""
# What has no day yet stands behind what was promised.
_BY_TOLD_DAY = "ORDER BY r.told_on IS NULL, r.told_on, r.told_time IS NULL, r.told_time, r.id"


class RequestRow(NamedTuple):
    """One request with who wants it. told_on, told_time: what they were told, wall clock.

    inner_on: our own day where it was chosen (see own_day_of). looked_after_name: "" for nobody.
    kept: how the promise ended, "" while it is open. was_told_before: of a late one, None unasked.
    """

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
    inner_on: date | None
    little_extra: str
    deposit_minor: int | None
    looked_after_by: HelperId | None
    looked_after_name: str
    offered_instead: str
    ready_on: date | None
    kept: str
    was_told_before: bool | None
    opening_id: int | None

    @property
    def told_day(self) -> date | None:
        """The shop's day that was told: the night belongs to the evening before it."""
        if self.told_on is None or self.told_time is None:
            return self.told_on
        return day_of(datetime.combine(self.told_on, self.told_time))

    @property
    def is_opening(self) -> bool:
        """Whether it is kept by opening the door after hours."""
        return self.is_after_hours or self.kind == RequestKind.OPEN_AFTER_HOURS


def open_requests(store: Store) -> list[RequestRow]:
    """Everything that somebody still waits for, by the told day; without a day last."""
    return store.rows(
        RequestRow,
        f"{_SELECT} WHERE r.closed_on IS NULL AND c.trashed_at IS NULL {_BY_TOLD_DAY}",
    )


def open_of_customer(store: Store, customer_id: CustomerId) -> list[RequestRow]:
    """What one customer still waits for, by the told day; without a day last."""
    open_ones = f"{_SELECT} WHERE r.customer_id = ? AND r.closed_on IS NULL {_BY_TOLD_DAY}"
    return store.rows(RequestRow, open_ones, customer_id)


def of_customer(store: Store, customer_id: CustomerId) -> list[RequestRow]:
    """What one customer wants and wanted: open ones by the told day, then closed ones, newest."""
    rows = store.rows(RequestRow, f"{_SELECT} WHERE r.customer_id = ? {_BY_TOLD_DAY}", customer_id)
    closed = [row for row in rows if row.closed_on is not None]
    closed.sort(key=lambda row: (row.closed_on or row.asked_on, row.id), reverse=True)
    return [row for row in rows if row.closed_on is None] + closed


def request(store: Store, request_id: RequestId) -> RequestRow | None:
    """One request, or None when it is gone."""
    return store.row(RequestRow, f"{_SELECT} WHERE r.id = ?", request_id)


def own_day_of(store: Store, row: RequestRow) -> date | None:
    """By when we want to have it, by the shop's working days; None without any day."""
    return own_day(row.told_on, row.inner_on, row.asked_on, opening_hours(store))
