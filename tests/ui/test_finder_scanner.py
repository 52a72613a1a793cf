"""A scanner is a keyboard: what it types is recognised wherever it types, and nothing happens."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.drivers import WindowDriver
from ui.context import Choice
from ui.scan import SCAN_LETTERS, KeyBurst

TOLD = "That looks like a scanned article"
ARTICLE = "4006381333931"
ANSWERS = [Choice("no", "Keep it"), Choice("yes", "Go there", is_filled=True)]


def type_to(driver: WindowDriver, text: str, *, gap_ms: int, start_ms: int = 1_000) -> int:
    """Type where the keyboard stands, at these times; the time after the last character."""
    at = start_ms
    for letter in text:
        target = QApplication.focusWidget() or driver.window
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, letter
        )
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)
        at += gap_ms
    return at


def press_enter(driver: WindowDriver, at_ms: int) -> None:
    target = QApplication.focusWidget() or driver.window
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    event.setTimestamp(at_ms)
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("in_finder", [True, False])
def test_an_article_scanned_on_a_page_is_told_and_opens_nothing(
    driver: WindowDriver, in_finder: bool
) -> None:
    page = driver.page
    if in_finder:
        driver.window.top.finder.setFocus()
    else:
        driver.window.top.was_here.setFocus()
    at = type_to(driver, ARTICLE, gap_ms=10)
    press_enter(driver, at)
    assert driver.undo_line == TOLD
    assert driver.window.top.finder.text() == ""
    assert driver.page == page


def test_a_person_in_the_finder_is_no_scanner(driver: WindowDriver) -> None:
    driver.window.top.finder.setFocus()
    at = type_to(driver, ARTICLE, gap_ms=90)
    press_enter(driver, at)
    assert driver.undo_line != TOLD


def test_an_article_scanned_over_a_question_answers_nothing(driver: WindowDriver) -> None:
    answers: list[str] = []
    driver.window.dialogs.ask("Leave?", "Words are not saved.", ANSWERS, answers.append)
    type_to(driver, ARTICLE, gap_ms=10)
    QTest.keyClick(QApplication.focusWidget() or driver.window, Qt.Key.Key_Return)
    assert (answers, driver.sheet, driver.undo_line) == ([], "Leave?", TOLD)
    assert driver.window.top.finder.text() == ""


def test_letters_typed_slowly_over_a_question_do_nothing_and_enter_still_answers(
    driver: WindowDriver,
) -> None:
    answers: list[str] = []
    driver.window.dialogs.ask("Leave?", "Words are not saved.", ANSWERS, answers.append)
    type_to(driver, ARTICLE, gap_ms=90)
    assert (answers, driver.sheet) == ([], "Leave?")
    driver.press("Go there")
    assert answers == ["yes"]


@pytest.mark.parametrize(("letters", "gap_ms", "is_growing"), [
    (SCAN_LETTERS, 49, True), (SCAN_LETTERS, 50, False), (SCAN_LETTERS - 1, 5, False),
])  # fmt: skip
def test_six_fast_characters_are_a_scanner(letters: int, gap_ms: int, is_growing: bool) -> None:
    burst = KeyBurst()
    burst.begin(700)
    for number in range(1, letters):
        burst.go_on(700 + number * gap_ms)
    assert burst.is_growing() == is_growing
