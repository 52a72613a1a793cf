"""Choosing many in the list by keyboard and mouse, filters as chips, and the verbs for all."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from tests.ui.customers.desk import Desk
from tests.ui.customers.list_driver import CTRL, SHIFT, menu_words, pick, press_head, shown, table

KEY = Qt.Key
NAMES = ("Ada Berg", "Bea Berg", "Cid Berg", "Dan Berg", "Eve Berg")


def village(desk: Desk, count: int = 5) -> Sequence[CustomerId]:
    """People of one town, in the order of their names."""
    return [desk.shop.customer(name, town="Bath") for name in NAMES[:count]]


def press(desk: Desk, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        desk.key(key, held or Qt.KeyboardModifier.NoModifier, on=table(desk))


def chosen_words(desk: Desk) -> str:
    """What the bar over the list says, "" without one."""
    bar = desk.page.findChild(QWidget, "selection")
    assert isinstance(bar, QWidget)
    return desk.texts(bar)[0] if bar.isVisible() else ""


def chips(desk: Desk) -> list[str]:
    found = desk.page.findChildren(QWidget)
    names = [w.accessibleName() for w in found if w.objectName().startswith("filter_")]
    visible = [w for w in found if w.objectName().startswith("filter_") and w.isVisible()]
    assert len(names) >= len(visible)
    return [w.accessibleName().removesuffix(": take away") for w in visible]


def test_space_chooses_and_esc_lets_go(desk: Desk) -> None:
    village(desk)
    press(desk, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    assert chosen_words(desk) == "2 chosen"
    press(desk, KEY.Key_Space)
    assert chosen_words(desk) == "1 chosen"
    press(desk, KEY.Key_Escape)
    assert chosen_words(desk) == ""
    assert desk.page.objectName() == "page_customers"


def test_shift_and_arrows_choose_a_range_that_grows_and_shrinks(desk: Desk) -> None:
    village(desk)
    press(desk, KEY.Key_Down)
    press(desk, KEY.Key_Down, KEY.Key_Down, held=SHIFT)
    assert chosen_words(desk) == "3 chosen"
    press(desk, KEY.Key_Up, held=SHIFT)
    assert chosen_words(desk) == "2 chosen"
    press(desk, KEY.Key_A, held=CTRL)
    assert chosen_words(desk) == "5 chosen"


def test_a_click_on_the_ring_chooses_and_shift_click_a_range(desk: Desk) -> None:
    village(desk)
    view = table(desk)
    for row, held in ((1, Qt.KeyboardModifier.NoModifier), (3, SHIFT)):
        cell = view.visualRect(view.model().index(row, 0))
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            held,
            QPoint(cell.x() + 20, cell.center().y()),
        )
    desk.settle()
    assert chosen_words(desk) == "3 chosen"


def test_who_is_chosen_stays_chosen_when_sorted_and_narrowed(desk: Desk, qtbot: QtBot) -> None:
    village(desk)
    press(desk, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    press_head(desk, "person")
    assert shown(desk)[0] == "Eve Berg"
    assert chosen_words(desk) == "2 chosen"
    desk.type_in("filter", "bea")
    qtbot.waitUntil(lambda: shown(desk) == ["Bea Berg"])
    assert chosen_words(desk) == "2 chosen, 1 not shown"


def test_delete_trashes_all_chosen_as_one_deed(desk: Desk, qtbot: QtBot) -> None:
    ids = village(desk)
    press(desk, KEY.Key_Down, KEY.Key_Down, held=SHIFT)
    press(desk, KEY.Key_Delete)
    qtbot.waitUntil(lambda: shown(desk) == ["Dan Berg", "Eve Berg"])
    assert chosen_words(desk) == ""
    assert desk.bottom_line == "3 are in the trash"
    assert desk.shop.row("customer", ids[0])["trashed_at"] is not None

    press(desk, KEY.Key_Z, held=CTRL)
    assert shown(desk) == list(NAMES)


def test_a_topic_is_noted_for_all_chosen_and_narrows_the_list(desk: Desk, qtbot: QtBot) -> None:
    village(desk)
    press(desk, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    desk.press("all_topic")
    desk.type_in("topic", "roses", inside=desk.sheet)
    desk.key(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.bottom_line == "Topic noted for 2")

    topic = desk.shop.rows("topic")[0]["id"]
    pick(desk, "add_filter", "filter_topic", f"topic_{topic}")
    assert shown(desk) == ["Ada Berg", "Bea Berg"]
    assert chips(desk) == ["Wants roses"]


def test_all_chosen_are_owed_a_card_with_f5(desk: Desk, qtbot: QtBot) -> None:
    village(desk, 3)
    press(desk, KEY.Key_A, held=CTRL)
    press(desk, KEY.Key_F5)
    desk.key(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.bottom_line == "3 thank-yous added")
    assert len(desk.shop.rows("thank_you")) == 3


def test_a_standing_for_all_is_the_owners_alone(desk: Desk, qtbot: QtBot) -> None:
    village(desk, 2)
    press(desk, KEY.Key_A, held=CTRL)
    button = desk.page.findChild(QWidget, "all_tier")
    assert isinstance(button, QWidget)
    assert not button.isVisible()
    desk.frame.owner.set_counter_view(is_on=False)
    pick(desk, "all_tier", "set_a_list")
    qtbot.waitUntil(lambda: desk.bottom_line == "Standing of 2 changed")
    assert {row["tier"] for row in desk.shop.rows("customer")} == {"a_list"}


def test_filters_are_added_and_taken_away_by_keyboard(desk: Desk) -> None:
    ids = village(desk, 3)
    desk.shop.customer("Zoë", town="Köln")
    desk.shop.visit(ids[0], days_ago=400)
    desk.shop.visit(ids[1], days_ago=2)
    pick(desk, "add_filter", "filter_town", "town_0")
    pick(desk, "add_filter", "filter_last_visit", "not_seen_12")
    assert shown(desk) == ["Ada Berg"]
    assert chips(desk) == ["In Bath", "Not seen since 20 Nov 2025"]

    first = desk.find(QWidget, "filter_0")
    first.setFocus()
    desk.key(KEY.Key_Delete, on=first)
    assert chips(desk) == ["Not seen since 20 Nov 2025"]
    desk.key(KEY.Key_Backspace, on=desk.find(QWidget, "filter_0"))
    assert chips(desk) == []
    assert len(shown(desk)) == 4


def test_nobody_fits_says_the_way_out(desk: Desk) -> None:
    village(desk, 2)
    pick(desk, "add_filter", "newcomer")
    pick(desk, "add_filter", "filter_status", "status_deceased")
    assert "Nobody fits" in desk.texts()
    desk.press("show_all")
    assert shown(desk) == ["Ada Berg", "Bea Berg"]


def test_a_town_and_a_day_can_be_typed(desk: Desk) -> None:
    ids = village(desk, 2)
    desk.shop.visit(ids[0], days_ago=100)
    pick(desk, "add_filter", "filter_town", "another_town")
    desk.type_in("town", "bath", inside=desk.sheet)
    desk.key(KEY.Key_Return, CTRL)
    pick(desk, "add_filter", "filter_last_visit", "not_seen_since")
    desk.type_in("day", "1.11.", inside=desk.sheet)
    desk.key(KEY.Key_Return, CTRL)
    assert shown(desk) == ["Ada Berg"]
    assert chips(desk) == ["In Bath", "Not seen since 1 Nov"]


def test_columns_come_and_go(desk: Desk) -> None:
    village(desk, 1)
    pick(desk, "columns", "column_town")
    heads = [table(desk).model().headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads == ["Customer ↑", "Last here", "Visits", "Town"]
    pick(desk, "columns", "column_visits")
    assert table(desk).model().columnCount() == 3
    assert "Standing" not in menu_words(desk, "columns")


def test_letters_typed_in_the_list_go_to_the_finder(desk: Desk) -> None:
    village(desk, 2)
    view = table(desk)
    view.setFocus()
    QTest.keyClicks(view, "a")
    desk.settle()
    assert isinstance(desk.window.top.finder, QLineEdit)
    assert desk.window.top.finder.text() == "a"
