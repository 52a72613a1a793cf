"""What stands beside the reason of a row of Today: who does it, what was said, why it was put off.

The rows themselves are `services/today_queue.py`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from smallcrm.domain.fair_queue import OW_KINDS, Kind
from smallcrm.domain.prompt_rules import REMINDER
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.services import reminders
from smallcrm.services.calls import last_said
from smallcrm.services.prompts import request_of
from smallcrm.services.today_queue import Waiting
from smallcrm.storage.store import Store

_PUT_OFF = """
SELECT a.subject_key, a.answered_on, a.reason
FROM json_each(?) AS asked CROSS JOIN prompt_answer AS a ON a.subject_key = asked.value
WHERE a.state = 'later' AND a.reason <> ''
"""
_WHO = """
SELECT asked.key, h.name FROM json_each(?) AS asked CROSS JOIN {table} AS r ON r.id = asked.value
JOIN helper AS h ON h.id = r.looked_after_by
"""
_WHOSE = {table: _WHO.format(table=table) for table in ("reminder", "special_request")}


class _PutOff(NamedTuple):
    subject_key: str
    day: date
    reason: str


class _Helper(NamedTuple):
    subject_key: str
    name: str


def put_off(store: Store, subject_keys: Iterable[str]) -> dict[str, Sentence]:
    """Why those of these rows were put off that came with a reason, by their keys."""
    found = store.rows(_PutOff, _PUT_OFF, json.dumps(list(subject_keys)))
    return {
        row.subject_key: sentence("put off {day}: “{reason}”", day=row.day, reason=row.reason)
        for row in found
    }


def asides(store: Store, rows: Sequence[Waiting]) -> dict[str, tuple[Sentence, ...]]:
    """What stands beside the reasons of these rows, by their keys: who, what was said, why not yet.

    What was said last time belongs to reminders (PRODUCT.md section 7).
    """
    if not rows:
        return {}
    who = _who(store, [row.subject_key for row in rows])
    said = last_said(store, {row.customer_id for row in rows if row.rule == REMINDER})
    why = put_off(store, [row.subject_key for row in rows])

    def of_row(row: Waiting) -> Iterator[Sentence]:
        if row.subject_key in who and row.kind != Kind.OPENING:  # the opening names its keys
            yield sentence("{helper} does it", helper=who[row.subject_key])
        if row.rule == REMINDER and row.customer_id in said:
            yield said[row.customer_id]
        if row.subject_key in why and row.kind not in OW_KINDS:  # a customer may read along
            yield why[row.subject_key]

    return {row.subject_key: tuple(of_row(row)) for row in rows}


def _who(store: Store, keys: Iterable[str]) -> Mapping[str, str]:
    """Who looks after these reminders and wishes, where somebody was named."""
    asked: dict[str, dict[str, int]] = {"reminder": {}, "special_request": {}}
    for key in keys:
        reminder, request = reminders.id_of(key), request_of(key)
        if reminder is not None:
            asked["reminder"][key] = reminder
        elif request is not None:
            asked["special_request"][key] = request
    return {
        row.subject_key: row.name
        for table, ids in asked.items()
        if ids
        for row in store.rows(_Helper, _WHOSE[table], json.dumps(ids))
    }
