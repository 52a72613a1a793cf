"""Looking back on what was made right, and the limits in Settings."""

from smallcrm.domain.recoveries import LessonDraft
from smallcrm.services import lessons
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.helpers import add_helper
from smallcrm.services.recoveries import people
from tests.printing.printed import text_of
from tests.ui.right.right_window import RightWindow
from ui.widgets.buttons import LinkButton


def _owner_looks(window: RightWindow) -> None:
    window.window.frame.owner.set_counter_view(False)
    window.settle()


def test_an_open_file_is_reached_from_looking_back(window: RightWindow) -> None:
    window.opened()
    _owner_looks(window)
    window.go("looking_back")
    assert "Not finished yet" in window.seen()
    (link,) = [w for w in window.window.findChildren(LinkButton, "file_1") if w.isVisible()]
    link.click()
    window.settle()
    assert "Looking after Anna Berg" in window.seen()


def test_customers_see_nothing_of_it(window: RightWindow) -> None:
    window.opened()
    window.go("looking_back")
    assert "Not finished yet" not in window.seen()
    window.hold_f11()
    assert "Not finished yet" in window.seen()
    window.release_f11()
    assert "Not finished yet" not in window.seen()


def test_who_stayed_is_told_by_name(window: RightWindow) -> None:
    file = window.opened()
    outcomes.close(window.store, people(window.store, file)[0].id, "turned", now=window.now)
    window.later(days=2)
    window.go("customer", window.anna).key("F2").key("Ctrl+Return")
    _owner_looks(window)
    window.go("looking_back")
    assert "1 stayed: let down, made right, and here again" in window.seen()


def test_a_cause_that_came_back_is_fixed_and_an_owned_up_one_is_thanked(
    window: RightWindow,
) -> None:
    maria = add_helper(window.store, "Maria", now=window.now)
    for _ in range(3):
        window.let_down()
    draft = LessonDraft("I forgot it", owned_up_by=maria)
    lessons.learn(window.store, None, draft, now=window.now)
    _owner_looks(window)
    window.go("looking_back")
    assert "Fix the cause: Product, 3 times today." in window.seen()
    window.press("It is fixed").write("What we changed", "Another maker").key("Ctrl+Return")
    assert "Fix the cause" not in window.seen()
    assert "Another maker (fixed today)" in window.seen()
    window.press("Thank").press("Print card")
    (card,) = window.printer.printed
    assert "Dear Maria," in text_of(card)
    window.press("Thanked")
    assert [row["thanked_on"] for row in window.rows("lesson")] == ["2026-11-20", None]


def test_the_limits_are_set_in_settings(window: RightWindow) -> None:
    window.go("settings", "grants")
    assert "Give something" not in window.seen(), "a customer may see the screen"
    window.press("Show them")
    window.write("Give something, Occasional", "5").press("Save")
    (row,) = window.rows("grant_limit")
    assert (row["tier"], row["step"], row["limit_minor"]) == ("occasional", "gift", 500)
    window.write("Give something, Occasional", "much").press("Save")
    assert "much is not an amount" in window.seen()
    window.write("Give something, Occasional", "5").press("Save")
