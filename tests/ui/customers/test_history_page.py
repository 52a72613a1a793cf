"""The history of a customer in the real window: read, narrowed, put back, a deed undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.drivers import spoken
from tests.ui.shop_window import ShopWindow
from ui.widgets.buttons import filled_buttons
from ui.widgets.choices import ChoiceField


def edit(shop: Shop, customer: CustomerId, **fields: str) -> None:
    draft = customers.draft_of(shop.store, customer)
    for name, value in fields.items():
        if name == "phone":
            draft.phones[0].number = value
        else:
            setattr(draft, name, value)
    customers.save(shop.store, draft, customer_id=customer, now=shop.now)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """Anna (1) was changed twice by Mia's time, Bob (2) never."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    add_helper(shop.store, "Mia", now=shop.now)
    anna = shop.customer("Anna Berg", phone="030 1234567", notes="Likes tea")
    shop.customer("Bob Cox")
    edit(shop, anna, phone="030 7654321", company="Flora")
    edit(shop, anna, notes="Likes coffee")
    shop.visit(anna, "12,50", what="hinges")
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def customer(window: ShopWindow) -> dict[str, object]:
    return window.rows("customer")[0]


def test_what_was_there_before_is_read_and_put_back_by_keys_alone(window: ShopWindow) -> None:
    window.go("history", 1)
    assert "History of Anna Berg" in window.texts()
    assert "Notes changed, before: Likes tea" in window.texts()
    assert "Phone changed from 030 1234567 to 030 7654321" in window.texts()

    window.key("Tab").key("Tab")
    target = next(name for name in window.names(QAbstractButton) if "Likes tea" in name)
    assert target.startswith("Put back, Notes changed")
    while spoken(QApplication.focusWidget() or window.window) != target:
        window.key("Tab")
    window.key("Return")
    assert customer(window)["notes"] == "Likes tea"
    assert window.undo_line == "Anna Berg: put back as it was"
    assert "Notes changed, before: Likes coffee" in window.texts()
    window.key("Ctrl+Z")
    assert customer(window)["notes"] == "Likes coffee"


def test_one_button_is_filled_and_says_enter(window: ShopWindow) -> None:
    window.go("history", 1)
    (filled,) = filled_buttons(window.window.stack)
    assert filled.hasFocus()
    assert filled.key_text == "Enter"
    window.press("Back")


def test_it_narrows_to_one_kind_and_says_when_there_is_nothing(window: ShopWindow) -> None:
    window.go("history", 1)
    (lens,) = window.window.findChildren(ChoiceField, "lens")
    assert lens.accessibleName() == "Show only"
    lens.choose("phone")
    lens.chosen.emit("phone")
    window.settle()
    assert "Phone noted: 030 1234567" in window.texts()
    assert not any("Notes" in text for text in window.texts())
    lens.choose("cards")
    lens.chosen.emit("cards")
    window.settle()
    assert "Nothing of this was changed" in window.texts()
    window.go("history", 2)
    assert "Name noted: Bob Cox" in window.texts()


def test_an_older_deed_asks_first_and_names_what_stays(window: ShopWindow) -> None:
    with_company = next(
        name for name in _undo_names(window) if name.startswith("Undo this, Anna Berg saved")
    )
    edit_by_hand(window, company="Iron")
    window.go("history", 1)
    buttons = [n for n in window.names(QAbstractButton) if n == with_company]
    assert buttons
    oldest = [
        b
        for b in window.window.findChildren(QAbstractButton)
        if b.isVisible() and spoken(b) == with_company
    ][-1]
    oldest.click()
    window.settle()
    assert window.sheet == "Undo: Anna Berg saved"
    text = " ".join(label.text() for label in window.labels())
    assert "Goes back as before: Anna Berg (Phone)." in text
    assert "Was changed since, so it stays: Anna Berg (Company)." in text
    window.key("Escape")
    assert window.rows("phone")[0]["number"] == "030 7654321"

    window.go("history", 1)
    oldest = [
        b
        for b in window.window.findChildren(QAbstractButton)
        if b.isVisible() and spoken(b) == with_company
    ][-1]
    oldest.click()
    window.settle()
    window.press("Undo this")
    assert window.rows("phone")[0]["number"] == "030 1234567"
    assert customer(window)["company"] == "Iron"
    assert "Changed since, so it stays: Anna Berg (Company)" in window.undo_line


def test_the_counter_sees_no_money_and_f11_shows_it(window: ShopWindow) -> None:
    window.go("history", 1)
    assert not any("12,50" in text for text in window.texts())
    window.window.frame.owner.hold(is_held=True)
    window.settle()
    assert any("12,50" in text for text in window.texts())
    window.window.frame.owner.hold(is_held=False)
    window.settle()
    assert not any("12,50" in text for text in window.texts())


def test_more_deeds_come_on_request(window: ShopWindow) -> None:
    for n in range(40):
        edit_by_hand(window, notes=f"note {n}")
    window.go("history", 1)
    assert not any(text == "Name noted: Anna Berg" for text in window.texts())
    window.press("Show more")
    assert "Name noted: Anna Berg" in window.texts()
    edit_by_hand(window, notes="one more")
    window.settle()
    assert "Name noted: Anna Berg" in window.texts(), "what was unfolded stays unfolded"


def test_nobody_and_who_was_removed_have_a_calm_page(window: ShopWindow) -> None:
    window.go("history", 99)
    assert "This customer is not in the book" in window.texts()


def edit_by_hand(window: ShopWindow, **fields: str) -> None:
    draft = customers.draft_of(window.store, CustomerId(1))
    for name, value in fields.items():
        setattr(draft, name, value)
    customers.save(window.store, draft, customer_id=CustomerId(1), now=window.now)


def _undo_names(window: ShopWindow) -> list[str]:
    window.go("history", 1)
    return [name for name in window.names(QAbstractButton) if name.startswith("Undo this")]
