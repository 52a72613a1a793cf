"""What the owner answers to a prompt, reminders, and the switches of the rules."""

from datetime import timedelta

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.services import prompts, reminders, rules
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def _keys(shop: Shop) -> list[str]:
    return [row["subject_key"] for row in shop.rows("prompt")]


def test_a_reminder_asks_by_its_day_and_done_ends_it(shop: Shop, anna: CustomerId) -> None:
    reminder_id = shop.reminder(anna, "ask about the roses", in_days=3)
    before, key = shop.dump(), f"reminder:reminder:{reminder_id}"
    assert [row.what for row in reminders.of_customer(shop.store, anna)] == ["ask about the roses"]
    waiting = prompts.of_subject(shop.store, key)
    assert waiting is not None
    assert (waiting.customer_id, waiting.group_code) == (anna, "call_and_write")

    prompts.answer_done(shop.store, key, now=shop.now)

    (answer,) = shop.rows("prompt_answer")
    assert (answer["state"], answer["subject_key"], answer["rule"]) == ("done", key, "reminder")
    assert reminders.of_customer(shop.store, anna) == []
    assert key not in _keys(shop)
    shop.undo()
    assert shop.dump() == before
    assert key in _keys(shop)


def test_later_asks_again_on_that_day_and_a_second_answer_replaces_the_first(
    shop: Shop, anna: CustomerId
) -> None:
    key = f"reminder:reminder:{shop.reminder(anna)}"
    until = shop.today + timedelta(days=9)

    prompts.answer_later(shop.store, key, until, reason="on holiday", now=shop.now)
    (row,) = reminders.of_customer(shop.store, anna)
    assert row.later_until == until
    prompts.dismiss(shop.store, key, reason=" no\nneed ", now=shop.now)

    (answer,) = shop.rows("prompt_answer")
    assert (answer["state"], answer["until"], answer["reason"]) == ("dismissed", None, "no need")
    shop.undo()
    (answer,) = shop.rows("prompt_answer")
    assert (answer["state"], answer["until"], answer["reason"]) == (
        "later",
        "2026-11-29",
        "on holiday",
    )


def test_later_than_now_must_lie_ahead(shop: Shop, anna: CustomerId) -> None:
    key = f"reminder:reminder:{shop.reminder(anna)}"
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        prompts.answer_later(shop.store, key, shop.today, now=shop.now)

    assert refused.value.field == "until"
    assert shop.dump() == before


def test_a_promise_rests_for_a_month_at_most_and_is_not_let_go(
    shop: Shop, anna: CustomerId
) -> None:
    promise = f"promise:request:{shop.request(anna, told_on=shop.today)}"
    reminder = f"reminder:reminder:{shop.reminder(anna, in_days=0)}"
    before = shop.dump()
    for key, days in ((promise, 32), (reminder, 276)):
        until = shop.today + timedelta(days=days)
        with pytest.raises(Invalid) as refused:
            prompts.answer_later(shop.store, key, until, field="again", now=shop.now)
        assert refused.value.field == "again"
    with pytest.raises(ShopError):
        prompts.dismiss(shop.store, promise, now=shop.now)
    assert shop.dump() == before

    for key, days in ((promise, 31), (reminder, 275)):
        until = shop.today + timedelta(days=days)
        prompts.answer_later(shop.store, key, until, reason="In Spain", now=shop.now)
    assert shop.deeds()[-2:] == ["answer_later", "answer_later"]


@pytest.mark.parametrize("key", ["", "reminder:reminder:99", "promise:request:99", "'; --", "\x00"])
def test_what_does_not_wait_can_not_be_answered(shop: Shop, anna: CustomerId, key: str) -> None:
    before = shop.dump()

    with pytest.raises(ShopError):
        prompts.answer_done(shop.store, key, now=shop.now)
    with pytest.raises(ShopError):
        prompts.dismiss(shop.store, key, now=shop.now)

    assert anna
    assert shop.dump() == before


def test_a_promise_that_is_done_closes_its_wish(shop: Shop, anna: CustomerId) -> None:
    request_id = shop.request(anna, told_on_text="+2", status="ready")
    before = shop.dump()

    prompts.answer_done(shop.store, f"promise:request:{request_id}:ready", now=shop.now)

    row = shop.row("special_request", request_id)
    assert (row["status"], row["closed_on"]) == ("done", "2026-11-20")
    assert shop.rows("prompt_answer") == []
    shop.undo()
    assert shop.dump() == before


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ReminderDraft(None, "x", "+3"), "customer_id"),
        (ReminderDraft(CustomerId(99), "x", "+3"), "customer_id"),
        (ReminderDraft(CustomerId(1), "", "+3"), "what"),
        (ReminderDraft(CustomerId(1), "x", "never"), "due"),
        (ReminderDraft(CustomerId(1), "x", "+3", channel="pigeon"), "channel"),
    ],
)
def test_a_bad_reminder_is_refused_and_nothing_is_written(
    shop: Shop, anna: CustomerId, draft: ReminderDraft, field: str
) -> None:
    reminder_id = shop.reminder(anna)
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        reminders.add(shop.store, draft, now=shop.now)
    assert refused.value.field == field
    with pytest.raises(Invalid):
        reminders.edit(shop.store, reminder_id, draft, now=shop.now)
    assert shop.dump() == before


def test_a_reminder_is_changed_in_its_place_and_undo_takes_it_back(
    shop: Shop, anna: CustomerId
) -> None:
    reminder_id = shop.reminder(anna)
    before = shop.dump()
    draft = reminders.draft_of(shop.store, reminder_id)
    draft.what, draft.channel = "write a line", "write"

    reminders.edit(shop.store, reminder_id, draft, now=shop.now)

    row = shop.row("reminder", reminder_id)
    assert (row["what"], row["channel"], row["due_on"]) == ("write a line", "write", "2026-11-23")
    shop.undo()
    assert shop.dump() == before


def test_a_rule_is_switched_and_its_prompts_come_and_go(shop: Shop, anna: CustomerId) -> None:
    for days_ago in (9, 5, 1):
        shop.visit(anna, "5", days_ago=days_ago)
    assert f"third_visit:customer:{anna}" not in _keys(shop)
    before = shop.dump()

    rules.save_rule(shop.store, "third_visit", is_on=True, now=shop.now)
    assert f"third_visit:customer:{anna}" in _keys(shop)
    rules.save_rule(shop.store, "first_purchase", is_on=False, now=shop.now)
    assert f"first_purchase:customer:{anna}" not in _keys(shop)

    shop.undo()
    shop.undo()
    assert shop.dump() == before
    assert f"third_visit:customer:{anna}" not in _keys(shop)


def test_days_of_a_rule_are_kept_and_told(shop: Shop) -> None:
    rules.save_rule(shop.store, "birthday", is_on=True, numbers={"lead_days": 10}, now=shop.now)
    rules.save_rule(shop.store, "birthday", is_on=False, now=shop.now)

    row = next(row for row in rules.rules(shop.store) if row.code == "birthday")

    assert (row.is_on, row.numbers, row.explained.args) == (
        False,
        {"lead_days": 10},
        {"lead_days": 10},
    )
    assert len(shop.rows("prompt_rule")) == 1


def test_a_rule_saved_unchanged_writes_nothing(shop: Shop) -> None:
    before, deeds = shop.dump(), shop.deeds()

    for row in rules.rules(shop.store):
        rules.save_rule(shop.store, row.code, is_on=row.is_on, numbers=row.numbers, now=shop.now)

    assert (shop.dump(), shop.deeds()) == (before, deeds)


@pytest.mark.parametrize(
    ("code", "numbers", "field"),
    [
        ("miracle", {}, "code"),
        ("whim", {}, "code"),
        ("birthday", {"lead_days": 9_999}, "lead_days"),
        ("birthday", {"weeks": 1}, "weeks"),
    ],
)
def test_a_bad_rule_is_refused(shop: Shop, code: str, numbers: dict[str, int], field: str) -> None:
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        rules.save_rule(shop.store, code, is_on=True, numbers=numbers, now=shop.now)

    assert refused.value.field == field
    assert shop.dump() == before
