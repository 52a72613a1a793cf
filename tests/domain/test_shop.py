"""What a shop draft takes, and that the table of countries is sound."""

import tomllib

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.shop import PAPERS, CountryHabits, ShopDraft
from smallcrm.resources import resource

GERMANY = CountryHabits("DE", "EUR", "Europe/Berlin", "a4", day_first=True, language="de")
ROWS = tomllib.loads(resource("countries.toml").read_text(encoding="utf-8"))


def test_a_name_and_a_country_are_enough() -> None:
    shop = ShopDraft(name=" Berg  Hardware ").checked(GERMANY)
    assert (shop.name, shop.country, shop.currency) == ("Berg Hardware", "DE", "EUR")
    assert (shop.time_zone, shop.paper, shop.language) == ("Europe/Berlin", "a4", "de")
    assert shop.counter_view


def test_what_was_chosen_stays() -> None:
    draft = ShopDraft(name="Berg", country="de", currency="chf", paper="Letter", language="es")
    shop = draft.checked(GERMANY)
    assert (shop.currency, shop.paper, shop.language) == ("CHF", "letter", "es")


def test_another_country_brings_its_habits() -> None:
    draft = ShopDraft(name="Berg", currency="USD", paper="letter", time_zone="America/New_York")
    draft.follow(GERMANY)
    assert (draft.country, draft.currency, draft.paper) == ("DE", "EUR", "a4")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ShopDraft(), "name"),
        (ShopDraft(name="Berg", country="Germany"), "country"),
        (ShopDraft(name="Berg", currency="Euro"), "currency"),
        (ShopDraft(name="Berg", time_zone="Europe"), "time_zone"),
        (ShopDraft(name="Berg", time_zone="../../etc/passwd"), "time_zone"),
        (ShopDraft(name="Berg", time_zone="Moon/Base"), "time_zone"),
        (ShopDraft(name="Berg", paper="a5"), "paper"),
        (ShopDraft(name="Berg", email="berg"), "email"),
        (ShopDraft(name="Berg", language="??"), "language"),
        (ShopDraft(name="Berg", our_promise="x" * 201), "our_promise"),
    ],
)
def test_every_refusal_names_its_field(draft: ShopDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked(GERMANY)
    assert refused.value.field == field
    str(refused.value)


def test_without_any_habits_the_country_is_asked_for() -> None:
    with pytest.raises(Invalid, match="Choose the country"):
        ShopDraft(name="Berg").checked()


@pytest.mark.parametrize("code", sorted(ROWS))
def test_every_country_of_the_table_can_start_a_shop(code: str) -> None:
    habits = CountryHabits(code, **ROWS[code])
    shop = ShopDraft(name="Berg").checked(habits)
    assert shop.country == code
    assert shop.paper in PAPERS
    assert isinstance(habits.day_first, bool)
    assert shop.language in {"en", "es", "de", "fr"}


def test_the_table_knows_the_paper_and_the_dates_of_the_big_ones() -> None:
    assert len(ROWS) >= 60
    assert [ROWS[code]["paper"] for code in ("US", "MX", "DE")] == ["letter", "letter", "a4"]
    assert [ROWS[code]["day_first"] for code in ("US", "GB", "DE")] == [False, True, True]
