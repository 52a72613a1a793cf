"""The sheets of the four verbs, from the keys to the row, the story and the bottom line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from smallcrm.domain.ids import CustomerId
from tests.ui.customers.desk import Desk
from ui.customers.later import ask_later
from ui.customers.story_rows import StoryList, StoryRows

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    customer = desk.shop.customer("Anna Berg", phone="0171 5551234")
    desk.go("customer", customer)
    return customer


def story(desk: Desk) -> list[str]:
    rows = desk.find(StoryList, "story").model()
    assert isinstance(rows, StoryRows)
    return [str(rows.index(place).data()) for place in range(rows.rowCount())]


def test_was_here_with_an_amount_is_a_row_and_a_line_of_the_story(
    desk: Desk, anna: CustomerId
) -> None:
    desk.key(Qt.Key.Key_F2)
    desk.type_in("amount_text", "12,50")
    desk.type_in("what", "Rose feed")
    desk.key(Qt.Key.Key_Return)

    [visit] = desk.shop.rows("visit")
    assert (visit["customer_id"], visit["amount_minor"], visit["what"]) == (anna, 1250, "Rose feed")
    assert story(desk) == ["today, Was here, Rose feed"]
    assert desk.window.host.sheet is None
    assert desk.bottom_line == "Anna Berg was here"


def test_amounts_are_in_the_story_only_while_the_owner_looks(desk: Desk, anna: CustomerId) -> None:
    desk.shop.visit(anna, "12,50")
    assert "12" not in story(desk)[0]
    desk.frame.owner.hold(is_held=True)
    assert "12,50" in story(desk)[0]


def test_a_visit_can_be_set_back_but_not_into_the_future(desk: Desk, anna: CustomerId) -> None:
    desk.key(Qt.Key.Key_F2)
    desk.press("more")
    desk.type_in("day_text", "+3")
    desk.press("accept")
    assert desk.shop.rows("visit") == []
    assert any("still to come" in words for words in desk.texts())

    desk.type_in("day_text", "yesterday")
    desk.press("accept")
    [visit] = desk.shop.rows("visit")
    assert visit["shop_day"] == "2026-11-19"


def test_leaving_a_sheet_keeps_its_words(desk: Desk, anna: CustomerId) -> None:
    desk.key(Qt.Key.Key_F2)
    desk.type_in("what", "a long story")
    desk.key(Qt.Key.Key_Escape)
    assert desk.bottom_line == "On hold: Anna Berg, was here"

    button = desk.window.bottom.findChild(QWidget, "go_on")
    assert isinstance(button, QWidget)
    desk.key(Qt.Key.Key_Return, on=button)
    desk.press("accept")
    assert desk.shop.rows("visit")[0]["what"] == "a long story"


def test_a_wish_for_tomorrow_evening_is_told_to_be_outside_the_opening_hours(
    desk: Desk, anna: CustomerId
) -> None:
    desk.key(Qt.Key.Key_F3)
    desk.type_in("what", "forty chairs")
    desk.type_in("told_on", "tomorrow")
    desk.type_in("told_time", "20:30")
    told = desk.find(QLabel, "opening_words")
    assert told.text().startswith("Outside the opening hours")

    desk.type_in("told_time", "10:00")
    assert told.text() == "Inside the opening hours."

    desk.type_in("told_time", "20:30")
    desk.press("accept")
    [request] = desk.shop.rows("special_request")
    assert request["is_after_hours"] == 1
    assert (request["told_on"], request["told_time"]) == ("2026-11-21", "20:30")
    desk.press("dismiss")  # the keys and the answer are asked next
    assert "tomorrow 20:30" in desk.texts()


def test_a_wish_without_words_is_refused_at_its_field(desk: Desk, anna: CustomerId) -> None:
    desk.key(Qt.Key.Key_F3)
    desk.press("accept")
    assert desk.shop.rows("special_request") == []
    assert "Write a few words here." in desk.texts()
    desk.key(Qt.Key.Key_Escape)


def test_a_card_is_owed_with_its_reason(desk: Desk, anna: CustomerId) -> None:
    desk.key(Qt.Key.Key_F5)
    desk.type_in("reason", "brought us cake")
    desk.key(Qt.Key.Key_Return, CTRL)

    [card] = desk.shop.rows("thank_you")
    assert (card["customer_id"], card["state"]) == (anna, "due")
    panel = desk.find(QWidget, "next_card")
    assert any("brought us cake" in words for words in desk.texts(panel))


def test_a_reminder_is_noted_and_done(desk: Desk, anna: CustomerId) -> None:
    desk.key(Qt.Key.Key_F6)
    desk.type_in("what", "ask how the mower runs")
    desk.type_in("due", "+3")
    desk.press("channel_write")
    desk.press("accept")

    [reminder] = desk.shop.rows("reminder")
    assert (reminder["due_on"], reminder["channel"]) == ("2026-11-23", "write")
    panel = desk.find(QWidget, "promises")
    assert "ask how the mower runs" in desk.texts(panel)

    desk.press(f"reminder_done_{reminder['id']}")
    assert "ask how the mower runs" not in desk.texts(panel)
    assert desk.shop.rows("prompt_answer")[0]["state"] == "done"


def test_later_puts_a_reminder_off_by_a_week(desk: Desk, anna: CustomerId) -> None:
    number = desk.shop.reminder(anna, in_days=0)
    ask_later(desk.context, f"reminder:reminder:{number}")
    desk.settle()
    desk.press("one_week")

    [answer] = desk.shop.rows("prompt_answer")
    assert (answer["state"], answer["until"]) == ("later", "2026-11-27")
    assert desk.window.host.sheet is None


def test_later_wants_a_day(desk: Desk, anna: CustomerId) -> None:
    number = desk.shop.reminder(anna, in_days=0)
    ask_later(desk.context, f"reminder:reminder:{number}")
    desk.settle()
    desk.press("accept")
    assert "Say until when: fri, +3 or a date." in desk.texts()
    desk.type_in("until", "mon")
    desk.press("accept")
    assert desk.shop.rows("prompt_answer")[0]["until"] == "2026-11-23"
