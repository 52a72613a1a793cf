"""The shop's settings and its hours."""

from datetime import time
from pathlib import Path

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.opening_hours import OpeningHours, Period, usual
from smallcrm.domain.shop import ShopDraft
from smallcrm.services import shop as shop_service
from smallcrm.services.helpers import helpers
from smallcrm.services.hours import opening_hours, save_opening_hours
from tests.builders import Shop


def test_before_the_first_start_there_is_no_shop(tmp_path: Path) -> None:
    empty = Shop(tmp_path / "empty.scrm")
    try:
        assert shop_service.shop(empty.store) is None
        assert shop_service.currency_of(empty.store) == "EUR"
        assert helpers(empty.store) == []
        with pytest.raises(ShopError):
            shop_service.save_shop(empty.store, ShopDraft(name="x", country="DE"), now=empty.now)
    finally:
        empty.close()


def test_the_first_start_follows_the_country_and_makes_the_owner_a_helper(shop: Shop) -> None:
    row = shop_service.shop(shop.store)

    assert row is not None
    assert (row.currency, row.time_zone, row.paper) == ("EUR", "Europe/Berlin", "a4")
    assert (row.is_counter_view, row.is_demo) == (True, False)
    assert opening_hours(shop.store).periods == usual().periods
    (rosa,) = helpers(shop.store)
    assert (rosa.name, rosa.is_owner, rosa.key_number) == ("Rosa", True, 1)


def test_a_book_has_one_shop_only(shop: Shop) -> None:
    before = shop.dump()

    with pytest.raises(ShopError):
        shop.set_up("FR")

    assert shop.dump() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("country", "Germany"),
        ("currency", "euro"),
        ("time_zone", "Mars/Olympus"),
        ("paper", "a3"),
        ("email", "nowhere"),
        ("name", "x" * 100_000),
        ("time_zone", "../../etc"),
    ],
)
def test_a_bad_setting_is_named_and_nothing_is_written(shop: Shop, field: str, value: str) -> None:
    before = shop.dump()
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    setattr(draft, field, value)

    with pytest.raises(Invalid) as refused:
        shop_service.save_shop(shop.store, draft, now=shop.now)

    assert refused.value.field == field
    assert shop.dump() == before


def test_settings_saved_unchanged_write_nothing_and_a_change_is_undone(shop: Shop) -> None:
    before, deeds = shop.dump(), shop.deeds()
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)

    shop_service.save_shop(shop.store, draft, now=shop.now)
    assert shop.deeds() == deeds

    draft.our_promise = "Tuesday is Monday evening"
    shop_service.save_shop(shop.store, draft, now=shop.now)
    assert shop.rows("shop")[0]["our_promise"] == "Tuesday is Monday evening"
    shop.undo()
    assert shop.dump() == before


def test_in_another_country_phones_are_matched_by_its_rules(shop: Shop) -> None:
    shop.customer("Anna", phone="0171 5551234")
    shop.customer("Tom", phone="+49 171 5551234")
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    draft.country = "IT"  # where the zero belongs to the number

    shop_service.save_shop(shop.store, draft, now=shop.now)

    assert [row["digits"] for row in shop.rows("phone")] == ["01715551234", "1715551234"]


def test_opening_hours_keep_the_rows_that_did_not_change(shop: Shop) -> None:
    before = shop.dump()
    hours = OpeningHours((*usual().periods[:5], Period(6, time(22), time(2))))

    save_opening_hours(shop.store, hours, now=shop.now)

    rows = shop.rows("opening_period")
    assert rows[:5] == before["opening_period"][:5]
    assert [(r["weekday"], r["opens"], r["closes"]) for r in rows[5:]] == [(6, "22:00", "02:00")]
    assert opening_hours(shop.store).periods == hours.periods
    shop.undo()
    assert shop.dump() == before


def test_times_that_overlap_on_one_day_are_refused(shop: Shop) -> None:
    before = shop.dump()
    hours = OpeningHours((Period(0, time(9), time(13)), Period(0, time(12), time(18))))

    with pytest.raises(Invalid) as refused:
        save_opening_hours(shop.store, hours, now=shop.now)

    assert refused.value.field == "hours"
    assert shop.dump() == before


def test_every_country_of_the_table_makes_a_sound_shop() -> None:
    for habits in shop_service.countries():
        clean = ShopDraft(name="A shop", country=habits.code).checked(habits)
        assert clean.paper in {"a4", "letter"}
    assert shop_service.country_habits("us").currency == "USD"
    assert shop_service.country_habits("XX").code == "XX"
