"""The sheet "open after hours": anywhere by F7, for anybody, with keys, clashes and the answer."""

from smallcrm.domain.key_roster import DutyDraft
from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import helpers, key_roster, openings
from tests.ui.openings.night import NightWindow


def test_a_stranger_on_the_phone_is_helped_by_phone_and_need_alone(counter: NightWindow) -> None:
    counter.key("F7").type_in("0171 4440000").key("Return")
    assert counter.sheet == "Open after hours for somebody new"
    counter.type_in("burst pipe")
    counter.write("When", "tonight 21:30").key("Ctrl+Return")

    (customer,) = counter.rows("customer")
    (opening,) = counter.rows("opening")
    assert (customer["name"], opening["opens_at"]) == ("", "2026-11-20T21:30")
    assert counter.sheet == ""
    assert counter.undo_line.startswith("Opening for")
    counter.undo()
    assert counter.rows("customer") == counter.rows("opening") == []


def test_the_sheet_says_whether_the_shop_is_open_then(counter: NightWindow) -> None:
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7")
    counter.write("When", "tomorrow 10:00")
    assert "Inside the opening hours: the shop is open then." in counter.sheet_texts()
    counter.write("When", "tomorrow 7:15")
    assert "Outside the opening hours: you would open for them." in counter.sheet_texts()
    told = counter.sheet_texts()
    assert not any("by the roster" in text for text in told), "nobody wrote one"


def test_whoever_has_the_keys_then_stands_there_with_their_number(counter: NightWindow) -> None:
    maria = helpers.add_helper(counter.store, "Maria", now=counter.now)
    key_roster.save_roster(
        counter.store, maria, "0160 5551", [DutyDraft(4, "18-23")], now=counter.now
    )
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7").type_in("burst pipe")

    counter.write("When", "tonight 21:30")
    assert "0160 5551" in counter.sheet_texts()
    counter.write("When", "tomorrow 21:30")
    assert any("Nobody has the keys then" in text for text in counter.sheet_texts())
    counter.write("When", "tonight 21:30").key("Ctrl+Return")
    assert [row["keys_with"] for row in counter.rows("opening")] == [maria]


def test_a_second_one_in_the_same_hour_comes_to_one_door(counter: NightWindow) -> None:
    tom = counter.customer("Tom Becker")
    draft = OpeningDraft(tom, need="pipe", when_text="tonight 21:30")
    openings.ask(counter.store, draft, now=counter.now)
    priya = counter.customer("Priya Raman", tier="a_list")
    counter.go("customer", priya).key("F7").type_in("couplings")
    counter.write("When", "tonight 22:00")
    assert "Priya Raman first, then Tom Becker." in counter.sheet_texts()
    counter.window.frame.owner.hold(is_held=True)
    counter.settle()
    assert "Priya Raman before Tom Becker, by their standing." in counter.sheet_texts()
    counter.window.frame.owner.hold(is_held=False)
    counter.settle()
    assert "Priya Raman first, then Tom Becker." in counter.sheet_texts()

    counter.press("Open once").key("Ctrl+Return")

    (row,) = openings.coming(counter.store, on=counter.store.shop_day(counter.now))
    assert row.names == "Priya Raman, Tom Becker"


def test_no_is_kept_with_what_was_offered(counter: NightWindow) -> None:
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7").type_in("keys cut")
    counter.write("When", "tonight 23:30").press("Sorry, no")
    counter.write("What we offered", "first thing tomorrow").key("Ctrl+Return")

    (wish,) = counter.rows("special_request")
    assert (wish["status"], wish["offered_instead"]) == ("declined", "first thing tomorrow")


def test_another_way_needs_the_way(counter: NightWindow) -> None:
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7").type_in("keys cut")
    counter.write("When", "tonight 23:30").press("Another way").key("Ctrl+Return")

    assert "Write which way we found instead." in counter.sheet_texts()
    assert counter.rows("special_request") == []


def test_words_that_are_not_saved_are_put_on_hold(counter: NightWindow) -> None:
    counter.key("F7").type_in("0171 4440000").key("Return").type_in("burst pipe")
    counter.key("Esc")
    assert counter.sheet == ""
    counter.key("Ctrl+Tab")
    assert counter.sheet == "Open after hours for somebody new"
    counter.write("When", "21:30").key("Ctrl+Return")
    assert counter.only("phone")["number"] == "0171 4440000"
    assert counter.only("special_request")["what"] == "burst pipe"
