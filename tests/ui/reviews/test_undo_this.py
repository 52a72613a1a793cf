"""An older deed is taken back from Looking back, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from smallcrm.services import customers
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """Mia made all of four people regulars; then Anna was put on the A-list and Bob was here."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    mia = add_helper(shop.store, "Mia", now=shop.now)
    anna, bob, *_ = (shop.customer(name) for name in ("Anna Berg", "Bob Cox", "Cleo", "Dan"))
    with shop.store.action("set_tiers", at=shop.now, by=mia, n=4):
        shop.store.connection.execute("UPDATE customer SET tier='regular'")
    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    shop.visit(bob)
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def tiers(window: ShopWindow) -> list[str]:
    return [row["tier"] for row in window.rows("customer")]


def test_the_question_and_the_bottom_line_name_who_goes_back_and_who_stays(
    window: ShopWindow,
) -> None:
    window.go("looking_back")
    assert "Mia" in window.texts()
    window.press("Undo this, Standing of 4 changed")
    assert window.sheet == "Undo: Standing of 4 changed"
    said = " ".join(label.text() for label in window.labels())
    assert "Goes back as before: Bob Cox, Cleo, Dan." in said
    assert "Was changed since, so it stays: Anna Berg." in said
    assert tiers(window) == ["a_list", "regular", "regular", "regular"], "nothing before the answer"

    window.key("Escape")
    assert tiers(window) == ["a_list", "regular", "regular", "regular"]
    window.press("Undo this, Standing of 4 changed").key("Ctrl+Return")
    assert tiers(window) == ["a_list", "occasional", "occasional", "occasional"]
    assert window.undo_line == (
        "Undone: Standing of 4 changed · Back as before: Bob Cox, Cleo, Dan"
        " · Changed since, so it stays: Anna Berg"
    )
    window.press("Redo")
    assert tiers(window) == ["a_list", "regular", "regular", "regular"]


def test_a_deed_with_nothing_since_goes_back_at_once(window: ShopWindow) -> None:
    window.go("looking_back")
    window.press("Undo this, Bob Cox was here")
    assert window.sheet == ""
    assert window.rows("visit") == []
    assert window.undo_line == "Undone: Bob Cox was here"
    assert not [name for name in window.names(QAbstractButton) if "Bob Cox was here" in name]


def test_a_deed_of_which_all_was_changed_since_says_so(window: ShopWindow) -> None:
    with window.store.action("set_tiers", at=window.now, n=4):
        window.store.connection.execute("UPDATE customer SET tier='a_list'")
    with window.store.action("set_tiers", at=window.now, n=4):
        window.store.connection.execute("UPDATE customer SET tier='regular'")
    window.go("looking_back")
    second = [n for n in window.names(QAbstractButton) if "Standing of 4" in n]
    assert len(second) == 3
    buttons = [
        button
        for button in window.window.stack.findChildren(QAbstractButton)
        if button.isVisible() and button.accessibleName() == "Undo this, Standing of 4 changed"
    ]
    buttons[-1].click()
    window.settle()
    said = " ".join(label.text() for label in window.labels())
    assert "nothing of it can go back" in said
