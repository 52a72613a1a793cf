"""Promises of one hour in the turn in which people are let in (PRODUCT.md section 6).

The sum by which rows stand on Today knows no let-down of somebody who only wants the door opened.
"""

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import PROMISE
from smallcrm.domain.whose_turn import Asker, wanted_first
from smallcrm.services.request_rows import IS_OPENING
from smallcrm.storage.store import Store

_T = TypeVar("_T")

_WANT_AN_HOUR = f"""
SELECT r.id, r.customer_id, c.tier, r.told_on || ' ' || r.told_time,
       EXISTS (SELECT 1 FROM moment WHERE customer_id = c.id AND kind = 'ow'
               AND answered_by IS NULL)
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
WHERE r.id IN (SELECT value FROM json_each(?)) AND {IS_OPENING} AND r.told_time IS NOT NULL
"""


class _Wanted(NamedTuple):
    request_id: int
    customer_id: CustomerId
    tier: str
    hour: str
    has_open_ow: bool


def in_turn(store: Store, rows: Sequence[_T], key_of: Callable[[_T], str]) -> list[_T]:
    """The same rows in the same places, but those of one hour change theirs by their turn.

    key_of: the key of a row's prompt, such as "promise:request:5".
    """
    places = {number: n for n, row in enumerate(rows) if (number := _request(key_of(row)))}
    found = list(rows)
    if len(places) < 2:
        return found
    wanted = store.rows(_Wanted, _WANT_AN_HOUR, json.dumps(list(places)))
    for _hour, group in groupby(sorted(wanted, key=_by_hour), key=_by_hour):
        same = [each.request_id for each in sorted(group, key=_by_turn)]
        for place, number in zip(sorted(places[n] for n in same), same, strict=True):
            found[place] = rows[places[number]]
    return found


def _by_hour(wanted: _Wanted) -> str:
    return wanted.hour


def _by_turn(wanted: _Wanted) -> tuple[bool, int, int]:
    each = wanted
    return wanted_first(
        Asker(each.customer_id, "", each.tier, each.has_open_ow, asked=each.request_id)
    )


def _request(key: str) -> int:
    """The number of the wish behind a key; 0 for anything else."""
    parts = key.split(":")
    is_wish = parts[:2] == [PROMISE, "request"] and len(parts) > 2
    return int(parts[2]) if is_wish else 0
