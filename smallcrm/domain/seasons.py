"""Customers who come in the same months of each year and rest in between (PRODUCT.md section 9).

What follows from it for their rhythm is domain/rhythm.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from smallcrm.domain.dates import months_later

REST_DAYS = 120  # four months without a visit end a season; a summer away is shorter
RESTS_TO_GAPS = 2  # in between they are absent: a rest is at least twice a gap inside the season
_GRACE = timedelta(days=31)  # the same month of the year, give or take one
_YEAR_DAYS = 365


class Season(NamedTuple):
    """The season that comes next.

    begins: a year after it last began. gap_days: a usual gap inside it. mean_gap_days: the year
    shared out among the visits of all its seasons.
    """

    begins: date
    gap_days: int
    mean_gap_days: int


class _Stay(NamedTuple):
    """Visits without a rest between them."""

    first: date
    last: date
    days: tuple[date, ...]


def next_season(visit_days: Sequence[date]) -> Season | None:
    """When a seasonal customer is expected back; None for whoever comes all the year round.

    visit_days: shop days, each once, oldest first. Seasonal is who came in the same months of two
    years, and is expected only after a rest.
    """
    stays = _stays(visit_days)
    returning = [stay for place, stay in enumerate(stays) if _is_return(stay, stays[:place])]
    if not returning or len(returning) * 2 < _could_return(stays):
        return None
    last = visit_days[-1]
    ahead = [
        begins
        for begins in (_year_after(stay.first) for stay in returning)
        if (begins - last).days >= REST_DAYS
    ]
    if not ahead:
        return None
    gaps = [(b - a).days for stay in stays for a, b in pairwise(stay.days)]
    # A season of a single visit is told by its month.
    gap = max(1, round(median(gaps))) if gaps else _GRACE.days
    if gap * RESTS_TO_GAPS > _usual_rest(stays):
        return None
    return Season(min(ahead), gap, _mean_gap(stays))


def _usual_rest(stays: Sequence[_Stay]) -> float:
    """How long they are absent between two seasons; there are two at least."""
    return median((later.first - earlier.last).days for earlier, later in pairwise(stays))


def _stays(visit_days: Sequence[date]) -> list[_Stay]:
    groups: list[list[date]] = []
    for day in visit_days:
        if groups and (day - groups[-1][-1]).days < REST_DAYS:
            groups[-1].append(day)
        else:
            groups.append([day])
    return [_Stay(days[0], days[-1], tuple(days)) for days in groups]


def _could_return(stays: Sequence[_Stay]) -> int:
    """How many came a year or more after the first: of a habit, at least half are returns.

    Whoever comes every few months meets the same month again by chance, but less often.
    """
    begins = _year_after(stays[0].first) - _GRACE
    return sum(1 for stay in stays if stay.first >= begins)


def _is_return(stay: _Stay, older: Sequence[_Stay]) -> bool:
    """Whether they were here a year before, or the last time in these months of an earlier year."""
    lately = [each for each in older if (stay.first - each.first).days < 1.5 * _YEAR_DAYS]
    return any(_is_again(stay, each) for each in [*lately, *older[-1:]])


def _is_again(stay: _Stay, older: _Stay) -> bool:
    """Whether this lies in the months of an older one; a running one may still be short."""
    years = round((stay.first - older.first).days / _YEAR_DAYS)
    if years < 1:
        return False
    begins = months_later(older.first, 12 * years)
    ends = begins + (older.last - older.first)
    return abs(stay.first - begins) <= _GRACE and stay.last <= ends + _GRACE


def _mean_gap(stays: Sequence[_Stay]) -> int:
    """Days a year for each visit, over the years in which they came."""
    visits = sum(len(stay.days) for stay in stays)
    years = len({stay.first.year for stay in stays})
    return max(1, round(_YEAR_DAYS * years / visits))


def _year_after(day: date) -> date:
    return months_later(day, 12) if day.year < date.max.year else day
