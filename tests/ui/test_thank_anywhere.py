"""F5 thanks anybody from any page: the finder asks for whom, and the sheet knows what was said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.services import thank_yous
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.finder import FinderBox
from ui.widgets.text import PlainLabel

# A page of one customer needs no question; the first start has nobody to thank.
OTHER_WAYS = {"customer", "edit_customer", "history", "first_start", "card"}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    anna = shop.customer("Anna Berg")
    for words in ("You made our day.", "Thank you\nfor the cake."):
        key = f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}"
        thank_yous.mark_printed(shop.store, [key], {key: words}, now=shop.now)
        thank_yous.hand_over(shop.store, key, now=shop.now)
    shop.close()
    window = ShopWindow(folder)
    yield window
    window.close()


def test_on_every_page_f5_asks_for_whom_and_the_card_is_owed(window: ShopWindow) -> None:
    assert window.window.opened is not None
    pages = [code for code in window.window.opened.pages if code not in OTHER_WAYS]
    for code in pages:
        window.go(code).key("F5")
        assert "Thank: whom?" in _asked(window), code
        window.key("Escape")

    window.go("today").key("F5").choose("berg")
    labels = window.window.findChildren(PlainLabel)
    said = [label.whole_text for label in labels if label.isVisible()]
    assert "Said in the last three years" in said
    assert [each for each in said if "made our day" in each or "for the cake" in each] == [
        "today: Thank you for the cake.",
        "today: You made our day.",
    ]
    window.key("Ctrl+Return")
    assert [row["state"] for row in window.rows("thank_you")] == ["handed_over"] * 2 + ["due"]


def _asked(window: ShopWindow) -> str:
    (finder,) = window.window.findChildren(FinderBox)
    return finder.placeholderText()
