"""Reminders that repeat: done makes the next one, and undo takes both back."""

from datetime import date, timedelta

import pytest

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.services import calls, day_sheet, prompts, reminders
from smallcrm.services.today import today
from smallcrm.services.words import shop_wording
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def add(shop: Shop, customer_id: CustomerId, repeats: str, every: str = "1") -> str:
    draft = ReminderDraft(
        customer_id, what="her order", due=shop.today, repeats=repeats, every_text=every
    )
    return f"reminder:reminder:{reminders.add(shop.store, draft, now=shop.now)}"


def due_days(shop: Shop) -> list[str]:
    return [row["due_on"] for row in shop.rows("reminder")]


def told(shop: Shop) -> list[str]:
    wording = shop_wording(shop.store, today=lambda: shop.today)
    groups = today(shop.store, on=shop.today).groups
    return [wording.say(row.words) for group in groups for row in group.rows]


def waiting(shop: Shop) -> list[str]:
    groups = today(shop.store, on=shop.today).groups
    return [row.subject_key for group in groups for row in group.rows]


def test_done_makes_the_next_one_and_undo_removes_it(shop: Shop, anna: CustomerId) -> None:
    key = add(shop, anna, "weeks", "2")
    before = shop.dump()

    prompts.answer_done(shop.store, key, now=shop.now)

    assert due_days(shop) == ["2026-11-20", "2026-12-04"]
    assert [row.due_on for row in reminders.of_customer(shop.store, anna)] == [date(2026, 12, 4)]
    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert due_days(shop) == ["2026-11-20", "2026-12-04"]


def test_today_says_how_often_it_repeats_and_what_was_said_last_time(
    shop: Shop, anna: CustomerId
) -> None:
    bob = shop.customer("Bob")
    key = add(shop, anna, "weeks", "4")
    shop.reminder(bob, "ask him", in_days=0)
    shop.reminder(anna, "send the list", in_days=0)
    for words, outcome in (("Not yet.", "talked"), ("In May.", "talked"), ("", "no_answer")):
        shop.later(minutes=5)
        draft = CallDraft(anna, outcome, words, "")
        calls.record(shop.store, draft, now=shop.now)
    assert told(shop) == [
        "Reminder: her order · every 4 weeks · last time, today: “In May.”",
        "Reminder: send the list · last time, today: “In May.”",
        "Reminder: ask him",
    ]
    prompts.answer_done(shop.store, key, now=shop.now)
    shop.later(days=28)
    assert "Reminder: her order · every 4 weeks · last time, 20 Nov: “In May.”" in told(shop)
    # Whoever finds the sheet that lies on the counter reads none of it.
    sheet = day_sheet.day_sheet(shop.store, on=shop.today)
    assert [line.words.key for line in sheet.calls] == [
        "Reminder: {what}",
        "Reminder: {what}",
        "Reminder: {what} · {often}",
    ]


def test_the_next_one_keeps_what_how_and_who(shop: Shop, anna: CustomerId) -> None:
    helper = shop.store.value("SELECT id FROM helper LIMIT 1")
    draft = ReminderDraft(
        anna, "write to her", due=shop.today, channel="write", repeats="last_weekday",
        looked_after_by=helper,
    )  # fmt: skip
    number = reminders.add(shop.store, draft, now=shop.now)
    prompts.answer_done(shop.store, f"reminder:reminder:{number}", now=shop.now)

    first, second = shop.rows("reminder")
    same = ("what", "channel", "repeats", "repeat_every", "looked_after_by", "customer_id")
    assert {name: first[name] for name in same} == {name: second[name] for name in same}
    assert second["due_on"] == "2026-12-25"


def test_let_go_ends_a_series_and_later_leaves_it(shop: Shop, anna: CustomerId) -> None:
    key = add(shop, anna, "days")
    until = shop.today + timedelta(days=2)
    prompts.answer_later(shop.store, key, until, reason="holiday", now=shop.now)
    prompts.dismiss(shop.store, key, reason="moved away", now=shop.now)
    assert len(due_days(shop)) == 1
    assert waiting(shop) == []


def test_through_a_year_with_a_29_february_one_waits_on_each_last_friday(
    shop: Shop, anna: CustomerId
) -> None:
    shop.later(days=(date(2028, 1, 28) - shop.today).days)
    add(shop, anna, "last_weekday")
    seen = []
    for _day in range(366):
        found = waiting(shop)
        assert len(found) <= 1
        if found:
            seen.append(shop.today)
            prompts.answer_done(shop.store, found[0], now=shop.now)
        shop.later(days=1)
    assert len(seen) == 13
    assert all(day.weekday() == 4 and (day + timedelta(days=7)).month != day.month for day in seen)
    assert date(2028, 2, 25) in seen


def test_a_reminder_done_twice_has_one_next(shop: Shop, anna: CustomerId) -> None:
    key = add(shop, anna, "days", "3")
    prompts.answer_done(shop.store, key, now=shop.now)
    with pytest.raises(ShopError):
        prompts.answer_done(shop.store, key, now=shop.now)
    assert len(due_days(shop)) == 2
