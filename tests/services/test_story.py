"""Our story: everything between the shop and one customer."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.openings import OpeningDraft
from smallcrm.domain.recoveries import LessonDraft, RemedyDraft
from smallcrm.domain.sentence import CustomerRef
from smallcrm.services import (
    lessons,
    moments,
    openings,
    prompts,
    recoveries,
    recovery_outcomes,
    requests,
    thank_yous,
)
from smallcrm.services.story import StoryLine, in_counter_view, story
from smallcrm.wording import Wording
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", known_before=True)


def _heads(lines: list[StoryLine]) -> list[str]:
    return [line.headline.key for line in lines]


def test_a_stranger_has_no_story(shop: Shop, anna: CustomerId) -> None:
    assert story(shop.store, anna) == []
    assert story(shop.store, CustomerId(99)) == []


def test_everything_stands_in_one_line_each_newest_first(shop: Shop, anna: CustomerId) -> None:
    joe = shop.customer("Joe")
    shop.visit(anna, "12,50", what="a red rose", days_ago=9)
    shop.visit(anna, "-3", days_ago=8)
    shop.later(days=1)
    shop.request(anna, "a hose", told_on_text="+3")
    shop.later(days=1)
    shop.reminder(anna, "ask about the roses")
    shop.later(days=1)
    shop.referral(anna, joe)
    shop.later(days=1)
    whim = thank_yous.owe(shop.store, anna, now=shop.now)
    key = f"whim:thank_you:{whim}"
    thank_yous.mark_printed(shop.store, [key], {key: "You made our day."}, now=shop.now)

    lines = story(shop.store, anna)

    assert [(line.kind, line.detail) for line in lines] == [
        ("card", "You made our day."),
        ("referral", ""),
        ("reminder", "ask about the roses"),
        ("request", "a hose"),
        ("visit", ""),
        ("visit", "a red rose"),
    ]
    assert _heads(lines)[-2:] == ["Brought something back", "Was here"]
    assert [line.amount_minor for line in lines] == [None, None, None, None, -300, 1250]
    assert lines[1].headline.args == {"friend": CustomerRef(joe)}
    assert lines[0].day == shop.today
    assert lines[-1].day == date(2026, 11, 11)


def test_both_sides_of_a_referral_have_their_line(shop: Shop, anna: CustomerId) -> None:
    joe = shop.customer("Joe")
    shop.referral(anna, joe)

    (line,) = story(shop.store, joe)

    assert (line.headline.key, line.headline.args) == (
        "Sent to us by {friend}",
        {"friend": CustomerRef(anna)},
    )


def test_a_card_moves_on_from_printed_to_posted(shop: Shop, anna: CustomerId) -> None:
    key = f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}"
    assert story(shop.store, anna) == []

    thank_yous.mark_printed(shop.store, [key], {}, now=shop.now)
    assert _heads(story(shop.store, anna)) == ["{card}, printed"]
    shop.later(days=2)
    thank_yous.mark_posted(shop.store, [key], now=shop.now)

    (line,) = story(shop.store, anna)
    assert (line.headline.key, line.day) == ("{card}, posted", shop.today)


def test_states_of_wishes_and_reminders_are_told(shop: Shop, anna: CustomerId) -> None:
    requests.set_status(shop.store, shop.request(anna), "ready", now=shop.now)
    reminder_id = shop.reminder(anna)
    prompts.answer_done(shop.store, f"reminder:reminder:{reminder_id}", now=shop.now)

    (wish,) = story(shop.store, anna, kinds=["request"])
    (reminder,) = story(shop.store, anna, kinds=["reminder"])

    status = wish.headline.args["status"]
    assert getattr(status, "key", "") == "Ready"
    assert reminder.headline.key == "Reminder for {day}: done"


def test_what_was_offered_instead_stands_with_what_was_declined(
    shop: Shop, anna: CustomerId
) -> None:
    requests.decline(shop.store, shop.request(anna, told_on_text="+7"), "a hose", now=shop.now)
    (line,) = story(shop.store, anna, kinds=["request"])
    assert getattr(line.headline.args["status"], "key", "") == "Declined"
    (note,) = line.notes
    assert (note.key, note.args) == ("Offered instead: {what}", {"what": "a hose"})

    shop.later(minutes=1)
    requests.call_off(shop.store, shop.request(anna, told_on_text="+7"), now=shop.now)
    line = story(shop.store, anna, kinds=["request"])[0]
    assert getattr(line.headline.args["status"], "key", "") == "Called off"
    assert line.notes == ()


def test_a_let_down_that_was_put_right_is_told_with_what_was_learnt(
    shop: Shop, anna: CustomerId
) -> None:
    moments.record_moment(shop.store, MomentDraft(anna, kind="ow", words="It leaks."), now=shop.now)
    file = recoveries.open_file(shop.store, anna, now=shop.now)
    assert _heads(story(shop.store, anna, kinds=["recovery"])) == ["We are putting it right"]
    redo = RemedyDraft("redo", "A new one, free of charge.")
    recoveries.make_right(shop.store, file, redo, now=shop.now)
    lessons.learn(shop.store, file, LessonDraft("Nobody tried it out."), now=shop.now)
    (person,) = recoveries.people(shop.store, file)
    recovery_outcomes.close(shop.store, person.id, "turned", words="Wow!", now=shop.now)

    (line,) = story(shop.store, anna, kinds=["recovery"])

    assert line.headline.key == "Put right: delighted now"
    assert (line.detail, line.row_id) == ("A new one, free of charge.", person.id)
    assert [note.key for note in line.notes] == ["Do it again", "Learnt: {words}"]
    seen = in_counter_view(line)
    assert (seen.headline.key, seen.detail, seen.notes) == ("We looked after something", "", ())


def test_an_opening_is_told_by_the_clock_at_its_door(shop: Shop, anna: CustomerId) -> None:
    draft = OpeningDraft(anna, need="burst pipe", when_text="tonight 21:30")
    request_id = openings.ask(shop.store, draft, now=shop.now)
    shop.now = datetime(2026, 11, 20, 23, 10, tzinfo=UTC)  # ten past midnight in Berlin
    openings.open_door(shop.store, request_id, now=shop.now)

    (line,) = story(shop.store, anna)

    assert Wording().say(line.headline) == "Opened after hours, 0:10"


@pytest.mark.parametrize("kind", ["visit", "request", "card", "reminder", "referral"])
def test_one_kind_is_shown_alone(shop: Shop, anna: CustomerId, kind: str) -> None:
    shop.visit(anna)
    shop.request(anna)
    shop.reminder(anna)
    shop.referral(anna, shop.customer("Joe"))
    thank_yous.hand_over(
        shop.store,
        f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}",
        now=shop.now,
    )

    assert [line.kind for line in story(shop.store, anna, kinds=[kind])] == [kind]


def _all_pages(turn: Callable[[StoryLine | None], list[StoryLine]]) -> list[int]:
    found: list[int] = []
    last: StoryLine | None = None
    while page := turn(last):
        found += [line.row_id for line in page]
        last = page[-1]
    return found


def test_pages_leave_nothing_out_even_when_much_happened_at_one_instant(
    shop: Shop, anna: CustomerId
) -> None:
    for days_ago in (0, 0, 0, 1, 2, 2, 2, 2, 3, 4):
        shop.visit(anna, days_ago=days_ago)

    found = _all_pages(lambda last: story(shop.store, anna, after=last, limit=2))

    assert len(found) == len(set(found)) == 10
