"""Everything that is promised and still open, wishes and reminders in one list by their day.

What is done with them is the business of requests, reminders and prompts.
"""

from datetime import date, time
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import PROMISE, REMINDER
from smallcrm.domain.requests import RequestKind, RequestStatus
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.storage.store import Store

ALL = "all"
OPENINGS = "openings"
LATE = "late"
READY = "ready"

_PHONE = """coalesce((SELECT number FROM phone WHERE customer_id = c.id
                 ORDER BY is_preferred DESC, id LIMIT 1), '')"""

# The keys are those of the prompts (domain/prompts.py), so that the same answers fit.
_OPEN = f"""
SELECT '{PROMISE}:request:' || r.id
         || CASE WHEN r.status = '{RequestStatus.READY.value}' THEN ':ready' ELSE '' END
         AS subject_key,
       'request' AS sort, r.id AS row_id, c.id AS customer_id, {SHOWN_NAME} AS name, c.tier AS tier,
       r.what AS what, r.told_on AS day, r.told_time AS told_time,
       r.is_after_hours OR r.kind = '{RequestKind.OPEN_AFTER_HOURS.value}' AS is_opening,
       r.status AS status, r.asked_on AS asked_on, {_PHONE} AS phone
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
WHERE r.closed_on IS NULL AND c.trashed_at IS NULL
UNION ALL
SELECT '{REMINDER}:reminder:' || r.id, 'reminder', r.id, c.id, {SHOWN_NAME}, c.tier,
       r.what, coalesce(a.until, r.due_on), NULL, 0, '', r.made_on, {_PHONE}
FROM reminder AS r JOIN customer AS c ON c.id = r.customer_id
LEFT JOIN prompt_answer AS a ON a.subject_key = '{REMINDER}:reminder:' || r.id
WHERE c.trashed_at IS NULL AND (a.state IS NULL OR a.state = 'later')
"""

_FITS = """
CASE :show WHEN 'openings' THEN is_opening
           WHEN 'late' THEN day < :today
           WHEN 'ready' THEN status = 'ready'
           ELSE 1 END
"""

_LIST = f"""
SELECT * FROM ({_OPEN}) WHERE {_FITS}
ORDER BY day IS NULL, day, told_time IS NULL, told_time, sort, row_id LIMIT :most
"""

_TOTALS = f"""
SELECT count(*), coalesce(sum(is_opening), 0), count(*) FILTER (WHERE day < ?1),
       count(*) FILTER (WHERE status = 'ready')
FROM ({_OPEN})
"""


class PromiseRow(NamedTuple):
    """One open promise. sort: request or reminder, and row_id its own number.

    day: what the customer was told, or the day of the reminder, as put off; None when no day was
    told. told_time: wall clock. status: of a request, empty for reminders.
    """

    subject_key: str
    sort: str
    row_id: int
    customer_id: CustomerId
    name: str
    tier: str
    what: str
    day: date | None
    told_time: time | None
    is_opening: bool
    status: str
    asked_on: date
    phone: str


class Totals(NamedTuple):
    """How many are open in all, and of those how many openings, late and ready ones."""

    all: int
    openings: int
    late: int
    ready: int


class Promises(NamedTuple):
    """The most pressing rows, by day, then time; without a day last."""

    rows: list[PromiseRow]
    totals: Totals


def promises(store: Store, *, on: date, show: str = ALL, most: int = 50) -> Promises:
    """What is promised and open. show: all, openings, late (before this day) or ready."""
    today = on.isoformat()
    rows = store.rows(PromiseRow, _LIST, show=show, today=today, most=most)
    totals = store.row(Totals, _TOTALS, today) or Totals(0, 0, 0, 0)
    return Promises(rows, totals)
