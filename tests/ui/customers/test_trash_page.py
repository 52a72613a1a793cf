"""The trash in the real window, by keys alone: search, put back a week later, empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.services import customers
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.widgets.chips import When


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """Anna and Zoë lie in the trash, Bob does not."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    zoe = shop.customer("Zoë Müller", street="Lange Str. 1", town="Köln")
    shop.customer("Bob Cox")
    shop.visit(anna, "12,50", what="hinges")
    for each in (anna, zoe):
        customers.trash(shop.store, each, now=shop.now)
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def test_a_week_later_somebody_is_found_and_put_back_by_keys_alone(window: ShopWindow) -> None:
    before = {table: rows for table, rows in window.dump().items() if table != "customer"}
    window.later(days=7)
    window.go("trash")
    assert "83 days left" in window.names(When)
    window.write("Search the trash", "anna")
    window.settle()
    assert "Anna Berg" in window.texts()
    assert "Zoë Müller" not in window.texts()
    window.key("Tab").key("Tab").key("Return")
    assert window.rows("customer")[0]["trashed_at"] is None
    assert window.undo_line == "Anna Berg is back from the trash"
    after = {table: rows for table, rows in window.dump().items() if table != "customer"}
    assert after == before, "everything she had came back with her"


def test_enter_puts_the_first_back_and_the_keyboard_goes_on_to_the_next(
    window: ShopWindow,
) -> None:
    window.go("trash").key("Return")
    assert [row["trashed_at"] is None for row in window.rows("customer")] == [False, True, True]
    window.key("Return")
    assert all(row["trashed_at"] is None for row in window.rows("customer"))
    assert "The trash is empty" in window.texts()
    window.key("Ctrl+Z")
    assert "Anna Berg" in window.texts()


def test_words_that_fit_nobody_say_so(window: ShopWindow) -> None:
    window.go("trash").write("Search the trash", "nobody")
    window.settle()
    assert "Nobody in the trash fits these words" in window.texts()
    window.write("Search the trash", "koln")
    window.settle()
    assert "Zoë Müller" in window.texts()
