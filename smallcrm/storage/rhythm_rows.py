"""The rhythm of each customer as dates on which a state begins, by the rules of `domain/rhythm.py`.

Nothing here knows today, or what is done about somebody who stays away.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from smallcrm.domain.closures import Closures
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.rhythm import LATEST_DAYS, VISITS_NEEDED, rhythm
from smallcrm.domain.statuses import Status
from smallcrm.storage.driver import Connection

# Nobody waits for who was let go, moved or died, nor for who asked to be left in peace. CROSS JOIN
# holds SQLite to this order: a few touched customers, never all of the book.
_DAYS = f"""
SELECT t.customer_id, v.shop_day, v.is_gift, c.away_until
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
CROSS JOIN customer_figures AS f ON f.customer_id = c.id
CROSS JOIN visit AS v ON v.customer_id = c.id
WHERE f.visit_count >= {VISITS_NEEDED} AND c.status = '{Status.ACTIVE.value}'
  AND NOT c.leave_in_peace AND c.trashed_at IS NULL
ORDER BY t.customer_id, v.shop_day
"""
_INSERT = """
INSERT INTO customer_rhythm (customer_id, usual_gap_days, last_on, late_on, quiet_on, season_on)
VALUES (?, ?, ?, ?, ?, ?)
"""
_Visits = Iterable[tuple[int, str, int, str | None]]


def clear(connection: Connection) -> None:
    """Forget all rhythms, before working all of them out anew."""
    connection.execute("DELETE FROM customer_rhythm")


def refresh(connection: Connection, hours: OpeningHours) -> None:
    """Work out the rhythm of the customers in `touched`; the figures must be worked out before."""
    connection.execute("DELETE FROM customer_rhythm WHERE customer_id IN touched")
    connection.executemany(_INSERT, _rows(connection.execute(_DAYS), hours.stretching))


def _rows(visits: _Visits, closed: Closures) -> Iterator[tuple[object, ...]]:
    for customer_id, of_one in groupby(visits, itemgetter(0)):
        found = list(of_one)
        _, seen_on, _, away_until = found[-1]
        own = dict.fromkeys(day for _, day, is_gift, _ in found if not is_gift)
        days = [date.fromisoformat(day) for day in list(own)[-LATEST_DAYS:]]
        known = rhythm(
            days, closed, seen_on=date.fromisoformat(seen_on), away_until=_day(away_until)
        )
        if known is not None:
            season = None if known.season_on is None else known.season_on.isoformat()
            yield (
                customer_id,
                known.usual_gap_days,
                seen_on,
                known.late_on.isoformat(),
                known.quiet_on.isoformat(),
                season,
            )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
