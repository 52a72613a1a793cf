"""Hostile people on the real screen: every page shows them as plain text, and nothing raises."""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.services import thank_yous
from tests.builders import Shop
from tests.hostile.corpus import PIECES, SCRIPTS, hostile_texts
from tests.ui.shop_window import ShopWindow

PEOPLE = 36
PAGES = ("today", "customers", "promises", "cards", "looking_back", "trash", "settings")


def _texts() -> list[str]:
    """The nastiest singles, and some of every script."""
    dice = random.Random(17)
    return [*dice.sample(PIECES, 18), *dice.sample(SCRIPTS, PEOPLE - 18)]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    for text in _texts():
        person = shop.customer(
            f"Anna {text} Berg", company=text, notes=text, town=text, street=text, phone="0171 1"
        )
        shop.visit(person, what=text[:150])
        with suppress(ShopError):
            shop.request(person, text[:150], told_on=shop.today)
            shop.reminder(person, text[:150], in_days=0)
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def _nothing_went_wrong(window: ShopWindow) -> None:
    assert window.window.host.sheet is None, window.sheet
    for label in window.window.findChildren(QLabel):
        is_plain = label.textFormat() == Qt.TextFormat.PlainText
        assert is_plain or not label.text(), label.text()[:80]


def test_every_page_shows_them_all_as_plain_text(window: ShopWindow) -> None:
    for page in PAGES:
        window.go(page)
        assert window.page == f"page_{page}"
        window.window.grab()
        _nothing_went_wrong(window)


def test_everybody_has_a_page_a_form_and_a_card(window: ShopWindow) -> None:
    for person in range(1, PEOPLE + 1):
        window.go("customer", person)
        assert window.page == "page_customer"
        window.window.grab()
        _nothing_went_wrong(window)
    for person in range(1, PEOPLE + 1, 3):
        window.go("edit_customer", person)
        window.window.grab()
        _nothing_went_wrong(window)
    due = thank_yous.due(window.store, on=window.store.shop_day(window.now))
    assert len(due) == PEOPLE
    for card in due[::6]:
        window.go("card", card.subject_key)
        window.window.grab()
        _nothing_went_wrong(window)


def test_the_finder_takes_whatever_is_pasted(window: ShopWindow) -> None:
    finder = window.window.top.finder
    for text in hostile_texts(random.Random(18), 300):
        QApplication.clipboard().setText(text.replace("\x00", " "))
        finder.setFocus()
        finder.selectAll()
        finder.paste()
        window.settle()
    finder.setText("anna")
    window.settle()
    window.window.grab()
    _nothing_went_wrong(window)


def test_a_visit_of_each_is_told_undone_and_done_again(window: ShopWindow) -> None:
    before = window.dump()
    for person in range(1, PEOPLE + 1, 4):
        window.go("customer", CustomerId(person)).key("F2").key("Return")
        name = window.rows("customer")[person - 1]["name"]
        assert window.undo_line == f"{name} was here"
    for _ in range(1, PEOPLE + 1, 4):
        window.press("Undo") if "Undo" in window.names() else window.key("Ctrl+Z")
    assert window.dump() == before
