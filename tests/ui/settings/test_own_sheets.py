"""An owner describes a sheet of labels that is in no list, tries it, and prints addresses on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from smallcrm.printing.pages import page_count, page_size
from smallcrm.services.own_stocks import own_stocks
from tests.builders import Shop
from tests.drivers import WindowDriver
from tests.printing.printed import ink_box, picture, text_of
from tests.ui.cards.test_card_page import first_buyer, open_card
from tests.ui.settings.room import Room
from tests.ui.shop_window import ShopWindow
from ui.cards.sheet_picture import SheetPicture
from ui.context import PrinterName
from ui.settings.own_sheet import OwnSheet, ask_own_sheet
from ui.widgets.choices import ChoiceField

NUMBERS = {
    "sheet_width": "200", "sheet_height": "150 mm", "columns": "3", "rows": "2", "width": "5,0 cm",
    "height": "40", "left": "10", "top": "20", "across": "60", "down": "55",
}  # fmt: skip
TAGS = {
    "kind": "label", "fold": "flat", "sheet_mm": [200.0, 150.0], "columns": 3, "rows": 2,
    "size_mm": [50.0, 40.0], "from_mm": [10.0, 20.0], "pitch_mm": [60.0, 55.0], "envelope": "",
}  # fmt: skip


def told(room: Room) -> list[str]:
    sheet = room.window.host.sheet
    assert sheet is not None
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]


def pick(room: Room, name: str, code: str) -> list[str]:
    """Choose from a list; all its words."""
    field = room.find(ChoiceField, name)
    field.choose(code)
    field.chosen.emit(code)
    room.settle()
    return [field.itemText(row) for row in range(field.count())]


def test_a_sheet_is_described_tried_and_printed_on_where_its_numbers_say(room: Room) -> None:
    room.printer.connected.append(PrinterName("Laser", is_usual=True))
    room.go("settings", "paper")
    room.press("Add a sheet")
    room.key("Ctrl+Return")
    assert room.window.focusWidget() is room.find(QLineEdit, "name")
    room.find(QLineEdit, "name").setText("Gift tags <b>")
    room.key("Ctrl+Return")
    assert room.window.focusWidget() is room.find(QLineEdit, "columns")
    for name, text in NUMBERS.items():
        room.find(QLineEdit, name).setText(text)
    assert any("6 pieces of 50 mm by 40 mm" in words for words in told(room))
    drawn = room.find(SheetPicture, "own_picture")
    assert "6 pieces" in drawn.accessibleName()
    room.key("Ctrl+Return")
    (kept,) = own_stocks(room.shop.store)
    assert (kept.name, kept.numbers) == ("Gift tags <b>", TAGS)
    assert "6 pieces of 50 x 40 mm on 200 x 150 mm" in room.texts()

    room.go("settings", "printers")
    room.press("Test page of Laser")
    assert "Gift tags <b> (200 x 150 mm)" in pick(room, "test_paper", "200 x 150")
    for name, read in zip(("left", "top", "right", "bottom"), (21, 20, 19, 20), strict=True):
        room.find(QLineEdit, name).setText(str(read))
    room.key("Ctrl+Return")
    assert "1.0 mm to the left" in room.texts()

    room.go("settings", "paper")
    room.press("Try Gift tags <b>")
    assert room.driver.sheet == "Fold test on Laser"
    room.key("Ctrl+Return")
    printer, page = room.printer.as_is[0]
    assert printer == "Laser"
    assert page_size(page, 0) == pytest.approx((200, 150), abs=0.01)
    assert text_of(page).split() == list("123456")
    assert ink_box(picture(page)) == pytest.approx((9, 20, 170, 95), abs=0.4)  # put right

    open_card(room, first_buyer(room))
    room.press("Envelopes")
    room.press("Labels")
    assert "Gift tags <b>" in pick(room, "address_paper", kept.code)
    labels = room.find(SheetPicture, "labels_picture")
    labels.setFocus()
    for key in ("Down", "Right"):
        room.key(key)
    room.press("Print")
    seen = picture(room.printer.printed[0])
    ink = ink_box(seen)
    assert ink is not None
    assert 70 <= ink.x_mm <= ink.right_mm <= 120  # the fifth place, and nothing beside it
    assert 75 <= ink.y_mm <= ink.bottom_mm <= 115
    (used,) = room.shop.rows("used_sheet")
    assert (used["stock"], used["used_places"]) == (kept.code, "[5]")


def test_a_sheet_is_changed_deleted_and_comes_back(room: Room) -> None:
    room.go("settings", "paper")
    room.press("Add a sheet")
    words = pick(room, "like", "avery_5160")
    assert len(words) > 20
    assert room.find(QLineEdit, "width").text() == "2 5/8"
    room.press("Millimetres")
    assert room.find(QLineEdit, "width").text() == "66.675"
    room.write("Name", "Ours")
    room.find(QLineEdit, "across").setText("60")
    assert any("66.67 mm wide, but the next begins after 60 mm" in words for words in told(room))
    deeds = room.shop.deeds()
    room.key("Ctrl+Return")
    assert room.shop.deeds() == deeds
    assert room.window.focusWidget() is room.find(QLineEdit, "across")
    room.find(QLineEdit, "across").setText("69.85")
    room.key("Ctrl+Return")
    assert "30 pieces of 66.675 x 25.4 mm on Letter" in room.texts()

    room.press("Change Ours")
    assert room.find(QLineEdit, "width").text() == "2 5/8"
    room.find(QLineEdit, "rows").setText("9")
    room.key("Ctrl+Return")
    assert "27 pieces of 66.675 x 25.4 mm on Letter" in room.texts()
    room.press("Delete Ours")
    assert own_stocks(room.shop.store) == []
    assert "Own sheets" in room.texts()
    room.driver.undo()
    room.settle()
    assert "27 pieces of 66.675 x 25.4 mm on Letter" in room.texts()


def test_whatever_is_typed_the_window_says_what_is_wrong(room: Room) -> None:
    room.go("settings", "paper")
    room.press("Add a sheet")
    room.write("Name", "N" * 240)
    for name, text in NUMBERS.items():
        room.find(QLineEdit, name).setText(text)
    room.key("Ctrl+Return")
    assert "longer than 120" in room.find(QLineEdit, "name").accessibleDescription()
    hostile = ("", "0", "-5", "10000", "1/0", "\ud800", "\u202e9", "<img>", "9" * 24)
    sheet = room.window.host.sheet
    assert isinstance(sheet, OwnSheet)
    for name, good in NUMBERS.items():
        for text in hostile:
            room.find(QLineEdit, name).setText(text)
            assert told(room)
        room.key("Ctrl+Return")
        assert room.window.host.sheet is sheet
        room.find(QLineEdit, name).setText(good)
    assert own_stocks(room.shop.store) == []
    room.window.resize(1024, 520)
    room.write("Name", "Ours")
    room.find(QLineEdit, "down").setText("1")
    room.key("Ctrl+Return")
    room.settle()
    wrong = sheet.form["down"]
    foot = wrong.mapTo(room.window.host, QPoint(0, wrong.height()))
    assert wrong.sentence
    assert foot.y() < room.window.host.height()
    room.key("Escape")


def test_numbers_that_were_not_saved_wait_with_their_unit(qtbot: QtBot, tmp_path: Path) -> None:
    Shop.at(tmp_path / "book.smallcrm").close()
    room = ShopWindow(tmp_path)
    window = room.window
    assert window.opened is not None
    window.way.to("settings", "paper")
    ask_own_sheet(window.opened.context)
    driver = WindowDriver(window)
    driver.press("Inches")
    driver.write("One piece, width", "2 5/8")
    driver.key("Escape")
    assert window.bottom.words == "On hold: an own sheet"
    driver.key("Ctrl+Tab")
    driver.press("Millimetres")
    assert driver.control("One piece, width", QLineEdit).text() == "66.675"
    driver.key("Escape")
    room.close()


def test_a_card_is_folded_on_trial_side_by_side(room: Room) -> None:
    room.printer.connected.append(PrinterName("Laser", is_usual=True))
    room.go("settings", "printers")
    room.press("Fold test on Laser")
    assert any("left half behind the right" in words for words in told(room))
    pick(room, "fold_paper", "a6_on_a5")
    room.press("Print side one")
    assert any("Turn the sheet over" in words for words in told(room))
    room.press("Print side two")
    first, second = (page for _printer, page in room.printer.as_is)
    assert "Front" in text_of(first)
    assert "Inside left" in text_of(second)
    assert room.driver.sheet == ""

    room.printer.connected.clear()
    room.press("Look again")
    room.press("Fold test")
    room.press("Save PDF")
    (saved,) = room.printer.saved
    assert page_count(saved) == 1
