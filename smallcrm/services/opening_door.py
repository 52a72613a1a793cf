"""The door of an opening: opened and closed by one press each, or told of on the day after.

How an opening is planned and changed stands in openings.
"""

from datetime import datetime

from smallcrm.domain.door import DoorDraft
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import HelperId, RequestId
from smallcrm.domain.kept import NOTHING_SAID, Course, Kept, Now, Said
from smallcrm.domain.openings import Decision, day_of, instant_of, wall_clock
from smallcrm.domain.requests import RequestStatus
from smallcrm.services.opening_rows import OpeningRow
from smallcrm.services.opening_writing import close_each, known_opening, planned
from smallcrm.services.request_course import course_of
from smallcrm.services.request_rows import request
from smallcrm.storage.models import Opening
from smallcrm.storage.store import Store


def open_door(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The door is open now. Raises ShopError when it was opened already, Invalid when it is gone.

    Opening the door is a yes, whoever said it.
    """
    row = known_opening(store, request_id)
    if row.door_open_at is not None:
        raise ShopError("The door was opened already. Nothing was changed.")
    with store.action("open_door", row.who_come[0].customer_id, at=now, by=by):
        Opening.update(door_open_at=now, decision=Decision.YES.value).where(
            Opening.id == planned(row)
        ).execute()


def close_door(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The door is closed behind them: what they wanted is done, and how it was kept is noted.

    Whoever was declined before stays so. Raises ShopError when the door was not opened or is closed
    already, Invalid when it is gone.
    """
    row = known_opening(store, request_id)
    if row.door_open_at is None or row.door_closed_at is not None:
        raise ShopError("The door is not open. Nothing was changed.")
    opened_on = Now(store.shop_day(row.door_open_at))
    with store.action("close_door", row.who_come[0].customer_id, at=now, by=by):
        Opening.update(door_closed_at=max(now, row.door_open_at)).where(
            Opening.id == row.id
        ).execute()
        close_each(row, _waiting(store, row), RequestStatus.DONE, opened_on)


def note_opened(
    store: Store,
    request_id: RequestId,
    draft: DoorDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """We did open, and nobody stamped it; kept by when that was, not by when it is told.

    Raises Invalid (opened_text, closed_text), ShopError when the door was closed already.
    """
    row = known_opening(store, request_id)
    if row.door_closed_at is not None:
        raise ShopError("The door was closed already. Nothing was changed.")
    told_at = row.opens_at if row.has_time else None
    times = draft.checked(row.day, told_at, wall_clock(now, row.time_zone))
    opened, closed = (instant_of(each, row.time_zone) for each in times)
    with store.action("note_opened", row.who_come[0].customer_id, at=now, by=by):
        Opening.update(
            door_open_at=opened,
            door_closed_at=max(opened, closed),
            decision=Decision.YES.value,
        ).where(Opening.id == planned(row)).execute()
        close_each(row, _waiting(store, row), RequestStatus.DONE, Now(day_of(times.opened)))


def nobody_came(
    store: Store, request_id: RequestId, *, now: datetime, by: HelperId | None = None
) -> None:
    """They did not come, or called it off: nobody was let down. Raises Invalid when it is gone."""
    row = known_opening(store, request_id)
    today, released = Now(store.shop_day(now)), Said(is_released=True)
    with store.action("nobody_came", row.who_come[0].customer_id, at=now, by=by):
        close_each(row, _waiting(store, row), RequestStatus.DECLINED, today, released)


def not_opened(
    store: Store,
    request_id: RequestId,
    *,
    said: Said = NOTHING_SAID,
    now: datetime,
    by: HelperId | None = None,
) -> Kept:
    """We said yes and did not open: late, unless they let us off. Raises Invalid when gone."""
    row = known_opening(store, request_id)
    today = Now(store.shop_day(now))
    missed = [(each, course._replace(kept=Kept.LATE)) for each, course in _waiting(store, row)]
    with store.action("not_opened", row.who_come[0].customer_id, at=now, by=by):
        Opening.update(decision=Decision.NO.value).where(Opening.id == planned(row)).execute()
        ended = close_each(row, missed, RequestStatus.DECLINED, today, said)
    return Kept.LATE if any(each.kept is Kept.LATE for each in ended) else Kept.RELEASED


def _waiting(store: Store, row: OpeningRow) -> list[tuple[RequestId, Course]]:
    """The wishes of those who are neither served nor declined, each with its course."""
    known = (request(store, each.request_id) for each in row.waiting)
    return [(each.id, course_of(each)) for each in known if each is not None]
