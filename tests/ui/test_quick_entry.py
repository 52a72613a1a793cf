"""A visit from the finder without leaving the page, and what the bottom line offers after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from smallcrm.services import moments
from smallcrm.storage.store import Store
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """The real window on Today, with Anna Berg and Javier Paz in the book."""
    (tmp_path / "shop").mkdir()
    probe = ShopWindow(tmp_path / "shop")
    path = probe.place.book
    probe.close()
    shop = Shop.at(path)
    shop.customer("Anna Berg")
    shop.customer("Javier Paz")
    shop.close()
    built = ShopWindow(tmp_path / "shop")
    yield built
    built.close()


def test_f2_on_a_found_row_notes_a_visit_over_the_page_that_is_shown(window: ShopWindow) -> None:
    page = window.page
    window.find("berg").key("F2")
    assert (window.sheet, window.page) == ("Anna Berg was here", page)
    window.type_in("12,50").key("Return")
    window.settle()

    assert [row["amount_minor"] for row in window.rows("visit")] == [1250]
    assert (window.page, window.sheet) == (page, "")
    assert window.window.top.finder.text() == ""


def test_f2_with_nobody_open_asks_for_whom_and_stays_on_the_page(window: ShopWindow) -> None:
    page = window.page
    window.key("F2").choose("paz")
    window.settle()
    assert (window.sheet, window.page) == ("Javier Paz was here", page)
    window.key("Return")
    assert len(window.rows("visit")) == 1


def test_enter_does_one_deed_however_long_it_is_held_on_either_side_of_the_keyboard(
    window: ShopWindow,
) -> None:
    window.find("berg")
    _hold_enter(window)
    assert window.page == "page_customer"
    window.key("F2")
    _hold_enter(window)
    assert (len(window.rows("visit")), window.sheet) == (1, "")

    beside_the_digits = Qt.KeyboardModifier.KeypadModifier
    window.window.top.was_here.setFocus()
    QTest.keyClick(window.window.top.was_here, Qt.Key.Key_Enter, beside_the_digits)
    assert window.sheet == "Anna Berg was here"
    window.key("Esc")


def _hold_enter(window: ShopWindow) -> None:
    for is_held in (False, True, True, True):
        target = QApplication.focusWidget() or window.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(target, QKeyEvent(kind, key, none, "\r", is_held))
        window.settle()


def test_f4_asks_whom_it_is_about(window: ShopWindow) -> None:
    window.key("F4").choose("paz")
    window.settle()
    assert window.sheet == "How it went with Javier Paz"
    window.key("Esc")


def test_a_visit_is_marked_from_its_undo_line_by_key_and_corrected(window: ShopWindow) -> None:
    window.find("berg").key("F2").key("Return")
    window.settle()
    assert window.undo_line == "Anna Berg was here"
    window.key("Ctrl+Up")
    assert window.undo_line == "How it went with Anna Berg: ▲"
    window.key("Ctrl+Down")

    [moment], [visit] = window.rows("moment"), window.rows("visit")
    assert (moment["kind"], moment["visit_id"]) == ("ow", visit["id"])
    window.key("Ctrl+Z")
    assert window.rows("moment")[0]["kind"] == "wow"


def test_the_shapes_in_the_undo_line_mark_and_words_are_added_from_there(
    window: ShopWindow,
) -> None:
    window.find("berg").key("F2").key("Return")
    window.settle()
    window.press("▲")
    window.press("Add words")
    assert window.sheet == "How it went with Anna Berg"
    window.type_in("so kind").key("Ctrl+Return")
    window.settle()

    [moment] = window.rows("moment")
    assert (moment["kind"], moment["words"]) == ("wow", "so kind")


def test_a_mark_offers_to_answer_what_is_open(window: ShopWindow) -> None:
    berg = _number(window.store, "Anna Berg")
    window.find("berg").key("F2").key("Ctrl+Down").key("Return")
    window.settle()
    assert len(moments.open_ows(window.store, berg)) == 1
    window.later(days=1)
    window.find("berg").key("F2").key("Return")
    window.settle()
    window.key("Ctrl+Up")
    window.press("This answers yesterday")

    assert moments.open_ows(window.store, berg) == []
    window.key("Ctrl+Z")
    assert len(moments.open_ows(window.store, berg)) == 1


def test_wrong_person_moves_the_visit_with_its_mark(window: ShopWindow) -> None:
    window.find("berg").key("F2").key("Ctrl+Up").key("Return")
    window.settle()
    window.press("Wrong person").choose("paz")
    window.settle()

    paz = _number(window.store, "Javier Paz")
    assert {row["customer_id"] for row in window.rows("visit")} == {paz}
    assert {row["customer_id"] for row in window.rows("moment")} == {paz}
    assert window.undo_line == "Moved to Javier Paz"


def test_a_mark_with_nobody_just_noted_asks_for_whom(window: ShopWindow) -> None:
    window.key("Ctrl+Up").choose("paz")
    window.settle()
    assert [row["kind"] for row in window.rows("moment")] == ["wow"]


def _number(store: Store, name: str) -> CustomerId:
    return CustomerId(store.value("SELECT id FROM customer WHERE name=?", name))
