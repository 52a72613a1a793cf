"""Reminders that are looked after by somebody and come again, from F6 to the book."""

from PySide6.QtCore import Qt

from smallcrm.domain.calls import CallDraft
from smallcrm.services import calls
from tests.ui.customers.desk import Desk
from ui.widgets.choices import ChoiceField


def test_a_reminder_has_its_helper_and_its_step(desk: Desk) -> None:
    ada = desk.shop.customer("Ada Berg", phone="010-4411")
    calls.record(desk.shop.store, CallDraft(ada, words="wants it blue"), now=desk.shop.now)
    desk.go("customer", ada)

    desk.key(Qt.Key.Key_F6)
    assert "Last time, today: “wants it blue”" in desk.texts()
    desk.type_in("what", "her order")
    desk.type_in("due", "+3")
    desk.find(ChoiceField, "looked_after_by").setCurrentIndex(1)
    desk.find(ChoiceField, "repeats").choose("weeks")
    desk.type_in("every", "2")
    desk.press("accept")

    (row,) = desk.shop.rows("reminder")
    assert (row["repeats"], row["repeat_every"], row["due_on"]) == ("weeks", 2, "2026-11-23")
    assert row["looked_after_by"] is not None


def test_a_step_out_of_reach_is_told_at_its_field(desk: Desk) -> None:
    desk.go("customer", desk.shop.customer("Ada Berg"))
    desk.key(Qt.Key.Key_F6)
    desk.type_in("what", "her order")
    desk.type_in("due", "+3")
    desk.find(ChoiceField, "repeats").choose("days")
    desk.type_in("every", "999")
    desk.press("accept")
    assert desk.shop.rows("reminder") == []
    assert "Choose between 1 and 366." in desk.texts()
