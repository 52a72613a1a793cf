"""What of one customer could be said at the counter, as it stands in the book.

In which order, and what of it a customer may read, is the business of say_this.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.storage.store import Store

# Came back: a visit after it; one of the same day counts when its hour is later.
_LET_DOWN = """
SELECT m.shop_day, m.words, EXISTS (
    SELECT 1 FROM visit AS v WHERE v.customer_id = m.customer_id AND v.shop_day >= m.shop_day
        AND v.at > m.at AND v.id IS NOT m.visit_id
)
FROM moment AS m WHERE m.customer_id = ? AND m.kind = 'ow' AND m.answered_by IS NULL
ORDER BY m.at DESC, m.id DESC LIMIT 1
"""
_WAITING = """
SELECT rule, reason_key, reason_args FROM prompt
WHERE customer_id = ?1 AND group_code = ?2 AND show_from <= ?3
  AND (hide_after IS NULL OR hide_after >= ?3)
ORDER BY due_on, id
"""
# What is ready, or due soon, is said to who stands here also while Today lets it rest.
_PROMISES = """
SELECT rule, reason_key, reason_args FROM prompt
WHERE customer_id = ?1 AND group_code = 'promises'
  AND (min(show_from, due_on) <= ?2 OR subject_key LIKE '%:ready')
ORDER BY due_on, id
"""
_DAYS = f"""
WITH lives_with AS (
    SELECT o.customer_id AS id FROM household_member AS m
    JOIN household_member AS o ON o.household_id = m.household_id AND o.customer_id <> ?1
    WHERE m.customer_id = ?1
),
person AS (
    SELECT c.id, {SHOWN_NAME} AS name, c.birthday,
        coalesce((SELECT words FROM family_link WHERE customer_id = ?1 AND relative_id = c.id), '')
        AS relation
    FROM lives_with JOIN customer AS c ON c.id = lives_with.id
    WHERE c.trashed_at IS NULL AND c.status <> 'deceased'
)
SELECT '' AS name, '' AS relation, label, day FROM personal_date WHERE customer_id = ?1
UNION ALL SELECT name, relation, '', birthday FROM person WHERE birthday IS NOT NULL
UNION ALL SELECT name, relation, d.label, d.day
FROM person JOIN personal_date AS d ON d.customer_id = person.id
"""
_FACTS = """
SELECT label, words, is_pinned, is_private, do_not_mention FROM fact
WHERE customer_id = ?1 AND (is_pinned OR do_not_mention)
  AND (expires_on IS NULL OR expires_on > ?2) ORDER BY id
"""
_LAST_WOW = """
SELECT m.words, coalesce(h.name, '') FROM moment AS m LEFT JOIN helper AS h ON h.id = m.delivered_by
WHERE m.customer_id = ? AND m.kind = 'wow' AND m.words <> '' ORDER BY m.at DESC, m.id DESC LIMIT 1
"""

# What is worth asking first: without the first nobody can be greeted, without the last no card
# comes on the day.
_MISSING = """
SELECT name = '', NOT EXISTS (SELECT 1 FROM phone WHERE customer_id = c.id AND NOT is_bad),
    NOT EXISTS (SELECT 1 FROM referral WHERE referred_id = c.id) AND source = '',
    NOT EXISTS (SELECT 1 FROM address WHERE customer_id = c.id AND NOT is_bad),
    birthday IS NULL
FROM customer AS c WHERE id = ?
"""


class LetDown(NamedTuple):
    """The newest let-down that nothing answered. words: the customer's own; may be empty."""

    day: date
    words: str
    came_back: bool


class Waiting(NamedTuple):
    """A prompt of one group; reason: as Today words it."""

    rule: str
    reason_key: str
    reason_args: str


class Day(NamedTuple):
    """A day that is kept every year: their own, or of who lives with them.

    name: of the other person, else ''. relation: what that person is to them, as they say it.
    label: what day it is, '' for a birthday. day: "YYYY-MM-DD" or "--MM-DD".
    """

    name: str
    relation: str
    label: str
    day: str


class Fact(NamedTuple):
    """Something pinned, or not to be mentioned."""

    label: str
    words: str
    is_pinned: bool
    is_private: bool
    do_not_mention: bool


class Wow(NamedTuple):
    """What delighted them, in their words, and who delivered it or ''."""

    words: str
    helper: str


def open_let_down(store: Store, customer_id: CustomerId) -> LetDown | None:
    """The let-down to think of first, or None."""
    return store.row(LetDown, _LET_DOWN, customer_id)


def waiting(store: Store, customer_id: CustomerId, group: str, on: date) -> list[Waiting]:
    """What a group of Today holds for them on this day; the most urgent first."""
    return store.rows(Waiting, _WAITING, customer_id, group, on.isoformat())


def promises(store: Store, customer_id: CustomerId, until: date) -> list[Waiting]:
    """What is ready for them or told up to this day, put off or not; the most urgent first."""
    return store.rows(Waiting, _PROMISES, customer_id, until.isoformat())


def days(store: Store, customer_id: CustomerId) -> list[Day]:
    """The days that matter beside their own birthday, in no order of time."""
    return store.rows(Day, _DAYS, customer_id)


def facts(store: Store, customer_id: CustomerId, on: date) -> list[Fact]:
    """Pinned facts and what not to mention, as they were told."""
    return store.rows(Fact, _FACTS, customer_id, on.isoformat())


def last_wow(store: Store, customer_id: CustomerId) -> Wow | None:
    """The newest WOW of which the words are known."""
    return store.row(Wow, _LAST_WOW, customer_id)


def missing(store: Store, customer_id: CustomerId) -> tuple[bool, ...]:
    """Whether name, phone, who sent them, address and birthday are unknown, in this order."""
    row = store.connection.execute(_MISSING, (customer_id,)).fetchone()
    return tuple(map(bool, row))
