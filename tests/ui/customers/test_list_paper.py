"""The listed or chosen customers taken out: to a file, and as a printed list."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakePrinter
from tests.ui.customers.desk import Desk
from tests.ui.customers.list_driver import CTRL, pick, table

KEY = Qt.Key


def answer_with(desk: Desk, place: Path) -> None:
    """Choose a file in the system's dialog."""
    dialog = desk.window.findChild(QFileDialog, "file_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(place))
    dialog.close()


def words_on_paper(desk: Desk) -> str:
    """What the first printed page says; the sheet has handed it to the printer."""
    printer = desk.context.printer
    assert isinstance(printer, FakePrinter)
    with pypdfium2.PdfDocument(printer.printed[-1]) as document:
        text: str = document[0].get_textpage().get_text_bounded()
    return text


def test_all_who_are_listed_go_to_a_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("Ada Berg", "Bea Berg"):
        desk.shop.customer(name)
    desk.press("export")
    place = tmp_path / "out.csv"
    answer_with(desk, place)
    qtbot.waitUntil(lambda: desk.bottom_line == "2 customers written to out.csv")
    assert "Ada Berg" in place.read_text("utf-8-sig")


def test_only_the_chosen_ones_go_to_a_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("Ada Berg", "Bea Berg"):
        desk.shop.customer(name)
    desk.key(KEY.Key_Space, on=table(desk))
    desk.press("all_export")
    place = tmp_path / "one.vcf"
    answer_with(desk, place)
    qtbot.waitUntil(lambda: desk.bottom_line == "1 customer written to one.vcf")
    assert b"Bea" not in place.read_bytes()


def test_ctrl_p_prints_what_is_listed_after_a_look_at_it(desk: Desk, qtbot: QtBot) -> None:
    desk.shop.customer("Ada Berg", town="Bath", tier="a_list")
    desk.shop.customer("Zoë", town="Köln")
    desk.frame.owner.set_counter_view(is_on=False)
    pick(desk, "add_filter", "filter_town", "town_0")
    pick(desk, "add_filter", "filter_tier", "tier_a_list")
    desk.key(KEY.Key_P, CTRL, on=table(desk))
    qtbot.waitUntil(lambda: desk.window.host.sheet is not None)
    assert "Page 1 of 1" in desk.texts()
    desk.find(QWidget, "page")
    desk.key(KEY.Key_Return, CTRL)

    text = words_on_paper(desk)
    assert "Iron & Rose" in text
    assert "In Bath: 1" in text
    assert "Ada Berg" in text
    assert "A-list" not in text
    assert desk.window.host.sheet is None
