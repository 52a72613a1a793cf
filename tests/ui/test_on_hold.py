"""On hold: whoever comes next is served first, and no half-written word is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.holding import HoldingWindow, shop_folder

BERG, PAZ, AMARA = 1, 2, 3


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[HoldingWindow]:
    built = HoldingWindow(shop_folder(tmp_path / "shop"))
    yield built
    built.close()


# Whoever calls comes first


def test_a_caller_is_found_by_four_digits_while_another_entry_is_half_written(
    window: HoldingWindow,
) -> None:
    window.open(BERG, "F2").typed("12,50").key("Tab")
    window.typed("rose fe")
    window.find("9922").key("Return")
    window.settle()
    assert window.page == "page_customer"
    assert "Amara Nwosu" in window.texts()
    assert window.chips() == ["On hold: Anna Berg, was here"]

    window.key("Ctrl+Tab")
    assert window.sheet == "Anna Berg was here"
    assert window.focus() == "what"
    window.typed("ed").key("Return")

    [visit] = window.rows("visit")
    assert (visit["customer_id"], visit["what"], visit["amount_minor"]) == (BERG, "rose feed", 1250)
    assert window.chips() == []
    assert window.on_disk() == []


def test_the_finder_behind_the_sheet_can_be_pressed_too(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("call ba")
    finder, cover = window.window.top.finder, window.window.host
    QTest.mouseClick(
        cover,
        Qt.MouseButton.LeftButton,
        pos=cover.mapFromGlobal(finder.mapToGlobal(finder.rect().center())),
    )
    assert window.focus() == "finder"
    assert window.chips() == ["On hold: Anna Berg, remind me"]


def test_a_sheet_without_words_leaves_nothing_behind(window: HoldingWindow) -> None:
    window.open(BERG, "F2").find("4411").key("Return")
    window.second_passes()
    assert (window.chips(), window.on_disk()) == ([], [])


# Words on disk


def test_words_are_on_disk_a_second_after_they_were_typed(window: HoldingWindow) -> None:
    window.open(BERG, "F3").typed("forty chai")
    window.second_passes()
    [entry] = window.on_disk()
    assert (entry.held_as.form, entry.held_as.customer_id) == ("wants_something", BERG)
    assert entry.words == {"what": "forty chai"}
    assert window.chips() == []

    window.typed("rs")
    window.second_passes()
    assert window.on_disk()[0].words == {"what": "forty chairs"}


def test_the_timer_runs_every_second_while_a_form_is_open(window: HoldingWindow) -> None:
    timer = window.window.holding.timer
    assert not timer.isActive()
    window.open(BERG, "F2")
    assert timer.isActive()
    assert timer.interval() <= 1_000
    window.key("Esc")
    window.second_passes()
    assert not timer.isActive()


def test_words_taken_back_are_not_kept(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("x")
    window.second_passes()
    window.key("Backspace")
    window.second_passes()
    assert window.on_disk() == []


def test_hostile_words_are_held_and_shown_as_plain_text(window: HoldingWindow) -> None:
    hostile = "'); DROP TABLE on_hold;-- <img src=x> {name} %s"
    window.go("new_customer")
    window.typed(hostile).go("today")
    assert len(window.chips()) == 1
    assert window.chips()[0].startswith("On hold: '); DROP TABLE on_hold;")
    window.key("Ctrl+Tab").key("Ctrl+Return")
    assert window.rows("customer")[-1]["name"] == hostile


def test_nothing_is_written_while_something_else_is_being_saved_and_then_it_is(
    window: HoldingWindow,
) -> None:
    window.open(BERG, "F6").typed("call")
    with window.store.action("import", at=window.now):
        window.second_passes()
        window.key("Esc")
        assert window.chips() == ["On hold: Anna Berg, remind me"]
        assert window.on_disk() == []
    window.second_passes()
    assert window.on_disk()[0].words == {"what": "call"}


def test_undo_takes_back_the_deed_and_not_the_words(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("call").key("Esc")
    window.open(PAZ, "F2").key("Return")
    window.undo()
    assert window.rows("visit") == []
    assert window.on_disk()[0].words == {"what": "call"}


# Chips


def test_three_chips_and_the_others_behind_a_fourth(window: HoldingWindow) -> None:
    for number, keys in ((BERG, "F6"), (PAZ, "F6"), (AMARA, "F6"), (BERG, "F3"), (PAZ, "F3")):
        window.later(minutes=1)
        window.open(number, keys).typed("words").key("Esc")
    assert window.chips() == [
        "On hold: Javier Paz, wants something",
        "On hold: Anna Berg, wants something",
        "On hold: Amara Nwosu, remind me",
    ]
    assert len(window.on_disk()) == 5

    window.press("2 more")
    menu = window.window.top.findChild(QMenu, "hold_menu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "On hold: Javier Paz, remind me",
        "On hold: Anna Berg, remind me",
    ]
    menu.actions()[1].trigger()
    window.settle()
    assert window.sheet == "Remind me of Anna Berg"


def test_the_newest_chip_bears_the_key(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("one").key("Esc")
    window.open(PAZ, "F6").typed("two").key("Esc")
    assert (window.chip("Paz").cap, window.chip("Berg").cap) == ("Ctrl Tab", "")


def test_ctrl_tab_goes_round_and_keeps_every_word(window: HoldingWindow) -> None:
    for number, words in ((BERG, "one"), (PAZ, "two"), (AMARA, "three")):
        window.later(minutes=1)
        window.open(number, "F6").typed(words).key("Esc")
    titles = []
    for _press in range(4):
        window.key("Ctrl+Tab")
        titles.append(window.sheet.removeprefix("Remind me of "))
    assert titles == ["Amara Nwosu", "Javier Paz", "Anna Berg", "Amara Nwosu"]
    assert [entry.words["what"] for entry in window.on_disk()] == ["three", "two", "one"]


def test_the_chip_with_the_key_is_the_one_the_key_goes_to(window: HoldingWindow) -> None:
    for number, words in ((BERG, "one"), (PAZ, "two"), (AMARA, "three")):
        window.later(minutes=1)
        window.open(number, "F6").typed(words).key("Esc")
    for _press in range(4):
        [promised] = [words for words in window.chips() if window.chip(words).cap]
        window.key("Ctrl+Tab")
        assert window.sheet.removeprefix("Remind me of ") in promised
        assert window.undo_line == "These words were on hold"


def test_ctrl_tab_puts_the_open_sheet_on_hold(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("one").key("Esc")
    window.later(minutes=1)
    window.open(PAZ, "F3").typed("two").key("Ctrl+Tab")
    assert window.sheet == "Remind me of Anna Berg"
    assert window.chips() == ["On hold: Javier Paz, wants something"]


def test_ctrl_tab_with_nothing_on_hold_says_so(window: HoldingWindow) -> None:
    window.key("Ctrl+Tab")
    assert window.undo_line == "Nothing is on hold"


def test_the_same_key_for_the_same_customer_brings_the_words_back(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("call").key("Esc")
    window.key("F6")
    window.key("F6")
    window.second_passes()
    assert [entry.words for entry in window.on_disk()] == [{"what": "call"}]
    window.key("End").typed(" back").key("Tab")
    window.typed("+3").key("Ctrl+Return")
    assert window.rows("reminder")[0]["what"] == "call back"
    assert (window.chips(), window.on_disk()) == ([], [])


def test_the_way_back_does_not_lead_through_the_same_page_twice(window: HoldingWindow) -> None:
    window.go("customers").open(BERG, "F6").typed("call").key("Esc")
    window.key("Ctrl+Tab").key("Esc").key("Esc")
    assert window.page == "page_customers"


# Letting go


def test_delete_on_a_chip_lets_go_and_the_bottom_line_holds_again(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("call").key("Esc")
    window.chip("Berg").setFocus()
    window.key("Delete")
    assert (window.chips(), window.on_disk()) == ([], [])
    assert window.undo_line == "Let go: Anna Berg, remind me"

    window.press("Hold again")
    assert window.chips() == ["On hold: Anna Berg, remind me"]
    window.press_chip("Berg")
    assert window.sheet == "Remind me of Anna Berg"
    assert window.on_disk()[0].words == {"what": "call"}


def test_a_form_that_is_open_again_can_not_be_let_go_by_the_line_of_before(
    window: HoldingWindow,
) -> None:
    window.open(BERG, "F6").typed("call").key("Esc")
    assert "Let go" in window.names()
    window.key("Ctrl+Tab")
    assert "Let go" not in window.names()


# Customers who are gone


def test_the_words_for_somebody_whose_entry_was_undone_stay_and_say_so(
    window: HoldingWindow,
) -> None:
    window.go("new_customer", "Joe Adler").key("Ctrl+Return")
    window.key("F6").typed("call").key("Esc")
    window.window.deeds.undo()
    window.go("today")
    window.key("Ctrl+Tab")
    assert window.sheet == ""
    assert window.undo_line == "This can not be opened now. Its words stay on hold."
    window.press("Let go")
    assert window.on_disk() == []


def test_the_words_for_somebody_in_the_trash_can_be_opened(window: HoldingWindow) -> None:
    window.open(BERG, "F6").typed("call").key("Esc")
    with window.store.action("trash_customer", at=window.now):
        window.store.connection.execute("UPDATE customer SET trashed_at='2026-11-20' WHERE id=1")
    window.go("today").key("Ctrl+Tab")
    assert window.sheet == "Remind me of Anna Berg"
