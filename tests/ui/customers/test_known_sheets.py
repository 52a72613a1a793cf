"""What was just heard is noted in a few keys: good to know, and looking for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.services import facts, looking_for
from tests.ui.customers.desk import Desk
from ui.customers.known_sheets import note_fact, note_looking_for


def test_a_fact_is_typed_marked_and_saved_with_enter_and_undone(desk: Desk) -> None:
    ama = desk.shop.customer("Amara")
    before = desk.shop.dump()
    desk.go("customer", ama)
    note_fact(desk.context, ama)
    desk.activate()

    desk.type_in("words", "Dog Biscuit")
    desk.key(Qt.Key.Key_Space, on=desk.find(QWidget, "is_pinned"))
    desk.type_in("expires", "+30")
    desk.key(Qt.Key.Key_Return)

    [fact] = facts.facts_of(desk.shop.store, ama, on=desk.shop.today)
    assert (fact.words, fact.is_pinned, fact.is_private) == ("Dog Biscuit", True, False)
    assert fact.expires_on is not None
    assert "Good to know about Amara: noted" in desk.bottom_line
    desk.shop.undo()
    assert desk.shop.dump() == before


def test_nothing_is_not_good_to_know_and_the_line_says_so(desk: Desk) -> None:
    ama = desk.shop.customer("Amara")
    note_fact(desk.context, ama)
    desk.activate()
    desk.press("accept")

    assert "Write a few words here." in desk.texts()
    desk.key(Qt.Key.Key_Escape)
    assert desk.shop.rows("fact") == []


def test_what_they_look_for_is_noted_since_today_or_a_day(desk: Desk) -> None:
    ama = desk.shop.customer("Amara")
    note_looking_for(desk.context, ama)
    desk.activate()
    desk.type_in("what", "old brass hinges")
    desk.type_in("since", "1.5.")
    desk.key(Qt.Key.Key_Return)

    [row] = looking_for.looking_for(desk.shop.store, ama)
    assert (row.what, row.since_on.isoformat()) == ("old brass hinges", "2026-05-01")


def test_words_that_were_not_saved_are_on_hold(desk: Desk) -> None:
    ama = desk.shop.customer("Amara")
    note_fact(desk.context, ama)
    desk.activate()
    desk.type_in("words", "Half a fa")
    desk.key(Qt.Key.Key_Escape)
    note_fact(desk.context, ama)
    desk.activate()

    desk.key(Qt.Key.Key_Return, on=desk.find(QWidget, "words"))
    assert [row["words"] for row in desk.shop.rows("fact")] == ["Half a fa"]
