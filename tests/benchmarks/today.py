"""Today from derived rows, against the same answer from plain rows with covering indexes."""

import statistics

from smallcrm.services.today import today
from tests.benchmarks.shops import NOW, opened
from tests.benchmarks.table import Measured, at_least, at_most, seconds

_CARDS_AMONG = 50  # as the page asks, which offers to print so many at once

_TIMES = 200
_PLAIN_TIMES = 3
_MOST_MS = 5.0  # SPEED.md: 99th per cent

# The first purchases, third visits, referrals and birthdays that wait, found without derived rows.
_PLAIN = (
    """
    SELECT customer_id, min(shop_day) AS first FROM visit GROUP BY customer_id
    HAVING first BETWEEN date(?1, '-30 days') AND ?1
    """,
    """
    SELECT customer_id, shop_day FROM (SELECT customer_id, shop_day, row_number() OVER (
        PARTITION BY customer_id ORDER BY shop_day) AS place FROM visit)
    WHERE place = 3 AND shop_day BETWEEN date(?1, '-30 days') AND ?1
    """,
    """
    SELECT r.referrer_id, min(v.shop_day) FROM referral AS r JOIN visit AS v
    ON v.customer_id = r.referred_id WHERE r.shop_day <= ?1 GROUP BY r.id
    """,
    """
    SELECT id FROM customer WHERE birthday IS NOT NULL
    AND substr(birthday, -5) BETWEEN strftime('%m-%d', ?1) AND strftime('%m-%d', ?1, '+7 days')
    """,
)


def today_page(customers: int) -> list[Measured]:
    """The whole page's queries."""
    day = NOW.date()
    with opened(customers) as store:
        ours = sorted(seconds(lambda: today(store, on=day, cards_among=_CARDS_AMONG), times=_TIMES))

        def plain() -> None:
            for sql in _PLAIN:
                store.connection.execute(sql, (day.isoformat(),)).fetchall()

        limit = statistics.median(seconds(plain, times=_PLAIN_TIMES))
    middle, slow = statistics.median(ours) * 1000, ours[int(_TIMES * 0.99)] * 1000
    return [
        at_least("Today, times faster than plain SQL", limit * 1000 / middle, 1, 100, "x"),
        at_most("Today, 99th per cent", slow, _MOST_MS, 1, "ms"),
    ]
