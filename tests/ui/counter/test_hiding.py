"""The screen hides at F12 and after idle minutes; the owner's figures show while F11 is held."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from smallcrm.services import shop as shop_service
from tests.drivers import spoken
from tests.ui.counter.conftest import Opens
from tests.ui.counter.counter_shop import PIN, CounterWindow


def seen(window: CounterWindow) -> list[str]:
    """Every text, name and tooltip that somebody before the screen could come to know."""
    found: list[str] = [window.window.windowTitle()]
    for widget in window.window.findChildren(QWidget):
        if widget.isVisible():
            found += [spoken(widget), widget.toolTip()]
            found += [widget.text()] if isinstance(widget, QLabel | QLineEdit) else []
    return found


def test_f12_hides_everything_of_any_customer(window: CounterWindow) -> None:
    assert any("Berg" in text for text in seen(window))  # else the test could not fail
    window.key("F12")
    assert window.is_hidden
    assert not any("Berg" in text for text in seen(window))
    assert {"Iron & Rose", "12:00", "Press any key or click"} <= set(seen(window))


def test_a_pressed_letter_only_opens(window: CounterWindow) -> None:
    window.key("F2").type_in("12,5")
    field = window.control("Amount", QLineEdit)
    window.key("F12").type_in("7")
    assert not window.is_hidden
    assert field.text() == "12,5"
    assert field.hasFocus()
    window.type_in("0").key("Return")
    assert window.rows("visit")[0]["amount_minor"] == 1250


def test_no_key_reaches_what_is_behind(window: CounterWindow) -> None:
    window.key("F2").type_in("12").key("Return")
    window.key("F2").type_in("5")
    before = window.dump()
    for keys in (
        "F12",
        "Return",
        "Escape",
        "Ctrl+Z",
        "Ctrl+Return",
        "Alt+2",
        "F2",
        "Tab",
        "Delete",
    ):
        window.key("F12").key(keys)
        assert not window.is_hidden, keys
        assert window.dump() == before, keys
        assert window.at_counter == "Rosa is at the counter", keys
        assert window.control("Amount", QLineEdit).text() == "5", keys
        assert window.control("Amount", QLineEdit).hasFocus(), keys


def test_a_click_opens_and_presses_nothing(window: CounterWindow) -> None:
    place = window.window.rail.geometry().center()
    window.key("F12")
    QTest.mouseClick(window.window.desk.curtain, Qt.MouseButton.LeftButton, pos=place)
    assert not window.is_hidden
    assert window.page == "page_customer"


def test_a_key_on_the_way_to_another_window_opens_nothing(window: CounterWindow) -> None:
    window.key("F12")
    for key in (Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Control):
        window.hold(key)
        window.let_go(key)
        assert window.is_hidden
    window.key("Space")
    assert not window.is_hidden


def test_words_in_the_finder_and_a_form_page_stay(window: CounterWindow) -> None:
    window.key("Ctrl+F").type_in("ber").key("F12").key("Space")
    assert window.window.top.finder.text() == "ber"
    window.key("Escape").key("Ctrl+N").write("Full name", "Javier Paz")
    window.key("F12").key("Space")
    assert window.control("Full name", QLineEdit).text() == "Javier Paz"
    assert window.control("Full name", QLineEdit).hasFocus()


def test_after_idle_minutes_the_screen_hides_itself(window: CounterWindow) -> None:
    window.key("F2").type_in("12,5")
    window.idle(14.9)
    assert not window.is_hidden
    window.idle(0.2)
    assert window.is_hidden
    window.later(minutes=3)
    window.window.desk.idle.look()
    assert "12:18" in seen(window)
    window.key("Space")
    assert window.control("Amount", QLineEdit).text() == "12,5"
    assert window.control("Amount", QLineEdit).hasFocus()


def test_the_minutes_are_the_shops_own_and_may_be_never(window: CounterWindow) -> None:
    shop_service.save_hiding(window.store, 5, now=window.now)
    window.idle(5)
    assert window.is_hidden
    window.key("Space")
    shop_service.save_hiding(window.store, 0, now=window.now)
    window.idle(600)
    assert not window.is_hidden


def test_before_the_shop_is_set_up_nothing_hides(window: CounterWindow) -> None:
    window.store.undo(at=window.now)  # only the deeds of the test: nothing breaks while hidden
    window.key("F12")
    assert window.is_hidden


def test_hiding_ends_the_owners_rights(opens: Opens) -> None:
    window = opens("Maria", pin=PIN)
    window.press("Settings").give_pin(PIN)
    window.key("F12").key("Space")
    assert not window.window.frame.counter.has_owner_rights
    assert window.at_counter == "Rosa is at the counter"
    assert window.page == "page_today"
    window.press("Settings")
    assert window.asked == "PIN of Rosa"


def test_hiding_while_somebody_is_asked_keeps_the_question(window: CounterWindow) -> None:
    window.idle(10)
    window.key("F2").type_in("9").key("Return").key("F12").key("Space")
    assert window.asked == "Who is this?"
    window.key("Alt+2")
    assert window.served_by() == [window.helper("Maria")]


# F11


def test_the_owners_figures_are_there_only_while_f11_is_held(window: CounterWindow) -> None:
    owner = window.window.frame.owner
    assert not owner.is_open
    window.hold(Qt.Key.Key_F11)
    assert owner.is_open
    window.let_go(Qt.Key.Key_F11)
    assert not owner.is_open


def test_they_go_when_the_window_loses_the_keyboard(window: CounterWindow) -> None:
    window.hold(Qt.Key.Key_F11)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.focusWindowChanged.emit(None)  # Alt+Tab: the key goes up in another window
    assert not window.window.frame.owner.is_open


def test_they_go_when_the_screen_is_hidden(window: CounterWindow) -> None:
    window.hold(Qt.Key.Key_F11)
    window.key("F12")
    assert not window.window.frame.owner.is_open
    window.key("Space")
    assert not window.window.frame.owner.is_open
    assert QApplication.focusWidget() is not None
