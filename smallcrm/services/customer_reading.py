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

_HEAD = f"""
SELECT c.id, c.number, c.name, c.given, c.family, c.preferred_name, c.say_it, c.company,
    c.birthday, c.notes, c.tier, c.status, c.known_before, c.trashed_at IS NOT NULL,
    coalesce((SELECT number {_PHONE}), ''), coalesce((SELECT digits {_PHONE}), ''),
    coalesce((SELECT address FROM email WHERE customer_id = c.id
              ORDER BY is_preferred DESC, id LIMIT 1), ''),
    coalesce((SELECT trim(replace(street, char(10), ', ') || ', ' || town, ', ')
              FROM address WHERE customer_id = c.id
              ORDER BY is_bad, is_preferred DESC, id LIMIT 1), ''),
    coalesce(f.visit_count, 0), f.first_visit_on, f.last_visit_on
FROM customer AS c LEFT JOIN customer_figures AS f ON f.customer_id = c.id
WHERE c.id = ?
"""

# The same order in every place that has to name somebody.
SHOWN_NAME = f"""
CASE WHEN c.name <> '' THEN c.name WHEN c.company <> '' THEN c.company
ELSE coalesce((SELECT number {_PHONE}), '#' || c.number) END
"""

_FIGURES = """
WITH amounts AS (
    SELECT amount_minor, row_number() OVER (ORDER BY amount_minor) AS place, count(*) OVER () AS n
    FROM visit WHERE customer_id = ?1 AND amount_minor IS NOT NULL
)
SELECT coalesce(f.visit_count, 0), coalesce(f.amount_minor, 0),
    (SELECT CAST(round(avg(amount_minor)) AS INTEGER) FROM amounts
     WHERE place IN ((n + 1) / 2, (n + 2) / 2))
FROM (SELECT 1) LEFT JOIN customer_figures AS f ON f.customer_id = ?1
"""

_TRASHED = f"""
SELECT c.id, {SHOWN_NAME}, c.trashed_at FROM customer AS c
WHERE c.trashed_at IS NOT NULL ORDER BY c.trashed_at DESC, c.id DESC
"""


class CustomerHead(NamedTuple):
    """One customer at a glance; texts are as written, empty when unknown.

    birthday: "YYYY-MM-DD" or "--MM-DD". phone, email, address_line: the preferred one, else the
    first; phone_digits as they are matched; address_line: street and town.
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
    phone_digits: str
    email: str
    address_line: str
    visit_count: int
    first_visit_on: date | None
    last_visit_on: date | None


class Figures(NamedTuple):
    """What one customer brought so far, for the owner only.

    amount_minor: all that was noted. median_minor: the middle of the visits with an amount, which
    one huge order does not move (PRODUCT.md section 9); None where nobody noted one.
    """

    visit_count: int
    amount_minor: int
    median_minor: int | None


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


def figures_of(store: Store, customer_id: CustomerId) -> Figures:
    """So far with us; zeros for somebody who was never here."""
    return store.row(Figures, _FIGURES, customer_id) or Figures(0, 0, None)


def trashed(store: Store, *, now: datetime) -> list[TrashRow]:
    """Who lies in the trash, newest first."""
    rows = store.rows(_Trashed, _TRASHED)
    return [TrashRow(*row, days_left=_days_left(row.trashed_at, now)) for row in rows]


def _days_left(trashed_at: datetime, now: datetime) -> int:
    return max(0, (trashed_at + timedelta(days=TRASH_DAYS) - now).days)
