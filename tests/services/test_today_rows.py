"""How many rows Today makes ready, what stands beside their reasons, and what rests."""

from datetime import timedelta

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.prompts import GROUPS
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.services import busy_weeks, calls, prompts, reminders
from smallcrm.services.helpers import add_helper
from smallcrm.services.resting import resting_words
from smallcrm.services.today import SHOWN_PER_GROUP, today
from tests.builders import Shop

MOST_ROWS = 30  # PRODUCT.md section 8


def test_all_groups_together_never_show_more_than_thirty_rows() -> None:
    assert SHOWN_PER_GROUP * len(GROUPS) <= MOST_ROWS


def test_cards_to_print_are_found_among_more_rows_than_are_shown(shop: Shop) -> None:
    for number in range(8):
        shop.visit(shop.customer(f"Anna {number}"))
    shop.reminder(shop.customer("Bob"), in_days=0)
    whole = today(shop.store, on=shop.today, per_group=8)
    thanks, call = today(shop.store, on=shop.today, per_group=2, cards_among=7).groups
    assert (len(thanks.rows), thanks.total, call.cards) == (2, 8, ())
    assert thanks.cards == tuple(row.subject_key for row in whole.groups[0].rows)[:7]


def test_a_row_says_who_does_it_what_was_said_and_why_it_was_put_off(shop: Shop) -> None:
    anna, kim = shop.customer("Anna Berg"), add_helper(shop.store, "Kim", now=shop.now)
    draft = ReminderDraft(anna, "ask about the roof", due=shop.today, looked_after_by=kim)
    key = f"reminder:reminder:{reminders.add(shop.store, draft, now=shop.now)}"
    shop.request(anna, "a hose", told_on=shop.today, looked_after_by=kim)
    calls.record(shop.store, CallDraft(anna, words="Not yet."), now=shop.now)
    until = shop.today + timedelta(days=2)
    prompts.answer_later(shop.store, key, until, reason="In Spain till then", now=shop.now)
    shop.later(days=2)

    promise, call = (group.rows[0] for group in today(shop.store, on=shop.today).groups)

    assert [aside.key for aside in promise.asides] == ["{helper} does it"]
    assert [aside.key for aside in call.asides] == [
        "{helper} does it",
        "last time, {day}: “{words}”",
        "put off {day}: “{reason}”",
    ]
    assert call.asides[0].args == {"helper": "Kim"}
    assert call.asides[2].args["reason"] == "In Spain till then"
    shop.undo()
    (_, again) = today(shop.store, on=shop.today).groups
    assert len(again.rows[0].asides) == 2


def test_what_rests_is_told_when_nothing_more_is_shown(shop: Shop) -> None:
    assert resting_words(shop.store, today(shop.store, on=shop.today)) == []
    late = shop.request(shop.customer("Tom"), told_on=shop.today)
    shop.visit(shop.customer("Ada"))
    busy_weeks.begin(shop.store, shop.today + timedelta(days=5), now=shop.now)
    until = shop.today + timedelta(days=9)
    prompts.answer_later(shop.store, f"promise:request:{late}", until, now=shop.now)

    page = today(shop.store, on=shop.today)

    busy, put_off = resting_words(shop.store, page)
    assert page.groups == []
    assert (busy.key, busy.args["n"]) == (
        "{n} rests in the busy weeks until {day} and then comes back.",
        1,
    )
    assert (put_off.key, put_off.args) == ("{n} is put off until {day}.", {"n": 1, "day": until})
