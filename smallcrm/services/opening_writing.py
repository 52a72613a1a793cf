"""What every deed of an opening does to its rows: it is found, planned, and its wishes move on.

Which deeds there are stands in openings and opening_door.
"""

from collections.abc import Iterable

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import OpeningId, RequestId
from smallcrm.domain.kept import NOTHING_SAID, Course, Now, Said, Wish, moved_on
from smallcrm.domain.requests import RequestKind, RequestStatus
from smallcrm.services.opening_rows import OpeningRow, opening_of
from smallcrm.services.request_course import days_of
from smallcrm.storage.models import Opening, SpecialRequest
from smallcrm.storage.store import Store


def known_opening(store: Store, request_id: RequestId) -> OpeningRow:
    """The opening of this wish. Raises Invalid when it is gone."""
    row = opening_of(store, request_id)
    if row is None:
        raise Invalid("request_id", "This opening is not in the book any more.")
    return row


def planned(row: OpeningRow) -> OpeningId:
    """Its row; made for a wish that was only told for a time after hours. Call inside an action."""
    if row.id is not None:
        return row.id
    created = Opening.create(
        opens_at=f"{row.opens_at:%Y-%m-%dT%H:%M}", time_zone=row.time_zone, decision=row.decision
    )
    SpecialRequest.update(opening=created.id).where(SpecialRequest.id == row.request_id).execute()
    return OpeningId(created.id)


def close_each(
    row: OpeningRow,
    known: Iterable[tuple[RequestId, Course]],
    status: RequestStatus,
    now: Now,
    said: Said = NOTHING_SAID,
) -> list[Course]:
    """Close these wishes, each by its own course, which is given back. Call inside an action."""
    wish = Wish(RequestKind.OPEN_AFTER_HOURS.value, row.day)
    ended = []
    for request_id, course in known:
        ended.append(moved_on(wish, course, status, now, said))
        write_course(request_id, status, ended[-1])
    return ended


def write_course(
    request_id: RequestId, status: RequestStatus, course: Course, **more: object
) -> None:
    """How far one wish is. Call inside an action."""
    SpecialRequest.update(status=status.value, **days_of(course), **more).where(
        SpecialRequest.id == request_id
    ).execute()
