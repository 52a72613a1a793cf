"""Public holidays of countries and regions, and none where nobody knows them."""

from datetime import date

import pytest

from smallcrm.domain.holidays import Holidays, knows_country, regions_of
from smallcrm.services.countries import countries


def test_the_region_decides() -> None:
    epiphany = date(2027, 1, 6)
    assert Holidays("DE", "BY", "de").name_on(epiphany) == "Heilige Drei Könige"
    assert Holidays("DE", "BE", "de").name_on(epiphany) == ""
    assert Holidays("DE", "", "en").name_on(date(2026, 12, 25)) == "Christmas Day"


@pytest.mark.parametrize("country", ["XX", "EU", "", "de", "'; DROP", "\x00"])
def test_an_unknown_country_has_none(country: str) -> None:
    assert not knows_country(country)
    assert regions_of(country) == {}
    assert Holidays(country).name_on(date(2026, 12, 25)) == ""


def test_an_unknown_region_keeps_the_holidays_of_its_country() -> None:
    assert Holidays("GB", "BY").name_on(date(2026, 12, 25)) == "Christmas Day"


def test_regions_are_told_by_name() -> None:
    regions = regions_of("DE")
    assert regions["BY"] == "Bayern"
    assert list(regions.values()) == sorted(regions.values(), key=str.casefold)


@pytest.mark.parametrize("year", [1, 1900, 2199, 9999])
def test_years_that_nobody_worked_out_raise_nothing(year: int) -> None:
    for country in ("DE", "IN", "CN", "IL"):
        Holidays(country).of_year(year)


def test_years_that_were_worked_out_before_are_not_asked_for_again() -> None:
    kept = Holidays("DE", "BY", "de", {2027: {date(2027, 5, 5): "Tag der Rosen"}})
    assert kept.name_on(date(2027, 5, 5)) == "Tag der Rosen"
    assert kept.name_on(date(2027, 12, 25)) == ""
    assert kept.name_on(date(2028, 12, 25)) == "Erster Weihnachtstag"


def test_every_country_that_a_shop_can_start_in_is_known_without_a_warning() -> None:
    for habits in countries():
        assert knows_country(habits.code)
        for year in (1990, 2027, 2060):  # a warning would fail this test
            Holidays(habits.code, next(iter(regions_of(habits.code)), "")).of_year(year)
        assert Holidays(habits.code).of_year(2019), habits.code  # Ukraine keeps none in war
