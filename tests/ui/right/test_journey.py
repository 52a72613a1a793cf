"""From let down to turned, as a person does it at the counter."""

from tests.ui.right.right_window import RightWindow
from ui.today.page import TodayPage


def _kinds(window: RightWindow) -> list[str]:
    return [row["kind"] for row in window.rows("moment")]


def test_let_down_is_made_right_checked_back_on_and_turned(window: RightWindow) -> None:
    before = window.dump()
    window.go("customer", window.anna).key("F4")
    window.write("In their words", "It leaks.").key("Ctrl+Down").key("Ctrl+Return")
    assert window.sheet == "Listen to Anna Berg"
    window.write("In one line", "A new one by Friday").press("Finish later")

    window.go("today")
    assert isinstance(window.window.stack.page, TodayPage)
    assert "Anna Berg" in window.texts()
    window.press("Look after")
    assert "Looking after Anna Berg" in window.seen()
    window.press("Write it, What happened")
    window.pick("How they feel", "upset")
    window.key("Ctrl+Return")
    window.press("Add a step, What we do about it")
    window.pick("What we do", "redo")
    window.write("What it costs us", "12").key("Ctrl+Return")
    assert [row["step"] for row in window.rows("remedy")] == ["redo"]

    window.later(days=4)
    window.press("How is it?, Ask how it is now")
    window.write("In their words", "Nobody does that!").key("Ctrl+Return")
    assert window.sheet == "How is it now?"  # Enter alone says nothing about how it ended
    window.pick("How it is", "turned")
    window.key("Ctrl+Return")

    (file,) = window.rows("recovery")
    (person,) = window.rows("recovery_customer")
    assert (person["outcome"], file["finished_on"]) == ("turned", "2026-11-24")
    assert _kinds(window) == ["ow", "wow"]
    assert not [row for row in window.rows("prompt") if row["group_code"] == "make_it_right"]

    for _ in range(5):
        window.key("Ctrl+Z")
    assert window.dump() == before


def test_going_on_now_opens_the_page_at_once(window: RightWindow) -> None:
    window.let_down()
    window.go("customer", window.anna).press("Look after")
    window.press("Go on now")
    assert "Looking after Anna Berg" in window.seen()


def test_going_back_writes_nothing_and_today_asks_again(window: RightWindow) -> None:
    window.let_down()
    window.go("customer", window.anna).press("Look after").key("Escape")
    assert window.rows("recovery") == []
    window.go("today")
    assert "Look after" in [name.partition(",")[0] for name in window.names()]


def test_half_a_line_is_put_on_hold(window: RightWindow) -> None:
    window.let_down()
    window.go("customer", window.anna).press("Look after")
    window.write("In one line", "A new").key("Escape")
    window.key("Ctrl+Tab")
    assert window.sheet == "Listen to Anna Berg"
    window.key("Ctrl+Return")
    assert [row["happened"] for row in window.rows("recovery")] == ["A new"]


def test_the_bottom_line_leads_there_after_a_quick_mark(window: RightWindow) -> None:
    window.go("customer", window.anna).key("Ctrl+Down").press("Look after")
    assert window.sheet == "Listen to Anna Berg"
    window.key("Escape")


def test_the_call_of_the_check_back_ends_in_how_it_is_now(window: RightWindow) -> None:
    window.opened()
    window.press("Add a step, What we do about it").key("Ctrl+Return")
    window.later(days=4)
    window.go("today")
    window.press("Call").press("Talked")
    assert window.sheet == "How is it now?"
    window.pick("How it is", "turned")
    window.key("Ctrl+Return")
    assert [row["outcome"] for row in window.rows("recovery_customer")] == ["turned"]
