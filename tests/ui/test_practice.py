"""The practice shop: opened from anywhere by keys, in a yellow frame, and left again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.practice import Practice, start_beside
from ui.theme import theme

Opens = Callable[..., ShopWindow]


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path) -> Iterator[Opens]:
    """Opens the window of a shop, or of the practice shop beside it."""
    opened: list[ShopWindow] = []

    def open_one(*, is_demo: bool = False, is_set_up: bool = True) -> ShopWindow:
        folder = tmp_path / "shop"
        if is_set_up and not is_demo:
            folder.mkdir()
            shop = Shop.at(folder / "book.smallcrm")
            shop.close()
        opened.append(ShopWindow(folder / "demo" if is_demo else folder, is_demo=is_demo))
        return opened[-1]

    yield open_one
    for window in opened:
        window.close()


def corner(window: ShopWindow) -> QColor:
    return window.window.grab().toImage().pixelColor(1, window.window.height() // 2)


def test_it_opens_from_the_finder_by_keys(opens: Opens) -> None:
    window = opens()
    before = window.dump()
    window.find("practise").key("Return")
    assert window.started == ["smallcrm --demo"]
    assert window.dump() == before
    assert window.page == "page_today"


@pytest.mark.parametrize("way", ["settings", "help"])
def test_it_opens_from_settings_and_from_help(opens: Opens, way: str) -> None:
    window = opens().go(way, "practice" if way == "settings" else None)
    window.press("Practise with a made-up shop")
    assert window.started == ["smallcrm --demo"]


def test_it_opens_before_the_shop_is_set_up(opens: Opens) -> None:
    window = opens(is_set_up=False)
    assert window.page == "page_first_start"
    window.press("Practise with a made-up shop")
    assert window.started == ["smallcrm --demo"]
    assert window.rows("shop") == []


def test_its_window_has_a_yellow_frame_and_says_that_nothing_is_real(opens: Opens) -> None:
    window = opens(is_demo=True)
    assert "Practice shop: nothing of it is real." in [label.text() for label in window.labels()]
    yellow = QColor(theme().tokens.practice)
    assert corner(window) == yellow
    window.key("F12")  # and so it stays while the screen is hidden
    assert corner(window) == yellow
    window.key("Space")


def test_the_shop_itself_has_no_frame(opens: Opens) -> None:
    window = opens()
    assert corner(window) != QColor(theme().tokens.practice)


def test_one_goes_back_by_the_banner(opens: Opens) -> None:
    window = opens(is_demo=True).press("Back to shop")
    assert window.started == ["smallcrm"]
    assert not window.window.isVisible()


def test_one_goes_back_by_the_finder(opens: Opens) -> None:
    window = opens(is_demo=True)
    window.find("back to shop").key("Return")
    assert window.started == ["smallcrm"]


def test_when_the_other_window_does_not_open_one_stays_and_is_told(opens: Opens) -> None:
    window = opens(is_demo=True)
    window.can_start = False
    window.press("Back to shop")
    assert window.window.isVisible()
    assert window.sheet == "That did not work"
    window.key("Escape")


def test_a_program_that_is_not_there_does_not_begin(qtbot: QtBot, tmp_path: Path) -> None:
    assert not start_beside([str(tmp_path / "nothing"), "--demo"])


def test_without_a_program_there_is_no_way(qtbot: QtBot) -> None:
    assert not Practice().is_there
    assert Practice().verbs() == {}
