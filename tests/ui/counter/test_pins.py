"""The owner's PIN: at the counter, before Settings and figures; right, wrong, too often wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.counter.conftest import Opens
from tests.ui.counter.counter_shop import PIN, WRONG, CounterWindow


def guarded(opens: Opens, *, second_pin: str = "") -> CounterWindow:
    """Rosa has a PIN; Maria is at the counter."""
    window = opens("Maria", "Ben", pin=PIN, second_pin=second_pin)
    window.go("customer", window.berg)
    if not second_pin:
        window.key("Alt+2")
    return window


def test_without_a_pin_nothing_asks(window: CounterWindow) -> None:
    window.key("Alt+2").go("settings")
    assert (window.page, window.asked) == ("page_settings", "")
    window.hold(Qt.Key.Key_F11)
    assert window.window.frame.owner.is_open


def test_with_a_pin_nobody_stands_at_the_counter_at_first(opens: Opens) -> None:
    assert opens("Maria", pin=PIN).at_counter == "Nobody is at the counter"


def test_standing_as_the_owner_asks_for_the_pin(opens: Opens) -> None:
    window = guarded(opens)
    window.key("Alt+1")
    assert window.asked == "PIN of Rosa"
    field = window.control("PIN of Rosa", QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert field.hasFocus()

    window.give_pin(PIN)

    assert (window.asked, window.at_counter) == ("", "Rosa is at the counter")
    assert window.window.frame.counter.has_owner_rights


def test_a_wrong_pin_lets_nobody_stand_and_is_told_at_the_field(opens: Opens) -> None:
    window = guarded(opens)
    window.key("Alt+1").give_pin(WRONG)
    sheet = window.window.desk.asking.sheet
    assert sheet is not None
    assert sheet.form["pin"].sentence == "That is not the PIN. Try again."
    assert window.control("PIN of Rosa", QLineEdit).text() == ""
    assert window.at_counter == "Maria is at the counter"
    window.key("Escape")
    assert (window.asked, window.at_counter) == ("", "Maria is at the counter")
    assert window.page == "page_customer"


def test_after_three_wrong_ones_even_the_right_one_waits(opens: Opens) -> None:
    window = guarded(opens)
    window.key("Alt+1")
    for _try in range(3):
        window.give_pin(WRONG)
    window.give_pin(PIN)
    sheet = window.window.desk.asking.sheet
    assert sheet is not None
    assert sheet.form["pin"].sentence == "Too many wrong PINs. Try again in 5 seconds."
    window.later(seconds=5)
    window.give_pin(PIN)
    assert window.at_counter == "Rosa is at the counter"


def asked_and_left(window: CounterWindow) -> bool:
    """Whether the PIN is asked for in the place of Settings; then Esc."""
    was_asked = window.page == "page_customer" and window.asked == "PIN of Rosa"
    window.key("Escape")
    return was_asked and not window.asked


def test_settings_ask_an_owner_first_by_every_way(opens: Opens) -> None:
    window = guarded(opens)
    window.press("Settings")
    assert asked_and_left(window)
    window.find("settings").key("Return")
    window.settle()
    assert asked_and_left(window)
    window.go("settings", "copies")
    assert asked_and_left(window)

    window.press("Settings").give_pin(PIN)
    assert window.page == "page_settings"
    assert window.at_counter == "Rosa is at the counter"


def test_when_the_owner_goes_settings_close(opens: Opens) -> None:
    window = guarded(opens)
    window.press("Settings").give_pin(PIN)
    window.key("Alt+3")
    assert (window.page, window.at_counter) == ("page_today", "Ben is at the counter")
    window.window.frame.navigate.back()
    assert window.asked == "PIN of Rosa"  # the way back leads through Settings


def test_after_ten_idle_minutes_the_owners_rights_lapse(opens: Opens) -> None:
    window = guarded(opens)
    window.press("Settings").give_pin(PIN)
    window.idle(10)
    assert (window.page, window.at_counter) == ("page_today", "Nobody is at the counter")
    window.press("Settings")
    assert window.asked == "PIN of Rosa"


def test_the_owners_figures_ask_too(opens: Opens) -> None:
    window = guarded(opens)
    window.hold(Qt.Key.Key_F11)
    assert not window.window.frame.owner.is_open
    assert window.asked == "PIN of Rosa"
    window.let_go(Qt.Key.Key_F11)
    window.give_pin(PIN)
    assert not window.window.frame.owner.is_open
    assert window.undo_line.startswith("Hold F11")

    window.hold(Qt.Key.Key_F11)
    assert window.window.frame.owner.is_open
    window.key("Alt+2")  # Maria may not see them
    assert not window.window.frame.owner.is_open


def test_the_entry_of_an_owner_is_signed_by_pin(opens: Opens) -> None:
    window = guarded(opens)
    window.idle(10)
    window.key("F2").type_in("12,50").key("Return")
    assert window.asked == "Who is this?"
    window.key("Alt+1")
    assert window.asked == "PIN of Rosa"
    assert window.rows("visit") == []
    window.give_pin(PIN)
    assert window.served_by() == [window.helper("Rosa")]
    assert window.rows("visit")[0]["amount_minor"] == 1250


def test_an_owner_who_gives_up_the_pin_finds_the_entry_again(opens: Opens) -> None:
    window = guarded(opens)
    window.idle(10)
    window.key("F2").type_in("12,50").key("Return").key("Alt+1").key("Escape")
    assert window.asked == ""
    assert window.control("Amount", QLineEdit).text() == "12,50"
    window.control("Amount", QLineEdit).setFocus()
    window.key("Return").key("Alt+3")
    assert window.served_by() == [window.helper("Ben")]


def test_one_of_two_owners_is_chosen_by_name(opens: Opens) -> None:
    window = guarded(opens, second_pin="2222")
    window.key("Alt+3").press("Settings")
    assert window.asked == "Owner's PIN"
    window.give_pin("2222")  # Maria's, while Rosa is chosen
    assert window.asked == "Owner's PIN"
    window.press("Maria").give_pin("2222")
    assert (window.page, window.at_counter) == ("page_settings", "Maria is at the counter")


def test_another_owners_act_is_done_only_after_the_pin(opens: Opens) -> None:
    window = guarded(opens)
    done: list[str] = []
    counter = window.window.frame.counter
    counter.owner_may(lambda: done.append("exported"))
    assert (done, window.asked) == ([], "PIN of Rosa")
    window.key("Escape")
    assert done == []
    counter.owner_may(lambda: done.append("exported"))
    window.give_pin(PIN)
    counter.owner_may(lambda: done.append("again"))
    assert done == ["exported", "again"]
