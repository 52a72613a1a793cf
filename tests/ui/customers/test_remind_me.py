"""Reminders that are looked after by somebody and come again, from F6 to the book."""

from datetime import timedelta

from PySide6.QtCore import Qt

from smallcrm.domain.calls import CallDraft
from smallcrm.services import calls, prompts, reminders
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
    assert "Comes again every week." in desk.texts()
    desk.type_in("every", "2")
    assert "Comes again every 2 weeks." in desk.texts()
    desk.press("accept")
    assert "Reminder, every 2 weeks" in desk.texts()

    (row,) = desk.shop.rows("reminder")
    assert (row["repeats"], row["repeat_every"], row["due_on"]) == ("weeks", 2, "2026-11-23")
    assert row["looked_after_by"] is not None
    desk.press(f"reminder_change_{row['id']}")
    assert "Comes again every 2 weeks." in desk.texts()


def test_a_step_out_of_reach_is_told_at_its_field(desk: Desk) -> None:
    desk.go("customer", desk.shop.customer("Ada Berg"))
    desk.key(Qt.Key.Key_F6)
    desk.type_in("what", "her order")
    desk.type_in("due", "+3")
    desk.find(ChoiceField, "repeats").choose("days")
    desk.type_in("every", "999")
    desk.press("accept")
    assert not [text for text in desk.texts() if text.startswith("Comes again")]
    assert desk.shop.rows("reminder") == []
    assert "Choose between 1 and 366." in desk.texts()


def test_a_reminder_is_changed_from_the_page_and_comes_back_from_being_put_off(desk: Desk) -> None:
    shop = desk.shop
    ada = shop.customer("Ada Berg")
    number = shop.reminder(ada, "her order", in_days=0)
    until = shop.today + timedelta(days=9)
    key = f"reminder:reminder:{number}"
    prompts.answer_later(shop.store, key, until, reason="in Spain", now=shop.now)
    desk.go("customer", ada)
    assert "Put off until 29 Nov: “in Spain”" in desk.texts()
    desk.press(f"reminder_change_{number}")
    desk.type_in("what", "her blue order")
    desk.press("accept")
    assert shop.row("reminder", number)["what"] == "her blue order"
    assert len(shop.rows("prompt_answer")) == 1  # the day was not touched

    desk.press(f"reminder_change_{number}")
    assert [text for text in desk.texts() if text.startswith("Put off until")]
    desk.type_in("due", "+2")
    desk.press("accept")
    assert shop.row("reminder", number)["due_on"] == "2026-11-22"
    assert shop.rows("prompt_answer") == []
    shop.undo()
    assert len(shop.rows("prompt_answer")) == 1

    desk.go("customer", ada)
    desk.press(f"reminder_change_{number}")
    desk.press("let_go")
    assert [row["state"] for row in shop.rows("prompt_answer")] == ["dismissed"]
    assert reminders.of_customer(shop.store, ada) == []
