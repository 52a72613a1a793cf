"""What one customer brought so far, what they may bring, and how often they come: for the owner.

The rules stand in `domain/rhythm.py` and `domain/lifetime_value.py`.
"""

from datetime import date
from statistics import median
from typing import NamedTuple

from smallcrm.domain.dates import months_later
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.lifetime_value import (
    BASKET_MONTHS,
    Habit,
    LifetimeValue,
    lifetime_value,
    own_habit,
    usual_basket,
    years_so_far,
)
from smallcrm.domain.rhythm import LATEST_DAYS, VISITS_NEEDED, Rhythm, rhythm
from smallcrm.storage.hour_rows import opening_hours
from smallcrm.storage.store import Store

# The middle of so many hardly moves with more, and they are read in a blink in any book.
_SAMPLE = 1_000
_MONTHS_A_YEAR = 12

_SO_FAR = """
SELECT f.visit_count, CASE WHEN EXISTS (
        SELECT 1 FROM visit WHERE customer_id = ?1 AND amount_minor IS NOT NULL
    ) THEN f.amount_minor END, f.first_visit_on, f.last_visit_on
FROM customer_figures AS f WHERE f.customer_id = ?1
"""
_MONTHS = """
SELECT coalesce(sum(visit_count), 0), coalesce(sum(amount_minor), 0)
FROM visit_month WHERE customer_id = ? AND month >= ?
"""
_BASKETS = """
SELECT amount_minor FROM visit
WHERE customer_id = ? AND shop_day >= ? AND amount_minor > 0
"""
_DAYS = """
SELECT DISTINCT shop_day FROM visit
WHERE customer_id = ? AND NOT is_gift ORDER BY shop_day DESC LIMIT ?
"""
_FRIENDS = """
SELECT count(*), coalesce(sum(f.amount_minor), 0)
FROM referral AS r JOIN customer AS c ON c.id = r.referred_id AND c.trashed_at IS NULL
LEFT JOIN customer_figures AS f ON f.customer_id = r.referred_id
WHERE r.referrer_id = ?
"""
_USUAL_BASKETS = """
SELECT amount_minor FROM visit WHERE amount_minor > 0 AND shop_day >= ?
ORDER BY shop_day DESC LIMIT ?
"""
_USUAL_GAPS = """
SELECT julianday(last_visit_on) - julianday(first_visit_on), visit_count
FROM customer_figures WHERE visit_count >= ? AND last_visit_on > first_visit_on
ORDER BY customer_id DESC LIMIT ?
"""


class Worth(NamedTuple):
    """One customer in figures; whoever was never here has zeros.

    amount_minor: all that was noted, None where nobody ever noted an amount; so is year_minor, of
    the last twelve calendar months. expected: in all their years; None while the shop knows too
    little. habit, days_since: their own rhythm and how long ago they were here last. friends: whom
    they sent; friends_minor: what those brought, which is never added to their own.
    """

    visit_count: int
    amount_minor: int | None
    first_on: date | None
    full_years: int
    expected: LifetimeValue | None
    habit: Rhythm | None
    days_since: int | None
    year_visits: int
    year_minor: int | None
    friends: int
    friends_minor: int


class _SoFar(NamedTuple):
    visit_count: int
    amount_minor: int | None
    first_on: date | None
    last_on: date | None


def worth(store: Store, customer_id: CustomerId, *, on: date) -> Worth:
    """The owner's figures of one customer on this shop day."""
    so_far = store.row(_SoFar, _SO_FAR, customer_id) or _SoFar(0, None, None, None)
    read = store.connection.execute
    year_visits, year_minor = read(_MONTHS, (customer_id, _first_month(on))).fetchone()
    friends, friends_minor = read(_FRIENDS, (customer_id,)).fetchone()
    closed = opening_hours(store.connection).stretching
    habit = rhythm(visit_days(store, customer_id), closed)
    full_years = years_so_far(so_far.first_on, on)
    return Worth(
        visit_count=so_far.visit_count,
        amount_minor=so_far.amount_minor,
        first_on=so_far.first_on,
        full_years=full_years,
        expected=_expected(store, customer_id, habit, so_far.visit_count, full_years, on),
        habit=habit,
        days_since=None if so_far.last_on is None else (on - so_far.last_on).days,
        year_visits=year_visits,
        year_minor=None if so_far.amount_minor is None else year_minor,
        friends=friends,
        friends_minor=friends_minor,
    )


def visit_days(store: Store, customer_id: CustomerId) -> list[date]:
    """The latest days on which a customer came for themselves, each once, oldest first."""
    rows = store.connection.execute(_DAYS, (customer_id, LATEST_DAYS)).fetchall()
    return [date.fromisoformat(day) for (day,) in reversed(rows)]


def _expected(
    store: Store,
    customer_id: CustomerId,
    habit: Rhythm | None,
    visit_count: int,
    full_years: int,
    on: date,
) -> LifetimeValue | None:
    expected_years, margin_percent = store.connection.execute(
        "SELECT expected_years, margin_percent FROM shop"
    ).fetchone() or (1, None)
    own = own_habit(_baskets(store, customer_id, on), habit)
    usual = Habit(None, None)
    if visit_count < VISITS_NEEDED or None in own:
        usual = _usual_habit(store, on)
    return lifetime_value(
        own,
        usual,
        visit_count=visit_count,
        years_so_far=full_years,
        expected_years=expected_years,
        margin_percent=margin_percent,
    )


def _baskets(store: Store, customer_id: CustomerId, on: date) -> list[int]:
    since = months_later(on, -BASKET_MONTHS).isoformat()
    return [row[0] for row in store.connection.execute(_BASKETS, (customer_id, since))]


def _usual_habit(store: Store, on: date) -> Habit:
    """What is usual in this shop: of its latest purchases and its newest regular visitors."""
    since = months_later(on, -BASKET_MONTHS).isoformat()
    read = store.connection.execute
    baskets = [row[0] for row in read(_USUAL_BASKETS, (since, _SAMPLE))]
    gaps = [days / (visits - 1) for days, visits in read(_USUAL_GAPS, (VISITS_NEEDED, _SAMPLE))]
    return Habit(usual_basket(baskets), max(1, round(median(gaps))) if gaps else None)


def _first_month(on: date) -> str:
    """The first of the last twelve calendar months, this one included: "YYYY-MM"."""
    first = months_later(on.replace(day=1), 1 - _MONTHS_A_YEAR)
    return f"{first:%Y-%m}"
