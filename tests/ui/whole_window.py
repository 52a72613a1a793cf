"""Every page and every sheet of a small full shop, one after the other, for tests that walk them.

What is looked for on each is the business of the tests.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollBar,
    QWidget,
)

from smallcrm.services import customers, thank_yous
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow

SHEETS = {
    "was_here": "F2",
    "wants_something": "F3",
    "how_it_went": "F4",
    "thank": "F5",
    "remind_me": "F6",
}
OF_A_CUSTOMER = {"customer", "edit_customer", "history"}
TAB_STEPS = 400  # more stops than any page has


def full_shop(folder: Path) -> None:
    """Three customers with something of everything, one more in the trash, two helpers."""
    folder.mkdir(parents=True, exist_ok=True)
    shop = Shop.at(folder / "book.smallcrm")
    add_helper(shop.store, "Mia", now=shop.now)
    anna = shop.customer(
        "Anna Berg", phone="0171 5551234", street="Lange Str. 1", town="Berlin", postcode="10115"
    )
    bob, cleo = shop.customer("Bob Cox", email="bob@example.org"), shop.customer("Cleo")
    shop.visit(anna, "12,50", what="hinges", days_ago=30)
    shop.visit(anna, "8", what="a hose")
    shop.request(anna, told_on_text="+1")
    shop.reminder(bob, in_days=0)
    shop.referral(anna, bob)
    thank_yous.owe(shop.store, anna, reason="She helped", now=shop.now)
    customers.trash(shop.store, cleo, now=shop.now)
    shop.close()


def page_codes(window: ShopWindow) -> list[str]:
    """Every page that the book has."""
    assert window.window.opened is not None
    return list(window.window.opened.pages)


def show(window: ShopWindow, code: str) -> None:
    """Show a page, of Anna where it needs somebody."""
    argument: int | str | None = 1 if code in OF_A_CUSTOMER else None
    if code == "card":
        store = window.store
        argument = str(store.value("SELECT subject_key FROM prompt WHERE action='card' LIMIT 1"))
    window.go(code, argument)
    page = window.window.stack.page
    assert page is not None
    assert window.page == f"page_{code}"


def controls(inside: QWidget) -> list[QWidget]:
    """What a person can press or type in; Qt's own parts of a control are left out."""
    found = [each for each in inside.findChildren(QWidget) if each.isVisible() and _acts(each)]
    return [each for each in found if not _is_part(each)]


def tab_walk(window: ShopWindow) -> set[QWidget]:
    """Every control that Tab reaches from where the keyboard stands."""
    seen: set[QWidget] = set()
    for _ in range(TAB_STEPS):
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return seen


def sheets(window: ShopWindow) -> Iterator[str]:
    """Each sheet of the verbs laid over Anna's page, taken away afterwards."""
    for name, key in SHEETS.items():
        show(window, "customer")
        window.key(key)
        assert window.window.host.sheet is not None, f"{key} opened nothing"
        yield name
        while window.window.host.dismiss():
            window.settle()


def _acts(widget: QWidget) -> bool:
    if not widget.isEnabled() or isinstance(widget, QScrollBar):
        return False
    return isinstance(widget, QAbstractButton) or bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )


def _is_part(widget: QWidget) -> bool:
    """Inside another control, such as the viewport of a list or the line of a spin box."""
    if widget.objectName().startswith("qt_") or widget.focusProxy() is not None:
        return True
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
