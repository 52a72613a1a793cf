"""The jobs of a counter, one after the other, through the real window and by keys alone.

Each is asserted twice: in the rows of the book, and in what can be read on the screen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from tests.builders import Row
from tests.ui.keyboard import KeyboardWindow, busy_shop

PAST_IDLE = 11  # minutes; nobody's name stands after ten


@pytest.fixture
def people(tmp_path: Path) -> dict[str, CustomerId]:
    return busy_shop(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, people: dict[str, CustomerId]) -> Iterator[KeyboardWindow]:
    built = KeyboardWindow(tmp_path)
    yield built
    built.window.desk.asking.dismiss()
    built.close()


def customer(window: KeyboardWindow, name: str) -> Row:
    return next(row for row in window.rows("customer") if row["name"] == name)


def test_a_caller_by_the_last_four_digits_while_another_entry_is_half_written(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    window.typed("berg").key("F2").typed("12,5").keys("Tab").typed("hinges, and three nai")
    assert window.sheet == "Anna Berg was here"

    window.key("Ctrl+F").typed("4417")
    assert window.found[0].startswith("Tom Becker")
    window.key("Return")
    assert window.page == "page_customer"
    assert "Tom Becker" in window.texts()
    assert any("tell him about the hinges" in text for text in window.texts())
    assert "0171 5554417" in window.screen()
    assert window.chips == ["On hold: Anna Berg, was here"]
    window.key("F4").typed("wants them on Monday").tab_to("Not marked").key("Right")
    window.key("Ctrl+Return")

    window.key("Ctrl+Tab")
    assert (window.sheet, window.chips) == ("Anna Berg was here", [])
    assert (window.focus, window.field_text) == ("What", "hinges, and three nai")
    window.typed("ls").keys("Shift+Tab")
    assert window.field_text == "12,5"
    window.key("Return")

    noted = window.rows("visit")[-1]
    assert noted["customer_id"] == people["Anna Berg"]
    assert (noted["amount_minor"], noted["what"]) == (1250, "hinges, and three nails")
    assert [row["customer_id"] for row in window.rows("moment")] == [people["Tom Becker"]]
    assert window.rows("on_hold") == []
    assert window.undo_line == "Anna Berg was here"


def test_a_regular_leaves_delighted_in_her_own_words(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    window.typed("amara").key("F2")
    assert (window.page, window.sheet) == ("page_today", "Amara Nwosu was here")
    window.typed("36").keys("Tab").typed("rose feed; secateurs sharpened").key("Ctrl+Up")
    window.tab_to("In their words").typed("Nobody does that anymore").key("Return")

    noted = window.rows("visit")[-1]
    (moment,) = window.rows("moment")
    assert (noted["customer_id"], noted["amount_minor"]) == (people["Amara Nwosu"], 3600)
    assert (moment["kind"], moment["visit_id"]) == ("wow", noted["id"])
    assert moment["words"] == "Nobody does that anymore"
    assert moment["delivered_by"] == noted["served_by"]
    assert (window.page, window.undo_line) == ("page_today", "Amara Nwosu was here")

    window.key("Ctrl+F").typed("amara").key("Return")
    assert window.story[0] == "today, Left delighted, “Nobody does that anymore” · Rosa"
    assert "Last time: “Nobody does that anymore” (Rosa)." in window.texts()
    assert "36" not in window.screen(), "a customer may see the screen"
    window.keys("Ctrl+Z")
    assert (len(window.rows("visit")), window.rows("moment")) == (1, [])


def test_somebody_new_with_name_and_phone_only_is_found_by_four_digits(
    window: KeyboardWindow,
) -> None:
    window.key("Ctrl+N").typed("Javier Paz").tab_to("Phone").typed("0171 555 88 03")
    window.key("Ctrl+Return")

    assert customer(window, "Javier Paz")["known_before"] == 0
    assert window.rows("phone")[-1]["customer_id"] == customer(window, "Javier Paz")["id"]
    assert (window.page, window.undo_line) == ("page_customer", "Javier Paz is in the book")
    assert "0171 555 88 03" in window.screen()
    assert window.rows("address")[3:] == []

    window.key("Ctrl+1").key("Ctrl+F").typed("8803")
    assert window.found[0].startswith("Javier Paz")
    window.key("Escape").key("Ctrl+Z")
    assert [row["name"] for row in window.rows("customer")] == [
        "Anna Berg", "Tom Becker", "Amara Nwosu",
    ]  # fmt: skip


def test_the_wrong_customer_was_changed_and_is_put_back_value_by_value(
    window: KeyboardWindow,
) -> None:
    before = window.dump()
    window.typed("berg").keys("Return", "Ctrl+E")
    window.tab_to("Full name").over("Anne Bergmann")
    window.tab_to("Phone").over("030 777123")
    window.key("Ctrl+Return")
    assert customer(window, "Anne Bergmann")
    window.key("Ctrl+H")
    assert window.page == "page_history"
    told = window.texts()
    assert "Name changed from Anna Berg to Anne Bergmann" in told
    assert "Phone changed from 0171 5551234 to 030 777123" in told

    window.tab_to("Put back, Name changed from Anna Berg to Anne Bergmann").key("Return")
    assert customer(window, "Anna Berg")
    assert window.rows("phone")[0]["number"] == "030 777123", "each value for itself"
    window.tab_to("Put back, Phone changed from 0171 5551234 to 030 777123").key("Return")

    after = window.dump()
    assert after["phone"] == before["phone"]
    assert {**after["customer"][0], "changed_at": None} == {
        **before["customer"][0], "changed_at": None,
    }  # fmt: skip
    window.key("Escape")
    assert (window.page, "Anna Berg" in window.texts()) == ("page_customer", True)
    assert "0171 5551234" in window.screen()


def test_a_visit_booked_on_the_wrong_person_is_moved_at_once(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    window.typed("berg").key("F2").typed("9,90").key("Ctrl+Up").key("Return")
    window.tab_to("Wrong person").key("Space").typed("becker").key("Return")

    assert window.rows("visit")[-1]["customer_id"] == people["Tom Becker"]
    assert [row["customer_id"] for row in window.rows("moment")] == [people["Tom Becker"]]
    assert window.undo_line == "Moved to Tom Becker"
    window.typed("becker").key("Return")
    assert any("Was here" in line for line in window.story)
    window.key("Ctrl+F").typed("berg").key("Return")
    assert "Nothing yet" in window.screen()


def test_a_visit_booked_on_the_wrong_person_is_found_days_later_and_moved(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    window.typed("berg").key("F2").typed("9,90").keys("Tab").typed("a spade").key("Return")
    window.later(days=3)
    window.key("Ctrl+F").typed("berg").key("Return").tab_to("Our story").keys("Home", "Return")
    assert window.sheet == "Anna Berg was here: as it was noted"
    window.tab_to("Wrong person").key("Space").typed("amara").key("Return")

    moved = window.rows("visit")[-1]
    assert (moved["customer_id"], moved["what"]) == (people["Amara Nwosu"], "a spade")
    assert moved["shop_day"] == "2026-11-20"
    assert "Nothing yet" in window.screen()
    window.key("Ctrl+Z")
    assert window.rows("visit")[-1]["customer_id"] == people["Anna Berg"]
    assert any("a spade" in line for line in window.story)


def test_somebody_deleted_is_restored_from_the_trash_a_week_later(
    window: KeyboardWindow, people: dict[str, CustomerId]
) -> None:
    before = window.dump()
    window.key("Ctrl+2").tab_to("Customers").keys("Home")
    window.key("Delete")
    assert window.undo_line == "Amara Nwosu is in the trash"
    window.key("Ctrl+F").typed("amara")
    assert not any(row.startswith("Amara Nwosu") for row in window.found)
    window.key("Escape").later(days=7)

    window.key("Ctrl+F").typed("!amara")
    assert window.found[0].startswith("Amara Nwosu")
    window.key("Return")
    assert window.page == "page_customer"
    window.tab_to("Put back").key("Return")

    assert window.undo_line == "Amara Nwosu is back from the trash"
    assert customer(window, "Amara Nwosu")["trashed_at"] is None
    after = window.dump()
    assert {name: rows for name, rows in after.items() if name != "customer"} == {
        name: rows for name, rows in before.items() if name != "customer"
    }
    assert any("rose feed" in line for line in window.story)


def test_two_people_of_one_name_are_told_apart_in_the_finder(window: KeyboardWindow) -> None:
    for town in ("Bonn", "Potsdam"):
        window.key("Ctrl+N").typed("Marie Dupont").tab_to("Town").typed(town)
        window.key("Ctrl+Return")
    window.key("Ctrl+1").key("Ctrl+F").typed("mar du")
    same = [row for row in window.found if row.startswith("Marie Dupont")]
    assert ["Bonn" in row for row in same].count(True) == 1
    assert ["Potsdam" in row for row in same].count(True) == 1

    window.keys(*["Down"] * next(place for place, row in enumerate(same) if "Bonn" in row))
    window.key("Return")
    assert "Bonn" in window.screen()
    window.key("F2").typed("5").key("Return")
    right = next(row["customer_id"] for row in window.rows("address") if row["town"] == "Bonn")
    assert window.rows("visit")[-1]["customer_id"] == right


def test_the_helper_changes_in_the_middle_of_an_entry_and_nobody_stands_after_ten_minutes(
    window: KeyboardWindow,
) -> None:
    maria, ben = (row["id"] for row in window.rows("helper")[1:])
    window.typed("berg").key("F2").typed("12,5").key("Alt+2")
    assert (window.focus, window.field_text) == ("Amount", "12,5")
    assert window.at_counter == "Maria is at the counter"
    window.typed("0").key("Return")
    assert window.rows("visit")[-1]["served_by"] == maria

    window.window.desk.idle.look()
    window.later(minutes=PAST_IDLE)
    window.window.desk.idle.look()
    assert window.at_counter == "Nobody is at the counter"
    window.key("Ctrl+F").typed("amara").key("F2").typed("7").key("Return")
    assert "Who is this?" in window.screen()
    assert len(window.rows("visit")) == 2, "not before it is said whose it is"
    window.key("Alt+3")
    assert (window.rows("visit")[-1]["amount_minor"], window.sheet) == (700, "")
    assert window.rows("visit")[-1]["served_by"] == ben

    window.key("Ctrl+F").typed("becker").key("F2").typed("8").key("Return")
    assert "Who is this?" not in window.screen(), "asked once"
    assert window.rows("visit")[-1]["served_by"] == ben


def test_an_untouched_entry_is_not_held_because_the_helper_changed(window: KeyboardWindow) -> None:
    window.typed("berg").keys("F2", "Alt+2", "Escape")
    assert (window.sheet, window.chips, window.rows("on_hold")) == ("", [], [])
    window.keys("Ctrl+F").typed("berg").key("F2").typed("5").keys("Alt+3", "Alt+1", "Return")
    assert window.rows("visit")[-1]["served_by"] == window.rows("helper")[0]["id"]
