"""Closed days, other hours and public holidays in Settings, by keys; every change is undone."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton

from smallcrm.domain.ids import CustomerId
from smallcrm.services.hours import AT_ONCE
from smallcrm.services.shop import draft_of, save_shop, shop
from tests.ui.settings.room import Room
from ui.widgets.choices import ChoiceField


def test_a_summer_break_is_typed_by_keys_and_undone(room: Room) -> None:
    room.go("settings", "hours")
    assert "Nothing is noted ahead. A summer break noted here makes nobody late." in room.texts()
    room.press("Add days off")
    assert room.driver.sheet == "When is the shop closed?"
    room.write("From", "t")
    room.write("To, this day too", "in 2w")
    room.write("Why", "summer break")
    room.key("Ctrl+Return")

    (row,) = room.shop.rows("closure")
    assert (row["from_on"], row["to_on"]) == ("2026-11-20", "2026-12-04")
    assert room.bottom_line == "The shop will be closed: noted"
    assert "Friday 20 November 2026 to Friday 4 December 2026" in room.texts()
    assert "closed · summer break" in room.texts()

    room.driver.undo()
    room.settle()
    assert room.shop.rows("closure") == []
    assert "Nothing is noted ahead. A summer break noted here makes nobody late." in room.texts()


def test_a_last_day_before_the_first_is_told_at_its_field_and_nothing_is_written(
    room: Room,
) -> None:
    room.go("settings", "hours")
    deeds = room.shop.deeds()
    room.press("Add days off")
    room.write("From", "+9")
    room.write("To, this day too", "+3")
    room.key("Ctrl+Return")

    assert room.driver.sheet == "When is the shop closed?"
    assert room.shop.deeds() == deeds
    room.key("Escape")


def test_a_closure_is_changed_and_removed(room: Room) -> None:
    room.go("settings", "hours")
    room.press("Add days off")
    room.write("From", "4.12.")
    room.key("Ctrl+Return")
    room.press("Change Friday 4 December 2026")
    room.write("Why", "stock taking")
    room.key("Ctrl+Return")
    assert room.shop.rows("closure")[0]["words"] == "stock taking"

    room.press("Change Friday 4 December 2026")
    room.press("Remove")
    assert room.shop.rows("closure") == []
    assert room.driver.sheet == ""


def test_christmas_morning_is_open_and_leaves_the_list_of_closed_days(room: Room) -> None:
    room.go("settings", "hours")
    assert "Christmas Day" in room.texts()
    room.press("Add hours")
    room.write("Day", "25.12.")
    room.write("Open, from", "10")
    room.write("Open, to", "12")
    room.key("Ctrl+Return")

    (period,) = room.shop.rows("special_period")
    assert (period["opens"], period["closes"]) == ("10:00", "12:00")
    assert "10:00 to 12:00" in room.texts()
    assert "Christmas Day" not in room.texts()


def test_a_day_that_is_not_open_is_a_special_day_without_hours(room: Room) -> None:
    room.go("settings", "hours")
    room.press("Add hours")
    room.write("Day", "24.12.")
    room.press("Open")
    room.key("Ctrl+Return")
    assert room.shop.rows("special_day")[0]["day"] == "2026-12-24"
    assert room.shop.rows("special_period") == []
    assert "Thursday 24 December 2026" in room.texts()


def test_public_holidays_follow_the_switch_and_the_region(room: Room) -> None:
    room.go("settings", "hours")
    region = room.find(ChoiceField, "holiday_region")
    assert region.itemText(0) == "Germany, the whole country"
    region.setCurrentIndex(region.findData("BY"))
    region.activated.emit(region.currentIndex())
    room.settle()
    assert room.shop.rows("shop")[0]["holiday_region"] == "BY"
    assert "Epiphany" in room.texts()

    room.press("Closed on public holidays")
    assert room.shop.rows("shop")[0]["keeps_holidays"] == 0
    assert not region.isVisible()
    told = "Within a year the shop is closed on no day that the week has hours for."
    assert told in room.texts()

    room.driver.undo()
    room.settle()
    assert room.driver.control("Closed on public holidays", QAbstractButton).isChecked()
    assert region.code == "BY"


def test_earlier_days_are_shown_on_request(room: Room) -> None:
    room.go("settings", "hours")
    room.press("Add days off")
    room.write("From", "2026-08-03")
    room.write("To, this day too", "2026-08-16")
    room.key("Ctrl+Return")
    assert "Monday 3 August 2026 to Sunday 16 August 2026" not in room.texts()
    room.press("1 earlier")
    assert "Monday 3 August 2026 to Sunday 16 August 2026" in room.texts()
    room.press("Hide earlier ones")
    assert "Monday 3 August 2026 to Sunday 16 August 2026" not in room.texts()


def test_in_a_large_book_the_days_are_worked_out_beside_the_window(room: Room) -> None:
    store = room.shop.store
    with store.action("make_sample", at=room.shop.now):
        store.insert_many(
            "customer",
            ("id", "name", "number", "created_at"),
            ((n, f"Anna {n}", n, "2026-11-01T12:00:00.000Z") for n in range(1, AT_ONCE + 2)),
        )
    room.shop.request(CustomerId(7), told_on=date(2026, 12, 4))
    room.go("settings", "hours")
    room.press("Add days off")
    room.write("From", "3.12.")
    room.key("Ctrl+Return")
    assert room.driver.sheet == ""
    room.wait_for(lambda: not room.frame.jobs.is_busy)
    room.settle()

    assert room.shop.rows("closure")[0]["from_on"] == "2026-12-03"
    assert room.shop.rows("prompt")[0]["show_from"] == "2026-12-02"
    assert room.bottom_line == "The shop will be closed: noted"
    assert "Thursday 3 December 2026" in room.texts()


def test_a_day_that_has_other_hours_already_is_told_at_once(room: Room) -> None:
    room.go("settings", "hours")
    for _ in range(2):
        room.press("Add hours")
        room.write("Day", "25.12.")
        room.key("Ctrl+Return")
    assert room.driver.sheet == "Which day has other hours?"
    assert len(room.shop.rows("special_day")) == 1
    room.key("Escape")


def test_a_country_without_known_holidays_says_what_to_do_instead(room: Room) -> None:
    row = shop(room.shop.store)
    assert row is not None
    draft = draft_of(row)
    draft.country = "IC"
    save_shop(room.shop.store, draft, now=room.shop.now)
    room.settle()
    room.go("settings", "hours")
    told = "Public holidays of this country are not known. Note them as closed days."
    assert told in room.texts()
    assert not room.driver.control("Closed on public holidays", QAbstractButton).isEnabled()
