"""What the page of one customer shows above all else: who this is and how to reach them.

Lists are the business of customer_lists, the timeline of story.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.storage.store import Store

TRASH_DAYS = 90  # PRODUCT.md section 4: how long the trash is kept

_PHONE = """
FROM phone WHERE customer_id = c.id ORDER BY is_preferred DESC, id LIMIT 1
"""

# A number that is wrong, or that they do not want to be called on, is never offered. The least of a
# sum, as sorting the one or two numbers of each person takes longer than all the rest of a list.
CALLED_ON = """
coalesce((SELECT number FROM (
  SELECT number, min(id - (is_preferred << 40)) FROM phone
  WHERE customer_id = c.id AND NOT is_bad AND NOT do_not_use)), '')
"""

_HEAD = f"""
SELECT c.id, c.number, c.name, c.given, c.family, c.preferred_name, c.say_it, c.company,
    c.birthday, c.notes, c.tier, c.status, c.known_before, c.trashed_at IS NOT NULL,
    {CALLED_ON},
    coalesce((SELECT address FROM email WHERE customer_id = c.id AND NOT is_bad AND NOT do_not_use
              ORDER BY is_preferred DESC, id LIMIT 1), ''),
    coalesce((SELECT trim(replace(street, char(10), ', ') || ', ' || town, ', ')
              FROM address WHERE customer_id = c.id
              ORDER BY is_bad OR do_not_use, is_preferred DESC, id LIMIT 1), ''),
    coalesce(f.visit_count, 0), f.first_visit_on, f.last_visit_on,
    c.form_of_address, c.working_on, c.customer_since, c.preferred_channel, c.preferred_hours,
    c.away_until, c.leave_in_peace
FROM customer AS c LEFT JOIN customer_figures AS f ON f.customer_id = c.id
WHERE c.id = ?
"""

# The same order in every place that has to name somebody.
SHOWN_NAME = f"""
CASE WHEN c.name <> '' THEN c.name WHEN c.company <> '' THEN c.company
ELSE coalesce((SELECT number {_PHONE}), '#' || c.number) END
"""

_WAYS = """
SELECT * FROM (
SELECT 'phone' AS kind, label, number, is_preferred, is_bad, do_not_use, id FROM phone
WHERE customer_id = ?1
UNION ALL SELECT 'email', label, address, is_preferred, is_bad, do_not_use, id FROM email
WHERE customer_id = ?1
UNION ALL SELECT 'address', label, trim(replace(street, char(10), ', ') || ', ' || town, ', '),
    is_preferred, is_bad, do_not_use, id FROM address WHERE customer_id = ?1
) ORDER BY kind = 'address', kind = 'email', is_bad OR do_not_use, is_preferred DESC, id
"""
_TOPICS = """
SELECT t.name FROM customer_topic AS ct JOIN topic AS t ON t.id = ct.topic_id
WHERE ct.customer_id = ? AND ct.wants ORDER BY ct.id
"""

_TRASHED = f"""
SELECT c.id, {SHOWN_NAME}, c.trashed_at FROM customer AS c
WHERE c.trashed_at IS NOT NULL ORDER BY c.trashed_at DESC, c.id DESC
"""


class CustomerHead(NamedTuple):
    """One customer at a glance; texts are as written, empty when unknown.

    birthday: "YYYY-MM-DD" or "--MM-DD". phone, email: the preferred one, else the first of those
    that are good; address_line: street and town, the good ones
    first. customer_since: a year that somebody told. preferred_channel: call, message, email,
    letter, in_person or "". away_until: perhaps over already; until then, and while they are left
    in peace, nobody waits for them.
    """

    id: CustomerId
    number: int
    name: str
    given: str
    family: str
    preferred_name: str
    say_it: str
    company: str
    birthday: str | None
    notes: str
    tier: str
    status: str
    known_before: bool
    trashed: bool
    phone: str
    email: str
    address_line: str
    visit_count: int
    first_visit_on: date | None
    last_visit_on: date | None
    form_of_address: str
    working_on: str
    customer_since: int | None
    preferred_channel: str
    preferred_hours: str
    away_until: date | None
    is_left_in_peace: bool


class Way(NamedTuple):
    """One way to reach a customer. kind: phone, email or address; text: as it is written."""

    kind: str
    label: str
    text: str
    is_preferred: bool
    is_bad: bool
    do_not_use: bool
    id: int


class TrashRow(NamedTuple):
    """One customer in the trash; days_left until they are gone for good, never below 0."""

    id: CustomerId
    name: str
    trashed_at: datetime
    days_left: int


class _Trashed(NamedTuple):
    id: CustomerId
    name: str
    trashed_at: datetime


def head(store: Store, customer_id: CustomerId) -> CustomerHead | None:
    """The customer, also one in the trash; None for somebody who is not in the book."""
    return store.row(CustomerHead, _HEAD, customer_id)


def name_of(store: Store, customer_id: CustomerId) -> str:
    """What the customer is called in one line: name, else company, else phone, else number.

    Empty for somebody who is no longer in the book.
    """
    found = store.value(f"SELECT {SHOWN_NAME} FROM customer AS c WHERE c.id = ?", customer_id)
    return str(found or "")


def ways_to_reach(store: Store, customer_id: CustomerId) -> list[Way]:
    """Phones, then e-mails, then addresses; the good ones first, among them the preferred."""
    return store.rows(Way, _WAYS, customer_id)


def wanted_topics(store: Store, customer_id: CustomerId) -> list[str]:
    """What they want to hear about, as it was told."""
    return [row[0] for row in store.connection.execute(_TOPICS, (customer_id,))]


def trashed(store: Store, *, now: datetime) -> list[TrashRow]:
    """Who lies in the trash, newest first."""
    rows = store.rows(_Trashed, _TRASHED)
    return [TrashRow(*row, days_left=_days_left(row.trashed_at, now)) for row in rows]


def _days_left(trashed_at: datetime, now: datetime) -> int:
    return max(0, (trashed_at + timedelta(days=TRASH_DAYS) - now).days)
