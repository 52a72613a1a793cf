"""The customer's form on hold: only what was typed comes back, over what the book says then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.holding import HoldingWindow, shop_folder

BERG = 1


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[HoldingWindow]:
    built = HoldingWindow(shop_folder(tmp_path / "shop"))
    yield built
    built.close()


def test_a_change_of_a_customer_is_held_and_put_over_what_the_book_says_then(
    window: HoldingWindow,
) -> None:
    window.go("edit_customer", BERG)
    window.write("Notes", "likes roses")
    window.go("today")
    assert window.chips() == ["On hold: Anna Berg, changes"]
    with window.store.action("edit_customer", at=window.now):
        window.store.connection.execute("UPDATE customer SET name='Anna Bergmann' WHERE id=1")

    window.press_chip("changes")
    assert window.page == "page_edit_customer"
    assert window.focus() == "notes"
    window.key("Ctrl+Return")
    row = window.rows("customer")[0]
    assert (row["name"], row["notes"]) == ("Anna Bergmann", "likes roses")
    assert window.on_disk() == []


def test_two_new_customers_may_be_half_written(window: HoldingWindow) -> None:
    window.go("new_customer", "Joe Adler")
    window.go("new_customer", "Tom Becker 030 555")
    window.go("today")
    assert window.chips() == [
        "On hold: Tom Becker, new customer",
        "On hold: Joe Adler, new customer",
    ]
    window.press_chip("Joe Adler")
    window.key("Ctrl+Return")
    assert window.rows("customer")[-1]["name"] == "Joe Adler"
    assert window.chips() == ["On hold: Tom Becker, new customer"]


def test_a_new_customer_may_start_empty_and_the_first_stays_on_hold(
    window: HoldingWindow,
) -> None:
    window.go("new_customer").typed("Joe Adler").go("today")
    window.key("Ctrl+N")
    assert window.undo_line == "These words were on hold"
    window.press("Start empty")
    window.typed("Tom Becker").key("Ctrl+Return")
    assert window.rows("customer")[-1]["name"] == "Tom Becker"
    assert window.chips() == ["On hold: Joe Adler, new customer"]
