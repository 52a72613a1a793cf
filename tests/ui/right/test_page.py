"""The page of a file: four parts, and what of it a customer may read."""

import re

from smallcrm.domain.customers import CustomerDraft
from smallcrm.services import customers, recoveries
from smallcrm.services.helpers import add_helper
from tests.ui.right.right_window import RightWindow
from ui.widgets.buttons import filled_buttons

COST = re.compile("7[.,]77")


def test_a_customer_who_reads_along_reads_nothing_of_it(window: RightWindow) -> None:
    file = window.opened()
    window.press("Write it, What happened").write("In their words", "zanzibar")
    window.pick("How they feel", "upset")
    window.key("Ctrl+Return")
    window.press("Add a step, What we do about it").pick("What we do", "gift")
    window.write("What it costs us", "7,77").key("Ctrl+Return")
    shown = window.seen()
    assert "zanzibar" not in shown
    assert not COST.search(shown)
    assert "let down" not in shown.casefold()
    window.press("Write it, What happened")
    assert "zanzibar" not in window.seen()
    window.write("In their words", "and more").key("Ctrl+Return")
    assert recoveries.must_be_known(window.store, file).happened == "zanzibar\nand more"

    window.hold_f11()
    shown = window.seen()
    window.release_f11()
    assert "zanzibar" in shown
    assert COST.search(shown)
    assert "zanzibar" not in window.seen()


def test_what_was_said_at_the_counter_need_not_be_written_again(window: RightWindow) -> None:
    file = recoveries.open_file(
        window.store, window.anna, window.let_down("The hose burst."), now=window.now
    )
    window.go("right", file)
    assert "hose burst" not in window.seen()
    assert "Noted. Hold F11 to read it." in window.seen()
    (button,) = filled_buttons(window.window.stack)
    assert button.objectName() == "step"

    window.hold_f11()
    assert "“The hose burst.”" in window.seen()
    window.release_f11()


def test_the_next_part_has_the_one_filled_button(window: RightWindow) -> None:
    window.go(
        "right",
        recoveries.open_file(window.store, window.anna, window.let_down(""), now=window.now),
    )
    told = []
    for press, code in (("Write it, What happened", ""), ("Add a step, What we do about it", "")):
        (button,) = filled_buttons(window.window.stack)
        told.append(button.objectName())
        window.press(press)
        if press.startswith("Write"):
            window.write("In their words", "It leaks.")
        window.key("Ctrl+Return")
        assert code == ""
    (button,) = filled_buttons(window.window.stack)
    assert [*told, button.objectName()] == ["happened", "step", "how_is_it"]


def test_more_than_may_be_granted_is_noted_and_never_refused(window: RightWindow) -> None:
    maria = add_helper(window.store, "Maria", now=window.now)
    window.opened()
    window.window.frame.counter.stand(maria, "Maria")
    window.press("Add a step, What we do about it").pick("What we do", "gift")
    window.write("What it costs us", "15")
    assert "more than you may grant" not in window.seen()
    window.write("What it costs us", "150")
    assert "This is more than you may grant alone." in window.seen()
    window.key("Ctrl+Return")
    (row,) = window.rows("remedy")
    assert (row["cost_minor"], row["owner_said_yes"]) == (15_000, 0)


def test_nobody_there_three_times_ends_it(window: RightWindow) -> None:
    window.opened()
    for _ in range(3):
        window.press("No answer, Anna Berg")
    assert [row["outcome"] for row in window.rows("recovery_customer")] == ["unknown"]
    window.press("Open again, Anna Berg")
    assert [row["outcome"] for row in window.rows("recovery_customer")] == [""]


def test_another_day_is_typed(window: RightWindow) -> None:
    file = window.opened()
    window.press("Another day").write("On", "+6").key("Ctrl+Return")
    moved = recoveries.must_be_known(window.store, file).check_back_on
    assert moved.isoformat() == "2026-11-26"


def test_somebody_else_shares_the_file(window: RightWindow) -> None:
    customers.save(window.store, CustomerDraft(name="Javier Paz"), now=window.now)
    window.opened()
    window.press("Others too").choose("paz")
    assert "Looking after Anna Berg, Javier Paz" in window.seen()


def test_who_owned_up_is_thanked_with_words_for_a_card(window: RightWindow) -> None:
    maria = add_helper(window.store, "Maria", now=window.now)
    window.opened()
    window.press("Write it, What we learnt").write("What went wrong on our side", "I forgot it")
    window.pick("Who owned up", str(maria))
    window.key("Ctrl+Return")
    window.window.frame.owner.set_counter_view(False)
    window.settle()
    window.press("Thank, Maria")
    assert "Dear Maria," in window.seen()
    window.press("Thanked")
    (row,) = window.rows("lesson")
    assert row["thanked_on"] == "2026-11-20"
    assert "Maria owned up and was thanked." in window.seen()


def test_a_file_that_was_undone_says_so(window: RightWindow) -> None:
    window.opened()
    window.key("Ctrl+Z")
    assert "This is not in the book any more" in window.seen()
