"""The cards that are owed: chosen, looked at, posted, handed over, put off, let go."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from smallcrm.services import thank_yous
from tests.ui.cards.test_card_page import first_buyer, owed
from tests.ui.settings.room import Room
from ui.cards.card_row import CardRow
from ui.widgets.buttons import filled_buttons


def rows(room: Room) -> list[CardRow]:
    return [row for row in room.page.findChildren(CardRow) if row.isVisible()]


def names(room: Room) -> list[str]:
    return [row.words.name for row in rows(room)]


def test_with_no_card_owed_the_page_says_what_it_is_for(room: Room) -> None:
    room.go("cards")
    assert "No card is owed" in room.texts()

    room.press("Customers")
    assert room.page.objectName() == "page_customers"


def test_a_card_that_is_owed_says_for_whom_why_and_that_it_has_no_address(room: Room) -> None:
    first_buyer(room, town="")
    room.go("cards")

    (row,) = rows(room)
    assert row.words.name == "Amara Nwosu"
    assert row.words.reason == "Thank-you card · First time here yesterday: a rose."
    assert row.words.by_hand == "hand over at the next visit"
    assert [button.words for button in filled_buttons(room.page)] == ["Print card"]


def test_what_is_painted_first_is_in_its_place_already(room: Room) -> None:
    for number in range(12):
        first_buyer(room, f"Amara {number}")
    room.go("today")
    room.frame.navigate.to("cards")
    QApplication.processEvents()
    first = [row.geometry() for row in rows(room)]
    room.settle()
    assert len(first) == 12
    assert first == [row.geometry() for row in rows(room)]


def test_space_chooses_several_and_print_shows_those(room: Room) -> None:
    for name in ("Amara Nwosu", "Lars Berg", "Mei Kobayashi"):
        first_buyer(room, name)
    room.go("cards")
    assert "Print all 3, Ctrl P" in room.driver.names(QAbstractButton)
    room.key("Space")
    room.key("Down")
    room.key("Down")
    room.key("Space")
    assert "2 chosen" in room.texts()

    room.press("Print 2")

    assert room.page.objectName() == "page_card"
    assert {"Amara Nwosu", "1 of 2"} <= set(room.texts())


def test_a_printed_card_is_posted_by_key_and_comes_back_by_undo(room: Room) -> None:
    key = first_buyer(room)
    thank_yous.mark_printed(room.shop.store, [key], {}, now=room.shop.now)
    room.go("cards")
    assert "Printed, not posted yet" in room.texts()

    room.key("Ctrl+M")
    assert room.shop.rows("thank_you")[0]["state"] == "posted"
    assert "No card is owed" in room.texts()

    room.driver.undo()
    room.settle()
    assert names(room) == ["Amara Nwosu"]


def test_the_row_button_of_a_printed_card_without_address_hands_it_over(room: Room) -> None:
    key = first_buyer(room, town="")
    thank_yous.mark_printed(room.shop.store, [key], {}, now=room.shop.now)
    room.go("cards")
    room.press("Handed over, Amara Nwosu")

    assert room.shop.rows("thank_you")[0]["state"] == "handed_over"


def test_a_card_is_put_off_and_rests(room: Room) -> None:
    first_buyer(room)
    room.go("cards")
    room.key("Ctrl+L")
    room.press("1 week")

    assert names(room) == []
    assert room.bottom_line == "Amara Nwosu: put off until 27 Nov"


def test_a_card_is_let_go_with_its_reason(room: Room) -> None:
    key = first_buyer(room)
    room.go("cards")
    room.press("Let go")
    room.write("Why", "said it in person")
    room.key("Return")

    assert names(room) == []
    assert room.shop.rows("thank_you")[0]["state"] == "skipped"
    (answer,) = room.shop.rows("prompt_answer")
    assert (answer["subject_key"], answer["reason"]) == (key, "said it in person")


def test_the_keyboard_stays_in_the_list_when_a_row_leaves(room: Room) -> None:
    for name in ("Amara Nwosu", "Lars Berg", "Mei Kobayashi"):
        first_buyer(room, name)
    room.go("cards")
    room.key("Down")
    room.key("Ctrl+D")

    assert names(room) == ["Amara Nwosu", "Mei Kobayashi"]
    focused = [row.words.name for row in rows(room) if row.hasFocus()]
    assert focused == ["Mei Kobayashi"]


def test_a_click_on_a_row_opens_its_card(room: Room) -> None:
    first_buyer(room)
    room.go("cards")
    QTest.mouseClick(rows(room)[0], Qt.MouseButton.LeftButton)
    room.settle()

    assert room.page.objectName() == "page_card"
    assert owed(room)


def test_a_card_whose_day_is_over_is_never_called_late(room: Room) -> None:
    first_buyer(room)
    room.go("cards")
    assert rows(room)[0].words.when == "by Tuesday"

    room.shop.later(days=7)
    room.shop.customer("Somebody else")
    room.settle()

    assert rows(room)[0].words.when == ""
