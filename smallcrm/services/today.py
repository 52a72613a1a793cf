"""What Today shows: everything that is waiting, in fixed groups, the fairest order inside each.

What waits was worked out when it began to wait (`storage/prompt_rows.py`); here it is only read.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.busy_weeks import A_DAY, DATES, RESTING, BusyWeeks
from smallcrm.domain.fair_queue import Kind, Score, score
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.prompt_rules import BIRTHDAY, OTHER_DATES, PROMISE, longest_shown_days
from smallcrm.domain.prompts import GROUPS, group_word
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.services.busy_weeks import busy_weeks
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.near_dates import NearDate, near_dates
from smallcrm.services.opening_turns import in_turn
from smallcrm.services.request_rows import IS_OPENING, TOLD_DAY
from smallcrm.services.row_asides import asides
from smallcrm.services.today_queue import (
    Asked,
    Waiting,
    done_today,
    gone_by,
    pinned_id,
    resting,
    waiting,
)
from smallcrm.storage.fact_rows import rule_settings
from smallcrm.storage.store import Store

SHOWN_PER_GROUP = 5  # PRODUCT.md section 8: five and "N more", so never over 30 rows
OPENINGS_AHEAD_DAYS = 7
PROMISES = "promises"  # the code of the group in which openings stand


class TodayRow(NamedTuple):
    """One thing to do. action is the next step: call, print_card, post, open or done.

    asides: who does it, what was said last time, and why it was put off, as far as known.
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
    asides: tuple[Sentence, ...] = ()

    @property
    def words(self) -> Sentence:
        """The reason, and what stands beside it."""
        told = self.reason
        for aside in self.asides:
            told = sentence("{reason} · {said}", reason=told, said=aside)
        return told


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
    """An opening after hours that is coming; told_time is wall clock "HH:MM".

    day: the shop's: half past midnight, told for the day after, belongs to the evening before.
    """

    request_id: RequestId
    customer_id: CustomerId
    name: str
    what: str
    told_on: date
    told_time: str | None
    day: date


class Today(NamedTuple):
    """The whole page of one shop day. Groups without rows are left out.

    busy_until: the last of the busy weeks that run; resting: how many rows rest in them or come
    back on one of the days after them.
    """

    day: date
    groups: list[Group]
    openings: list[Opening]
    dates: list[NearDate]
    busy_until: date | None = None
    resting: int = 0

    @property
    def total(self) -> int:
        """How many things wait in all."""
        return sum(group.total for group in self.groups)


_OPENINGS = f"""
SELECT r.id, c.id, {SHOWN_NAME}, r.what, r.told_on, r.told_time, {TOLD_DAY}
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
WHERE r.closed_on IS NULL AND {IS_OPENING}
  AND r.told_on BETWEEN ?1 AND date(?2, '+1 day') AND {TOLD_DAY} BETWEEN ?1 AND ?2
  AND c.trashed_at IS NULL
ORDER BY r.told_on, r.told_time LIMIT 5
"""


def today(
    store: Store, *, on: date, per_group: int = SHOWN_PER_GROUP, cards_among: int = 0
) -> Today:
    """Everything that waits on this shop day, most pressing first inside each fixed group.

    cards_among: in how many rows of each group cards to print are looked for; these rows are not
    made ready to be shown, which takes ten times as long as finding them.
    """
    rules = rule_settings(store.connection)
    wanted = _Wanted(on, per_group, cards_among, pinned_id(store), busy_weeks(store))
    asked = [Asked(code, on, longest_shown_days(rules, code)) for code in GROUPS]
    found = _found_of_all(store, asked, wanted)
    beside = asides(store, [row for each in found for row in each.rows])
    groups = [_group(each, on, beside) for each in found]
    ahead = (on + timedelta(days=OPENINGS_AHEAD_DAYS)).isoformat()
    weeks = wanted.weeks
    is_busy = weeks is not None and weeks.from_on <= on <= weeks.until_on
    return Today(
        on,
        [group for group in groups if group.rows],
        in_turn(store, store.rows(Opening, _OPENINGS, on.isoformat(), ahead), _key_of_coming),
        near_dates(store, on=on),
        weeks.until_on if weeks is not None and is_busy else None,
        sum(group.resting for group in groups),
    )


class _Wanted(NamedTuple):
    """Of each group: so many rows, cards among so many, and what is known of pin and busy weeks."""

    on: date
    rows: int
    cards_among: int
    pinned: int
    weeks: BusyWeeks | None

    @property
    def most(self) -> int:
        """How many rows of a group are looked at."""
        return max(self.rows, self.cards_among)


class _Found(NamedTuple):
    """The rows of one group that are shown, before they are put into words."""

    code: str
    rows: list[Waiting]
    total: int
    resting: int = 0
    cards: tuple[str, ...] = ()


def _found_of_all(store: Store, asked: Sequence[Asked], wanted: _Wanted) -> list[_Found]:
    """The groups in their order. What comes back after busy weeks is five a day in all."""
    left = _BackADay(store, asked)
    found = {each.group_code: _found(store, each, wanted, left) for each in _dates_first(asked)}
    return [found[each.group_code] for each in asked]


def _dates_first(asked: Sequence[Asked]) -> list[Asked]:
    """In the order in which they come back: a thank-you can wait better than a day that is gone."""
    return sorted(asked, key=lambda each: each.group_code != DATES)


class _BackADay:
    """How many more may come back today, in whichever group; looked up when one does."""

    def __init__(self, store: Store, asked: Sequence[Asked]) -> None:
        self._store = store
        self._asked = [each for each in asked if each.group_code in RESTING]
        self._left: int | None = None

    def take(self, most: int) -> int:
        """So many of these come back today."""
        if self._left is None:
            done = sum(done_today(self._store, each) for each in self._asked)
            self._left = max(0, A_DAY - done)
        taken = min(most, self._left)
        self._left -= taken
        return taken


def _found(store: Store, asked: Asked, wanted: _Wanted, left: _BackADay) -> _Found:
    code, weeks = asked.group_code, wanted.weeks
    if weeks is not None and weeks.rests(code, wanted.on):
        return _Found(code, [], 0, resting(store, asked))
    after = weeks if weeks is not None and weeks.comes_back(code, wanted.on) else None
    if after is not None and code == DATES:
        return _dates_after(store, asked, wanted, left, after)
    found = waiting(store, asked, wanted.most, pinned=wanted.pinned, after=after)
    total = found[0].total if found else 0
    if code == PROMISES:
        found = in_turn(store, found, _key_of_opening)
    shown = left.take(total) if found and found[0].came_back else total
    cards = [each.subject_key for each in found[:shown] if each.action == "print_card"]
    return _Found(code, found[: min(shown, wanted.rows)], shown, total - shown, tuple(cards))


def _key_of_opening(each: Waiting) -> str:
    """The key of a row that takes its turn; what is pinned stays where it is."""
    return each.subject_key if each.kind == Kind.OPENING and not each.is_pinned else ""


def _key_of_coming(each: Opening) -> str:
    return f"{PROMISE}:request:{each.request_id}"


def _dates_after(
    store: Store, asked: Asked, wanted: _Wanted, left: _BackADay, after: BusyWeeks
) -> _Found:
    """Days that went by while they rested stand before those that are ahead, which never wait."""
    gone = gone_by(store, asked, A_DAY, pinned=wanted.pinned, after=after)
    ahead = waiting(store, asked, wanted.most, pinned=wanted.pinned, after=None)
    back = gone[: left.take(gone[0].total) if gone else 0]
    rows = sorted([*back, *ahead], key=lambda each: not each.is_pinned)
    total = len(back) + (ahead[0].total if ahead else 0)
    cards = [each.subject_key for each in ahead if each.action == "print_card"]
    hidden = gone[0].total - len(back) if gone else 0
    return _Found(asked.group_code, rows[: wanted.rows], total, hidden, tuple(cards))


def _group(found: _Found, on: date, beside: Mapping[str, tuple[Sentence, ...]]) -> Group:
    rows = [_row(each, on, beside[each.subject_key]) for each in found.rows]
    title = group_word(found.code)
    return Group(found.code, title, rows, found.total, found.resting, found.cards)


def _row(each: Waiting, on: date, asides: tuple[Sentence, ...]) -> TodayRow:
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
        reason=_reason(each, on),
        due_on=each.due_on,
        score=points,
        action=_action(each, on),
        phone=each.phone,
        occasion=each.occasion,
        is_pinned=each.is_pinned,
        asides=asides,
    )


def _reason(each: Waiting, on: date) -> Sentence:
    if each.rule == BIRTHDAY and each.due_on < on:
        return sentence("Birthday was {when}.", when=each.due_on)
    if each.rule == OTHER_DATES and each.due_on < on:
        label = args_from_json(each.reason_args)["label"]
        return sentence("{label} was {when}.", label=label, when=each.due_on)
    return Sentence(each.reason_key, args_from_json(each.reason_args))


def _action(each: Waiting, on: date) -> str:
    """A card that comes after the day says that it was forgotten; a voice does not."""
    is_gone = each.rule in {BIRTHDAY, OTHER_DATES} and each.due_on < on
    return "call" if is_gone else each.action
