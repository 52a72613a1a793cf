"""What the rules of openings after hours need to know, read for many customers at once.

What the rules make of it is the business of `domain/opening_rules.py`.
"""

from datetime import datetime

from smallcrm.domain.ids import RequestId
from smallcrm.domain.openings import OpeningFact, day_of, wall_clock
from smallcrm.domain.requests import RequestStatus
from smallcrm.domain.shop_day import shop_day
from smallcrm.storage.driver import Connection

OPENINGS_SQL = """
SELECT r.customer_id, r.id, r.what, o.opens_at, o.time_zone, o.door_open_at, o.door_closed_at,
       r.status
FROM touched AS t CROSS JOIN special_request AS r ON r.customer_id = t.customer_id
JOIN opening AS o ON o.id = r.opening_id
WHERE o.decision = 'yes' AND r.status <> 'declined' ORDER BY r.customer_id, r.id
"""


def openings(connection: Connection) -> dict[int, list[OpeningFact]]:
    """The openings that were said yes to, by customer, of those in `touched`."""
    row = connection.execute("SELECT day_starts_hour FROM shop").fetchone()
    starts_hour = int(row[0]) if row else 0
    found: dict[int, list[OpeningFact]] = {}
    for customer_id, *columns in connection.execute(OPENINGS_SQL).fetchall():
        found.setdefault(customer_id, []).append(_opening(starts_hour, *columns))
    return found


def _opening(
    starts_hour: int,
    request_id: int,
    what: str,
    opens_at: str,
    zone: str,
    door_open_at: str | None,
    door_closed_at: str | None,
    status: str,
) -> OpeningFact:
    if door_open_at is None:
        day = day_of(datetime.fromisoformat(opens_at), starts_hour)
        return OpeningFact(RequestId(request_id), what, day, None, status == RequestStatus.DONE)
    opened = datetime.fromisoformat(door_open_at)
    at = wall_clock(opened, zone).time().replace(second=0, microsecond=0)
    return OpeningFact(
        RequestId(request_id),
        what,
        shop_day(opened, zone, starts_hour),
        None if door_closed_at is None else at,
        is_kept=True,
    )
