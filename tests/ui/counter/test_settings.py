"""Settings of the counter: who is an owner, PINs, and when the screen hides itself."""

import pytest
from PySide6.QtWidgets import QComboBox

from tests.ui.counter.conftest import Opens
from tests.ui.counter.counter_shop import PIN, WRONG, CounterWindow


def names(window: CounterWindow, column: str) -> list[str]:
    return [row["name"] for row in window.rows("helper") if row[column]]


def new_pin(window: CounterWindow, *pins: str) -> None:
    """Type one PIN after the other, each with Enter."""
    for pin in pins:
        window.give_pin(pin)


def test_the_owner_sets_a_pin_by_keys_and_goes_on_as_owner(window: CounterWindow) -> None:
    window.key("Alt+2").go("settings", "helpers").press("PIN of Rosa")
    new_pin(window, PIN, PIN)

    assert window.undo_line == "The PIN of Rosa is set"
    assert window.page == "page_settings"  # whoever has just set it knows it
    assert window.at_counter == "Rosa is at the counter"
    assert "owner · Alt 1 · with a PIN" in window.texts()
    window.key("Alt+2").press("Settings")
    assert window.asked == "PIN of Rosa"
    window.give_pin(PIN)
    assert window.page == "page_settings"


def test_two_different_pins_are_not_taken(window: CounterWindow) -> None:
    window.go("settings", "helpers").press("PIN of Rosa")
    new_pin(window, PIN, WRONG)
    assert window.sheet == "PIN of Rosa"
    assert window.rows("helper_pin") == []
    window.key("Escape")


def test_a_pin_of_three_digits_is_not_taken(window: CounterWindow) -> None:
    window.go("settings", "helpers").press("PIN of Rosa")
    new_pin(window, "123", "123")
    assert window.sheet == "PIN of Rosa"
    assert window.rows("helper_pin") == []
    window.key("Escape")


def test_changing_and_removing_ask_for_the_old_pin(opens: Opens) -> None:
    window = opens("Maria", pin=PIN)
    window.press("Settings").give_pin(PIN)
    window.go("settings", "helpers").press("PIN of Rosa")
    new_pin(window, WRONG, "7777", "7777")
    assert window.sheet == "New PIN of Rosa"
    window.key("Escape").press("PIN of Rosa")
    new_pin(window, PIN, "7777", "7777")
    assert window.sheet == ""

    window.press("PIN of Rosa").press("Remove PIN")
    window.give_pin("7777")
    assert window.rows("helper_pin") == []
    window.key("Alt+2").go("today").go("settings")
    assert (window.page, window.asked) == ("page_settings", "")


def test_the_other_owner_sets_a_forgotten_pin_anew(opens: Opens) -> None:
    window = opens("Maria", pin=PIN, second_pin="2222")
    window.key("Alt+2").give_pin("2222")
    window.go("settings", "helpers").press("PIN of Rosa")
    new_pin(window, "7777", "7777")
    assert window.undo_line == "The PIN of Rosa is set"
    assert window.page == "page_settings"
    window.key("Alt+1").give_pin("7777")
    assert window.at_counter == "Rosa is at the counter"


def test_a_helper_becomes_an_owner_and_leaves(window: CounterWindow) -> None:
    window.go("settings", "helpers").press("Change Maria").press("Is an owner; there may be two")
    window.key("Ctrl+Return")
    assert names(window, "is_owner") == ["Rosa", "Maria"]
    window.press("Change Ben").press("Is an owner; there may be two").key("Ctrl+Return")
    assert window.sheet == "Change Ben"  # there are two already
    window.press("No longer here")
    assert names(window, "left_on") == ["Ben"]
    assert window.sheet == ""
    window.press("Undo")
    assert names(window, "left_on") == []


@pytest.mark.parametrize(("words", "minutes"), [("Never", 0), ("5 minutes", 5), ("60 minutes", 60)])
def test_when_the_screen_hides_itself_is_chosen(
    window: CounterWindow, words: str, minutes: int
) -> None:
    window.go("settings", "screen")
    choice = window.window.findChild(QComboBox, "hide_after")
    assert choice is not None
    choice.setFocus()
    window.key("Home")
    for _step in range(choice.findText(words)):
        window.key("Down")
    assert window.rows("shop")[0]["hide_after_minutes"] == minutes
    window.idle(61)
    assert window.is_hidden == bool(minutes)
