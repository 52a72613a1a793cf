"""A visit or a mark that was noted wrong: opened from our story, corrected, moved, taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from smallcrm.services import helpers
from tests.ui.keyboard import KeyboardWindow, busy_shop
from ui.customers.list_menu import ListMenu
from ui.customers.story_rows import StoryList


@pytest.fixture
def people(tmp_path: Path) -> dict[str, CustomerId]:
    return busy_shop(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, people: dict[str, CustomerId]) -> Iterator[KeyboardWindow]:
    """Anna Berg was here for 12.50 and left delighted; the keyboard stands on her first line."""
    built = KeyboardWindow(tmp_path)
    built.go("customer", people["Anna Berg"])
    built.key("F2").typed("12,50").keys("Tab").typed("hinges").keys("Ctrl+Up")
    built.tab_to("In their words").typed("so kind").key("Return")
    built.tab_to("Our story").keys("Down", "Home")
    yield built
    built.close()


def line_of(window: KeyboardWindow, words: str) -> None:
    """Go to the first line of our story that tells this."""
    place = next(place for place, row in enumerate(window.story) if words in row)
    window.key("Home").keys(*["Down"] * place)


def test_enter_on_a_visit_opens_its_sheet_filled_in(window: KeyboardWindow) -> None:
    line_of(window, "Was here")
    window.key("Return")
    assert window.sheet == "Anna Berg was here: as it was noted"
    assert window.control("What", QLineEdit).text() == "hinges"
    assert window.control("In their words", QLineEdit).text() == "so kind"
    window.key("Escape")
    assert (window.sheet, window.chips) == ("", [])
    assert window.focus == "Our story"


def test_what_was_corrected_stands_in_the_book_and_the_rest_stays(window: KeyboardWindow) -> None:
    before = window.rows("visit")
    line_of(window, "Was here")
    window.key("Return").tab_to("What").over("brass hinges").key("Return")

    after = window.rows("visit")
    assert [row["what"] for row in after] == ["rose feed", "brass hinges"]
    assert {**after[-1], "what": "hinges"} == before[-1]
    assert [row["words"] for row in window.rows("moment")] == ["so kind"]
    assert window.undo_line == "Visit of Anna Berg changed"
    assert any("brass hinges" in row for row in window.story)
    window.key("Ctrl+Z")
    assert window.rows("visit") == before


def test_in_counter_view_the_amount_is_not_shown_and_can_be_corrected(
    window: KeyboardWindow,
) -> None:
    line_of(window, "Was here")
    window.key("Return")
    assert (window.focus, window.field_text) == ("Amount", "")
    window.key("Return")
    assert window.rows("visit")[-1]["amount_minor"] == 1250
    window.key("Return").typed("15").key("Return")
    assert window.rows("visit")[-1]["amount_minor"] == 1500


def test_while_nobody_else_sees_the_screen_the_amount_is_shown(window: KeyboardWindow) -> None:
    window.window.frame.owner.hold(is_held=True)
    line_of(window, "Was here")
    window.key("Return")
    assert (window.focus, window.field_text) == ("Amount", "12.50")
    window.over("").key("Return")
    assert window.rows("visit")[-1]["amount_minor"] is None


def test_words_of_a_correction_are_held_and_found_again(window: KeyboardWindow) -> None:
    line_of(window, "Was here")
    window.key("Return").tab_to("What").over("brass").key("Escape")
    assert window.chips == ["On hold: Anna Berg, a visit"]
    window.key("Ctrl+1").key("Ctrl+Tab")
    assert window.sheet == "Anna Berg was here: as it was noted"
    assert (window.focus, window.field_text) == ("What", "brass")
    window.key("Return")
    assert window.rows("visit")[-1]["what"] == "brass"
    assert window.chips == []


def test_delete_takes_a_visit_away_and_undo_brings_all_of_it_back(window: KeyboardWindow) -> None:
    before = window.dump()
    line_of(window, "Was here")
    window.key("Delete")
    assert [row["what"] for row in window.rows("visit")] == ["rose feed"]
    assert window.rows("moment") == []
    assert window.undo_line == "Visit of Anna Berg removed"
    window.key("Ctrl+Z")
    assert window.dump() == before


def test_a_mark_is_opened_changed_and_taken_away(window: KeyboardWindow) -> None:
    line_of(window, "so kind")
    window.key("Return")
    assert window.sheet == "How it went with Anna Berg"
    window.over("so very kind").key("Ctrl+Return")
    assert [row["words"] for row in window.rows("moment")] == ["so very kind"]
    line_of(window, "so very kind")
    window.key("Return").tab_to("Remove this").key("Space")
    assert (window.sheet, window.rows("moment")) == ("", [])
    assert window.undo_line == "How it went with Anna Berg: removed"


def test_the_sheet_moves_the_visit_to_the_right_person(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    line_of(window, "Was here")
    window.key("Return").tab_to("Wrong person").key("Space").typed("4417").key("Return")
    assert window.rows("visit")[-1]["customer_id"] == people["Tom Becker"]
    assert {row["customer_id"] for row in window.rows("moment")} == {people["Tom Becker"]}
    assert window.undo_line == "Moved to Tom Becker"
    assert window.sheet == ""


def test_a_wish_opens_too_and_what_is_only_told_says_so(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    window.go("customer", people["Tom Becker"])
    window.key("F3").typed("brass hinges").key("Return")
    window.tab_to("Our story").keys("Down", "Home")
    line_of(window, "hinges")
    window.key("Delete")
    assert window.undo_line.startswith("This is only told here")
    window.key("Return")
    assert window.sheet != ""
    assert len(window.rows("special_request")) == 1


def test_the_menu_of_a_line_offers_the_same(window: KeyboardWindow) -> None:
    line_of(window, "Was here")
    story = window.control("Our story", StoryList)
    middle = story.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    asked = QContextMenuEvent(reason, middle, story.mapToGlobal(middle))
    QApplication.sendEvent(story, asked)
    menu = window.control("What can be done with this", ListMenu)
    assert [each.text() for each in menu.actions()] == ["Correct", "Wrong person", "Remove this"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    window.settle()
    assert window.sheet == "Anna Berg was here: as it was noted"


def test_who_served_stays_when_they_have_left_since(window: KeyboardWindow) -> None:
    window.keys("Alt+2", "F2").typed("3").key("Return")
    maria = window.rows("visit")[-1]["served_by"]
    window.key("Alt+1")
    helpers.leave(window.store, maria, now=window.now)
    line_of(window.tab_to("Our story"), "Maria")

    window.key("Return").tab_to("What").over("nails").key("Return")
    noted = window.rows("visit")[-1]
    assert (noted["what"], noted["served_by"]) == ("nails", maria)
