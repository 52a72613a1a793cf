"""Everything that is promised and still open: as a list, on a board by state, and by its days.

What is done with wishes and reminders is the business of requests, reminders and prompts.
"""

from datetime import date, time, timedelta
from typing import NamedTuple

from smallcrm.domain.fair_queue import (
    DUE_TODAY,
    DUE_TOMORROW,
    KIND_WEIGHTS,
    MOST_FOR_WAITING,
    PER_WAITING_DAY,
    TIER_WEIGHTS,
    Kind,
)
from smallcrm.domain.fair_queue import LATE as LATE_POINTS
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.prompt_rules import PROMISE, REMINDER
from smallcrm.domain.requests import RequestStatus
from smallcrm.services.customer_reading import CALLED_ON, SHOWN_NAME
from smallcrm.services.opening_turns import in_turn
from smallcrm.services.request_rows import IS_OPENING, TOLD_DAY
from smallcrm.storage.store import Store

ALL = "all"
OPENINGS = "openings"
LATE = "late"
READY = "ready"
REMINDERS = "reminder"
"""The kind of what is no wish, beside the codes of RequestKind."""

NOW, NEAR, AHEAD, NO_DAY = range(4)
A_DAY = timedelta(days=1)
NEAR_DAYS = timedelta(days=6)  # as far as a weekday names one day only
DONE_DAYS = timedelta(days=7)  # how long what is done stays on the board, so that it can come back

_KINDS = " ".join(f"WHEN '{kind}' THEN {points}" for kind, points in KIND_WEIGHTS.items())
_TIERS = " ".join(f"WHEN '{tier}' THEN {points}" for tier, points in TIER_WEIGHTS.items())

_BY_CLOCK = "told_time IS NULL, told_time < '04:00', told_time"  # the night ends its evening
# The keys are those of the prompts (domain/prompts.py), so that the same answers fit.
_REQUEST_KEY = f"""'{PROMISE}:request:' || r.id
  || CASE WHEN r.status = '{RequestStatus.READY.value}' THEN ':ready' ELSE '' END"""
_REMINDER_KEY = f"'{REMINDER}:reminder:' || r.id"

_WISHES = f"""
SELECT {_REQUEST_KEY} AS subject_key, 'request' AS sort, r.id AS row_id, c.id AS customer_id,
       c.tier AS tier, r.what AS what, {TOLD_DAY} AS day, r.told_time AS told_time,
       {IS_OPENING} AS is_opening, r.status AS status, r.kind AS kind, r.asked_on AS asked_on,
       r.looked_after_by AS helper_id, r.little_extra AS little_extra, r.closed_on AS closed_on,
       '' AS repeats, 1 AS repeat_every
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
WHERE c.trashed_at IS NULL
"""
_REMINDERS = f"""
SELECT {_REMINDER_KEY}, 'reminder', r.id, c.id, c.tier, r.what, coalesce(a.until, r.due_on), NULL,
       0, '', '{REMINDERS}', r.made_on, r.looked_after_by, '', NULL, r.repeats, r.repeat_every
FROM reminder AS r JOIN customer AS c ON c.id = r.customer_id
LEFT JOIN prompt_answer AS a ON a.subject_key = {_REMINDER_KEY}
WHERE c.trashed_at IS NULL AND (a.state IS NULL OR a.state = 'later')
"""
_OPEN = f"{_WISHES} AND r.closed_on IS NULL UNION ALL {_REMINDERS}"

_FITS = """
(CASE :show WHEN 'openings' THEN is_opening
            WHEN 'late' THEN day < :today AND NOT is_opening
            WHEN 'ready' THEN status = 'ready'
            ELSE 1 END)
AND (:kind = '' OR kind = :kind) AND (:helper IS NULL OR helper_id = :helper)
AND (:day IS NULL OR day = :day)
"""

# The sum of Today (domain/fair_queue.py); a test holds both against each other.
_POINTS = f"""
CASE WHEN due_on < :today THEN {LATE_POINTS} WHEN due_on = :today THEN {DUE_TODAY}
     WHEN due_on = :tomorrow THEN {DUE_TOMORROW} ELSE 0 END
+ CASE queued_as {_KINDS} ELSE 0 END + CASE tier {_TIERS} ELSE 0 END
+ max(0, min({MOST_FOR_WAITING},
      {PER_WAITING_DAY} * CAST(julianday(:today) - julianday(since) AS INTEGER)))
"""

# Today knows of some for longer than their own day says, as of wishes without one.
_WEIGHED = f"""
SELECT *, {_POINTS} AS points FROM (
  SELECT o.*, coalesce(p.due_on, o.day) AS due_on, coalesce(p.since, o.asked_on) AS since,
         CASE WHEN o.day <= :tomorrow OR o.status = '{RequestStatus.READY.value}'
                   OR p.show_from <= :today THEN {NOW}
              WHEN o.day <= :near THEN {NEAR} WHEN o.day IS NOT NULL THEN {AHEAD}
              ELSE {NO_DAY} END AS span,
         CASE WHEN o.is_opening THEN '{Kind.OPENING.value}'
              WHEN o.sort = 'reminder' THEN '{Kind.CALL.value}'
              ELSE '{Kind.REQUEST.value}' END AS queued_as
  FROM (SELECT * FROM ({{source}}) WHERE {_FITS}) AS o
  LEFT JOIN prompt AS p ON p.subject_key = o.subject_key
)
"""

# What presses stands as on Today; what lies ahead stands by its day.
_ORDER = f"""
ORDER BY span, CASE WHEN span = {NOW} THEN -points END, due_on IS NULL, due_on,
         {_BY_CLOCK}, since, customer_id, sort, row_id
"""

_ROW = f"""
w.subject_key, w.sort, w.row_id, w.customer_id, {SHOWN_NAME}, w.tier, w.what, w.day, w.told_time,
w.is_opening, w.status, w.kind, w.asked_on, {CALLED_ON},
coalesce((SELECT name FROM helper WHERE id = w.helper_id), ''), w.little_extra, w.span, w.points,
w.repeats, w.repeat_every
"""

_PAGE = f"""
SELECT {_ROW} FROM ({_WEIGHED.format(source="{source}")} {_ORDER} LIMIT :most OFFSET :skipped) AS w
JOIN customer AS c ON c.id = w.customer_id {_ORDER}
"""
_LIST = _PAGE.format(source=_OPEN)
_COLUMN = _PAGE.format(source=f"{_WISHES} AND r.closed_on IS NULL AND r.status = :status")
_DONE = _PAGE.format(source=f"{_WISHES} AND r.closed_on >= :since_on AND r.status = :status")

_TOTALS = f"""
SELECT count(*), coalesce(sum(is_opening), 0),
       count(*) FILTER (WHERE day < :today AND NOT is_opening),
       count(*) FILTER (WHERE status = 'ready'), count(*) FILTER (WHERE {_FITS})
FROM ({_OPEN})
"""

_BOARD_TOTALS = f"""
SELECT status, count(*) FROM (
  {_WISHES} AND (r.closed_on IS NULL OR r.closed_on >= :since_on AND r.status = 'done')
) WHERE {_FITS} GROUP BY status
"""

_DAYS = f"""
SELECT w.subject_key, w.sort, w.row_id, w.day, w.told_time, {SHOWN_NAME}, w.what, w.is_opening,
       w.status, w.total
FROM (
  SELECT *, count(*) OVER (PARTITION BY day) AS total,
         row_number() OVER (PARTITION BY day ORDER BY NOT is_opening, {_BY_CLOCK},
                            sort DESC, row_id) AS place
  FROM ({_OPEN}) WHERE day BETWEEN :from_on AND :to_on AND {_FITS}
) AS w JOIN customer AS c ON c.id = w.customer_id
WHERE w.place <= :most ORDER BY w.day, w.place
"""


class PromiseFilter(NamedTuple):
    """Which promises are wanted.

    show: all, openings, late (an earlier day; no opening: its door is asked about) or ready. kind:
    a code of RequestKind, REMINDERS or "" for all. helper_id: who of us looks after it. day: one.
    """

    show: str = ALL
    kind: str = ""
    helper_id: HelperId | None = None
    day: date | None = None


EVERYTHING = PromiseFilter()


class PromiseRow(NamedTuple):
    """One promise. sort: request or reminder, and row_id its own number.

    day: the shop's day that was told, or the day of the reminder, as put off; None when none was
    told. told_time: wall clock. status: of a request, empty for reminders. looked_after: a name or
    "". span: NOW, NEAR, AHEAD or NO_DAY. points: the sum by which it stands on Today.
    repeats: of a reminder, as ReminderRow has it.
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
    kind: str
    asked_on: date
    phone: str
    looked_after: str
    little_extra: str
    span: int
    points: int
    repeats: str
    repeat_every: int


class Totals(NamedTuple):
    """How many are open in all, of those how many openings, late and ready ones; and how many fit.

    wanted: those that fit the filter, shown or not.
    """

    all: int
    openings: int
    late: int
    ready: int
    wanted: int


class Promises(NamedTuple):
    """The most pressing rows first, in the order of Today; then what lies ahead, by its day."""

    rows: list[PromiseRow]
    totals: Totals


class DayEntry(NamedTuple):
    """One promise in a calendar. total: how many that day has in all."""

    subject_key: str
    sort: str
    row_id: int
    day: date
    told_time: time | None
    name: str
    what: str
    is_opening: bool
    status: str
    total: int


class _StatusCount(NamedTuple):
    status: str
    wishes: int


def promises(
    store: Store, *, on: date, wanted: PromiseFilter = EVERYTHING, most: int = 50
) -> Promises:
    """What is promised and open on this shop day, at most so many rows."""
    asked = _asked(wanted, on)
    totals = store.row(Totals, _TOTALS, **asked) or Totals(0, 0, 0, 0, 0)
    rows = store.rows(PromiseRow, _LIST, most=most, skipped=0, **asked)
    return Promises(in_turn(store, rows, lambda each: each.subject_key), totals)


def board_column(
    store: Store,
    status: str,
    *,
    on: date,
    wanted: PromiseFilter = EVERYTHING,
    most: int = 100,
    skipped: int = 0,
) -> list[PromiseRow]:
    """The wishes in one state, most pressing first; of the done ones those of the last week."""
    query = _DONE if status == RequestStatus.DONE else _COLUMN
    asked = {**_asked(wanted, on), "status": status, "most": most, "skipped": skipped}
    if status == RequestStatus.DONE:
        asked["since_on"] = (on - DONE_DAYS).isoformat()
    return store.rows(PromiseRow, query, **asked)


def board_totals(store: Store, *, on: date, wanted: PromiseFilter = EVERYTHING) -> dict[str, int]:
    """How many wishes stand in each state of the board; states without any are left out."""
    since_on = (on - DONE_DAYS).isoformat()
    rows = store.rows(_StatusCount, _BOARD_TOTALS, since_on=since_on, **_asked(wanted, on))
    return dict(rows)


def days(
    store: Store,
    from_on: date,
    to_on: date,
    *,
    on: date,
    wanted: PromiseFilter = EVERYTHING,
    most: int = 3,
) -> list[DayEntry]:
    """The open promises of these days, both included, by day: openings first, then by their time.

    most: how many of each day are given.
    """
    return store.rows(
        DayEntry,
        _DAYS,
        from_on=from_on.isoformat(),
        to_on=to_on.isoformat(),
        most=most,
        **_asked(wanted, on),
    )


def _asked(wanted: PromiseFilter, on: date) -> dict[str, object]:
    return {
        "show": wanted.show,
        "kind": wanted.kind,
        "helper": wanted.helper_id,
        "day": None if wanted.day is None else wanted.day.isoformat(),
        "today": on.isoformat(),
        "tomorrow": (on + A_DAY).isoformat(),
        "near": (on + NEAR_DAYS).isoformat(),
    }
