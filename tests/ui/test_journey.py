"""One whole journey through the real window: a list comes in, a newcomer buys, a card is posted.

Each step is asserted in the book and on the screen; then everything is undone and done again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.printing.pages import page_count
from smallcrm.storage.check import check
from tests.builders import Row, Shop
from tests.ui.cards.pdf_words import words_in
from tests.ui.shop_window import ShopWindow
from ui.exchange.import_page import ImportPage

LIST = "Name,Phone,Street,Town,Postcode\n" + "".join(
    f"{name},0171 55512{number:02},Lange Str. {number},Berlin,10115\n"
    for number, name in enumerate(("Anna Berg", "Bob Cox", "Carl Diaz"), start=1)
)
Dump = dict[str, list[Row]]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """Iron & Rose in Berlin on a Friday at noon, the book empty, the window on Today."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def _bring_list_in(window: ShopWindow, folder: Path) -> None:
    list_file = folder / "customers.csv"
    list_file.write_text(LIST, encoding="utf-8")
    window.files.files.append(list_file)
    window.go("import")
    assert isinstance(window.window.stack.page, ImportPage)
    window.press("Choose a file").wait_for_work()
    assert any("Anna Berg" in text for text in window.texts())
    window.press("Bring in 3").wait_for_work()

    assert [row["name"] for row in window.rows("customer")] == ["Anna Berg", "Bob Cox", "Carl Diaz"]
    assert {row["known_before"] for row in window.rows("customer")} == {1}
    assert window.undo_line == "3 customers came in"


def _find_in_three_keystrokes(window: ShopWindow) -> None:
    window.key("Ctrl+F").type_in("cox").key("Return")
    window.settle()
    assert window.page == "page_customer"
    assert "Bob Cox" in window.texts()


def _was_here_with_an_amount(window: ShopWindow) -> None:
    window.key("F2")
    assert window.sheet == "Bob Cox was here"
    window.type_in("12,50").key("Return")
    window.settle()

    (visit,) = window.rows("visit")
    assert (visit["amount_minor"], visit["shop_day"]) == (1250, "2026-11-20")
    assert window.sheet == ""
    assert window.undo_line == "Bob Cox was here"


def _newcomer_buys_for_the_first_time(window: ShopWindow) -> None:
    window.key("Ctrl+N")
    assert window.page == "page_new_customer"
    window.write("Full name", "Zoe Nwosu").key("Ctrl+Return")
    window.settle()
    assert (window.page, window.undo_line) == ("page_customer", "Zoe Nwosu is in the book")
    assert window.rows("customer")[-1]["known_before"] == 0

    window.key("F2").type_in("8").key("Return")
    window.settle()
    assert [row["amount_minor"] for row in window.rows("visit")] == [1250, 800]


def _today_owes_thanks_to_the_newcomer_only(window: ShopWindow) -> None:
    window.key("Ctrl+1")
    assert window.page == "page_today"
    texts = window.texts()
    assert "Zoe Nwosu" in texts
    assert "First time here today." in texts
    assert "Bob Cox" not in texts


def _card_is_printed_and_posted(window: ShopWindow) -> None:
    window.press("Print card")
    assert window.page == "page_card"
    window.key("Ctrl+P").key("Return")
    assert len(window.printer.printed) == 1
    assert page_count(window.printer.printed[0]) > 0
    assert "Zoe" in words_in(window.printer.printed[0])
    assert [row["state"] for row in window.rows("thank_you")] == ["printed"]
    assert window.undo_line == "1 card went to the printer"

    window.key("Ctrl+M")
    (card,) = window.rows("thank_you")
    assert (card["state"], card["closed_on"]) == ("posted", "2026-11-20")
    assert window.undo_line == "Card for Zoe Nwosu posted"


def test_from_a_list_to_a_posted_card_and_all_the_way_back(
    window: ShopWindow, tmp_path: Path
) -> None:
    start: Dump = window.dump()
    _bring_list_in(window, tmp_path)
    _find_in_three_keystrokes(window)
    _was_here_with_an_amount(window)
    _newcomer_buys_for_the_first_time(window)
    _today_owes_thanks_to_the_newcomer_only(window)
    _card_is_printed_and_posted(window)
    end = window.dump()

    undone: list[str] = []
    while window.dump() != start:
        before = window.dump()
        window.key("Ctrl+Z")
        assert window.dump() != before, f"nothing more is undone after {undone}"
        undone.append(window.undo_line)
    assert undone == [
        "Undone: Card for Zoe Nwosu posted",
        "Undone: 1 card went to the printer",
        "Undone: Zoe Nwosu was here",
        "Undone: Zoe Nwosu is in the book",
        "Undone: Bob Cox was here",
        "Undone: 3 customers came in",
    ]
    window.go("today")
    assert "Zoe Nwosu" not in window.texts()

    redone: list[str] = []
    while window.dump() != end:
        before = window.dump()
        window.press("Redo")
        assert window.dump() != before, f"nothing more is redone after {redone}"
        redone.append(window.undo_line)
    assert len(redone) == len(undone)
    assert redone[0] == "Done again: 3 customers came in"
    assert redone[-1] == "Done again: Card for Zoe Nwosu posted"
    window.press("Redo")
    assert window.undo_line == "There is nothing to redo"
    assert check(window.place.book, on=window.store.shop_day(window.now)).findings == ()
