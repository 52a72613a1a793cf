"""Bringing a list in, as a person does it: choose, look, answer, bring in, undo."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.domain.progress import Progress
from smallcrm.storage.backup import FOLDER, copies
from tests.builders import Shop
from tests.exchange.bringing import SAMPLES
from tests.exchange.readers.reading import FILES
from tests.ui.exchange.list_window import ListWindow
from tests.ui.visible_texts import untranslatable, visible_texts
from ui.widgets.buttons import filled_buttons

THREE = (
    "Name,Phone,Company,Notes\nAnna Berg,030 1111234,,\nTom Becker,030 2222345,Flora,\n,,,lost\n"
)
FAMILY = "Name,Phone\nLuis García,0171 5551234\nTom Becker,030 2222345\n"
ODD = "Wer,Phone,Kiste\nAnna Berg,030 1111234,blue\nTom Becker,030 2222345,red\n"


def test_a_list_comes_in_with_a_click_and_goes_with_undo(lists: ListWindow, tmp_path: Path) -> None:
    lists.open_text(tmp_path, THREE)
    assert (lists.pile("new"), lists.pile("unread")) == ("2 new", "1 could not be read")
    assert "Anna Berg · 030 1111234" in lists.texts()
    assert "Line 4: No name, company, phone or e-mail here" in lists.texts()
    assert lists.people() == []

    lists.press("Bring in 2").wait()

    assert lists.people() == ["Anna Berg", "Tom Becker"]
    assert lists.undo_line == "2 customers came in"
    assert "In the book: 2 new customers" in lists.texts()
    assert lists.focused() is lists.control("See customers", QWidget)

    lists.undo()
    assert lists.people() == []
    assert "The import was taken back" in lists.texts()
    lists.press("Redo")
    assert lists.people() == ["Anna Berg", "Tom Becker"]
    assert "In the book: 2 new customers" in lists.texts()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_list_can_be_looked_at_and_brought_in(lists: ListWindow, name: str) -> None:
    lists.open_list(FILES / name)
    assert len(filled_buttons(lists.import_page)) == 1
    lists.key("Ctrl+Return").wait()
    assert lists.people()

    lists.press("Another list").open_list(FILES / name)
    assert lists.pile("new") == "0 new"
    assert "Nothing new: everybody of this list is in the book as it is." in lists.texts()


def test_changes_are_told_and_the_book_is_copied_first(lists: ListWindow, tmp_path: Path) -> None:
    lists.shop.customer("Tom Becker", phone="030 2222345")
    lists.open_text(tmp_path, THREE)
    assert (lists.pile("new"), lists.pile("changed")) == ("1 new", "1 changed")
    assert "Tom Becker: Company: Flora" in lists.texts()
    lists.press("Bring in 2").wait()
    assert [copy.reason for copy in copies(lists.shop.path.parent / FOLDER)] == ["import"]


@pytest.mark.parametrize(
    ("answer", "people"),
    [
        ("Same person", ["Luis García", "Tom Becker"]),
        ("New person", ["Ana García", "Luis García", "Tom Becker"]),
        ("Later", ["Ana García", "Tom Becker"]),
    ],
)
def test_the_doubtful_are_asked_about(
    lists: ListWindow, tmp_path: Path, answer: str, people: list[str]
) -> None:
    lists.shop.customer("Ana García", phone="0171 5551234", town="Berlin")
    lists.open_text(tmp_path, FAMILY)
    assert lists.pile("to_ask") == "1 to ask"
    assert {"Luis García", "Ana García", "0171 5551234", "Berlin"} <= set(lists.texts())

    lists.press(answer)
    assert not lists.sees("question")
    lists.key("Ctrl+Return").wait()

    assert sorted(lists.people()) == sorted(people)
    left = any("left for later" in text for text in lists.texts())
    assert left == (answer == "Later")


def test_a_column_is_corrected_by_hand_and_remembered(lists: ListWindow, tmp_path: Path) -> None:
    lists.open_text(tmp_path, ODD)
    lists.choose_in("Wer becomes", "full_name")
    lists.choose_in("Kiste becomes", "labels")
    assert "Anna Berg · 030 1111234" in lists.texts()
    lists.press("Bring in 2").wait()
    assert lists.people() == ["Anna Berg", "Tom Becker"]

    turned = "Kiste,Phone,Wer\ngreen,030 3333456,Mia Sand\n"
    lists.press("Another list").open_text(tmp_path, turned)
    assert "Mia Sand · 030 3333456" in lists.texts()


def test_letters_and_separator_are_corrected_by_hand(lists: ListWindow, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("Name;Phone\nĐorđe Šarić;011 5551234\n".encode("cp1250"))
    lists.open_list(path)
    lists.choose_in("Letters", "cp1250")
    assert "Đorđe Šarić · 011 5551234" in lists.texts()
    lists.choose_in("Cells are parted by", ",")
    assert not any(text.startswith("Đorđe Šarić ·") for text in lists.texts())


def test_an_uncertain_order_of_days_is_asked(lists: ListWindow, tmp_path: Path) -> None:
    lists.open_text(tmp_path, "Name,Birthday\nAnna Berg,03/04/1980\n")
    lists.choose_in("Days are written", "mdy")
    lists.press("Bring in 1").wait()
    assert [row["birthday"] for row in lists.shop.rows("customer")] == ["1980-03-04"]


def test_another_sheet_can_be_chosen(lists: ListWindow) -> None:
    lists.open_list(FILES / "two_sheets.xls")
    before = lists.texts()
    lists.choose_in("Sheet", "0")
    assert lists.texts() != before


def test_pasted_cells_are_a_list_too(lists: ListWindow) -> None:
    QApplication.clipboard().setText("Name\tPhone\nAnna Berg\t030 1111234\n")
    cells = lists.control("Pasted cells", QWidget)
    cells.setFocus()
    lists.key("Ctrl+V").press("Use these").wait()
    lists.press("Bring in 1").wait()
    assert lists.people() == ["Anna Berg"]


def test_a_file_can_be_dropped_on_the_page(lists: ListWindow, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(THREE, encoding="utf-8")
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    place = lists.import_page.findChild(QWidget, "file_drop")
    assert isinstance(place, QWidget)
    button, quiet = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, held, button, quiet)
    place.dropEvent(drop)
    lists.wait()
    assert lists.pile("new") == "2 new"


def test_what_could_not_be_read_is_saved_as_a_file(lists: ListWindow, tmp_path: Path) -> None:
    lists.open_text(tmp_path, THREE.replace("lost", '"=lost()"'))
    place = tmp_path / "problems.csv"
    lists.files.files.append(place)
    lists.press("Save as file")
    assert place.read_text(encoding="utf-8-sig").splitlines()[0] == "Line,Why,What stands there"
    with place.open(encoding="utf-8-sig", newline="") as file:
        (_, cells) = csv.reader(file)
    assert cells[0] == "4"
    assert cells[2].startswith("'")

    lists.press("Bring in 2").wait()
    lists.press("Show 1 problem")
    assert lists.sees("unread")


def test_a_list_is_compared_again_when_the_book_changes(lists: ListWindow, tmp_path: Path) -> None:
    lists.open_text(tmp_path, THREE)
    lists.shop.customer("Anna Berg", phone="030 1111234")
    lists.wait()
    assert (lists.pile("new"), lists.pile("same")) == ("1 new", "1 already there")


def test_a_file_that_is_no_list_is_told_in_a_sentence(lists: ListWindow, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    for wrong in (path, tmp_path / "gone.csv"):
        lists.open_list(wrong)
        assert lists.sheet == "That did not work"
        lists.press("Close")
        assert lists.sees("choose_file")


def test_while_other_work_runs_the_page_says_to_wait(
    lists: ListWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    def step(progress: Progress) -> None:
        for _turn in range(1_000_000):
            if waiting:
                waiting.pop()
            progress.step(0, 0, "")  # type: ignore[arg-type]  # never shown

    waiting: list[None] = []
    lists.open_text(tmp_path, THREE)
    lists.window.jobs.start(step, doing="Counting", done=waiting.append)
    lists.press("Bring in 2")
    assert lists.sheet == "That did not work"
    lists.press("Close")
    lists.window.jobs.cancel()
    lists.wait()
    assert lists.people() == []
    lists.press("Bring in 2").wait()
    assert lists.people() == ["Anna Berg", "Tom Becker"]


def test_undo_from_the_page_names_those_who_stay(lists: ListWindow, tmp_path: Path) -> None:
    lists.open_text(tmp_path, THREE)
    lists.press("Bring in 2").wait()
    tom = lists.shop.rows("customer")[1]["id"]
    lists.shop.visit(tom)
    lists.settle()
    lists.press("Undo import")
    assert lists.people() == ["Tom Becker"]
    assert any(text.endswith("since: Tom Becker") for text in lists.texts())


def test_everything_on_the_page_can_be_translated(qtbot: QtBot, tmp_path: Path) -> None:
    shop = Shop.in_folder(tmp_path)
    shop.customer("Ana García", phone="0171 5551234")
    lists = ListWindow(shop, language="zz", size=(1024, 720))
    try:
        path = tmp_path / "list.csv"
        path.write_text(FAMILY, encoding="utf-8")
        lists.files.files.append(path)
        lists.press("[Çhóóšé á fílé·····]").wait()
        said = {"Luis García", "Ana García", "Tom Becker · 030 2222345", "Name", "Phone"}
        shown = visible_texts(lists.import_page)
        from_list = {text for text in shown if text.startswith(("list.csv", "Luis García · "))}
        assert untranslatable(shown, said | from_list) == []
    finally:
        lists.close()


def test_reading_can_be_cancelled(lists: ListWindow, tmp_path: Path) -> None:
    many = "".join(f"Customer {n},030 {1000000 + n}\n" for n in range(30_000))
    path = tmp_path / "long.csv"
    path.write_text(f"Name,Phone\n{many}", encoding="utf-8")
    lists.files.files.append(path)
    lists.press("Choose a file")
    assert not lists.control("Pasted cells", QWidget).isEnabled()
    lists.window.jobs.cancel()
    lists.wait()
    assert lists.sees("choose_file")
    assert not lists.sees("piles")
    assert lists.control("Pasted cells", QWidget).isEnabled()
