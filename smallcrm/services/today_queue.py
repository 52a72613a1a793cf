"""The rows of one group of Today in the order of the fair queue, read straight from the index.

Which groups there are, and what the page is made of, is `services/today.py`.
"""

from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from smallcrm.domain.busy_weeks import BusyWeeks
from smallcrm.domain.fair_queue import (
    DUE_TODAY,
    DUE_TOMORROW,
    KIND_WEIGHTS,
    LATE,
    MOST_FOR_WAITING,
    PER_WAITING_DAY,
    TIER_WEIGHTS,
)
from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_reading import CALLED_ON, SHOWN_NAME
from smallcrm.services.owed_cards import SAME_CARD_AT_HOME
from smallcrm.storage.store import Store


class Waiting(NamedTuple):
    """One row. due_on and since are as young as before the busy weeks in which it rested.

    total: all rows that are shown; came_back: those among them that rested.
    """

    subject_key: str
    rule: str
    kind: str
    customer_id: CustomerId
    name: str
    tier: str
    due_on: date
    since: date
    reason_key: str
    reason_args: str
    action: str
    phone: str
    occasion: str
    is_pinned: bool
    total: int
    came_back: int


# The queue's sum in SQL, from the same numbers as `fair_queue.score`, so that only the rows that
# are shown leave the index. A test holds both against each other.
_LONGEST_DAYS = ceil(MOST_FOR_WAITING / PER_WAITING_DAY)  # from then on waiting weighs the same
_KINDS = " ".join(f"WHEN '{kind}' THEN {points}" for kind, points in KIND_WEIGHTS.items())
_TIERS = " ".join(f"WHEN '{tier}' THEN {points}" for tier, points in TIER_WEIGHTS.items())
SUM = f"""
  CASE WHEN due_on < :today THEN {LATE} WHEN due_on = :today THEN {DUE_TODAY}
       WHEN due_on = :tomorrow THEN {DUE_TOMORROW} ELSE 0 END
  + CASE kind {_KINDS} ELSE 0 END + CASE tier {_TIERS} ELSE 0 END
  + CASE WHEN since <= date(:today, '-{_LONGEST_DAYS} days') THEN {MOST_FOR_WAITING}
         WHEN since >= :today THEN 0
         ELSE {PER_WAITING_DAY} * CAST(julianday(:today) - julianday(since) AS INTEGER) END
"""

# Two ranges of one index: what never hides, and what hides soon enough to have begun. They are
# read where they lie, and not written down first.
_SHOWN = """
shown AS NOT MATERIALIZED (
  SELECT id, customer_id, kind, tier, due_on, since, 0 AS days FROM prompt
  WHERE group_code = :group_code AND hide_after IS NULL AND show_from <= :today
  UNION ALL
  SELECT id, customer_id, kind, tier, due_on, since, 0 AS days FROM prompt
  WHERE group_code = :group_code AND hide_after BETWEEN :today AND :hidden_by
    AND show_from <= :today
)
"""

# After busy weeks: the days in which a row rested count neither as waiting nor as shown.
_CAME_BACK = """
rested AS (
  SELECT id, customer_id, kind, tier, due_on, since, hide_after,
         CASE WHEN show_from <= :busy_until
              THEN 1 + CAST(julianday(:busy_until) - julianday(max(show_from, :busy_from))
                            AS INTEGER)
              ELSE 0 END AS days
  FROM prompt WHERE group_code = :group_code AND show_from <= :today
    AND (hide_after IS NULL OR hide_after >= :busy_from)
),
shown AS (
  SELECT id, customer_id, kind, tier,
         CASE WHEN due_on >= :busy_from THEN date(due_on, '+' || days || ' days')
              ELSE due_on END AS due_on,
         date(since, '+' || days || ' days') AS since, days
  FROM rested WHERE hide_after IS NULL OR date(hide_after, '+' || days || ' days') >= :today
)
"""

# After busy weeks, too: dates of which the last day fell into them. They did not wait.
_GONE_BY = """
shown AS (
  SELECT id, customer_id, kind, tier, due_on, :today AS since, 1 AS days FROM prompt
  WHERE group_code = :group_code AND hide_after BETWEEN :busy_from AND :busy_until
    AND show_from <= :busy_until
)
"""

_COUNT_BACK = "(SELECT count(*) FROM shown WHERE days > 0)"

# Rows of equal weight stand by customer; the prompts of one keep their order when worked out anew.
_ORDER = "first.is_pinned DESC, first.points DESC, first.due_on, first.since, first.customer_id"
# CAST: a plain ":most" would let SQLite plan the whole query anew each time.
_FIRST = f"""
first AS (
  SELECT id, customer_id, due_on, since, id = :pinned AS is_pinned, {SUM} AS points FROM shown
  ORDER BY is_pinned DESC, points DESC, due_on, since, customer_id, id
  LIMIT CAST(:most AS INTEGER)
)
SELECT p.subject_key, p.rule, p.kind, p.customer_id,
       {SHOWN_NAME}, p.tier, first.due_on, first.since, p.reason_key, p.reason_args, p.action,
       {CALLED_ON}, coalesce(p.occasion, ''), first.is_pinned,
       {{total}}, {{came_back}}
FROM first JOIN prompt AS p ON p.id = first.id JOIN customer AS c ON c.id = p.customer_id
ORDER BY {_ORDER}, p.id
"""
# Each range is counted on its own, from the index alone and without handing its rows on.
_COUNT_SHOWN = """
((SELECT count(*) FROM prompt
  WHERE group_code = :group_code AND hide_after IS NULL AND show_from <= :today)
 + (SELECT count(*) FROM prompt
    WHERE group_code = :group_code AND hide_after BETWEEN :today AND :hidden_by
      AND show_from <= :today))
"""
_COUNT_ALL = "(SELECT count(*) FROM shown)"
_QUEUE = f"WITH {_SHOWN}, {_FIRST.format(total=_COUNT_SHOWN, came_back=0)}"
_QUEUE_AFTER = f"WITH {_CAME_BACK}, {_FIRST.format(total=_COUNT_ALL, came_back=_COUNT_BACK)}"
_QUEUE_GONE_BY = f"WITH {_GONE_BY}, {_FIRST.format(total=_COUNT_ALL, came_back=_COUNT_BACK)}"
_COUNT = f"SELECT {_COUNT_SHOWN}"

# A card that was let go has an answer too: it counts once. So does a household's note, which has
# as many rows and answers as reasons; all answers of one deed bear its instant.
_DONE = f"""
SELECT (SELECT count(*) FROM thank_you AS s
        WHERE s.closed_on = :today AND NOT {SAME_CARD_AT_HOME}
          AND :group_code = CASE s.occasion WHEN 'birthday' THEN 'dates' ELSE 'thank_you' END)
  + (SELECT count(DISTINCT CASE :group_code
                  WHEN 'thank_you' THEN coalesce(m.household_id, -a.customer_id) || a.answered_at
                  ELSE a.id END)
     FROM prompt_answer AS a LEFT JOIN household_member AS m ON m.customer_id = a.customer_id
     WHERE a.answered_on = :today AND (:group_code <> 'thank_you' OR a.state = 'later')
       AND a.rule IN (SELECT rule FROM prompt WHERE group_code = :group_code))
"""


class _Count(NamedTuple):
    n: int


class Asked(NamedTuple):
    """What is asked of a group: its day, and how far ahead something shown may hide."""

    group_code: str
    on: date
    shown_days: int


def waiting(
    store: Store, asked: Asked, most: int, *, pinned: int, after: BusyWeeks | None
) -> list[Waiting]:
    """The first rows of the group. pinned: a prompt's id; after: the busy weeks it came from."""
    told = {**_told(asked), "most": most, "pinned": pinned}
    if after is None:
        return store.rows(Waiting, _QUEUE, **told)
    return store.rows(Waiting, _QUEUE_AFTER, **told, **_weeks(after))


def gone_by(
    store: Store, asked: Asked, most: int, *, pinned: int, after: BusyWeeks
) -> list[Waiting]:
    """The first rows of a group whose last day fell into these busy weeks, over by now."""
    told = {**_told(asked), "most": most, "pinned": pinned}
    return store.rows(Waiting, _QUEUE_GONE_BY, **told, **_weeks(after))


def resting(store: Store, asked: Asked) -> int:
    """How many rows of the group there would be."""
    return _count(store, _COUNT, **_told(asked))


def done_today(store: Store, asked: Asked) -> int:
    """How many of the group were answered on its day, in whichever way."""
    return _count(store, _DONE, **_told(asked))


def pinned_id(store: Store) -> int:
    """The id of the prompt that is pinned; 0 while none of them waits."""
    found = store.value(
        "SELECT p.id FROM pinned AS n JOIN prompt AS p ON p.subject_key = n.subject_key"
        " ORDER BY n.id DESC LIMIT 1"
    )
    return int(found or 0)


def _count(store: Store, sql: str, **told: object) -> int:
    found = store.row(_Count, sql, **told)
    return 0 if found is None else found.n


def _weeks(weeks: BusyWeeks) -> dict[str, str]:
    return {"busy_from": weeks.from_on.isoformat(), "busy_until": weeks.until_on.isoformat()}


def _told(asked: Asked) -> dict[str, object]:
    # Nothing is shown for longer than this, so the index is read no further.
    hidden_by = asked.on + timedelta(days=asked.shown_days)
    return {
        "group_code": asked.group_code,
        "today": asked.on.isoformat(),
        "tomorrow": (asked.on + timedelta(days=1)).isoformat(),
        "hidden_by": hidden_by.isoformat(),
    }
