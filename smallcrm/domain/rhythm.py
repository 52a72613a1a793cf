"""How often a customer comes, and from which day on the shop notices that they did not.

Nothing here knows how visits are kept, or what is done about it.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

VISITS_NEEDED = 3  # PRODUCT.md section 9; one gap alone is chance
LATE_FACTOR = 1.5  # later than usual, PRODUCT.md section 9
QUIET_FACTOR = 2.5  # quiet, same place


class Rhythm(NamedTuple):
    """A customer's own habit: usual gap in open days, and the days on which two states begin."""

    usual_gap_days: int
    late_on: date
    quiet_on: date


def rhythm(visit_days: Sequence[date], closed_days: Iterable[date] = ()) -> Rhythm | None:
    """The habit read from the days of the visits, or None while there are too few.

    visit_days: shop days, each once, oldest first; visits to buy a gift follow other people's days
    and are left out by who reads them. closed_days: holidays of the shop; they stretch a gap
    without anybody being late, so they do not count.
    """
    if len(visit_days) < VISITS_NEEDED:
        return None
    closed = sorted(set(closed_days))
    gaps = [_open_days_between(earlier, later, closed) for earlier, later in pairwise(visit_days)]
    usual = max(1, round(median(gaps)))
    last = visit_days[-1]
    return Rhythm(
        usual_gap_days=usual,
        late_on=_after_open_days(last, math.ceil(usual * LATE_FACTOR), closed),
        quiet_on=_after_open_days(last, math.ceil(usual * QUIET_FACTOR), closed),
    )


def _open_days_between(earlier: date, later: date, closed: Sequence[date]) -> int:
    return (later - earlier).days - sum(1 for day in closed if earlier < day <= later)


def _after_open_days(day: date, count: int, closed: Sequence[date]) -> date:
    reached = day + timedelta(days=count)
    for shut in closed:
        if day < shut <= reached:
            reached += timedelta(days=1)
    return reached
