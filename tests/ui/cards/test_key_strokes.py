"""Ten owed notes go to paper with few key strokes, each counted; then they are posted.

The limit is 4 + 2 for each card, with a look at every card on the way.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.printing.pages import page_count
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow

CARDS = 10
STROKES_MOST = 4 + 2 * CARDS


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """Ten people bought for the first time yesterday; the window stands on Today."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    for n in range(CARDS):
        who = shop.customer(f"Customer {n}", street=f"Weg {n}", town="Ulm", postcode="89073")
        shop.visit(who, "12", what="a rose", days_ago=1)
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


class Strokes:
    """A keyboard that counts."""

    def __init__(self, window: ShopWindow) -> None:
        self._window = window
        self.count = 0

    def press(self, keys: str, times: int = 1) -> None:
        for _time in range(times):
            self._window.key(keys)
            self.count += 1


def states(window: ShopWindow) -> list[str]:
    return [str(row["state"]) for row in window.rows("thank_you")]


def test_ten_notes_to_paper_in_few_key_strokes_one_jams_and_all_are_posted(
    window: ShopWindow,
) -> None:
    start, keys = window.dump(), Strokes(window)

    keys.press("Ctrl+4")
    keys.press("Ctrl+P")
    assert window.page == "page_card"
    keys.press("Ctrl+PgDown", times=CARDS - 1)  # each card is looked at
    assert "10 of 10" in window.texts()
    keys.press("Ctrl+P")
    keys.press("Return")

    assert page_count(window.printer.printed[0]) == CARDS
    assert states(window) == ["printed"] * CARDS
    assert keys.count == 13
    assert keys.count <= STROKES_MOST

    assert window.sheet == "Which came out?"
    keys.press("Down", times=6)
    keys.press("Space")
    keys.press("Return")
    assert sorted(states(window)) == ["due"] + ["printed"] * 9
    assert window.sheet == "Print the card for Customer 6"
    keys.press("Return")
    assert page_count(window.printer.printed[1]) == 1
    assert window.sheet == "The addresses"
    keys.press("Return")
    assert page_count(window.printer.printed[2]) == CARDS
    keys.press("Ctrl+M")
    assert states(window) == ["posted"] * CARDS
    assert window.undo_line == "10 cards posted"
    assert keys.count == 24

    undone = []
    while window.dump() != start:
        window.key("Ctrl+Z")
        undone.append(window.undo_line)
        assert len(undone) < 9, undone
    assert undone == [
        "Undone: 10 cards posted",
        "Undone: 1 card went to the printer",
        "Undone: 1 card is owed again",
        "Undone: 10 cards went to the printer",
    ]
