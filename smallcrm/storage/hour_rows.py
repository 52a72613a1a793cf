"""The one source of the opening hours: the week, closures, special days and public holidays.

Writing them is the business of services/hours.
"""

import json
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

from smallcrm.domain.closures import Closure
from smallcrm.domain.holidays import NO_HOLIDAYS, Holidays
from smallcrm.domain.opening_hours import OpeningHours, Period, SpecialDay
from smallcrm.storage.driver import Connection

# Last year, for what was promised then; this one; and two more, for what is told far ahead.
_YEARS_BACK, _YEARS_AHEAD = 1, 2

# One question, asked with every visit; what was read from the same answer before is used again.
_ALL = """
SELECT
(SELECT json_group_array(json_array(weekday, opens, closes)) FROM opening_period),
(SELECT json_group_array(json_array(from_on, to_on, words)) FROM closure),
(SELECT json_group_array(json_array(d.day, d.words, p.opens, p.closes)) FROM special_day AS d
 LEFT JOIN special_period AS p ON p.special_day_id = d.id),
(SELECT json_array(country, holiday_region, language) FROM shop WHERE keeps_holidays),
(SELECT value FROM derived_state WHERE name = 'holidays')
"""


def opening_hours(connection: Connection) -> OpeningHours:
    """When the shop is open, on ordinary and on all other days."""
    return _read(*connection.execute(_ALL).fetchone())


def keep_holidays(connection: Connection, *, on: date) -> bool:
    """Work the holidays around this day out and keep them; whether others are kept now.

    Call inside an action. What was worked out for the same year, place and language stays, so that
    a newer list of holidays moves nothing in the middle of a year.
    """
    kept = opening_hours(connection).holidays
    of = [*_place(kept), on.year - _YEARS_BACK, on.year + _YEARS_AHEAD]
    row = connection.execute("SELECT value FROM derived_state WHERE name = 'holidays'").fetchone()
    if row is not None and json.loads(row[0])["of"] == of:
        return False
    years = range(on.year - _YEARS_BACK, on.year + _YEARS_AHEAD + 1)
    days = {
        year: {day.isoformat(): name for day, name in kept.of_year(year).items()} for year in years
    }
    connection.execute(
        "INSERT OR REPLACE INTO derived_state VALUES ('holidays', ?)",
        (json.dumps({"of": of, "years": days}, ensure_ascii=False),),
    )
    return True


@lru_cache(maxsize=4)  # one book is open; another text comes with changed hours
def _read(
    week: str, closed: str, special: str, place: str | None, known: str | None
) -> OpeningHours:
    return OpeningHours(
        periods=tuple(sorted(_period(*row) for row in json.loads(week))),
        closures=tuple(
            sorted(
                Closure(date.fromisoformat(first), date.fromisoformat(last), words)
                for first, last, words in json.loads(closed)
            )
        ),
        special_days=_special_days(json.loads(special)),
        holidays=NO_HOLIDAYS if place is None else _holidays(Holidays(*json.loads(place)), known),
    )


def _period(weekday: int, opens: str, closes: str) -> Period:
    return Period(weekday, time.fromisoformat(opens), time.fromisoformat(closes))


def _special_days(
    rows: Iterable[tuple[str, str, str | None, str | None]],
) -> tuple[SpecialDay, ...]:
    found: dict[date, SpecialDay] = {}
    for text, words, opens, closes in rows:
        day = date.fromisoformat(text)
        known = found.get(day) or SpecialDay(day, (), words)
        if opens is not None and closes is not None:
            periods = sorted([*known.periods, _period(day.weekday(), opens, closes)])
            known = known._replace(periods=tuple(periods))
        found[day] = known
    return tuple(found[day] for day in sorted(found))


def _holidays(kept: Holidays, told: str | None) -> Holidays:
    """The holidays that are kept, with the years that were worked out for the same place before."""
    before = json.loads(told) if told else {"of": [], "years": {}}
    if before["of"][:3] != _place(kept):
        return kept
    return kept._replace(
        known={
            int(year): {date.fromisoformat(day): name for day, name in days.items()}
            for year, days in before["years"].items()
        }
    )


def _place(kept: Holidays) -> list[str]:
    return [kept.country, kept.region, kept.language]
