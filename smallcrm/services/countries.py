"""What is usual in a country where a shop starts, from resources/countries.toml.

Which country the shop is in is the business of shop.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from smallcrm.domain.shop import ELSEWHERE, CountryHabits
from smallcrm.resources import resource


def country_habits(country: str) -> CountryHabits:
    """What is usual there; country: an ISO 3166 code. A country not in the table is ELSEWHERE."""
    code = country.upper()
    return _table().get(code) or replace(ELSEWHERE, code=code)


def countries() -> list[CountryHabits]:
    """All countries of the table, by code."""
    return [habits for _, habits in sorted(_table().items())]


@cache
def _table() -> Mapping[str, CountryHabits]:
    table = tomllib.loads(resource("countries.toml").read_text(encoding="utf-8"))
    return {code: CountryHabits(code=code, **habits) for code, habits in table.items()}
