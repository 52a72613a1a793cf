"""Calling somebody from their own page."""

from PySide6.QtCore import Qt

from tests.ui.customers.desk import Desk


def test_the_phone_beside_the_number_opens_the_call_and_words_left_are_kept(desk: Desk) -> None:
    ada = desk.shop.customer("Ada Berg", phone="010-4411")
    desk.go("customer", ada)

    desk.press("call")
    assert desk.sheet.title == "Call Ada Berg"
    desk.type_in("words", "wants it blue")
    desk.key(Qt.Key.Key_Escape)
    desk.press("call")
    desk.press("accept")

    (row,) = desk.shop.rows("call")
    assert (row["words"], row["subject_key"], row["outcome"]) == ("wants it blue", "", "talked")
    assert desk.bottom_line == "Talked with Ada Berg"


def test_again_from_the_page_is_a_reminder(desk: Desk) -> None:
    ada = desk.shop.customer("Ada Berg", phone="010-4411")
    desk.go("customer", ada)
    desk.press("call")
    desk.press("call_again")
    (row,) = desk.shop.rows("reminder")
    assert (row["what"], row["due_on"]) == ("Call again", "2026-11-21")
