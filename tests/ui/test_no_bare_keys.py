"""No bare character ever acts: letters, digits, + and - are only text, wherever the keyboard is."""

from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase, digits
from typing import NamedTuple

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from tests.builders import Row
from tests.ui.shop_window import ShopWindow
from tests.ui.whole_window import controls, full_shop, page_codes, sheets, show

BARE = ascii_lowercase + digits + "+-"


class State(NamedTuple):
    """What a bare character may never change."""

    book: dict[str, list[Row]]
    page: str
    sheet: str
    helper: int | None
    paper: int


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    full_shop(tmp_path / "shop")
    built = ShopWindow(tmp_path / "shop")
    yield built
    built.close()


def state(window: ShopWindow) -> State:
    return State(
        window.dump(),
        window.page,
        window.sheet,
        window.window.frame.counter.helper_id,
        len(window.printer.printed) + len(window.printer.saved),
    )


def type_everywhere(window: ShopWindow, inside: QWidget) -> None:
    """Every bare character to every control of a page or sheet, then the finder emptied."""
    for control in [inside, *controls(inside)]:
        for character in BARE:
            if not isValid(control) or not control.isVisible():
                break
            QTest.keyClicks(control, character)
        window.window.top.finder.clear()
    window.settle()


def must_change_nothing(window: ShopWindow, inside: QWidget, where: str) -> None:
    before = state(window)
    type_everywhere(window, inside)
    assert state(window) == before, where


def test_no_character_acts_on_any_page(window: ShopWindow) -> None:
    for code in page_codes(window):
        show(window, code)
        page = window.window.stack.page
        assert page is not None
        must_change_nothing(window, page, code)


def test_no_character_acts_in_any_sheet(window: ShopWindow) -> None:
    for name in sheets(window):
        sheet = window.window.host.sheet
        assert sheet is not None
        must_change_nothing(window, sheet, name)


def test_with_no_field_focused_they_all_go_to_the_finder(window: ShopWindow) -> None:
    for code in ("today", "promises", "looking_back", "help"):
        show(window, code)
        page = window.window.stack.page
        assert page is not None
        window.window.setFocus()
        window.type_in("mar+49-7")
        assert window.window.top.finder.text() == "mar+49-7", code
        window.window.top.finder.clear()


def test_a_character_that_acts_is_found(window: ShopWindow) -> None:
    show(window, "today")
    page = window.window.stack.page
    assert page is not None
    shortcut = QShortcut(QKeySequence("x"), page)

    def trash() -> None:
        customers.trash(window.store, CustomerId(1), now=window.now)
        shortcut.setEnabled(False)

    shortcut.activated.connect(trash)
    with pytest.raises(AssertionError, match="today"):
        must_change_nothing(window, page, "today")
