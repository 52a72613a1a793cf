"""Who sent you: asked in the finder by F9, from the customer's page and from anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.commands.base import BOOK_NAME
from smallcrm.domain.ids import CustomerId
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow


@pytest.fixture
def people(tmp_path: Path) -> tuple[CustomerId, CustomerId]:
    """Anna Berg and Joe Adler are in the book."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / BOOK_NAME)
    anna, joe = shop.customer("Anna Berg"), shop.customer("Joe Adler")
    shop.close()
    return anna, joe


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, people: tuple[CustomerId, CustomerId]
) -> Iterator[ShopWindow]:
    built = ShopWindow(tmp_path / "shop")
    yield built
    built.close()


def _referrals(window: ShopWindow) -> list[tuple[int, int]]:
    return [(row["referrer_id"], row["referred_id"]) for row in window.rows("referral")]


def test_f9_on_the_page_notes_who_sent_them_and_undo_takes_it_back(
    window: ShopWindow, people: tuple[CustomerId, CustomerId]
) -> None:
    anna, joe = people
    window.go("customer", joe).key("F9").type_in("berg").key("Return")
    window.settle()

    assert _referrals(window) == [(anna, joe)]
    assert window.undo_line == "Anna Berg sent somebody to us"
    assert "Anna Berg" in window.texts() or "Anna Berg" in window.names()
    window.key("Ctrl+1").key("Ctrl+Z")
    assert _referrals(window) == []


def test_f9_anywhere_asks_first_who_was_sent(
    window: ShopWindow, people: tuple[CustomerId, CustomerId]
) -> None:
    anna, joe = people
    window.go("today").key("F9").type_in("adler").key("Return")
    window.settle()
    window.type_in("berg").key("Return")
    window.settle()

    assert _referrals(window) == [(anna, joe)]


def test_a_sender_who_is_not_in_the_book_yet_comes_into_it(
    window: ShopWindow, people: tuple[CustomerId, CustomerId]
) -> None:
    _anna, joe = people
    window.go("customer", joe).key("F9").type_in("zoe nowak").key("Up").key("Return")
    window.settle()

    new = window.rows("customer")[-1]
    assert new["name"] == "zoe nowak"
    assert _referrals(window) == [(new["id"], joe)]


def test_nobody_sends_themselves(window: ShopWindow, people: tuple[CustomerId, CustomerId]) -> None:
    _anna, joe = people
    window.go("customer", joe).key("F9").type_in("adler").key("Return")
    window.settle()
    assert window.sheet == "That did not work"
    assert _referrals(window) == []
    window.key("Escape")
