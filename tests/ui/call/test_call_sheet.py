"""Call mode, from the row of Today to the call in the book, by the keyboard alone."""

from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.customers import CustomerDraft, PhoneDraft
from smallcrm.services import calls, customers, prompts
from smallcrm.services.story import story
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow
from ui.call.big_number import NUMBER_SIZE, BigNumber
from ui.theme import theme
from ui.widgets.choices import ChoiceField


def sheet_texts(counter: CounterWindow) -> list[str]:
    sheet = counter.window.host.sheet
    assert sheet is not None
    return [label.accessibleName() for label in sheet.findChildren(QLabel) if label.isVisible()]


def test_a_call_shows_who_what_for_and_what_was_said_last_time(
    shop: Shop, counter: CounterWindow
) -> None:
    ada = shop.customer("Ada Njoroge", phone="010-4411", say_it="en-JOR-o-ge")
    calls.record(shop.store, CallDraft(ada, words="wants it blue"), now=shop.now)
    key = f"reminder:reminder:{shop.reminder(ada, 'ask about the door', in_days=0)}"
    until = shop.today + timedelta(days=2)
    prompts.answer_later(shop.store, key, until, reason="in Spain", now=shop.now)
    shop.later(days=2)
    counter.today.refresh()
    counter.settle()

    counter.press("Call 010-4411")

    assert counter.sheet == "Call Ada Njoroge"
    texts = sheet_texts(counter)
    assert "say “en-JOR-o-ge”" in texts
    assert "Reminder: ask about the door" in texts
    assert "Last time, Friday: “wants it blue”" in texts
    assert "Put off Friday: “in Spain”" in texts
    number = next(each for each in counter.window.findChildren(BigNumber))
    assert number.whole_text == "010-4411"
    assert number.font().pixelSize() == theme().px(NUMBER_SIZE)


def test_words_and_enter_note_the_talk_and_do_the_reminder(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.reminder(shop.customer("Ada", phone="010-4411"), in_days=0)
    counter.settle()
    counter.press("Call 010-4411")

    counter.type_in("comes on Friday").key("Return")

    (row,) = shop.rows("call")
    assert (row["outcome"], row["words"]) == ("talked", "comes on Friday")
    assert counter.sheet == ""
    assert counter.rows() == []
    assert counter.undo_line == "Talked with Ada"
    counter.undo()
    assert shop.rows("call") == []
    assert counter.names_listed() == ["Ada"]


def test_no_answer_and_again_are_reached_by_keys(shop: Shop, counter: CounterWindow) -> None:
    shop.reminder(shop.customer("Ada", phone="010-4411"), in_days=0)
    counter.settle()
    counter.press("Call 010-4411")
    counter.type_in("in a meeting").key("Ctrl+L")
    assert shop.rows("prompt_answer")[0]["until"] == "2026-11-21"
    assert shop.rows("prompt_answer")[0]["reason"] == "in a meeting"

    counter.undo()
    counter.press("Call 010-4411")
    counter.key("Tab").type_in("+3").key("Tab").key("Return")
    assert shop.rows("call")[0]["outcome"] == "no_answer"
    assert shop.rows("prompt_answer")[0]["until"] == "2026-11-23"


def test_a_day_that_is_gone_keeps_the_sheet_and_the_words(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.reminder(shop.customer("Ada", phone="010-4411"), in_days=0)
    counter.settle()
    counter.press("Call 010-4411").write("What was said", "busy")
    counter.write("Try again on", "yesterday").press("No answer")

    assert counter.sheet == "Call Ada"
    assert shop.rows("call") == []
    counter.key("Esc")
    assert shop.rows("call") == []


def test_of_several_numbers_one_is_chosen_and_bad_ones_are_not_offered(
    shop: Shop, counter: CounterWindow
) -> None:
    draft = CustomerDraft(name="Ada")
    draft.phones = [
        PhoneDraft("old", "010-1", is_bad=True),
        PhoneDraft("work", "010-2"),
        PhoneDraft("home", "010-3"),
    ]
    shop.reminder(customers.save(shop.store, draft, now=shop.now), in_days=0)
    counter.settle()
    row = counter.row("Ada")
    counter.press(row.words.action)

    choice = next(each for each in counter.window.findChildren(ChoiceField, "number"))
    assert [choice.itemText(place) for place in range(choice.count())] == [
        "work · 010-2",
        "home · 010-3",
    ]
    choice.setFocus()
    counter.key("Down")
    assert counter.window.findChildren(BigNumber)[0].whole_text == "010-3"
    counter.press("Copy the number")
    assert QGuiApplication.clipboard().text() == "010-3"


def test_the_story_tells_of_the_call(shop: Shop) -> None:
    ada = shop.customer("Ada", phone="010-4411")
    calls.record(shop.store, CallDraft(ada, words="wants it blue"), now=shop.now)
    shop.later(hours=1)
    calls.record(shop.store, CallDraft(ada, outcome="no_answer"), now=shop.now)

    lines = story(shop.store, ada)

    assert [(line.kind, line.headline.key, line.detail) for line in lines] == [
        ("call", "Called, no answer", ""),
        ("call", "Talked on the phone", "wants it blue"),
    ]
