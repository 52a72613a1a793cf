"""How often a customer comes, and from which day on the shop notices that they did not.

Nothing here knows how visits are kept, or what is done about it.
"""

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from smallcrm.domain.closures import Closures
from smallcrm.domain.seasons import next_season

VISITS_NEEDED = 3  # PRODUCT.md section 9; one gap alone is chance
LATE_FACTOR = 1.5  # later than usual, PRODUCT.md section 9
QUIET_FACTOR = 2.5  # quiet, same place
LATEST_DAYS = 60  # the habit of lately; a school child's gaps say nothing of the pensioner

_ALWAYS_OPEN = Closures()
_LONGEST_GAP = 3_650  # ten years; a longer gap says no more, and no date leaves the calendar


class Rhythm(NamedTuple):
    """A customer's own habit, and the days on which two states begin.

    usual_gap_days: in open days; of a seasonal customer the year shared out among its visits.
    season_on: the day around which a seasonal customer is expected back, else None.
    """

    usual_gap_days: int
    late_on: date
    quiet_on: date
    season_on: date | None = None


class _Wait(NamedTuple):
    """From when they are expected, and how long a usual gap is then."""

    begins: date
    gap_days: int


def rhythm(
    visit_days: Sequence[date],
    closed: Closures = _ALWAYS_OPEN,
    *,
    seen_on: date | None = None,
    away_until: date | None = None,
) -> Rhythm | None:
    """The habit read from the days of the visits, or None while there are too few.

    visit_days: shop days, each once, oldest first; visits to buy a gift follow other people's days
    and are left out by who reads them, but whoever came for a gift was seen (seen_on). closed: what
    stretches a gap without anybody being late. away_until: until then nobody waits for them. Who
    came in the same months of two years is judged by the season, not in the months between.
    """
    if len(visit_days) < VISITS_NEEDED:
        return None
    gaps = [closed.open_days_between(earlier, later) for earlier, later in pairwise(visit_days)]
    usual = max(1, round(median(gaps)))
    last = max(visit_days[-1], seen_on or visit_days[-1])
    season = next_season(visit_days)
    season_on = None if season is None or season.begins <= last else season.begins
    if season is not None and season_on is not None:
        usual, wait = season.mean_gap_days, _Wait(season_on, season.gap_days)
    else:
        wait = _Wait(last, usual)
    begins = max(wait.begins, away_until or wait.begins)
    return Rhythm(
        usual_gap_days=usual,
        late_on=_after(begins, wait.gap_days * LATE_FACTOR, closed),
        quiet_on=_after(begins, wait.gap_days * QUIET_FACTOR, closed),
        season_on=season_on,
    )


def _after(begins: date, days: float, closed: Closures) -> date:
    """The day after so many open days; the last day of the calendar instead of none."""
    try:
        return closed.add_open_days(begins, min(math.ceil(days), _LONGEST_GAP))
    except OverflowError:
        return date.max
