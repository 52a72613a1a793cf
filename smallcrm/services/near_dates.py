"""The days that matter to somebody and are near: birthdays, others of their own, a year after.

They stand beside Today and on the day sheet; what is to be done about them is `services/today.py`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import BIRTHDAY, OTHER_DATES, YEAR_AFTER_OPENING
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.storage.store import Store

DATES_AHEAD_DAYS = 14
_MOST = 5
_YEAR = timedelta(days=365)
_STRAY = timedelta(days=5)  # leap years, and a door that opened on another day than was told

# The nearest are read off the index's own order, which ends the search after five. A story is told
# for a week, so its place in the index is another: it is found by its opening.
_NEAR = f"""
WITH yearly AS (
  SELECT id FROM prompt
  WHERE group_code = 'dates' AND rule IN ('{BIRTHDAY}', '{OTHER_DATES}')
    AND hide_after BETWEEN :today AND :last AND due_on >= :today
  ORDER BY hide_after LIMIT {_MOST}
),
story AS (
  SELECT p.id FROM opening AS o JOIN special_request AS r ON r.opening_id = o.id
  JOIN prompt AS p ON p.subject_key = '{YEAR_AFTER_OPENING}:request:' || r.id
  WHERE o.opens_at BETWEEN :opened_from AND :opened_to AND p.due_on BETWEEN :today AND :last
)
SELECT c.id, {SHOWN_NAME}, p.due_on, p.rule, p.reason_args, c.birthday
FROM (SELECT id FROM yearly UNION ALL SELECT id FROM story) AS near
JOIN prompt AS p ON p.id = near.id JOIN customer AS c ON c.id = p.customer_id
ORDER BY p.due_on, c.id LIMIT {_MOST}
"""


class NearDate(NamedTuple):
    """One day. what: such as "Birthday". age: that is reached, None unless it is known."""

    customer_id: CustomerId
    name: str
    on: date
    what: Sentence
    age: int | None = None


class _Found(NamedTuple):
    customer_id: CustomerId
    name: str
    on: date
    rule: str
    reason_args: str
    birthday: str | None


def near_dates(store: Store, *, on: date) -> list[NearDate]:
    """The five nearest of the next two weeks, today's own first."""
    return list(_near(store, on))


def _near(store: Store, on: date) -> Iterator[NearDate]:
    last = on + timedelta(days=DATES_AHEAD_DAYS)
    found = store.rows(
        _Found,
        _NEAR,
        today=on.isoformat(),
        last=last.isoformat(),
        opened_from=(on - _YEAR - _STRAY).isoformat(),
        opened_to=(last - _YEAR + _STRAY).isoformat(),
    )
    for each in found:
        age = _age(each) if each.rule == BIRTHDAY else None
        yield NearDate(each.customer_id, each.name, each.on, _what(each), age)


def _what(each: _Found) -> Sentence:
    if each.rule == BIRTHDAY:
        return sentence("Birthday")
    if each.rule == YEAR_AFTER_OPENING:
        return sentence("A year ago we opened")
    return sentence("{label}", label=args_from_json(each.reason_args)["label"])


def _age(each: _Found) -> int | None:
    year = (each.birthday or "-").partition("-")[0]
    return each.on.year - int(year) if year else None
