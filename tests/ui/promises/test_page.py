"""Promises as somebody at the counter uses them: by their day, moved on by mouse and by keys."""

from datetime import date

from smallcrm.domain.reminders import ReminderDraft
from smallcrm.services import reminders, requests
from tests.builders import Shop
from tests.ui.promises.counter import PromiseCounter
from ui.widgets.buttons import filled_buttons


def test_promises_stand_by_their_day_and_late_ones_say_so(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Ada"), "no day")
    shop.request(shop.customer("Ben"), "hinges", told_on_text="t")
    shop.request(shop.customer("Cyd"), "pipe", told_on_text="+2", told_time_text="22:15")
    call = ReminderDraft(shop.customer("Dee"), "call back", due_text="+3", repeats="months")
    reminders.add(shop.store, call, now=shop.now)
    shop.later(days=2)
    counter.go("today").go("promises")
    page = counter.window.stack.page
    assert page is not None
    page.refresh()
    counter.settle()

    assert counter.names_listed() == ["Ben", "Cyd", "Dee", "Ada"]
    late = counter.row("Ben").words
    assert (late.when, late.when_tone) == ("2 days late", "warn")
    assert late.full_date == "Friday 20 November 2026"
    assert counter.row("Cyd").words.when == "Today 22:15"
    assert counter.row("Dee").words.reason == "call back · reminder · every month"
    assert {"Now", "No day told"} <= set(counter.texts())
    assert "4 open · 1 late" in counter.texts()


def test_ready_then_done_leaves_the_list_and_comes_back_by_undo(
    shop: Shop, counter: PromiseCounter
) -> None:
    number = shop.request(shop.customer("Ines Duarte"), "hinges", told_on_text="t")
    counter.settle()

    counter.press("Ready, Ines Duarte")
    assert shop.row("special_request", number)["status"] == "ready"
    counter.press("Done, Ines Duarte")
    assert shop.row("special_request", number)["status"] == "done"
    assert counter.rows() == []

    counter.undo()
    assert counter.names_listed() == ["Ines Duarte"]
    assert counter.row("Ines Duarte").words.action == "Done"
    assert shop.row("special_request", number)["status"] == "ready"


def test_the_same_goes_by_keys_alone(shop: Shop, counter: PromiseCounter) -> None:
    first = shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    second = shop.request(shop.customer("Ben"), "keys", told_on_text="+1")
    counter.settle()

    counter.key("Down").key("Return")
    assert shop.row("special_request", first)["status"] == "ready"
    counter.key("Down").key("Ctrl+D")
    assert shop.row("special_request", second)["status"] == "done"
    assert counter.row("Ada").hasFocus()
    assert len(filled_buttons(counter.window.stack)) == 1


def test_a_wish_is_declined_and_its_day_moved_in_the_change_sheet(
    shop: Shop, counter: PromiseCounter
) -> None:
    first = shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    second = shop.request(shop.customer("Ben"), "keys", told_on_text="+1")
    counter.settle()

    counter.press("Change, Ada").press("Declined")
    assert shop.row("special_request", first)["status"] == "asked"
    counter.write("What we offered instead", "screws").press("Save")
    row = shop.row("special_request", first)
    assert (row["status"], row["offered_instead"]) == ("declined", "screws")
    assert counter.names_listed() == ["Ben"]
    counter.key("Down").key("Ctrl+E")
    assert counter.sheet == "What Ben wants"
    counter.write("Promised for", "+5").press("Save")

    assert shop.row("special_request", second)["told_on"] == "2026-11-25"
    assert counter.row("Ben").words.when == "Wednesday"


def test_words_typed_into_a_change_are_not_lost(shop: Shop, counter: PromiseCounter) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    counter.settle()

    counter.press("Change, Ada").write("What", "brass hinges").key("Esc")
    assert counter.undo_line == "On hold: Ada, a wish"
    counter.press("Go on").press("Save")

    assert shop.rows("special_request")[0]["what"] == "brass hinges"


def test_the_list_is_narrowed_to_openings_late_and_ready(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Late Lisa"), told_on_text="t")
    ready = shop.request(shop.customer("Ready Rob"), told_on_text="+9")
    shop.request(shop.customer("Opening Olaf"), told_on_text="+9", told_time_text="23:00")
    shop.later(days=1)
    requests.set_status(shop.store, ready, "ready", now=shop.now)
    counter.settle()

    for choice, expected in (("Late", "Late Lisa"), ("Ready", "Ready Rob")):
        counter.press(choice)
        assert counter.names_listed() == [expected]
    counter.press("Openings")
    assert counter.names_listed() == ["Opening Olaf"]
    counter.press("All")
    assert len(counter.rows()) == 3
    counter.press("Done, Opening Olaf").press("Called off").press("Save").press("Openings")
    assert "Nothing of this kind is open" in counter.texts()


def test_the_phone_shows_the_number_and_a_call_settles_no_open_promise(
    shop: Shop, counter: PromiseCounter
) -> None:
    number = shop.request(shop.customer("Ada", phone="0171 5551234"), told_on_text="t")
    counter.settle()

    counter.press("Call Ada, 0171 5551234")
    assert counter.sheet == "Call Ada"
    counter.press("Talked")

    assert counter.undo_line == "Talked with Ada"
    assert shop.row("special_request", number)["status"] == "asked"
    assert counter.names_listed() == ["Ada"]


def test_a_reminder_is_put_off_and_done(shop: Shop, counter: PromiseCounter) -> None:
    shop.reminder(shop.customer("Tom Becker"), in_days=0)
    counter.settle()

    counter.press("Later, Tom Becker").press("1 week")
    assert counter.row("Tom Becker").words.full_date == "Friday 27 November 2026"
    assert shop.today == date(2026, 11, 20)
    counter.press("Done, Tom Becker")

    assert counter.rows() == []
    assert shop.rows("prompt_answer")[0]["state"] == "done"


def test_an_empty_page_says_what_it_is_for_and_begins(shop: Shop, counter: PromiseCounter) -> None:
    ada = shop.customer("Ada Lovelace")
    assert "Everything promised will stand here" in counter.texts()

    counter.press("Wants something").choose("ada")
    counter.settle()
    assert counter.sheet == "Ada Lovelace wants something"
    counter.write("What", "a hose").press("Save")

    assert shop.rows("special_request")[0]["customer_id"] == ada
    assert counter.names_listed() == ["Ada Lovelace"]


def test_a_long_list_is_shown_in_parts(shop: Shop, counter: PromiseCounter) -> None:
    ada = shop.customer("Ada")
    counter.go("customers")
    for number in range(33):
        shop.request(ada, f"thing {number}", told_on_text="+1")
    counter.go("promises")
    assert len(counter.rows()) == 30

    counter.press("Show more")

    assert len(counter.rows()) == 33
    assert "Show more" not in counter.names()


def test_the_list_is_narrowed_by_the_sort_of_wish(shop: Shop, counter: PromiseCounter) -> None:
    shop.request(shop.customer("Ada"), "mower", kind="repair", told_on_text="t")
    shop.reminder(shop.customer("Ben"), in_days=0)
    counter.settle()

    counter.pick("Sort of wish", "Repair")
    assert counter.names_listed() == ["Ada"]
    counter.pick("Sort of wish", "Reminders")
    assert counter.names_listed() == ["Ben"]
    counter.pick("Sort of wish", "Every sort")
    assert len(counter.rows()) == 2


def test_a_reminder_is_changed_with_the_key_of_changing(
    shop: Shop, counter: PromiseCounter
) -> None:
    number = shop.reminder(shop.customer("Ada"), "her order", in_days=0)
    counter.settle()
    counter.key("Down").key("Ctrl+E")
    counter.write("What to do", "her blue order").press("Save")
    assert shop.row("reminder", number)["what"] == "her blue order"
