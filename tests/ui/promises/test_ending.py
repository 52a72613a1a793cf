"""How a promise ends at the counter: on time at one press, a late one with a question."""

from smallcrm.services import requests
from tests.builders import Shop
from tests.ui.promises.counter import PromiseCounter


def test_a_late_one_asks_whether_they_knew_and_begins_how_it_went(
    shop: Shop, counter: PromiseCounter
) -> None:
    number = shop.request(shop.customer("Ada"), "hinges", status="ready", told_on_text="t")
    requests.set_status(shop.store, number, "working", now=shop.now)
    shop.later(days=2)
    before = shop.dump()
    counter.go("today").go("promises")

    counter.key("Down").key("Ctrl+D")
    assert counter.sheet == "Later than promised"
    assert shop.dump() == before
    counter.press("Told before").press("Done")

    row = shop.row("special_request", number)
    assert (row["status"], row["kept"], row["was_told_before"]) == ("done", "late", 1)
    assert counter.sheet == "How it went with Ada"
    assert shop.rows("moment") == []
    counter.write("In their words", "I waited").press("Save")
    (moment,) = shop.rows("moment")
    assert (moment["kind"], moment["cause"], moment["words"]) == ("ow", "waiting", "I waited")

    counter.undo().key("Ctrl+Z")
    assert shop.dump() == before


def test_whoever_let_us_off_was_not_let_down(shop: Shop, counter: PromiseCounter) -> None:
    number = shop.request(shop.customer("Ada"), "hinges", told_on_text="t", status="working")
    shop.later(days=2)
    counter.go("today").go("promises")

    counter.press("Change, Ada").press("Done").press("They let us off").press("Done")

    assert shop.row("special_request", number)["kept"] == "released"
    assert counter.sheet == ""
    assert shop.rows("moment") == []


def test_another_day_told_too_late_asks_why_and_declining_then_asks_whether_they_knew(
    shop: Shop, counter: PromiseCounter
) -> None:
    number = shop.request(shop.customer("Ada"), "hinges", told_on_text="t", status="working")
    shop.later(days=2)
    counter.go("today").go("promises").press("Change, Ada")
    assert "Why another day?" not in counter.sheet_texts()
    counter.write("Promised for", "+3")
    assert "Why another day?" in counter.sheet_texts()
    counter.press("They agreed").press("Save")
    row = shop.row("special_request", number)
    assert (row["told_on"], row["kept"], row["closed_on"]) == ("2026-11-25", "released", None)

    counter.undo().press("Change, Ada").press("Declined")
    assert "Did they know?" in counter.sheet_texts()
    counter.press("Told before").press("Save")
    row = shop.row("special_request", number)
    assert (row["status"], row["kept"], row["was_told_before"]) == ("declined", "late", 1)
    assert counter.sheet == "How it went with Ada"
    assert shop.deeds()[-1] == "wish_declined"

    counter.key("Esc").press("Let go")
    shop.undo()
    counter.go("today").go("promises").press("Change, Ada").press("Called off")
    counter.press("They let us off").press("Done")
    row = shop.row("special_request", number)
    assert (row["status"], row["kept"]) == ("declined", "released")
    assert counter.undo_line == "Ada called it off"


def test_a_late_promise_asks_on_today_as_well(shop: Shop, counter: PromiseCounter) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    shop.later(days=2)
    counter.go("today")

    counter.key("Down").key("Ctrl+D")

    assert counter.sheet == "Later than promised"


def test_everything_about_a_wish_is_written_under_more(shop: Shop, counter: PromiseCounter) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="27.11.")
    counter.settle()

    counter.press("Change, Ada").press("Show more")
    counter.write("Ours by", "25.11.").write("A little extra", "oil").write("Deposit", "5,00")
    counter.press("Save")

    (row,) = shop.rows("special_request")
    assert (row["inner_on"], row["little_extra"]) == ("2026-11-25", "oil")
    assert row["deposit_minor"] == 500
    counter.press("Change, Ada")
    assert "A deposit was taken." in counter.sheet_texts()
    counter.write("What", "brass hinges").press("Save")
    (row,) = shop.rows("special_request")
    assert (row["what"], row["deposit_minor"]) == ("brass hinges", 500)


def test_what_is_refused_under_more_is_shown(shop: Shop, counter: PromiseCounter) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="27.11.", inner_on_text="25.11.")
    counter.settle()

    counter.press("Change, Ada").write("Promised for", "24.11.").press("Save")

    assert counter.sheet == "What Ada wants"
    assert any("after the promised one" in text for text in counter.sheet_texts())


def test_what_we_do_not_have_may_be_looked_for_instead_of_promised(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.customer("Ada Lovelace")
    counter.press("Wants something").choose("ada")
    counter.settle()
    counter.write("What", "a brass bell")
    counter.pick("Sort of wish", "We do not have it")

    counter.press("Looking for").press("Save")

    assert shop.rows("special_request") == []
    assert [row["what"] for row in shop.rows("looking_for")] == ["a brass bell"]
