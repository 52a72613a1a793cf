"""The public holidays of a country and its regions, with their names.

The days come from the library `holidays`, which reads nothing but itself; whether the shop keeps
them is the business of domain/opening_hours.
"""

import warnings
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from holidays import HolidayBase

# A shop looks at last year, this one and the next; the rest is room for a change of region.
_YEARS_KEPT = 16
_NO_DAYS: Mapping[date, str] = MappingProxyType({})
_NO_YEARS: Mapping[int, Mapping[date, str]] = MappingProxyType({})


class Holidays(NamedTuple):
    """Which public holidays a shop keeps; a year is worked out when one of its days is asked for.

    country: an ISO 3166 code, "" for none at all. region: the library's code of a state or county,
    "" for those of the whole country. language: in which the names are wanted, if they exist.
    known: years that were worked out before (year to day to name): loading the library of all
    countries takes longer (0.3 s) than anybody may wait for a visit.
    """

    country: str = ""
    region: str = ""
    language: str = "en"
    known: Mapping[int, Mapping[date, str]] = _NO_YEARS

    def name_on(self, day: date) -> str:
        """The name of the holiday on this day, "" when it is none.

        A country that the library does not know has none; an unknown region those of its country.
        """
        return self.of_year(day.year).get(day, "") if self.country else ""

    def of_year(self, year: int) -> Mapping[date, str]:
        """The holidays of a year with their names, earliest first."""
        if not self.country:
            return _NO_DAYS
        known = self.known.get(year)
        return _of_year(self.country, self.region, self.language, year) if known is None else known


NO_HOLIDAYS = Holidays()


@lru_cache(maxsize=_YEARS_KEPT)
def regions_of(country: str) -> Mapping[str, str]:
    """The states or counties with holidays of their own: code to name, by name."""
    calendar = _calendar(country)
    if calendar is None:
        return MappingProxyType({})
    names = calendar.get_subdivision_aliases()
    told = {code: (names.get(code) or [code])[0] for code in calendar.subdivisions}
    return MappingProxyType(dict(sorted(told.items(), key=lambda each: each[1].casefold())))


def knows_country(country: str) -> bool:
    """Whether anything is known about the holidays of this country."""
    return _calendar(country) is not None


@lru_cache(maxsize=_YEARS_KEPT)
def _of_year(country: str, region: str, language: str, year: int) -> Mapping[date, str]:
    known = _calendar(country)
    if known is None or not known.start_year <= year <= known.end_year:
        return _NO_DAYS
    spoken = _language(language, known.supported_languages)
    place = region if region in known.subdivisions else ""
    calendar = _calendar(country, place, language=spoken, year=year)
    return _NO_DAYS if calendar is None else MappingProxyType(dict(sorted(calendar.items())))


def _calendar(
    country: str, region: str = "", *, language: str | None = None, year: int | None = None
) -> "HolidayBase | None":
    """What the library says, without any days where no year is given; None for a new country."""
    from holidays import country_holidays  # noqa: PLC0415

    with warnings.catch_warnings():
        # Of years for which a country has not told its days yet (India), the fixed ones do.
        warnings.simplefilter("ignore")
        try:
            return country_holidays(country, subdiv=region or None, years=year, language=language)
        except NotImplementedError:
            return None


def _language(wanted: str, spoken: tuple[str, ...]) -> str | None:
    """The library's code for a language, English where it has no words of ours."""
    short = wanted.partition("-")[0]
    fitting = [code for code in spoken if code.partition("_")[0] == short]
    english = [code for code in spoken if code.startswith("en")]
    return next(iter([*fitting, *english]), None)
