"""What Today shows: everything that is waiting, in fixed groups, the fairest order inside each.

What waits was worked out when it began to wait (`storage/prompt_rows.py`); here it is only read.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.busy_weeks import A_DAY, BusyWeeks
from smallcrm.domain.fair_queue import Score, score
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.prompt_rules import REMINDER, longest_shown_days
from smallcrm.domain.prompts import GROUPS, group_word
from smallcrm.domain.requests import RequestKind
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.services.busy_weeks import busy_weeks
from smallcrm.services.calls import last_said
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.today_queue import Asked, Waiting, done_today, pinned_id, resting, waiting
from smallcrm.storage.fact_rows import rule_settings
from smallcrm.storage.store import Store

SHOWN_PER_GROUP = 5  # PRODUCT.md section 8: five and "N more", so never over 30 rows
OPENINGS_AHEAD_DAYS = 7
DATES_AHEAD_DAYS = 14


class TodayRow(NamedTuple):
    """One thing to do. action is the next step: call, print_card, post, open or done.

    last_said: of a reminder, what was said when they were last talked to; None for nothing.
    """

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
    is_pinned: bool = False
    last_said: Sentence | None = None

    @property
    def words(self) -> Sentence:
        """The reason, and what was said last time."""
        if self.last_said is None:
            return self.reason
        return sentence("{reason} · {said}", reason=self.reason, said=self.last_said)


class Group(NamedTuple):
    """One group of rows; total counts those that are not shown too.

    resting: how many more come back after busy weeks, on the days that follow. cards: the subject
    keys of those among the first rows, as many as were asked for, whose next step is a card to
    print; in the order of the queue.
    """

    code: str
    title: Sentence
    rows: list[TodayRow]
    total: int
    resting: int = 0
    cards: tuple[str, ...] = ()


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
    """The whole page of one shop day. Groups without rows are left out.

    busy_until: the last of the busy weeks that run; resting: how many rows rest in them or come
    back on one of the days after them.
    """

    day: date
    groups: list[Group]
    openings: list[Opening]
    birthdays: list[Birthday]
    busy_until: date | None = None
    resting: int = 0

    @property
    def total(self) -> int:
        """How many things wait in all."""
        return sum(group.total for group in self.groups)


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


def today(
    store: Store, *, on: date, per_group: int = SHOWN_PER_GROUP, cards_among: int = 0
) -> Today:
    """Everything that waits on this shop day, most pressing first inside each fixed group.

    cards_among: in how many rows of each group cards to print are looked for; these rows are not
    made ready to be shown, which takes ten times as long as finding them.
    """
    rules = rule_settings(store.connection)
    weeks = busy_weeks(store)
    pinned = pinned_id(store)
    asked = [Asked(code, on, longest_shown_days(rules, code)) for code in GROUPS]
    wanted = _Wanted(per_group, cards_among, pinned, weeks)
    groups = [_group(store, each, wanted) for each in asked]
    ahead = (on + timedelta(days=OPENINGS_AHEAD_DAYS)).isoformat()
    near = (on + timedelta(days=DATES_AHEAD_DAYS)).isoformat()
    day = on.isoformat()
    is_busy = weeks is not None and weeks.from_on <= on <= weeks.until_on
    return Today(
        on,
        [group for group in groups if group.rows],
        store.rows(Opening, _OPENINGS, day, ahead),
        store.rows(Birthday, _BIRTHDAYS, day, near),
        weeks.until_on if weeks is not None and is_busy else None,
        sum(group.resting for group in groups),
    )


class _Wanted(NamedTuple):
    """Of each group: so many rows, cards among so many, and what is known of pin and busy weeks."""

    rows: int
    cards_among: int
    pinned: int
    weeks: BusyWeeks | None


def _group(store: Store, asked: Asked, wanted: _Wanted) -> Group:
    code, on, weeks = asked.group_code, asked.on, wanted.weeks
    if weeks is not None and weeks.rests(code, on):
        return Group(code, group_word(code), [], 0, resting(store, asked))
    after = weeks if weeks is not None and weeks.comes_back(code, on) else None
    most = max(wanted.rows, wanted.cards_among)
    found = waiting(store, asked, most, pinned=wanted.pinned, after=after)
    total = found[0].total if found else 0
    shown = total
    if found and found[0].came_back:
        # They come back five a day, those that were done today among them.
        shown = min(total, max(0, A_DAY - done_today(store, asked)))
    shown_rows = found[: min(shown, wanted.rows)]
    said = last_said(store, {each.customer_id for each in shown_rows if each.rule == REMINDER})
    rows = [_row(each, on, said) for each in shown_rows]
    cards = [each.subject_key for each in found[:shown] if each.action == "print_card"]
    return Group(code, group_word(code), rows, shown, total - shown, tuple(cards))


def _row(each: Waiting, on: date, said: Mapping[CustomerId, Sentence]) -> TodayRow:
    points = score(
        due=each.due_on,
        today=on,
        waiting_since=each.since,
        kind=each.kind,
        tier=each.tier,
    )
    return TodayRow(
        subject_key=each.subject_key,
        rule=each.rule,
        kind=each.kind,
        customer_id=each.customer_id,
        name=each.name,
        tier=each.tier,
        reason=Sentence(each.reason_key, args_from_json(each.reason_args)),
        due_on=each.due_on,
        score=points,
        action=each.action,
        phone=each.phone,
        occasion=each.occasion,
        is_pinned=each.is_pinned,
        last_said=said.get(each.customer_id) if each.rule == REMINDER else None,
    )
