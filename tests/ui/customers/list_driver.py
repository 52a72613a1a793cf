"""Works the customer list as a person does: menus by arrows and Enter, heads by a click.

Nothing here asserts anything about the list.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QWidget

from tests.ui.customers.desk import Desk
from ui.widgets.paged_rows import PagedRows

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def table(desk: Desk) -> QTableView:
    return desk.find(QTableView, "customers")


def shown(desk: Desk) -> list[str]:
    """The names in the table, from the top."""
    model = table(desk).model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return [name.split(",")[0] for name in names]


def open_menu(desk: Desk, button: str) -> QMenu:
    """Open the menu under a button by Enter."""
    found = desk.find(QWidget, button)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)
    desk.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def menu_words(desk: Desk, button: str) -> list[str]:
    """What a menu offers; it is closed again by Esc."""
    menu = open_menu(desk, button)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    desk.settle()
    return words


def pick(desk: Desk, button: str, *way: str) -> None:
    """Choose from the menu under a button, by the names of its entries, with arrows and Enter."""
    menu = open_menu(desk, button)
    for step, name in enumerate(way, 1):
        _go_to(menu, name)
        if step == len(way):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            break
        inner = menu.activeAction().menu()
        QTest.keyClick(menu, Qt.Key.Key_Right)
        desk.settle()
        assert isinstance(inner, QMenu)
        menu = inner
    desk.settle()


def _go_to(menu: QMenu, name: str) -> None:
    names = [action.objectName() for action in menu.actions()]
    assert name in names, f"{name} is none of {names}"
    for _turn in names:
        active = menu.activeAction()
        if active is not None and active.objectName() == name:
            return
        QTest.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError(f"{name} can not be reached")


def press_head(desk: Desk, code: str) -> None:
    """Click the head of a column."""
    view = table(desk)
    model = view.model()
    assert isinstance(model, PagedRows)
    place = [column.code for column in model.columns].index(code)
    head = view.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(place) + 12, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.settle()
