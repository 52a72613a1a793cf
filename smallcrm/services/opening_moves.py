"""The opening behind a wish that is changed among the promises: it moves, is answered, or goes.

What is done in the sheet of the opening itself stands in openings.
"""

from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId, OpeningId
from smallcrm.domain.openings import Decision, checked_clock
from smallcrm.domain.requests import CheckedRequest, RequestKind, RequestStatus, is_after_hours
from smallcrm.services.hours import opening_hours
from smallcrm.storage.models import Opening, SpecialRequest
from smallcrm.storage.store import Store

_PLANNED = "SELECT opens_at, time_zone FROM opening WHERE id = ?"
_STILL_COMES = f"""
SELECT 1 FROM special_request WHERE opening_id = ? AND status <> '{RequestStatus.DECLINED.value}'
"""
_BESIDE = "SELECT id, opens_at, time_zone, keys_with, who_knows FROM opening"
_IS_AWAITED = f"decision = '{Decision.YES.value}' AND door_open_at IS NULL"
_ANYBODY = "SELECT 1 FROM special_request WHERE opening_id = ?"


class _Planned(NamedTuple):
    opens_at: datetime
    time_zone: str


class _Beside(NamedTuple):
    id: OpeningId
    opens_at: str
    time_zone: str
    keys_with: HelperId | None
    who_knows: str


def with_its_hour(store: Store, opening_id: int | None, clean: CheckedRequest) -> CheckedRequest:
    """The wish as checked; an opening keeps its hour where none was typed.

    Raises Invalid when an opening would lose its day, and for an hour that never comes.
    """
    planned = None if opening_id is None else store.row(_Planned, _PLANNED, opening_id)
    if planned is None or not _is_opening(clean):
        return clean
    if clean.told_on is None:
        raise Invalid("told_on", "An opening needs its day. Write it, or decline the wish.")
    told_time = clean.told_time or planned.opens_at.time()
    opens_at = datetime.combine(clean.told_on, told_time)
    if opens_at != planned.opens_at:
        checked_clock(opens_at, planned.time_zone, field="told_time")
    outside = is_after_hours(clean.told_on, told_time, opening_hours(store))
    return clean._replace(told_time=told_time, is_after_hours=outside)


def move_along(store: Store, opening_id: int, clean: CheckedRequest) -> None:
    """Whoever comes to the same door is told the new time too. Call inside the action.

    A wish that is no opening any more leaves it: call then with the wish's opening taken away.
    """
    if not _is_opening(clean):
        leave(store, opening_id)
        return
    if clean.told_on is None or clean.told_time is None:
        return
    clock = f"{clean.told_time:%H:%M}"
    Opening.update(opens_at=f"{clean.told_on:%Y-%m-%d}T{clock}").where(
        Opening.id == opening_id
    ).execute()
    SpecialRequest.update(
        told_on=clean.told_on, told_time=clock, is_after_hours=int(clean.is_after_hours)
    ).where(SpecialRequest.opening == opening_id, SpecialRequest.closed_on.is_null()).execute()


def gather(store: Store, opening_id: OpeningId) -> None:
    """Whoever was told the same hour comes to this door too. Call inside the action.

    Where nobody has its keys or knows of it yet, what was said of the others holds.
    """
    own = store.row(_Beside, f"{_BESIDE} WHERE id = ?", opening_id)
    if own is None:
        return
    same = f"{_BESIDE} WHERE opens_at = ? AND time_zone = ? AND id <> ? AND {_IS_AWAITED}"
    others = store.rows(_Beside, same, own.opens_at, own.time_zone, opening_id)
    for other in others:
        own = own._replace(
            keys_with=own.keys_with or other.keys_with, who_knows=own.who_knows or other.who_knows
        )
        SpecialRequest.update(opening=opening_id).where(
            SpecialRequest.opening == other.id, SpecialRequest.closed_on.is_null()
        ).execute()
        leave(store, other.id)
    if others:
        Opening.update(keys_with=own.keys_with, who_knows=own.who_knows).where(
            Opening.id == opening_id
        ).execute()


def opening_after(opening_id: int | None, clean: CheckedRequest) -> int | None:
    """The opening to which the wish belongs from now on."""
    return opening_id if _is_opening(clean) else None


def answer_along(store: Store, opening_id: int, status: RequestStatus, offered: str) -> None:
    """What was said about one wish is said about its opening. Call inside the action.

    Whoever does not come leaves the door to the others; with nobody left the answer is no.
    """
    if status is RequestStatus.DECLINED:
        if store.value(_STILL_COMES, opening_id) is not None:
            return
        no = Opening.update(decision=Decision.NO.value, offered=offered)
        # "Another way" is a no already, with what was found instead.
        other = Opening.decision != Decision.ANOTHER_WAY.value
        no.where(Opening.id == opening_id, other).execute()
        return
    decision = Decision.OPEN if status is RequestStatus.ASKED else Decision.YES
    Opening.update(decision=decision.value).where(
        Opening.id == opening_id, Opening.decision != decision.value
    ).execute()


def leave(store: Store, opening_id: int) -> None:
    """An opening to which nobody comes any more goes too. Call inside the action."""
    if store.value(_ANYBODY, opening_id) is None:
        Opening.delete().where(Opening.id == opening_id).execute()


def _is_opening(clean: CheckedRequest) -> bool:
    return clean.is_after_hours or clean.kind is RequestKind.OPEN_AFTER_HOURS
