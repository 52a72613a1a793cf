"""Journeys through the form: a new customer, a change, likely doubles, words never lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.customers.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_customer_with_a_phone_only_is_in_the_book_and_on_the_screen(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Return, on=desk.find(QWidget, "first_new_customer"))

    desk.type_in("phone", "0171 5551234")
    desk.key(Qt.Key.Key_Return, CTRL)

    [phone] = desk.shop.rows("phone")
    assert phone["number"] == "0171 5551234"
    assert desk.page.objectName() == "page_customer"
    assert "0171 5551234" in desk.texts()
    assert "is in the book" in desk.bottom_line


def test_what_was_typed_in_the_finder_begins_a_new_customer(desk: Desk) -> None:
    desk.go("new_customer", "Anna Berg 0171 5551234 anna@berg.example")
    desk.press("save")

    assert desk.shop.rows("customer")[0]["name"] == "Anna Berg"
    assert desk.shop.rows("phone")[0]["number"] == "0171 5551234"
    assert desk.shop.rows("email")[0]["address"] == "anna@berg.example"


def test_nobody_is_saved_without_name_and_phone_and_the_field_says_so(desk: Desk) -> None:
    desk.go("new_customer")
    desk.press("save")

    assert desk.shop.rows("customer") == []
    assert "Write a name or a phone number; one of them is enough." in desk.texts()
    assert desk.window.focusWidget() is desk.find(QWidget, "name")


def test_a_change_is_saved_and_undone(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", phone="0171 5551234", street="Lange Str. 1")
    desk.go("customer", anna)
    desk.key(Qt.Key.Key_E, CTRL)

    desk.type_in("name", "Anna Bergmann")
    desk.type_in("birthday", "2.12.")
    desk.key(Qt.Key.Key_Return, CTRL)

    row = desk.shop.row("customer", anna)
    assert (row["name"], row["birthday"]) == ("Anna Bergmann", "--12-02")
    assert "Anna Bergmann" in desk.texts()

    desk.key(Qt.Key.Key_Z, CTRL)

    row = desk.shop.row("customer", anna)
    assert (row["name"], row["birthday"]) == ("Anna Berg", None)
    assert "Anna Berg" in desk.texts()


def test_saving_without_a_change_moves_no_row_of_the_phones(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", phone="0171 5551234", email="anna@berg.example")
    before = desk.shop.dump()
    desk.go("edit_customer", anna)
    desk.press("save")

    assert desk.shop.dump() == before


def test_two_phones_keep_the_one_to_use(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", phone="0171 5551234")
    desk.go("customer", anna)
    desk.press("edit")
    desk.press("add_phone")
    second = desk.page.findChildren(QWidget, "phone")[-1]
    desk.type_in("phone", "030 4411", inside=second.parentWidget())
    desk.press("prefer_phone", inside=second.parentWidget())
    desk.press("save")

    preferred = {row["number"]: row["is_preferred"] for row in desk.shop.rows("phone")}
    assert preferred == {"0171 5551234": 0, "030 4411": 1}
    assert "030 4411" in desk.texts()


def test_a_likely_double_is_announced_while_typing_and_can_be_opened(
    desk: Desk, qtbot: QtBot
) -> None:
    tom = desk.shop.customer("Tom Becker", phone="0171 5551234", town="Berlin")
    desk.go("new_customer")
    notice = desk.page.findChild(QWidget, "likely_doubles")
    assert isinstance(notice, QWidget)
    assert not notice.isVisible()

    desk.type_in("phone", "01715551234")
    qtbot.waitUntil(notice.isVisible)
    assert "Tom Becker" in desk.texts(notice)

    desk.press(f"open_double_{tom}")
    assert desk.page.objectName() == "page_customer"
    assert desk.bottom_line == "On hold: new customer"


def test_esc_puts_unsaved_words_on_hold_and_let_go_throws_them_away(desk: Desk) -> None:
    desk.go("new_customer")
    desk.type_in("name", "Half a na")
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.objectName() == "page_customers"
    assert desk.bottom_line == "On hold: Half a na, new customer"

    button = desk.window.bottom.findChild(QWidget, "let_go")
    assert isinstance(button, QWidget)
    desk.key(Qt.Key.Key_Return, on=button)
    assert desk.bottom_line == "Let go: Half a na, new customer"

    desk.go("new_customer")
    assert desk.find(QLineEdit, "name").text() == ""
    assert desk.shop.rows("customer") == []


def test_words_left_behind_are_there_again_on_the_way_back(desk: Desk) -> None:
    desk.go("new_customer")
    desk.type_in("name", "Half a name")
    desk.go("customers")
    assert desk.bottom_line == "On hold: Half a name, new customer"

    button = desk.window.bottom.findChild(QWidget, "go_on")
    assert isinstance(button, QWidget)
    desk.key(Qt.Key.Key_Return, on=button)
    desk.press("save")

    assert desk.shop.rows("customer")[0]["name"] == "Half a name"


def test_who_sent_them_is_picked_in_the_finder(desk: Desk) -> None:
    amara = desk.shop.customer("Amara Nwosu")
    desk.go("new_customer", "Joe Adler")
    desk.press("choose_sender")
    desk.key(Qt.Key.Key_A, on=desk.window.top.finder)
    for letter in (Qt.Key.Key_M, Qt.Key.Key_A):
        desk.key(letter, on=desk.window.top.finder)
    desk.key(Qt.Key.Key_Return, on=desk.window.top.finder)
    assert "Amara Nwosu" in desk.texts()
    desk.press("save")

    [referral] = desk.shop.rows("referral")
    assert referral["referrer_id"] == amara


def test_standing_is_shown_to_the_owner_only(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", tier="a_list")
    desk.go("edit_customer", anna)
    standing = desk.page.findChild(QWidget, "tier")
    assert isinstance(standing, QWidget)
    assert not standing.isVisible()
    labels = [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert "Standing" not in labels

    desk.frame.owner.hold(is_held=True)
    assert standing.isVisible()


def test_tab_walks_through_the_whole_form_also_with_two_phones(desk: Desk) -> None:
    desk.go("new_customer")
    desk.press("add_phone")
    desk.find(QWidget, "name").setFocus()
    walked = []
    for _stop in range(30):
        at = desk.window.focusWidget()
        assert at is not None
        walked.append(at.objectName())
        desk.key(Qt.Key.Key_Tab, on=at)

    assert walked[:3] == ["name", "preferred_name", "say_it"]
    assert walked.count("phone") == 2
    assert walked.index("add_phone") < walked.index("email") < walked.index("street")
    assert "notes" in walked


def test_somebody_who_is_gone_is_told_calmly(desk: Desk) -> None:
    desk.go("edit_customer", 4711)
    assert "This customer is not in the book. Nothing was changed." in desk.texts()
    desk.key(Qt.Key.Key_Escape)
