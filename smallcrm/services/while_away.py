"""What helpers did while the owner was away, read from the journal for the owner who is back.

What each deed is called is `domain/deeds.py`; taking it back is the history's business.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smallcrm.domain.changes import Label
from smallcrm.domain.deeds import deed_sentence
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.domain.shop_day import instant_text
from smallcrm.services.instants import day_begins, local_time
from smallcrm.storage.store import Store

LOOKED_BACK = 5_000  # deeds; in a shop of many helpers some weeks, and never the whole journal
_A_MOMENT = timedelta(seconds=1)  # what was done this very instant is told too
MOST_TOLD = 200  # deeds: what one reads through; the history has the rest

_LATELY = f"""
WITH lately AS (
  SELECT id, at, made_by, label_key, label_args, undone_by_group_id FROM change_group
  WHERE undoes_group_id IS NULL ORDER BY id DESC LIMIT {LOOKED_BACK}
),
owned AS (SELECT at FROM lately WHERE made_by IN (SELECT id FROM helper WHERE is_owner))
"""
_LAST_SEEN = f"{_LATELY} SELECT max(at), NULL FROM owned WHERE at < ?"
_BACK = f"{_LATELY} SELECT min(at), NULL FROM owned WHERE at >= ?"
_BY_HELPERS = f"""
{_LATELY}
SELECT g.at, h.name, g.label_key, g.label_args FROM lately AS g JOIN helper AS h ON h.id = g.made_by
WHERE NOT h.is_owner AND g.undone_by_group_id IS NULL AND g.at > ? AND g.at < ? ORDER BY g.id
"""


class AwayDeed(NamedTuple):
    """One deed of a helper: its shop day, its wall clock, who, and what."""

    day: date
    at: time
    helper: str
    told: Sentence


class WhileAway(NamedTuple):
    """Since when the owner was away, and what was done; the first MOST_TOLD deeds, oldest first."""

    day: date
    at: time
    deeds: list[AwayDeed]
    total: int


class _Instant(NamedTuple):
    at: datetime | None
    never: None


class _Group(NamedTuple):
    at: datetime
    helper: str
    key: str
    args: str


def while_away(store: Store, *, now: datetime) -> WhileAway | None:
    """What helpers did after the owner's last deed before today and before the first one today.

    So it stays the whole day, however early the owner goes to work. None where nobody did anything
    meanwhile, and in a shop without helpers.
    """
    begins = instant_text(day_begins(store, store.shop_day(now)))
    since = _instant(store, _LAST_SEEN, begins)
    if since is None:
        return None
    back = _instant(store, _BACK, begins) or now + _A_MOMENT
    groups = store.rows(_Group, _BY_HELPERS, instant_text(since), instant_text(back))
    if not groups:
        return None
    deeds = [_deed(store, group) for group in groups[:MOST_TOLD]]
    return WhileAway(store.shop_day(since), local_time(store, since), deeds, len(groups))


def _instant(store: Store, sql: str, begins: str) -> datetime | None:
    found = store.row(_Instant, sql, begins)
    return None if found is None else found.at


def _deed(store: Store, group: _Group) -> AwayDeed:
    told = deed_sentence(Label(group.key, args_from_json(group.args)))
    return AwayDeed(store.shop_day(group.at), local_time(store, group.at), group.helper, told)
