"""The very first start, as the owner of a new shop goes through it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smallcrm.services.hours import opening_hours
from tests.ui.settings.room import Room
from ui.widgets.buttons import filled_buttons


def test_the_first_page_of_an_empty_book_asks_about_the_shop(room: Room) -> None:
    assert room.page.objectName() == "page_first_start"
    assert room.window.focusWidget() is room.find(QLineEdit, "name")
    assert [button.words for button in filled_buttons(room.page)] == ["Start empty"]


def test_a_bad_field_is_named_and_nothing_is_saved_until_it_is_mended(room: Room) -> None:
    room.write("Country", "Spain")
    room.write("Town", "Sevilla")
    room.key("Ctrl+Return")

    assert room.shop.rows("shop") == []
    assert "Write the name of the shop; it stands on every card." in room.texts()
    assert room.window.focusWidget() is room.find(QLineEdit, "name")

    room.write("Name of the shop", "Ferreteria Rosa")
    room.write("Your own name", "Rosa Paz")
    room.key("Ctrl+Return")

    (row,) = room.shop.rows("shop")
    assert (row["name"], row["town"], row["country"]) == ("Ferreteria Rosa", "Sevilla", "ES")
    assert (row["currency"], row["paper"], row["time_zone"]) == ("EUR", "a4", "Europe/Madrid")
    assert row["is_counter_view"] == 1
    assert [helper["name"] for helper in room.shop.rows("helper")] == ["Rosa Paz"]
    assert len(room.shop.rows("opening_period")) == 6
    assert room.page.objectName() == "page_today"
    assert "Ferreteria Rosa" in room.rail
    assert room.bottom_line == "Ferreteria Rosa is set up. Settings can change all of it."


def test_bringing_a_list_saves_first_and_then_goes_there(room: Room) -> None:
    room.write("Name of the shop", "Iron & Rose")
    room.write("Country", "germany")
    room.press("Bring my list")

    assert room.shop.rows("shop")[0]["country"] == "DE"
    assert room.page.objectName() == "page_import"


def test_a_country_brings_its_habits_and_says_so(room: Room) -> None:
    room.write("Country", "united states")
    room.key("Tab")

    assert any("US Dollar" in text and "Letter paper" in text for text in room.texts())
    assert room.find(QLineEdit, "region").isVisible()


def test_a_country_is_found_by_what_people_call_it_and_from_the_list(room: Room) -> None:
    room.write("Name of the shop", "Iron & Rose")
    room.write("Country", "pol")
    line = room.find(QLineEdit, "country")
    popup = line.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    room.settle()
    assert line.text() == "Poland"
    assert any("Polish Zloty" in text for text in room.texts())

    room.write("Country", "UK")
    room.key("Ctrl+Return")
    assert room.shop.rows("shop")[0]["country"] == "GB"


def test_a_country_that_nobody_knows_is_asked_for_again(room: Room) -> None:
    room.write("Name of the shop", "Iron & Rose")
    room.write("Country", "Atlantis")
    room.key("Ctrl+Return")

    assert room.shop.rows("shop") == []
    assert "Choose the country of the shop." in room.texts()


def test_hours_with_a_break_and_a_closed_day_are_saved_as_typed(room: Room) -> None:
    room.write("Name of the shop", "Iron & Rose")
    room.write("Country", "DE")
    room.press("Add a break on Monday")
    room.write("Monday, to", "13")
    room.write("Monday after the break, from", "14.30")
    room.press("Tuesday to Friday as on Monday")
    room.press("Saturday")
    room.key("Ctrl+Return")

    text = opening_hours(room.shop.store).as_text()
    assert text.startswith("0 09:00-13:00;0 14:30-18:00;1 09:00-13:00;1 14:30-18:00;")
    assert text.endswith("4 14:30-18:00")


def test_a_time_that_is_none_is_named_under_the_hours(room: Room) -> None:
    room.write("Name of the shop", "Iron & Rose")
    room.write("Country", "DE")
    room.write("Friday, to", "late")
    room.key("Ctrl+Return")

    assert room.shop.rows("shop") == []
    assert any(text.startswith("late is not a time") for text in room.texts())
    assert room.window.focusWidget() is room.find(QLineEdit, "day_4_closes")


def test_hours_into_the_next_morning_are_said(room: Room) -> None:
    room.write("Friday, to", "6")

    assert "next morning" in room.texts()


def test_a_hostile_name_is_kept_as_the_text_that_it_is(room: Room) -> None:
    room.find(QLineEdit, "name").insert("<b>Rosa</b> & 'Co\" \\ 🌹")
    room.write("Country", "DE")
    room.key("Ctrl+Return")

    assert room.shop.rows("shop")[0]["name"] == "<b>Rosa</b> & 'Co\" \\ 🌹"
