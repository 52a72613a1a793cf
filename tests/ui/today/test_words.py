"""What a row of Today offers as its next step, and whose wish it is."""

from datetime import date, datetime, time, timedelta

from smallcrm.domain.fair_queue import Score
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import sentence
from smallcrm.services.today import TodayRow
from smallcrm.wording import Wording
from ui.today.today_words import TodayWords

TODAY = date(2026, 11, 20)


def row(key: str, *, kind: str = "call", due_on: date = TODAY, phone: str = "") -> TodayRow:
    return TodayRow(
        key, key.partition(":")[0], kind, CustomerId(1), "Anna Berg", "regular",
        sentence("Call."), due_on, Score(0, ()), "call", phone, "",
    )  # fmt: skip


def test_who_has_no_number_is_looked_after_in_their_file_or_seen_on_their_page() -> None:
    words = TodayWords(Wording(today=lambda: TODAY))
    steps = [
        words.task(each, TODAY).action
        for each in (
            row("check_back:person:3"),
            row("check_back:person:3", phone="010-1"),
            row("reminder:reminder:3"),
        )
    ]
    assert steps == ["right", "call", "open"]
    assert words.row(row("check_back:person:3"), TODAY).action == "Look after"


def test_only_a_promise_is_about_a_wish() -> None:
    words = TodayWords(Wording(today=lambda: TODAY))
    assert words.task(row("promise:request:5"), TODAY).request_id == 5
    assert words.task(row("after_opening:request:5"), TODAY).request_id is None


def test_a_date_that_went_by_says_when_it_was_and_is_not_late() -> None:
    words = TodayWords(Wording(today=lambda: TODAY))
    gone = words.row(row("birthday:customer:1:2026", kind="date", due_on=date(2026, 11, 18)), TODAY)
    assert (gone.when, gone.when_tone) == ("Wednesday", "info")


def test_a_told_hour_that_went_by_is_late_and_an_opening_of_yesterday_is_asked_about() -> None:
    def at(text: str) -> TodayWords:
        clock = datetime.fromisoformat(f"{TODAY} {text}")
        return TodayWords(Wording(today=lambda: TODAY), lambda: clock)

    told = sentence("Promised for {day} at {time}: {what}.", day=TODAY, time=time(10), what="x")
    wish = row("promise:request:5", kind="request")._replace(reason=told, action="open")
    assert at("10:15").row(wish, TODAY).when == "Today"
    late = at("10:16").row(wish, TODAY)
    assert (late.when, late.when_tone) == ("Late since 10:00", "warn")
    gone = row("promise:request:5", kind="opening", due_on=TODAY - timedelta(days=1))
    asked = at("10:16").row(gone._replace(action="open"), TODAY)
    assert (asked.when, asked.when_tone, asked.action) == ("Yesterday", "ink", "How was it?")
