"""Safe copies beside the working window: asked for, on time, and how old the newest is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.storage.backup import FOLDER, copies
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.safe_copies import EVERY_MS, SafeCopies


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """The window of a shop with one customer, which has no safe copy yet."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    shop.customer("Anna Berg")
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def _keeper(window: ShopWindow) -> SafeCopies:
    found = window.window.frame.news.findChildren(SafeCopies)
    assert len(found) == 1
    return found[0]


def _lines(window: ShopWindow) -> tuple[str, ...]:
    return _keeper(window).lines()


def _reasons(window: ShopWindow) -> list[str]:
    return [copy.reason for copy in copies(window.place.folder / FOLDER)]


def test_a_copy_that_is_asked_for_is_made_and_told(window: ShopWindow) -> None:
    assert _lines(window) == ("No safe copy yet",)
    window.window.deeds.press_key("safe_copy")
    window.wait_for_work()
    assert window.undo_line == "Safe copy made and checked: 1 customer"
    assert _reasons(window) == ["asked"]


@pytest.mark.parametrize(
    ("time", "line"),
    [
        ({"minutes": 0}, "Safe copy 0 min ago"),
        ({"minutes": 1}, "Safe copy 1 min ago"),
        ({"minutes": 59}, "Safe copy 59 min ago"),
        ({"hours": 1}, "Safe copy 1 hour ago"),
        ({"hours": 23}, "Safe copy 23 hours ago"),
        ({"days": 1}, "Safe copy: yesterday"),
        ({"days": 100}, "Safe copy: 20 Nov 2026"),
        ({"minutes": -90}, "Safe copy 0 min ago"),
    ],
)
def test_the_rail_says_how_old_the_newest_copy_is(
    window: ShopWindow, time: dict[str, float], line: str
) -> None:
    window.window.deeds.press_key("safe_copy")
    window.wait_for_work()
    window.later(**time)
    assert _lines(window) == (line, "Safe copy: this PC only")


def test_every_half_hour_a_copy_is_made_only_when_something_changed(window: ShopWindow) -> None:
    keeper = _keeper(window)
    assert EVERY_MS == 30 * 60 * 1000
    keeper._on_due()
    window.wait_for_work()
    assert _reasons(window) == ["timer"]
    keeper._on_due()
    window.wait_for_work()
    assert _reasons(window) == ["timer"]
    window.go("customer", 1).key("F2").key("Return")
    words = window.undo_line
    keeper._on_due()
    window.wait_for_work()
    assert _reasons(window) == ["timer", "timer"]
    assert window.undo_line == words, "nobody is interrupted"


def test_showing_the_window_anew_keeps_one_keeper_that_speaks_as_the_window(
    window: ShopWindow,
) -> None:
    keeper = _keeper(window)
    window.window.frame.news.reopen.emit()
    window.settle()
    assert _keeper(window) is keeper
    opened = window.window.opened
    assert opened is not None
    assert keeper._context is opened.context


def test_where_no_copy_can_be_made_a_sentence_says_so_and_the_book_is_unharmed(
    window: ShopWindow,
) -> None:
    blocked = window.place.folder / FOLDER
    blocked.write_text("a file where the copies should lie")
    window.window.deeds.press_key("safe_copy")
    window.wait_for_work()
    assert any("No safe copy was made" in label.text() for label in window.labels())
    window.window.host.dismiss()
    blocked.unlink()
    assert [row["name"] for row in window.rows("customer")] == ["Anna Berg"]
