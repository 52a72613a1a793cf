"""The countries, time zones, currencies and languages that a shop can choose, in its own words.

What a choice brings with it is the business of services/countries.
"""

from functools import cache
from typing import TYPE_CHECKING

from smallcrm.domain.addresses import ORDERS
from smallcrm.domain.languages import NAMES
from smallcrm.domain.shop import CountryHabits
from smallcrm.services.country_names import also_called
from smallcrm.services.shop import countries
from smallcrm.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # CLDR lists them all the same
# What people type for their country besides its full name.
ALSO_CALLED = also_called()
# Each in its own words, as everywhere where languages are chosen; never translated.
LANGUAGES = tuple(NAMES.items())


@cache
def country_words(language: str) -> "Mapping[str, str]":
    """Every country by its ISO code, as people of this language call it."""
    names = _locale(language).territories
    return {
        code: str(name)
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    }


@cache
def zone_words() -> "Mapping[str, str]":
    """Every time zone by its IANA name, written as one reads it."""
    from zoneinfo import available_timezones  # noqa: PLC0415

    return {zone: zone.replace("_", " ") for zone in available_timezones() if "/" in zone}


@cache
def currency_words(language: str) -> "Mapping[str, str]":
    """The currencies of the countries we know, with their names: "EUR, Euro"."""
    names = _locale(language).currencies
    codes = sorted({habits.currency for habits in countries()})
    return {code: f"{code}, {names.get(code, code)}" for code in codes}


def needs_region(country: str) -> bool:
    """Whether envelopes of this country want the state or county."""
    return "region}" in ORDERS.get(country, "")


def habit_words(habits: CountryHabits, wording: Wording) -> str:
    """What follows from a country, in one line."""
    paper = wording.text("A4 paper") if habits.paper == "a4" else wording.text("Letter paper")
    place = habits.zone.rpartition("/")[2].replace("_", " ")
    currency = currency_words(wording.language).get(habits.currency, habits.currency)
    return wording.text(
        "{currency} · {paper} · the clock of {place}. Settings can change each.",
        currency=currency.partition(", ")[2] or habits.currency,
        paper=paper,
        place=place,
    )


def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
