"""Every control of every page and sheet has a name that is read out and is reached by Tab."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shop_window import ShopWindow
from tests.ui.whole_window import controls, full_shop, page_codes, sheets, show, tab_walk
from ui.widgets.buttons import IconButton
from ui.widgets.choices import TickBox


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    full_shop(tmp_path / "shop")
    built = ShopWindow(tmp_path / "shop")
    yield built
    built.close()


def wrong(window: ShopWindow, inside: QWidget) -> list[str]:
    """What is nameless or out of Tab's reach. The keyboard stands where the page put it."""
    reached = tab_walk(window)
    found = []
    for control in controls(inside):
        called = f"{type(control).__name__} {control.objectName()!r} {control.accessibleName()!r}"
        if not control.objectName():
            found.append(f"{called} has no object name")
        if not control.accessibleName():
            found.append(f"{called} has no name to be read out")
        if not _is_reached(control, reached) and not _is_done_by_a_key(control):
            found.append(f"{called} is not reached by Tab")
    return found


def _is_done_by_a_key(control: QWidget) -> bool:
    """A tick in a row of cards (Space on the row) and "all of them" beside a field (Down in it)."""
    name = control.objectName()
    is_tick = isinstance(control, TickBox) and name.startswith("choose_")
    return is_tick or (isinstance(control, IconButton) and name.endswith("_list"))


def _is_reached(control: QWidget, reached: set[QWidget]) -> bool:
    """Tab stops once in a group of which one is chosen; its arrows lead to the others."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    together = group.buttons() if group is not None and group.exclusive() else [control]
    return any(each in reached for each in together)


def test_every_control_of_every_page(window: ShopWindow) -> None:
    found: dict[str, list[str]] = {}
    for code in page_codes(window):
        show(window, code)
        page = window.window.stack.page
        assert page is not None
        window.window.top.finder.setFocus()
        if missing := wrong(window, page):
            found[code] = missing
    assert not found, "\n".join(line for lines in found.items() for line in [lines[0], *lines[1]])


def test_every_control_of_every_sheet(window: ShopWindow) -> None:
    found: dict[str, list[str]] = {}
    for name in sheets(window):
        sheet = window.window.host.sheet
        assert sheet is not None
        if missing := wrong(window, sheet):
            found[name] = missing
    assert not found, "\n".join(line for lines in found.items() for line in [lines[0], *lines[1]])


def test_the_frame_of_the_window_itself(window: ShopWindow) -> None:
    show(window, "today")
    window.window.top.finder.setFocus()
    assert wrong(window, window.window.rail) == []
    window.window.top.finder.setFocus()
    assert wrong(window, window.window.top) == []


def test_a_nameless_control_out_of_reach_is_found(window: ShopWindow) -> None:
    show(window, "help")
    page = window.window.stack.page
    assert page is not None
    secret = QPushButton(page)
    secret.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    secret.show()
    window.window.top.finder.setFocus()
    assert len(wrong(window, page)) == 3
