"""The one source of the opening hours: the week, closures, special days and public holidays.

Writing them is the business of services/hours.
"""

import json
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache

from smallcrm.domain.closures import Closure, Closures
from smallcrm.domain.holidays import NO_HOLIDAYS, Holidays
from smallcrm.domain.opening_hours import OpeningHours, Period, SpecialDay
from smallcrm.storage.driver import Connection

# Last year, for what was promised then; this one; and two more, for what is told far ahead.
_YEARS_BACK, _YEARS_AHEAD = 1, 2

_SPECIAL = """
SELECT d.day, d.words, p.opens, p.closes FROM special_day AS d
LEFT JOIN special_period AS p ON p.special_day_id = d.id ORDER BY d.day, p.opens, p.id
"""


def opening_hours(connection: Connection) -> OpeningHours:
    """When the shop is open, on ordinary and on all other days."""
    week = connection.execute("SELECT weekday, opens, closes FROM opening_period ORDER BY 1, 2, 3")
    return OpeningHours(
        periods=tuple(
            Period(weekday, time.fromisoformat(opens), time.fromisoformat(closes))
            for weekday, opens, closes in week
        ),
        closures=_closures(connection),
        special_days=_special_days(connection),
        holidays=_holidays(connection),
    )


def closures(connection: Connection) -> Closures:
    """The closures as they stretch the customers' gaps; a special day inside one is open."""
    told = connection.execute(
        "SELECT day FROM special_day WHERE id IN (SELECT special_day_id FROM special_period)"
    )
    return Closures(_closures(connection), [date.fromisoformat(day) for (day,) in told])


def keep_holidays(connection: Connection, *, on: date) -> bool:
    """Work the holidays around this day out and keep them; whether others are kept now.

    Call inside an action. What was worked out for the same year, place and language stays, so that
    a newer list of holidays moves nothing in the middle of a year.
    """
    kept = _chosen(connection)
    known = [*kept[:3], on.year - _YEARS_BACK, on.year + _YEARS_AHEAD]
    before = _worked_out(connection)
    if before is not None and json.loads(before)["of"] == known:
        return False
    years = range(on.year - _YEARS_BACK, on.year + _YEARS_AHEAD + 1)
    days = {
        year: {day.isoformat(): name for day, name in kept.of_year(year).items()} for year in years
    }
    connection.execute(
        "INSERT OR REPLACE INTO derived_state VALUES ('holidays', ?)",
        (json.dumps({"of": known, "years": days}, ensure_ascii=False),),
    )
    return True


def _closures(connection: Connection) -> tuple[Closure, ...]:
    rows = connection.execute("SELECT from_on, to_on, words FROM closure ORDER BY 1, 2, id")
    return tuple(
        Closure(date.fromisoformat(first), date.fromisoformat(last), words)
        for first, last, words in rows
    )


def _special_days(connection: Connection) -> tuple[SpecialDay, ...]:
    found: dict[date, SpecialDay] = {}
    for text, words, opens, closes in connection.execute(_SPECIAL):
        day = date.fromisoformat(text)
        known = found.get(day) or SpecialDay(day, (), words)
        if opens is not None:
            period = Period(day.weekday(), time.fromisoformat(opens), time.fromisoformat(closes))
            known = known._replace(periods=(*known.periods, period))
        found[day] = known
    return tuple(found.values())


def _holidays(connection: Connection) -> Holidays:
    """The holidays that are kept, with the years that were worked out before."""
    kept = _chosen(connection)
    told = _worked_out(connection) if kept.country else None
    if told is None:
        return kept
    of, years = _read(told)
    return kept._replace(known=years) if of == kept[:3] else kept


def _chosen(connection: Connection) -> Holidays:
    row = connection.execute(
        "SELECT country, holiday_region, language FROM shop WHERE keeps_holidays"
    ).fetchone()
    return Holidays(*row) if row else NO_HOLIDAYS


def _worked_out(connection: Connection) -> str | None:
    row = connection.execute("SELECT value FROM derived_state WHERE name = 'holidays'").fetchone()
    return row and str(row[0])


@lru_cache(maxsize=2)  # one book is open; a second text comes with a changed setting
def _read(told: str) -> tuple[tuple[str, str, str], Mapping[int, Mapping[date, str]]]:
    kept = json.loads(told)
    country, region, language = kept["of"][:3]
    years = {
        int(year): {date.fromisoformat(day): name for day, name in days.items()}
        for year, days in kept["years"].items()
    }
    return (country, region, language), years
