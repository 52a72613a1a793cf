"""An owner puts a printer right: test page, two readings, and the next page comes out in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from smallcrm.domain.printer_corrections import EXACT, Correction, SheetSize
from smallcrm.printing.pages import page_size
from smallcrm.services.printers import correction_for
from smallcrm.wording import Wording
from tests.builders import Shop
from tests.printing.printed import ink_box, picture, text_of
from tests.ui.cards.test_card_page import first_buyer, open_card
from tests.ui.settings.room import Room
from ui.cards.feed_picture import FeedPicture
from ui.context import PrinterName
from ui.settings.printer_papers import correction_words
from ui.widgets.choices import ChoiceField

A4 = SheetSize(210.0, 297.0)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """The section Printers with an inkjet and a laser."""
    built = Room(Shop.in_folder(tmp_path), tmp_path)
    built.printer.connected += [PrinterName("Inkjet", is_usual=True), PrinterName("Laser")]
    built.go("settings", "printers")
    yield built
    built.close()


def _read(room: Room, *lengths: str) -> None:
    for name, length in zip(("left", "top", "right", "bottom"), lengths, strict=True):
        room.find(QLineEdit, name).setText(length)


def test_a_printer_is_put_right_tried_forgotten_and_undone(room: Room) -> None:
    room.press("Test page of Inkjet")
    room.press("Print test page")
    printer, page = room.printer.as_is[0]
    assert printer == "Inkjet"
    assert page_size(page, 0) == pytest.approx(A4, abs=0.01)
    assert "Inkjet, A4" in text_of(page)
    assert room.window.focusWidget() is room.find(QLineEdit, "left")

    _read(room, "21,5", "20", "18.5 mm", "20")
    room.key("Ctrl+Return")
    assert correction_for(room.shop.store, "Inkjet", A4) == Correction(-1.5)
    assert room.window.host.sheet is None
    assert "1.5 mm to the left" in room.texts()

    room.press("Try A4 on Inkjet")
    tried = room.printer.as_is[1][1]
    plain, moved = ink_box(picture(page)), ink_box(picture(tried))
    assert plain is not None
    assert moved is not None
    assert moved.x_mm == pytest.approx(plain.x_mm - 1.5, abs=0.3)

    room.press("Forget A4 on Inkjet")
    assert correction_for(room.shop.store, "Inkjet", A4) == EXACT
    assert "1.5 mm to the left" not in room.texts()
    room.driver.undo()
    room.settle()
    assert "1.5 mm to the left" in room.texts()


def test_a_reading_that_can_not_be_right_is_told_at_its_field(room: Room) -> None:
    room.press("Test page of Laser")
    _read(room, "20", "20", "88", "20")
    deeds = room.shop.deeds()
    room.key("Ctrl+Return")
    assert room.shop.deeds() == deeds
    assert room.window.focusWidget() is room.find(QLineEdit, "right")
    assert "instead of 170.0" in room.find(QLineEdit, "right").accessibleDescription()


def test_the_test_page_is_printed_for_the_paper_that_was_chosen(room: Room) -> None:
    room.press("Test page of Inkjet")
    papers = room.find(ChoiceField, "test_paper")
    words = [papers.itemText(row) for row in range(papers.count())]
    assert words[0] == "A4"
    assert len(set(words)) == len(words) > 15
    papers.setCurrentIndex(words.index("C6 envelope (114 x 162 mm)"))
    papers.activated.emit(papers.currentIndex())
    room.press("Print test page")
    assert page_size(room.printer.as_is[0][1], 0) == pytest.approx((162, 114), abs=0.01)

    _read(room, "20", "21", "20", "19")
    room.key("Ctrl+Return")
    assert correction_for(room.shop.store, "Inkjet", SheetSize(162, 114)) == Correction(0, -1)
    assert correction_for(room.shop.store, "Inkjet", A4) == EXACT


def test_where_a_cross_came_out_is_told_at_the_next_batch_and_can_be_forgotten(room: Room) -> None:
    room.press("Which side does Inkjet print?")
    room.press("Print trial")
    printer, page = room.printer.as_is[0]
    assert printer == "Inkjet"
    assert "Printed side" in text_of(page)
    room.press("Other side")
    room.key("Ctrl+Return")
    way = "the printed side down, upper edge first"
    assert way in room.texts()

    open_card(room, first_buyer(room))
    room.key("Ctrl+P")
    hint = room.find(FeedPicture, "feed_picture")
    assert hint.accessibleName() == f"Into Inkjet it goes like this: {way}."
    room.key("Escape")

    room.go("settings", "printers")
    room.press("Forget how paper goes into Inkjet")
    assert way not in room.texts()
    room.driver.undo()
    room.settle()
    assert way in room.texts()


def test_a_pc_without_a_printer_is_told_what_it_can_do(room: Room) -> None:
    room.printer.connected.clear()
    room.press("Look again")
    assert "This PC has no printer" in room.texts()
    room.printer.connected.append(PrinterName("New one"))
    room.press("Look again")
    assert "This PC has no printer" not in room.texts()
    assert "New one" in room.texts()


def test_what_is_done_to_a_page_is_told_in_words() -> None:
    told = correction_words(Wording(), Correction(1.5, -0.5, 1.01, 0.995))
    assert told == "1.5 mm to the right, 0.5 mm up, 1.0 % wider, 0.5 % lower"
    assert correction_words(Wording(), EXACT) == "nothing to correct"
