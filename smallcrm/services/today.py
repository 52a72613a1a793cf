"""What Today shows: everything that is waiting, in fixed groups, the fairest order inside each.

What waits was worked out when it began to wait (`storage/prompt_rows.py`); here it is only read.
"""

from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.fair_queue import (
    DUE_TODAY,
    DUE_TOMORROW,
    KIND_WEIGHTS,
    LATE,
    MOST_FOR_WAITING,
    PER_WAITING_DAY,
    TIER_WEIGHTS,
    Score,
    score,
)
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.prompt_rules import RuleSettings, longest_shown_days
from smallcrm.domain.prompts import GROUPS, group_word
from smallcrm.domain.requests import RequestKind
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.storage.fact_rows import rule_settings
from smallcrm.storage.store import Store

SHOWN_PER_GROUP = 5  # PRODUCT.md section 8: five and "N more", so never over 30 rows
OPENINGS_AHEAD_DAYS = 7
DATES_AHEAD_DAYS = 14


class TodayRow(NamedTuple):
    """One thing to do. action is the next step: call, print_card, post, open or done."""

    subject_key: str
    rule: str
    kind: str
    customer_id: CustomerId
    name: str
    tier: str
    reason: Sentence
    due_on: date
    score: Score
    action: str
    phone: str
    occasion: str


class Group(NamedTuple):
    """One group of rows; total counts those that are not shown too."""

    code: str
    title: Sentence
    rows: list[TodayRow]
    total: int


class Opening(NamedTuple):
    """An opening after hours that is coming; told_time is wall clock "HH:MM"."""

    request_id: RequestId
    customer_id: CustomerId
    name: str
    what: str
    told_on: date
    told_time: str | None


class Birthday(NamedTuple):
    """A birthday that is coming; age is None when the year is not known."""

    customer_id: CustomerId
    name: str
    on: date
    age: int | None


class Today(NamedTuple):
    """The whole page of one shop day. Groups without rows are left out."""

    day: date
    groups: list[Group]
    openings: list[Opening]
    birthdays: list[Birthday]

    @property
    def total(self) -> int:
        """How many things wait in all."""
        return sum(group.total for group in self.groups)


class _Waiting(NamedTuple):
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
    total: int


# The queue's sum in SQL, from the same numbers as `fair_queue.score`, so that only the rows that
# are shown leave the index. A test holds both against each other.
_KINDS = " ".join(f"WHEN '{kind}' THEN {points}" for kind, points in KIND_WEIGHTS.items())
_TIERS = " ".join(f"WHEN '{tier}' THEN {points}" for tier, points in TIER_WEIGHTS.items())
_SUM = f"""
  CASE WHEN due_on < :today THEN {LATE} WHEN due_on = :today THEN {DUE_TODAY}
       WHEN due_on = :tomorrow THEN {DUE_TOMORROW} ELSE 0 END
  + CASE kind {_KINDS} ELSE 0 END + CASE tier {_TIERS} ELSE 0 END
  + max(0, min({MOST_FOR_WAITING},
        {PER_WAITING_DAY} * CAST(julianday(:today) - julianday(since) AS INTEGER)))
"""

# Two ranges of one index: what never hides, and what hides soon enough to have begun.
# Rows of equal weight stand by customer; the prompts of one keep their order when worked out anew.
_QUEUE = f"""
WITH shown AS (
  SELECT id, customer_id, kind, tier, due_on, since FROM prompt
  WHERE group_code = :group_code AND hide_after IS NULL AND show_from <= :today
  UNION ALL
  SELECT id, customer_id, kind, tier, due_on, since FROM prompt
  WHERE group_code = :group_code AND hide_after BETWEEN :today AND :hidden_by
    AND show_from <= :today
),
first AS (
  SELECT id, {_SUM} AS points FROM shown
  ORDER BY points DESC, due_on, since, customer_id, id LIMIT :most
)
SELECT p.subject_key, p.rule, p.kind, p.customer_id,
       {SHOWN_NAME}, p.tier, p.due_on, p.since, p.reason_key, p.reason_args, p.action,
       coalesce(t.number, ''), coalesce(p.occasion, ''), (SELECT count(*) FROM shown)
FROM first JOIN prompt AS p ON p.id = first.id JOIN customer AS c ON c.id = p.customer_id
LEFT JOIN phone AS t ON t.id = (SELECT id FROM phone WHERE customer_id = p.customer_id
                                ORDER BY is_preferred DESC, id LIMIT 1)
ORDER BY first.points DESC, p.due_on, p.since, p.customer_id, p.id
"""

_OPENINGS = f"""
SELECT r.id, c.id, {SHOWN_NAME}, r.what, r.told_on, r.told_time
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
WHERE r.closed_on IS NULL AND (r.is_after_hours OR r.kind = '{RequestKind.OPEN_AFTER_HOURS}')
  AND r.told_on BETWEEN ? AND ?
  AND c.trashed_at IS NULL
ORDER BY r.told_on, r.told_time LIMIT 5
"""

# The nearest are read off the index's own order, which ends the search after five.
_BIRTHDAYS = f"""
WITH near AS (
  SELECT customer_id, due_on FROM prompt
  WHERE group_code = 'dates' AND rule = 'birthday' AND hide_after BETWEEN ?1 AND ?2
    AND due_on >= ?1
  ORDER BY hide_after LIMIT 5
)
SELECT c.id, {SHOWN_NAME}, p.due_on,
       CASE WHEN c.birthday NOT LIKE '--%'
            THEN CAST(substr(p.due_on, 1, 4) AS INTEGER) - CAST(substr(c.birthday, 1, 4) AS INTEGER)
       END
FROM near AS p JOIN customer AS c ON c.id = p.customer_id ORDER BY p.due_on, c.id
"""


def today(store: Store, *, on: date, per_group: int = SHOWN_PER_GROUP) -> Today:
    """Everything that waits on this shop day, most pressing first inside each fixed group."""
    rules = rule_settings(store.connection)
    groups = [_group(store, code, rules, on, per_group) for code in GROUPS]
    ahead = (on + timedelta(days=OPENINGS_AHEAD_DAYS)).isoformat()
    near = (on + timedelta(days=DATES_AHEAD_DAYS)).isoformat()
    day = on.isoformat()
    return Today(
        on,
        [group for group in groups if group.rows],
        store.rows(Opening, _OPENINGS, day, ahead),
        store.rows(Birthday, _BIRTHDAYS, day, near),
    )


def _group(store: Store, code: str, rules: RuleSettings, on: date, most: int) -> Group:
    # Nothing is shown for longer than this, so the index is read no further.
    hidden_by = on + timedelta(days=longest_shown_days(rules, code))
    waiting = store.rows(
        _Waiting,
        _QUEUE,
        group_code=code,
        today=on.isoformat(),
        tomorrow=(on + timedelta(days=1)).isoformat(),
        hidden_by=hidden_by.isoformat(),
        most=most,
    )
    total = waiting[0].total if waiting else 0
    return Group(code, group_word(code), [_row(each, on) for each in waiting], total)


def _row(waiting: _Waiting, on: date) -> TodayRow:
    points = score(
        due=waiting.due_on,
        today=on,
        waiting_since=waiting.since,
        kind=waiting.kind,
        tier=waiting.tier,
    )
    return TodayRow(
        subject_key=waiting.subject_key,
        rule=waiting.rule,
        kind=waiting.kind,
        customer_id=waiting.customer_id,
        name=waiting.name,
        tier=waiting.tier,
        reason=Sentence(waiting.reason_key, args_from_json(waiting.reason_args)),
        due_on=waiting.due_on,
        score=points,
        action=waiting.action,
        phone=waiting.phone,
        occasion=waiting.occasion,
    )
