"""The list of all customers, narrowed, sorted, opened, and put to the trash."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.customers.desk import Desk
from tests.ui.customers.list_driver import CTRL, menu_words, pick, press_head, shown
from ui.theme import theme


def test_an_empty_book_says_what_to_do_first(desk: Desk) -> None:
    assert "Everybody the shop knows will stand here" in desk.texts()
    desk.press("first_new_customer")
    assert desk.page.objectName() == "page_new_customer"


def test_everybody_stands_there_by_name(desk: Desk) -> None:
    for name in ("Zoë", "Anna Berg", "Émile"):
        desk.shop.customer(name)
    assert shown(desk) == ["Anna Berg", "Émile", "Zoë"]
    assert "3 in the book" in desk.texts()


def test_words_narrow_the_list_after_a_pause(desk: Desk, qtbot: QtBot) -> None:
    for name in ("Anna Berg", "Berta Ang", "Tom Becker"):
        desk.shop.customer(name)
    desk.type_in("filter", "an be")
    qtbot.waitUntil(lambda: len(shown(desk)) == 2)
    assert shown(desk) == ["Anna Berg", "Berta Ang"]


def test_words_of_the_finder_narrow_the_list(desk: Desk) -> None:
    desk.shop.customer("Anna Berg")
    desk.shop.customer("Tom Becker")
    desk.go("customers", "bec")
    assert shown(desk) == ["Tom Becker"]
    assert "1 fits" in desk.texts()


def test_the_latest_visit_stands_first(desk: Desk) -> None:
    anna, tom = desk.shop.customer("Anna Berg"), desk.shop.customer("Tom Becker")
    desk.shop.visit(anna, days_ago=9)
    desk.shop.visit(tom, days_ago=2)
    pick(desk, "sorting", "order_last_visit_down")
    assert shown(desk) == ["Tom Becker", "Anna Berg"]


def test_enter_opens_the_customer(desk: Desk) -> None:
    desk.shop.customer("Anna Berg")
    tom = desk.shop.customer("Tom Becker")
    table = desk.find(QTableView, "customers")
    desk.key(Qt.Key.Key_Down, on=table)
    desk.key(Qt.Key.Key_Return, on=table)
    assert desk.page.objectName() == "page_customer"
    assert desk.page.customer() == tom


def test_delete_puts_to_the_trash_and_undo_brings_back(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    desk.shop.customer("Tom Becker")
    desk.key(Qt.Key.Key_Delete, on=desk.find(QTableView, "customers"))

    assert desk.shop.row("customer", anna)["trashed_at"] is not None
    assert shown(desk) == ["Tom Becker"]
    assert desk.bottom_line == "Anna Berg is in the trash"

    desk.key(Qt.Key.Key_Z, CTRL, on=desk.find(QTableView, "customers"))
    assert desk.shop.row("customer", anna)["trashed_at"] is None
    assert shown(desk) == ["Anna Berg", "Tom Becker"]


def test_the_trash_gives_back_with_one_press(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", phone="0171 5551234")
    desk.shop.customer("Tom Becker")
    desk.key(Qt.Key.Key_Delete, on=desk.find(QTableView, "customers"))
    desk.press("trash")
    assert "Anna Berg" in desk.texts()

    desk.press(f"act_{anna}")

    assert desk.shop.row("customer", anna)["trashed_at"] is None
    assert "The trash is empty" in desk.texts()


def test_standing_narrows_for_the_owner_only(desk: Desk) -> None:
    desk.shop.customer("Anna Berg", tier="a_list")
    desk.shop.customer("Tom Becker")
    assert "Standing" not in menu_words(desk, "add_filter")

    desk.frame.owner.set_counter_view(is_on=False)
    pick(desk, "add_filter", "filter_tier", "tier_a_list")
    assert shown(desk) == ["Anna Berg"]
    desk.find(QWidget, "filter_0")

    desk.frame.owner.set_counter_view(is_on=True)
    assert shown(desk) == ["Anna Berg", "Tom Becker"]
    assert not [chip for chip in desk.page.findChildren(QWidget, "filter_0") if chip.isVisible()]


def test_a_press_on_a_head_sorts_and_a_second_one_turns_round(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", town="Ulm")
    desk.shop.customer("Tom Becker", town="Bath")
    desk.shop.visit(anna)
    press_head(desk, "visits")
    assert shown(desk) == ["Anna Berg", "Tom Becker"]
    press_head(desk, "visits")
    assert shown(desk) == ["Tom Becker", "Anna Berg"]
    press_head(desk, "person")
    assert shown(desk) == ["Anna Berg", "Tom Becker"]


def test_the_chosen_row_stays_when_others_change(desk: Desk) -> None:
    desk.shop.customer("Anna Berg")
    tom = desk.shop.customer("Tom Becker")
    table = desk.find(QTableView, "customers")
    desk.key(Qt.Key.Key_Down, on=table)
    desk.shop.customer("Berta Ang")
    desk.key(Qt.Key.Key_Return, on=table)
    assert desk.page.customer() == tom


def test_the_full_date_of_the_last_visit_is_told_on_hover(desk: Desk) -> None:
    desk.shop.visit(desk.shop.customer("Anna Berg"), days_ago=2)
    model = desk.find(QTableView, "customers").model()
    tip = str(model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))
    assert "18 November 2026" in tip
    assert not model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_larger_letters_get_wider_columns_at_once(desk: Desk) -> None:
    desk.shop.customer("Anna Berg")
    desk.go("customers")
    head = desk.find(QTableView, "customers").horizontalHeader()
    before = head.sectionSize(1)
    theme().apply("light", 200)
    try:
        desk.settle()
        assert head.sectionSize(1) == 2 * before
        desk.window.resize(1024, 720)
        desk.settle()
        table = desk.find(QTableView, "customers")
        assert table.model().columnCount() == 1
        assert not table.horizontalScrollBar().maximum()
    finally:
        theme().apply("light", 100)
    desk.window.resize(1280, 800)
    desk.settle()
    assert head.sectionSize(1) == before
