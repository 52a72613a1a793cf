"""Who is at the counter: by key, by the rail, after ten idle minutes, at the end of an entry."""

import pytest
from PySide6.QtWidgets import QLineEdit

from smallcrm.services import helpers
from tests.ui.counter.conftest import Opens
from tests.ui.counter.counter_shop import CounterWindow


def test_at_the_start_the_owner_is_at_the_counter(window: CounterWindow) -> None:
    assert window.at_counter == "Rosa is at the counter"
    assert window.window.frame.counter.helper_id == window.helper("Rosa")


def test_alt_and_a_digit_switch_at_once_and_the_next_visit_is_theirs(window: CounterWindow) -> None:
    window.key("Alt+2")
    assert window.at_counter == "Maria is at the counter"
    assert window.asked == ""

    window.key("F2").type_in("12").key("Return")
    assert window.served_by() == [window.helper("Maria")]


def test_switching_while_an_entry_is_half_written_loses_no_word(window: CounterWindow) -> None:
    window.key("F2").type_in("12,5")
    field = window.control("Amount", QLineEdit)

    window.key("Alt+3")

    assert window.at_counter == "Ben is at the counter"
    assert field.text() == "12,5"
    assert field.hasFocus()
    window.type_in("0").key("Return")
    assert window.rows("visit")[0]["amount_minor"] == 1250
    assert window.served_by() == [window.helper("Ben")]


def test_switching_while_a_page_form_is_half_written_loses_no_word(window: CounterWindow) -> None:
    window.key("Ctrl+N").write("Full name", "Javier Paz")
    window.key("Alt+2")
    assert window.control("Full name", QLineEdit).text() == "Javier Paz"
    window.key("Ctrl+Return")
    made_by = window.store.value(
        "SELECT made_by FROM change_group WHERE label_key='new_customer' ORDER BY id DESC LIMIT 1"
    )
    assert made_by == window.helper("Maria")


def test_a_digit_that_nobody_has_is_told_calmly(window: CounterWindow) -> None:
    window.key("Alt+7")
    assert window.undo_line.startswith("Nobody has Alt 7")
    assert window.at_counter == "Rosa is at the counter"


def test_the_rail_offers_the_choice_by_mouse_and_by_keys(window: CounterWindow) -> None:
    window.press("Rosa is at the counter")
    assert window.asked == "Who is at the counter?"
    assert window.focus == "Rosa, Alt 1"
    window.key("Down").key("Down").key("Return")
    assert (window.at_counter, window.asked) == ("Ben is at the counter", "")

    window.window.rail._counter.setFocus()
    window.key("Return").key("Up").key("Return")
    assert window.at_counter == "Maria is at the counter"

    window.window.rail._counter.setFocus()
    window.key("Return").key("Alt+1")
    assert (window.at_counter, window.asked) == ("Rosa is at the counter", "")


def test_the_choice_is_left_by_esc_and_everything_stays(window: CounterWindow) -> None:
    window.press("Rosa is at the counter").key("Escape")
    assert (window.at_counter, window.asked) == ("Rosa is at the counter", "")
    assert window.page == "page_customer"


def test_after_ten_idle_minutes_nobodys_name_stands(window: CounterWindow) -> None:
    window.idle(9.9)
    assert window.at_counter == "Rosa is at the counter"
    window.key("Alt+2")  # a touch begins the ten minutes anew
    window.idle(9.9)
    assert window.at_counter == "Maria is at the counter"
    window.idle(10)
    assert window.at_counter == "Nobody is at the counter"


def test_a_clock_that_was_set_back_makes_nobody_idle(window: CounterWindow) -> None:
    window.idle(-600)
    assert window.at_counter == "Rosa is at the counter"
    window.idle(10)
    assert window.at_counter == "Nobody is at the counter"


def test_the_next_save_asks_once_by_initials(window: CounterWindow) -> None:
    window.idle(10)
    window.key("F2").type_in("12,50").key("Return")
    assert window.asked == "Who is this?"
    assert window.sheet != ""  # the entry is still there behind the question
    assert window.rows("visit") == []

    window.key("Down").key("Return")

    assert (window.asked, window.sheet) == ("", "")
    assert window.at_counter == "Maria is at the counter"
    assert window.rows("visit")[0]["amount_minor"] == 1250
    assert window.served_by() == [window.helper("Maria")]
    window.key("F2").type_in("3").key("Return")
    assert window.asked == ""
    assert window.served_by() == [window.helper("Maria")] * 2


def test_the_question_is_answered_by_alt_and_a_digit(window: CounterWindow) -> None:
    window.idle(10)
    window.key("F2").type_in("7").key("Return").key("Alt+3")
    assert (window.asked, window.at_counter) == ("", "Ben is at the counter")
    assert window.served_by() == [window.helper("Ben")]


def test_esc_goes_back_to_the_form_with_its_words(window: CounterWindow) -> None:
    window.idle(10)
    window.key("F2").type_in("12,50").key("Return").key("Escape")

    assert window.asked == ""
    field = window.control("Amount", QLineEdit)
    assert field.text() == "12,50"
    assert field.hasFocus()
    assert window.rows("visit") == []
    assert window.at_counter == "Nobody is at the counter"


def test_after_esc_standing_at_the_counter_saves_nothing_by_itself(window: CounterWindow) -> None:
    window.idle(10)
    window.key("F2").type_in("12,50").key("Return").key("Escape").key("Alt+2")
    assert window.rows("visit") == []
    assert window.control("Amount", QLineEdit).text() == "12,50"


def test_skip_saves_without_a_name_and_asks_again_next_time(window: CounterWindow) -> None:
    window.idle(10)
    window.key("F2").type_in("5").key("Return").press("Skip: save without a name")
    assert window.served_by() == [None]
    assert window.at_counter == "Nobody is at the counter"

    window.key("F2").type_in("6").key("Return")
    assert window.asked == "Who is this?"
    window.key("Alt+1")
    assert window.served_by() == [None, window.helper("Rosa")]


def test_what_is_saved_by_a_page_asks_too(window: CounterWindow) -> None:
    window.idle(10)
    window.key("Ctrl+N").write("Full name", "Javier Paz").key("Ctrl+Return")
    assert window.asked == "Who is this?"
    window.key("Alt+2")
    assert window.store.value("SELECT 1 FROM customer WHERE name='Javier Paz'") == 1
    assert window.page == "page_customer"


def test_what_follows_a_save_follows_the_answer_too(window: CounterWindow) -> None:
    window.go("customers").go("customer", window.berg)
    window.idle(10)
    window.press("To the trash")
    assert window.asked == "Who is this?"
    window.key("Alt+2")
    window.settle()

    (berg,) = window.rows("customer")
    assert berg["trashed_at"] is not None
    assert window.page == "page_customers"  # whoever is in the trash is not shown any longer


def test_looking_and_going_about_asks_nobody(window: CounterWindow) -> None:
    window.idle(10)
    for keys in ("F2", "Escape", "Ctrl+1", "Ctrl+2", "Ctrl+5", "F3", "Escape", "Ctrl+N", "Escape"):
        window.key(keys)
        assert window.asked == ""


def test_undo_and_redo_are_done_in_somebodys_name(window: CounterWindow) -> None:
    window.key("F2").type_in("12").key("Return")
    window.idle(10)
    window.key("Ctrl+1").key("Ctrl+Z")
    assert window.asked == "Who is this?"
    window.key("Alt+2")
    assert window.rows("visit") == []
    window.key("Ctrl+Y")
    assert len(window.rows("visit")) == 1
    made_by = window.store.connection.execute(
        "SELECT made_by FROM change_group WHERE undoes_group_id IS NOT NULL"
    )
    assert {row[0] for row in made_by} == {window.helper("Maria")}


def test_whoever_works_alone_is_never_asked(opens: Opens) -> None:
    window = opens()
    window.idle(60)
    assert not window.is_hidden or window.key("Return")
    assert window.at_counter == "Rosa is at the counter"
    window.go("customer", window.berg).key("F2").type_in("12").key("Return")
    assert window.asked == ""
    assert window.served_by() == [window.helper("Rosa")]


def test_a_helper_who_was_renamed_or_left_is_known_at_once(window: CounterWindow) -> None:
    window.key("Alt+2")
    maria = window.helper("Maria")
    helpers.change_helper(window.store, maria, "Mary", is_owner=False, now=window.now)
    window.settle()
    assert window.at_counter == "Mary is at the counter"
    helpers.leave(window.store, maria, now=window.now)
    window.settle()
    assert window.at_counter == "Nobody is at the counter"
    window.key("Ctrl+1").key("Ctrl+Z")
    window.key("Alt+1")
    assert window.at_counter == "Rosa is at the counter"


@pytest.mark.parametrize("size", [(1280, 800), (1024, 720), (720, 480)])
def test_the_rail_says_it_at_every_size(window: CounterWindow, size: tuple[int, int]) -> None:
    window.window.resize(*size)
    window.settle()
    assert window.window.rail._counter.isVisible()
    window.press("Rosa is at the counter")
    assert window.asked == "Who is at the counter?"
