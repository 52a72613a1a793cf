"""Today as somebody at the counter uses it: what waits, done by mouse and by keys."""

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from smallcrm.domain.moments import MomentDraft
from smallcrm.services import helpers, moments, prompts, requests, thank_yous
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow
from ui.finder import FinderBox
from ui.today.row_menu import RowMenu
from ui.widgets.buttons import filled_buttons


def test_a_promise_told_for_today_stands_there_with_its_reason(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.request(shop.customer("Ines Duarte"), "hinges", told_on_text="t")
    counter.settle()

    assert counter.names_listed() == ["Ines Duarte"]
    row = counter.row("Ines Duarte")
    assert (row.words.reason, row.words.when) == ("Promised for today: hinges.", "Today")
    assert "One to do" in counter.texts()


def test_ready_then_called_then_done_leaves_the_list_and_comes_back_by_undo(
    shop: Shop, counter: CounterWindow
) -> None:
    number = shop.request(
        shop.customer("Ines Duarte", phone="010-7730"), "hinges", told_on_text="t"
    )
    requests.set_status(shop.store, number, "ready", now=shop.now)
    counter.settle()

    counter.press("Call 010-7730")
    assert counter.sheet == "Call Ines Duarte"
    counter.press("Talked")
    assert counter.rows() == []
    assert shop.row("special_request", number)["status"] == "ready"

    shop.later(days=3)
    counter.go("promises").go("today").today.day_check.timeout.emit()
    counter.settle()
    counter.key("Down").key("Ctrl+D")
    assert counter.rows() == []
    assert shop.row("special_request", number)["status"] == "done"

    counter.undo()
    assert counter.names_listed() == ["Ines Duarte"]
    assert shop.row("special_request", number)["status"] == "ready"


def test_what_is_put_off_until_friday_comes_back_on_friday(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.reminder(shop.customer("Tom Becker"), in_days=0)
    counter.settle()

    counter.press("Later").write("Until when", "19.11.").press("Save")
    assert (shop.rows("prompt_answer"), counter.sheet) == ([], "Later")  # a year from now
    counter.write("Until when", "fri").write("Why", "In Spain till then").press("Save")
    assert counter.undo_line == "Tom Becker: put off until 27 Nov"
    assert counter.rows() == []
    assert "1 is put off until 27 Nov." in " ".join(counter.texts())
    assert isinstance(counter.focused(), FinderBox)
    assert shop.rows("prompt_answer")[0]["until"] == "2026-11-27"

    shop.later(days=6)
    counter.today.day_check.timeout.emit()
    counter.settle()
    assert counter.rows() == []
    shop.later(days=1)
    counter.today.day_check.timeout.emit()
    counter.settle()
    assert counter.names_listed() == ["Tom Becker"]
    assert "put off 20 Nov: “In Spain till then”" in counter.rows()[0].words.reason

    counter.press("Later").write("Why", "He stays there").press("Let it go")
    assert counter.rows() == []
    assert shop.rows("prompt_answer")[0]["reason"] == "He stays there"
    counter.undo()
    assert counter.names_listed() == ["Tom Becker"]


def test_print_all_leads_to_the_card_page_with_all_keys(shop: Shop, counter: CounterWindow) -> None:
    for name in ("Ada", "Ben", "Cyd"):
        shop.visit(shop.customer(name))
    counter.settle()

    counter.press("Print all 3")

    (keys,) = counter.went["card"]
    assert isinstance(keys, str)
    due = [card.subject_key for card in thank_yous.due(shop.store, on=shop.today)]
    assert sorted(keys.split()) == sorted(due)
    assert len(due) == 3


def test_five_stand_there_and_the_next_ones_come_in_their_place(
    shop: Shop, counter: CounterWindow
) -> None:
    for number in range(13):
        shop.reminder(shop.customer(f"Customer {number:02}"), in_days=0)
    counter.settle()
    first = counter.names_listed()
    assert "First 5" not in counter.texts()

    counter.press("Next 5 of 8 more")
    counter.key("Space")
    link = counter.focused()
    assert link is not None
    assert link.objectName() == "first_call_and_write"

    assert counter.names_listed() == [f"Customer {number}" for number in (10, 11, 12)]
    assert "13 to do" in counter.texts()
    for row in counter.rows():
        prompts.answer_done(shop.store, row.words.key, now=shop.now)
    counter.settle()
    assert counter.names_listed() == [f"Customer {number:02}" for number in range(5, 10)]
    counter.press("First 5")
    assert counter.names_listed() == first


def test_the_menu_of_a_row_has_its_verbs_with_their_keys(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.visit(shop.customer("Ada"))
    counter.settle()
    row = counter.row("Ada")

    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(40, 20), row.mapToGlobal(QPoint(40, 20))
    )
    QApplication.sendEvent(row, event)
    (menu,) = counter.today.findChildren(RowMenu)
    assert [action.text() for action in menu.actions()] == [
        "Open\tCtrl H",
        "Handed over\tCtrl D",
        "Later\tCtrl L",
        "Let it go",
        "Posted\tCtrl M",
        "Pin to the top\tCtrl K",
        "Why here\tCtrl I",
    ]
    menu.actions()[4].trigger()
    menu.hide()
    counter.settle()

    assert shop.rows("thank_you")[0]["state"] == "posted"
    assert counter.rows() == []


def test_no_answer_tries_again_tomorrow(shop: Shop, counter: CounterWindow) -> None:
    shop.reminder(shop.customer("Ben", phone="010-1"), in_days=0)
    counter.settle()

    counter.press("Call 010-1").press("No answer")

    (answer,) = shop.rows("prompt_answer")
    assert (answer["state"], answer["until"]) == ("later", "2026-11-21")
    assert counter.rows() == []


def test_the_sum_is_told_to_the_owner_alone(shop: Shop, counter: CounterWindow) -> None:
    ada = shop.customer("Ada", tier="a_list")
    shop.reminder(ada, in_days=0)
    shop.later(days=4)
    counter.go("promises").go("today")
    counter.today.day_check.timeout.emit()
    counter.settle()
    assert counter.row("Ada").accessibleDescription() == ""

    counter.window.frame.owner.hold(is_held=True)
    told = counter.row("Ada").accessibleDescription()
    assert told == "late 100 + call 10 + A-list 25 + 4 days 12"
    assert told in counter.row("Ada").toolTip()
    counter.window.frame.owner.hold(is_held=False)
    assert counter.row("Ada").toolTip() == ""


def test_the_page_turns_over_at_the_end_of_the_shops_night(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.reminder(shop.customer("Ada"), in_days=1)
    counter.settle()
    assert counter.rows() == []
    assert "Friday 20 November" in counter.texts()

    shop.later(hours=15)  # three at night: still Friday
    counter.today.day_check.timeout.emit()
    assert "Friday 20 November" in counter.texts()
    shop.later(hours=2)
    counter.today.day_check.timeout.emit()
    counter.settle()

    assert shop.today == date(2026, 11, 21)
    assert "Saturday 21 November" in counter.texts()
    assert counter.names_listed() == ["Ada"]


def test_an_empty_book_offers_the_three_first_things(shop: Shop, counter: CounterWindow) -> None:
    assert "What is to be done will stand here" in counter.texts()
    counter.press("Bring my list")
    assert counter.went["import"] == [None]
    counter.go("today")
    button = counter.today.findChild(type(filled_buttons(counter.today)[0]), "first_was_here")
    assert button is not None
    button.click()
    shop.customer("Ada Lovelace")
    counter.choose("ada")
    counter.settle()
    assert counter.sheet == "Ada Lovelace was here"
    counter.key("Esc")
    assert "Nothing waits for you" in counter.texts()


def test_an_opening_tonight_is_told_in_the_head_and_at_the_side(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.request(
        shop.customer("Priya Raman"), "burst pipe", told_on_text="t", told_time_text="21:30"
    )
    ben = helpers.add_helper(shop.store, "Ben", now=shop.now)
    wow = MomentDraft(shop.customer("Ada"), "wow", "You saved the day.", delivered_by=ben)
    moments.record_moment(shop.store, wow, now=shop.now)
    counter.settle()

    texts = counter.texts()
    assert "One to do · one opening tonight at 21:30" in texts
    assert "Priya Raman: burst pipe." in texts
    assert {"▲ 1", "left delighted. Ben: 1"} <= set(texts)
    counter.press("See opening, Priya Raman")
    assert counter.sheet.startswith("Open after hours")
    counter.write("What they need", "burst pipe, ground floor").key("Ctrl+Return")
    assert shop.rows("special_request")[0]["what"] == "burst pipe, ground floor"


def test_the_first_row_begins_high_enough(shop: Shop, counter: CounterWindow) -> None:
    shop.reminder(shop.customer("Ada"), in_days=0)
    counter.settle()
    first = counter.rows()[0]
    assert first.mapTo(counter.window, first.rect().topLeft()).y() <= 112
    assert QApplication.focusWidget() is not None


def test_a_card_is_never_called_late_and_a_late_promise_is_told_in_red(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.visit(shop.customer("Ada"))
    shop.request(shop.customer("Ben"), told_on_text="t")
    shop.later(days=7)
    counter.today.day_check.timeout.emit()
    counter.settle()

    card, promise = counter.row("Ada").words, counter.row("Ben").words
    assert card.when == ""
    assert (promise.when, promise.when_tone) == ("7 days late", "warn")
