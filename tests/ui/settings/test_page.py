"""Settings, as an owner changes them; every change can be undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from smallcrm.services.rules import rules
from smallcrm.storage.backup import copies
from tests.ui.settings.room import Room
from ui.settings.copies_section import CopiesSection
from ui.theme import theme
from ui.widgets.buttons import filled_buttons

SECTIONS = (
    "shop", "hours", "helpers", "keys", "rules", "grants", "pc", "paper", "printers", "screen",
    "copies", "import", "trash", "practice",
)  # fmt: skip


def test_every_section_can_be_reached_by_the_arrows_alone(room: Room) -> None:
    room.go("settings")
    seen = []
    for _section in SECTIONS:
        seen.append(room.page.focusWidget().objectName().removeprefix("to_"))
        room.key("Down")

    assert tuple(seen) == SECTIONS


def test_each_section_has_at_most_one_filled_button(room: Room) -> None:
    for section in SECTIONS:
        room.go("settings", section)
        assert len(filled_buttons(room.page)) <= 1, section


def test_a_setting_that_was_changed_comes_back_by_undo(room: Room) -> None:
    room.go("settings", "shop")
    room.write("Our promise", "Found or ordered within a day")
    room.key("Ctrl+Return")
    assert room.shop.rows("shop")[0]["our_promise"] == "Found or ordered within a day"
    assert room.bottom_line == "Settings saved"

    room.driver.undo()
    room.settle()

    assert room.shop.rows("shop")[0]["our_promise"] == ""
    assert room.find(QLineEdit, "our_promise").text() == ""


def test_a_new_name_of_the_shop_stands_in_the_rail_at_once_and_goes_again(room: Room) -> None:
    room.go("settings", "shop")
    room.write("Name of the shop", "Rosa's Hardware")
    room.press("Save")
    assert "Rosa's Hardware" in room.rail
    assert room.page.objectName() == "page_settings"

    room.driver.undo()
    room.settle()

    assert "Iron & Rose" in room.rail
    assert room.find(QLineEdit, "name").text() == "Iron & Rose"


def test_a_bad_address_is_named_at_its_field_and_nothing_is_written(room: Room) -> None:
    room.go("settings", "shop")
    deeds = room.shop.deeds()
    room.write("E-mail", "rosa at home")
    room.key("Ctrl+Return")

    assert room.shop.deeds() == deeds
    assert room.window.focusWidget() is room.find(QLineEdit, "email")
    assert room.find(QLineEdit, "email").accessibleDescription()


def test_words_that_were_not_saved_are_kept_when_somebody_goes_elsewhere(room: Room) -> None:
    room.go("settings", "shop")
    room.write("Phone", "030 4417")
    room.go("today")
    assert room.bottom_line == "Not saved yet: Shop"

    room.press("Go on")

    assert room.find(QLineEdit, "phone").text() == "030 4417"


def test_another_country_proposes_its_money_and_clock(room: Room) -> None:
    room.go("settings", "shop")
    room.write("Country", "japan")
    room.key("Tab")
    room.key("Ctrl+Return")

    row = room.shop.rows("shop")[0]
    assert (row["country"], row["currency"], row["time_zone"]) == ("JP", "JPY", "Asia/Tokyo")


def test_opening_hours_are_saved_and_undone(room: Room) -> None:
    room.go("settings", "hours")
    room.press("Saturday")
    room.press("Save")
    assert {row["weekday"] for row in room.shop.rows("opening_period")} == {0, 1, 2, 3, 4}

    room.driver.undo()
    room.settle()

    assert {row["weekday"] for row in room.shop.rows("opening_period")} == {0, 1, 2, 3, 4, 5}
    assert room.driver.control("Saturday", QAbstractButton).isChecked()


def test_a_helper_is_added_with_the_next_key_and_renamed(room: Room) -> None:
    room.go("settings", "helpers")
    room.press("Add a helper")
    room.write("Name", "Maria")
    room.key("Return")
    maria = room.shop.rows("helper")[1]
    assert (maria["name"], maria["key_number"]) == ("Maria", 2)
    assert "Alt 2" in room.texts()

    room.press("Change Maria")
    room.write("Name", "Mary")
    room.key("Ctrl+Return")

    assert [row["name"] for row in room.shop.rows("helper")] == ["Rosa", "Mary"]


def test_a_helper_without_a_name_is_not_added(room: Room) -> None:
    room.go("settings", "helpers")
    room.press("Add a helper")
    room.key("Ctrl+Return")

    assert len(room.shop.rows("helper")) == 1
    assert room.driver.sheet == "Who helps you?"
    room.key("Escape")


def test_a_rule_is_switched_and_its_days_are_checked(room: Room) -> None:
    room.go("settings", "rules")
    room.press("Thank for the third visit")
    assert {rule.code: rule.is_on for rule in rules(room.shop.store)}["third_visit"]

    room.write("Birthdays: Say so many days before", "14")
    room.key("Tab")
    assert {r.code: r.numbers for r in rules(room.shop.store)}["birthday"] == {"lead_days": 14}
    assert "A birthday is shown 14 days before, in time for the card." in room.texts()

    room.write("Birthdays: Say so many days before", "soon")
    room.key("Tab")
    assert "Write a number of days, such as 5." in room.texts()
    assert {r.code: r.numbers for r in rules(room.shop.store)}["birthday"] == {"lead_days": 14}
    room.write("Birthdays: Say so many days before", "15")
    assert "Write a number of days, such as 5." not in room.texts()


def test_how_often_we_keep_in_touch_is_told_in_weeks(room: Room) -> None:
    room.go("settings", "rules")
    room.press("Keep in touch")
    assert room.find(QLineEdit, "keep_in_touch_a_list_days").text() == "9"

    room.write("Keep in touch: Who comes regularly: every so many weeks", "10")
    room.key("Tab")

    kept = {rule.code: rule.numbers for rule in rules(room.shop.store)}["keep_in_touch"]
    assert (kept["a_list_days"], kept["regular_days"], kept["occasional_days"]) == (63, 70, 0)


def test_the_look_of_this_pc_changes_at_once_and_is_not_in_the_book(room: Room) -> None:
    deeds = room.shop.deeds()
    room.go("settings", "pc")
    before = theme().percent
    room.press("Larger text")
    room.press("Dark")

    assert (theme().percent, theme().mode) == (before + 10, "dark")
    assert (room.preferences.percent, room.preferences.mode) == (before + 10, "dark")
    assert "110 %" in room.texts()
    assert room.shop.deeds() == deeds
    theme().apply("light", before)


def test_paper_and_counter_view_are_saved_with_one_press(room: Room) -> None:
    room.go("settings", "paper")
    room.press("Letter")
    assert room.shop.rows("shop")[0]["paper"] == "letter"

    room.go("settings", "screen")
    room.press("Customers can see the screen")
    assert room.shop.rows("shop")[0]["is_counter_view"] == 0
    assert room.frame.owner.is_open

    room.driver.undo()
    room.settle()
    assert not room.frame.owner.is_open


def test_a_safe_copy_is_made_and_its_age_is_shown(room: Room) -> None:
    room.go("settings", "copies")
    assert "There is no safe copy yet." in room.texts()
    room.press("Make one now")
    room.wait_for(lambda: room.bottom_line.startswith("Safe copy made and checked"))

    assert len(copies(room.shop.path.parent / "safe copies")) == 1
    assert "1 copy" in room.texts()


def test_a_copy_is_put_on_a_stick_that_was_chosen(room: Room, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    room.go("settings", "copies")
    section = room.find(CopiesSection, "section_copies")
    section.put_on(stick)
    room.wait_for(lambda: room.bottom_line.startswith("Safe copy made and checked"))

    assert len(copies(stick / "SmallCRM")) == 1


def test_the_ways_to_the_list_and_the_trash_lead_there(room: Room) -> None:
    for section, button, page in (
        ("import", "Bring my list", "page_import"),
        ("trash", "Open the trash", "page_trash"),
    ):
        room.go("settings", section)
        QTest.mouseClick(room.find(QAbstractButton, f"go_{section}"), Qt.MouseButton.LeftButton)
        room.settle()
        assert room.page.objectName() == page, button
