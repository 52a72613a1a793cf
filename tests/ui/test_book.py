"""An open book in the real window: its lock, its safe copies, its words, and undo by the line."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.services import customers
from smallcrm.services import shop as shop_service
from smallcrm.storage.backup import FOLDER, copies
from tests.builders import FRIDAY_NOON, Shop
from tests.ui.shop_window import ShopWindow

Opens = Callable[..., ShopWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture
def opens(qtbot: QtBot, folder: Path) -> Iterator[Opens]:
    """Opens the window on the shop's folder; those that are still open are closed at the end."""
    opened: list[ShopWindow] = []

    def open_one(*, is_demo: bool = False) -> ShopWindow:
        opened.append(ShopWindow(folder, is_demo=is_demo))
        return opened[-1]

    yield open_one
    for window in opened:
        window.close()


def _set_up(folder: Path, *names: str) -> list[int]:
    folder.mkdir(parents=True, exist_ok=True)
    shop = Shop.at(folder / "book.smallcrm")
    ids = [int(shop.customer(name)) for name in names]
    shop.close()
    return ids


def _reasons(folder: Path) -> list[str]:
    return [copy.reason for copy in copies(folder / FOLDER)]


# Opening


def test_a_new_folder_begins_with_setting_the_shop_up(opens: Opens, folder: Path) -> None:
    window = opens()
    assert window.page == "page_first_start"
    assert (folder / "book.smallcrm").exists()


def test_a_shop_that_is_set_up_begins_with_today(opens: Opens, folder: Path) -> None:
    _set_up(folder)
    window = opens()
    assert window.page == "page_today"
    assert window.window.frame.counter.name == "Rosa"


def test_a_second_window_on_the_same_folder_is_refused_with_a_sentence(
    opens: Opens, folder: Path
) -> None:
    _set_up(folder, "Anna Berg")
    first = opens()
    second = opens()
    assert second.book is None
    assert any("is open in another window. Nothing was changed." in t for t in second.texts())
    assert "Try again" in second.names()

    first.close()
    second.press("Try again")
    assert second.page == "page_today"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"Name\nAnna\n", "is not a customer book"), (None, "is damaged")],
)
def test_a_book_that_can_not_be_opened_is_told_calmly_and_not_touched(
    opens: Opens, folder: Path, content: bytes | None, words: str
) -> None:
    _set_up(folder, *(f"Anna {number}" for number in range(50)))
    book = folder / "book.smallcrm"
    whole = book.read_bytes()
    broken = whole[:4096] + b"\x5a" * (len(whole) - 4096) if content is None else content
    book.write_bytes(broken)
    window = opens()
    assert window.book is None
    assert any(words in text for text in window.texts())
    assert book.read_bytes() == broken

    book.write_bytes(whole)
    window.press("Try again")
    assert window.page == "page_today"


def test_the_demo_is_filled_and_says_so_and_moves_in_only_once(opens: Opens, folder: Path) -> None:
    window = opens(is_demo=True)
    assert window.page == "page_today"
    people = len(window.rows("customer"))
    assert people > 100
    banner = "Practice shop: nothing of it is real."
    assert banner in [label.text() for label in window.labels()]
    window.close()
    assert len(opens(is_demo=True).rows("customer")) == people


def test_old_trash_is_gone_when_the_window_opens(opens: Opens, folder: Path) -> None:
    (anna,) = _set_up(folder, "Anna Berg")
    shop = Shop(folder / "book.smallcrm", now=FRIDAY_NOON - timedelta(days=91))
    customers.trash(shop.store, shop.rows("customer")[0]["id"], now=shop.now)
    shop.close()
    window = opens()
    assert anna not in [row["id"] for row in window.rows("customer")]


# Closing


def test_closing_makes_a_safe_copy_only_when_something_changed(opens: Opens, folder: Path) -> None:
    _set_up(folder, "Anna Berg")
    opens().close()
    assert _reasons(folder) == ["closing"]
    opens().close()
    assert _reasons(folder) == ["closing"]
    window = opens()
    window.go("customer", 1).key("F2").key("Return")
    window.close()
    assert _reasons(folder) == ["closing", "closing"]


def test_a_closed_window_lets_the_book_go(opens: Opens, folder: Path) -> None:
    _set_up(folder, "Anna Berg")
    opens().close()
    shop = Shop(folder / "book.smallcrm")
    assert [row["name"] for row in shop.rows("customer")] == ["Anna Berg"]
    shop.close()


# The bottom line


def test_a_visit_on_the_wrong_person_moves_to_the_right_one(opens: Opens, folder: Path) -> None:
    berg, paz = _set_up(folder, "Anna Berg", "Javier Paz")
    window = opens()
    window.go("customer", berg).key("F2").type_in("12,50").key("Return")
    assert window.undo_line == "Anna Berg was here"

    window.press("Wrong person").choose("paz")
    window.settle()

    assert [(row["customer_id"], row["amount_minor"]) for row in window.rows("visit")] == [
        (paz, 1250)
    ]
    assert window.undo_line == "Moved to Javier Paz"
    window.press("Undo")
    assert [row["customer_id"] for row in window.rows("visit")] == [berg]
    assert window.undo_line == "Undone: Moved to Javier Paz"
    assert "Wrong person" not in window.names()


def test_a_visit_that_was_set_back_is_the_one_that_moves(opens: Opens, folder: Path) -> None:
    berg, paz = _set_up(folder, "Anna Berg", "Javier Paz")
    window = opens()
    window.go("customer", berg).key("F2").type_in("5").key("Return")
    window.key("F2").type_in("7")
    window.press("Show more").write("When", "18.11.").key("Return")
    window.settle()
    assert [row["shop_day"] for row in window.rows("visit")] == ["2026-11-20", "2026-11-18"]

    window.press("Wrong person").choose("paz")
    window.settle()

    moved = {row["amount_minor"]: row["customer_id"] for row in window.rows("visit")}
    assert moved == {500: berg, 700: paz}


def test_the_right_person_may_be_new(opens: Opens, folder: Path) -> None:
    (berg,) = _set_up(folder, "Anna Berg")
    window = opens()
    window.go("customer", berg).key("F2").key("Return")
    window.press("Wrong person").choose("Tom Ash 0171 5551234")
    window.settle()

    newcomer = window.rows("customer")[-1]
    assert (newcomer["name"], window.rows("phone")[0]["number"]) == ("Tom Ash", "0171 5551234")
    assert [row["customer_id"] for row in window.rows("visit")] == [newcomer["id"]]
    assert window.undo_line == "Moved to Tom Ash"


def test_undo_and_redo_say_what_they_did(opens: Opens, folder: Path) -> None:
    (berg,) = _set_up(folder, "Anna Berg")
    window = opens()
    window.go("customer", berg).key("F2").key("Return")
    window.key("Ctrl+Z")
    assert window.undo_line == "Undone: Anna Berg was here"
    window.press("Redo")
    assert window.undo_line == "Done again: Anna Berg was here"
    assert len(window.rows("visit")) == 1


def test_when_nothing_is_left_to_undo_the_line_says_so(opens: Opens, folder: Path) -> None:
    """What was done more than thirty days ago is not offered any more."""
    _set_up(folder)
    window = opens()
    window.later(days=31)
    window.key("Ctrl+Z")
    assert window.undo_line == "There is nothing to undo"


# The shop's row


@pytest.mark.parametrize("is_on", [True, False])
def test_counter_view_comes_from_the_row_of_the_shop(
    opens: Opens, folder: Path, is_on: bool
) -> None:
    _set_up(folder)
    shop = Shop(folder / "book.smallcrm")
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    draft.counter_view = is_on
    shop_service.save_shop(shop.store, draft, now=shop.now)
    shop.close()
    assert opens().window.frame.owner.is_open is not is_on


def test_the_language_of_the_frame_is_remembered_for_the_next_start(
    opens: Opens, folder: Path
) -> None:
    _set_up(folder)
    shop = Shop(folder / "book.smallcrm")
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    draft.language = "de"
    shop_service.save_shop(shop.store, draft, now=shop.now)
    shop.close()
    first = opens()
    assert first.preferences.language == "de"
    first.close()
    assert opens().window.wording.language == "de"
