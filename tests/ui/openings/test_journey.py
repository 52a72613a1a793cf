""" "Can you open tonight?": a stranger's call, the door, the next morning, and a year later."""

from smallcrm.services.today import today
from tests.ui.cards.pdf_words import words_in
from tests.ui.openings.night import NightWindow


def _reasons(counter: NightWindow) -> dict[str, str]:
    """What Today says of each rule."""
    context = counter.window.opened
    assert context is not None
    wording = context.context.wording
    found = today(counter.store, on=counter.store.shop_day(counter.now))
    return {row.rule: wording.say(row.reason) for group in found.groups for row in group.rows}


def test_can_you_open_tonight_by_a_stranger_from_call_to_next_years_story(
    counter: NightWindow,
) -> None:
    counter.key("F7").type_in("0171 4440000").key("Return").type_in("burst pipe")
    counter.write("When", "tonight 21:30").write("Who knows you are there", "Ines")
    counter.key("Ctrl+Return").go("today")
    assert "0171 4440000: burst pipe." in counter.texts()
    assert _reasons(counter)["promise"] == "Open after hours today at 21:30: burst pipe."

    counter.at("2026-11-20 20:40").press("Door open: 0171 4440000")
    assert any("Open since 21:40." in text for text in counter.texts())
    counter.at("2026-11-20 21:05").press("Door closed: 0171 4440000")
    assert counter.sheet == "After opening for 0171 4440000"
    counter.type_in("You saved our kitchen.").key("Ctrl+Up")
    counter.press("Write them a thank-you card").key("Ctrl+Return")
    assert counter.only("moment")["words"] == "You saved our kitchen."
    assert counter.only("thank_you")["occasion"] == "after_hours"
    assert "promise" not in _reasons(counter)

    counter.at("2026-11-21 09:00")
    assert _reasons(counter)["after_opening"].startswith("Ask whether it helped that we opened")

    counter.at("2027-11-20 09:00")
    assert _reasons(counter)["year_after_opening"] == "A year ago we opened at 21:40: burst pipe."


def test_a_door_that_nobody_stamped_is_told_of_the_next_morning(counter: NightWindow) -> None:
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7").type_in("pipe")
    counter.write("When", "tonight 21:30").key("Ctrl+Return")
    counter.at("2026-11-21 09:00").go("customers").go("today")
    assert _reasons(counter)["promise"] == "Open after hours yesterday at 21:30: pipe."
    before = counter.dump()

    counter.key("Down").key("Ctrl+D")
    assert counter.sheet == "Opening for Tom Becker"
    counter.write("Door open at", "21:40").write("Door closed at", "22:05")
    counter.key("Esc").key("Ctrl+Tab").key("Ctrl+Return")
    assert counter.sheet == "After opening for Tom Becker"
    counter.key("Esc")
    assert counter.only("special_request")["kept"] == "on_time"
    assert counter.only("opening")["door_open_at"] == "2026-11-20T20:40:00.000Z"
    assert _reasons(counter)["after_opening"].startswith("Ask whether it helped that we opened")

    counter.undo()
    assert counter.dump() == before
    counter.settle()
    counter.press("How was it?: Tom Becker").press("Not opened").key("Ctrl+Return")
    assert counter.only("special_request")["kept"] == "late"
    assert counter.sheet == "How it went with Tom Becker"


def test_undoing_the_closed_door_brings_the_promise_back(counter: NightWindow) -> None:
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7").type_in("keys cut")
    counter.write("When", "tonight 23:30").key("Ctrl+Return")
    counter.go("today")
    counter.at("2026-11-20 23:10").press("Door open: Tom Becker")  # ten past midnight in Berlin
    before = counter.dump()
    counter.press("Door closed: Tom Becker").key("Esc")
    assert counter.only("special_request")["status"] == "done"

    counter.undo()
    counter.settle()

    assert counter.dump() == before
    assert any("Open since 0:10." in text for text in counter.texts())


def test_what_was_said_and_its_card_are_one_deed_however_long_the_need(
    counter: NightWindow,
) -> None:
    tom = counter.customer("Tom Becker")
    counter.go("customer", tom).key("F7").type_in("x" * 200)
    counter.write("When", "tonight 21:30").key("Ctrl+Return")
    counter.go("today").press("Door open: Tom Becker").press("Door closed: Tom Becker")
    before = counter.dump()
    counter.type_in("Thank you!").key("Ctrl+Up").press("Write them a thank-you card")
    counter.key("Ctrl+Return")
    assert counter.only("moment")["words"] == "Thank you!"
    assert counter.only("thank_you")["occasion"] == "after_hours"

    counter.undo()

    assert counter.dump() == before


def test_two_at_one_door_are_asked_about_one_after_the_other(counter: NightWindow) -> None:
    tom, priya = counter.customer("Tom Becker"), counter.customer("Priya Raman")
    for each, need in ((tom, "pipe"), (priya, "couplings")):
        counter.go("customer", each).key("F7").type_in(need)
        counter.write("When", "tonight 21:30")
        if each == priya:
            counter.press("Open once")
        counter.key("Ctrl+Return")
    counter.go("today").press("Door open: Tom Becker").press("Door closed: Tom Becker")

    assert counter.sheet == "After opening for Tom Becker"
    counter.key("Ctrl+Return")
    assert counter.sheet == "After opening for Priya Raman"
    counter.key("Ctrl+Return")
    assert counter.sheet == ""
    assert counter.rows("moment") == counter.rows("thank_you") == []


def test_the_slip_goes_along_with_place_keys_and_who_knows(counter: NightWindow) -> None:
    counter.key("F7").type_in("0171 4440000").key("Return").type_in("burst pipe")
    counter.write("When", "tonight 21:30").write("Who knows you are there", "Ines at home")
    counter.key("Ctrl+Return")
    counter.go("today").press("Slip: 0171 4440000").key("Ctrl+Return")

    (pdf,) = counter.printer.printed
    words = words_in(pdf)
    for expected in ("Open after hours", "21:30", "0171 4440000", "burst pipe", "Lange Str. 1"):
        assert expected in words
    assert "Who knows you are there: Ines at home" in words
