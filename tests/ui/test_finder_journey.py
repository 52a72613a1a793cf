"""The finder in the whole window: from any scrap to the person, the page or the deed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from smallcrm.domain.customers import AddressDraft, CustomerDraft, PhoneDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.finder import Found
from ui.finder_menu import menu_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    shop = Shop.at(tmp_path / "book.smallcrm")
    shop.close()
    shown = ShopWindow(tmp_path)
    yield shown
    shown.close()


def somebody(window: ShopWindow, name: str, *, street: str = "", phone: str = "") -> CustomerId:
    draft = CustomerDraft(name=name)
    if street:
        draft.addresses.append(AddressDraft(street=street, town="Ulm"))
    if phone:
        draft.phones.append(PhoneDraft(number=phone))
    return customers.save(window.store, draft, now=window.now)


def found(window: ShopWindow, text: str) -> list[Found]:
    """What stands in the list after typing, without any field having the keyboard."""
    finder = window.window.top.finder
    finder.clear()
    finder.clearFocus()
    window.window.setFocus()
    window.type_in(text)
    window.settle()
    assert finder.text() == text
    listed = finder.list
    rows: list[Found] = []
    while True:
        row = listed.current()
        if row is None or row in rows:
            return rows
        rows.append(row)
        listed.step(1)


def shown_customer(window: ShopWindow) -> int | None:
    page = window.window.stack.page
    assert page is not None
    return page.customer()


def test_just_typing_with_a_mistake_and_enter_opens_the_person(window: ShopWindow) -> None:
    marie = somebody(window, "Marie Dupont", street="Lange Str. 1")
    somebody(window, "Martin Weber")
    window.window.setFocus()
    window.type_in("marie duponr").key("Return")
    assert (window.page, shown_customer(window)) == ("page_customer", marie)
    assert window.window.top.finder.text() == ""


def test_the_caller_is_found_by_four_digits_in_the_middle(window: ShopWindow) -> None:
    anna = somebody(window, "Anna Berg", phone="0171 555 44 17")
    window.find("5544").key("Return")
    assert shown_customer(window) == anna


def test_two_people_of_one_name_are_told_apart_by_what_differs(window: ShopWindow) -> None:
    father = somebody(window, "Anna Berg", street="Lange Str. 1", phone="0171 4417")
    other = somebody(window, "Anna Berg", street="Lange Str. 1", phone="0171 4418")
    rows = found(window, "anna berg")
    assert [(row.key, row.detail) for row in rows[:2]] == [
        (father, "0171 4417 · Lange Str. 1, Ulm"),
        (other, "0171 4418 · Lange Str. 1, Ulm"),
    ]


def test_all_opens_the_list_with_the_same_words(window: ShopWindow) -> None:
    for number in range(12):
        somebody(window, f"Anna {number}")
    rows = found(window, "anna")
    assert rows[8].name == "All 12"
    window.window.top.finder.list.picked.emit(rows[8])
    window.settle()
    assert window.page == "page_customers"
    assert any("12" in text for text in window.texts())


@pytest.mark.parametrize(
    ("text", "page"),
    [("labels", "page_cards"), ("after hours", "page_promises"), ("trash", "page_trash"),
     ("helpers", "page_settings"), ("import", "page_import"),
     ("new customer", "page_new_customer")],
)  # fmt: skip
def test_the_words_of_a_page_lead_there(window: ShopWindow, text: str, page: str) -> None:
    somebody(window, "Trash Labels")
    window.find(text).key("Return")
    assert window.page == page


def test_undo_and_redo_are_found_as_words(window: ShopWindow) -> None:
    anna = somebody(window, "Anna Berg")
    window.find("undo").key("Return")
    assert window.rows("customer") == []
    window.find("redo").key("Return")
    assert [row["id"] for row in window.rows("customer")] == [anna]


def test_somebody_in_the_trash_is_found_by_the_sign_and_put_back(window: ShopWindow) -> None:
    anna = somebody(window, "Anna Berg")
    customers.trash(window.store, anna, now=window.now)
    assert [row.kind for row in found(window, "anna")] == ["new"]
    window.find("!anna").key("Return")
    assert shown_customer(window) == anna
    window.press("Put back")
    assert window.rows("customer")[0]["trashed_at"] is None


def test_whoever_is_unknown_goes_on_as_new(window: ShopWindow) -> None:
    window.find("0171 5551234").key("Return")
    assert "0171 5551234" in [field.text() for field in _fields(window)]


def test_every_entry_of_the_menu_does_something(window: ShopWindow) -> None:
    opened = window.window.opened
    assert opened is not None
    entries = menu_of(opened.pages, opened.verbs)
    assert {entry.key for entry in entries if entry.kind == "page"} <= {*opened.pages}
    for entry in entries:
        if entry.kind == "page":
            window.window.top.finder.chosen.emit(Found(entry.kind, entry.key, "x"))
            window.settle()
            assert window.page == f"page_{entry.key}"


def _fields(window: ShopWindow) -> list[QLineEdit]:
    page = window.window.stack.currentWidget()
    assert page is not None
    return page.findChildren(QLineEdit)
