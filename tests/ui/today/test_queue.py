"""The pin, the readable sum and the busy weeks, as somebody at the counter uses them."""

from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow


def test_a_row_is_pinned_by_key_and_undone(shop: Shop, counter: CounterWindow) -> None:
    for name in ("Ada", "Ben"):
        shop.reminder(shop.customer(name), in_days=0)
    counter.settle()

    counter.key("Down").key("Down").key("Ctrl+K")
    assert counter.names_listed() == ["Ben", "Ada"]
    assert counter.row("Ben").hasFocus()
    assert "Ben: pinned to the top" in counter.undo_line
    counter.key("Ctrl+K")
    assert counter.names_listed() == ["Ada", "Ben"]
    counter.undo()
    assert counter.names_listed() == ["Ben", "Ada"]


def test_the_sum_of_a_place_is_told_without_the_standing(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.reminder(shop.customer("Ada", tier="a_list"), in_days=0)
    counter.settle()

    counter.key("Down").key("Ctrl+I")
    assert counter.undo_line == "Ada: today 60 + call 10 + our choice 25"

    counter.window.frame.owner.hold(is_held=True)
    counter.key("Ctrl+I")
    assert counter.undo_line == "Ada: today 60 + call 10 + A-list 25"
    counter.window.frame.owner.hold(is_held=False)


def test_busy_weeks_are_begun_told_and_ended(shop: Shop, counter: CounterWindow) -> None:
    shop.visit(shop.customer("Ada"))
    shop.reminder(shop.customer("Ben"), in_days=0)
    counter.settle()

    counter.press("Busy weeks").write("Until when", "24.12.").press("Save")
    assert counter.names_listed() == ["Ben"]
    assert any("busy until 24 Dec" in text for text in counter.texts())
    assert shop.rows("shop")[0]["busy_until"] == "2026-12-24"

    counter.press("Busy weeks").press("End them today")
    assert counter.names_listed() == ["Ada", "Ben"]
    counter.undo()
    assert counter.names_listed() == ["Ben"]
