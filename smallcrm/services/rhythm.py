"""How often a customer comes, as it was worked out, and what stretches or stops the waiting.

The rules stand in `domain/rhythm.py`; what is shown on Today is worked out in `domain/prompts.py`.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.newcomers import FIRST_VISITS, away_since
from smallcrm.storage.store import Store

_SELECT = """
SELECT usual_gap_days, last_on, late_on, quiet_on, season_on
FROM customer_rhythm WHERE customer_id = ?
"""
_LATEST_DAYS = """
SELECT DISTINCT shop_day FROM visit WHERE customer_id = ? ORDER BY shop_day DESC LIMIT ?
"""


class RhythmRow(NamedTuple):
    """A customer's own rhythm; dates are shop days.

    last_on: when they were last seen, for a gift too. late_on, quiet_on: from when they are later
    than usual, and quiet. season_on: about when a seasonal customer is expected back.
    """

    usual_gap_days: int
    last_on: date
    late_on: date
    quiet_on: date
    season_on: date | None


def rhythm_of(store: Store, customer_id: CustomerId) -> RhythmRow | None:
    """The rhythm by which they are missed, or None for whom nobody waits.

    Nobody waits for gift buyers, for who came less than three times, was let go, moved or died,
    and for who is to be left in peace.
    """
    return store.row(RhythmRow, _SELECT, customer_id)


def back_after_years(store: Store, customer_id: CustomerId, *, on: date) -> date | None:
    """Since when they had not been here, for who is back after three years (PRODUCT.md section 9).

    on: the day on which they stand in the shop; the first three visits count as coming back.
    """
    rows = store.connection.execute(_LATEST_DAYS, (customer_id, FIRST_VISITS + 1)).fetchall()
    return away_since([date.fromisoformat(day) for (day,) in reversed(rows)], on)
