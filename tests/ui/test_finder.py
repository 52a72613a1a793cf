"""The box that finds, its list, and the scanner that is a keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.drivers import WindowDriver
from tests.ui.frames import SampleFinder
from ui.finder import FinderBox, Found


class Picked:
    """Keeps who was picked."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.scans = 0

    def note(self, found: Found) -> None:
        self.found.append(found)

    def scanned(self) -> None:
        self.scans += 1


@pytest.fixture
def box(qtbot: QtBot) -> FinderBox:
    made = FinderBox("Name, phone", spoken="Find")
    made.set_provider(SampleFinder())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def send(box: FinderBox, text: str, at_ms: int, key: Qt.Key = Qt.Key.Key_A) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at_ms)
    return event


def test_nothing_is_asked_before_the_second_character(box: FinderBox) -> None:
    QTest.keyClicks(box, "a")
    assert box.list.count() == 0
    QTest.keyClicks(box, "m")
    assert box.list.count() == 3


def test_arrows_walk_the_list_and_stop_at_its_ends(box: FinderBox) -> None:
    QTest.keyClicks(box, "ama")
    picked = Picked()
    box.chosen.connect(picked.note)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [found.name for found in picked.found] == ["Amar Singh"]
    assert box.text() == ""


def test_for_whom_hands_over_the_person_and_asks_only_once(box: FinderBox) -> None:
    asked, usual = Picked(), Picked()
    box.chosen.connect(usual.note)
    box.ask_whom("For whom?", asked.note)
    assert box.placeholderText() == "For whom?"
    QTest.keyClicks(box, "0171 5551234")
    for _row in range(9):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [found.name for found in asked.found] == ["Go on as new: 0171 5551234"]
    QTest.keyClicks(box, "ama")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (len(asked.found), len(usual.found)) == (1, 1)
    assert box.placeholderText() == "Name, phone"


def test_a_burst_of_characters_and_enter_is_a_scanner(box: FinderBox) -> None:
    picked = Picked()
    box.chosen.connect(picked.note)
    box.scanned.connect(picked.scanned)
    scan(box, gap_ms=12)
    assert (picked.scans, picked.found, box.text()) == (1, [], "")


def test_a_person_who_types_is_no_scanner(box: FinderBox) -> None:
    picked = Picked()
    box.chosen.connect(picked.note)
    box.scanned.connect(picked.scanned)
    scan(box, gap_ms=90)
    assert (picked.scans, len(picked.found)) == (0, 1)


def scan(box: FinderBox, gap_ms: int) -> None:
    at = 1000
    box.type_from_outside(send(box, "4", at))
    for digit in "00638131":
        at += gap_ms
        QApplication.sendEvent(box, send(box, digit, at))
    QApplication.sendEvent(box, send(box, "\r", at + gap_ms, Qt.Key.Key_Return))


def test_no_input_raises(box: FinderBox) -> None:
    for text in ('" OR 1=1 --', "\x00\x01", "😀" * 5000, "a" * 10_000, "{name}", "%s&<b>"):
        box.setText(text)
        box.grab()


def test_what_was_found_opens_its_place(driver: WindowDriver) -> None:
    driver.find("ama").key("Down").key("Down").key("Return")
    page = driver.window.stack.page
    assert page is not None
    assert getattr(page, "opened", None) == ["print"]
