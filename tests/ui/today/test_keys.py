"""Today by the keyboard alone: down from the finder, along the rows, and back."""

from smallcrm.services import thank_yous
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow
from ui.finder import FinderBox
from ui.widgets.buttons import filled_buttons


def test_the_keyboard_goes_down_from_the_finder_walks_and_returns(
    shop: Shop, counter: CounterWindow
) -> None:
    for name in ("Ada", "Ben"):
        shop.reminder(shop.customer(name), in_days=0)
    counter.settle()
    assert isinstance(counter.focused(), FinderBox)

    counter.key("Down")
    assert counter.row("Ada").hasFocus()
    counter.key("Down")
    assert counter.row("Ben").hasFocus()
    (filled,) = filled_buttons(counter.today)
    assert filled is counter.row("Ben").action
    counter.key("Up").key("Up")
    assert isinstance(counter.focused(), FinderBox)
    (filled,) = filled_buttons(counter.today)
    assert filled is counter.row("Ada").action


def test_after_a_row_is_done_the_keyboard_is_on_the_one_that_moved_up(
    shop: Shop, counter: CounterWindow
) -> None:
    for name in ("Ada", "Ben", "Cyd"):
        shop.reminder(shop.customer(name), in_days=0)
    counter.settle()

    counter.key("Down").key("Down").key("Ctrl+D")
    assert counter.row("Cyd").hasFocus()
    assert shop.deeds()[-1] == "answer_done"
    counter.key("Ctrl+D")
    assert counter.row("Ada").hasFocus()
    counter.key("Ctrl+D")
    assert isinstance(counter.focused(), FinderBox)


def test_enter_does_the_action_of_the_row_and_later_gives_the_keyboard_back(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.visit(shop.customer("Ada"))
    shop.reminder(shop.customer("Ben", phone="010-1"), in_days=0)
    counter.settle()

    counter.key("Down").key("Return")
    assert counter.went["card"] == [f"first_purchase:customer:{shop.rows('customer')[0]['id']}"]
    counter.go("today").key("Down").key("Down").key("Ctrl+L")
    assert counter.sheet == "Later"
    counter.press("1 day")
    assert counter.row("Ada").hasFocus()


def test_a_printed_card_is_posted_by_key(shop: Shop, counter: CounterWindow) -> None:
    thank_yous.owe(shop.store, shop.customer("Ada"), now=shop.now)
    (card,) = thank_yous.due(shop.store, on=shop.today)
    thank_yous.mark_printed(shop.store, [card.subject_key], {}, now=shop.now)
    counter.settle()
    assert counter.row("Ada").words.action == "Posted"

    counter.key("Down").key("Ctrl+M")

    assert shop.rows("thank_you")[0]["state"] == "posted"
    assert counter.rows() == []


def test_a_card_handed_over_is_done_and_the_name_opens_the_customer(
    shop: Shop, counter: CounterWindow
) -> None:
    ada = shop.customer("Ada")
    shop.visit(ada)
    counter.settle()

    counter.key("Down").key("Ctrl+H")
    assert counter.went["customer"] == [ada]
    counter.go("today").key("Down").key("Ctrl+D")

    assert shop.rows("thank_you")[0]["state"] == "handed_over"
    assert counter.undo_line == "Card for Ada handed over"
