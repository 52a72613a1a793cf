"""Calls: which numbers are offered, what was said last time, and what a call settles."""

from datetime import timedelta

import pytest

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.customers import CustomerDraft, PhoneDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.requests import RequestStatus
from smallcrm.services import calls, customers, prompts, requests
from smallcrm.services.calls import NumberRow
from smallcrm.services.moments import record_moment
from smallcrm.services.today import today
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", phone="0171 5551234")


def waiting(shop: Shop) -> list[str]:
    """The keys of what Today shows now."""
    groups = today(shop.store, on=shop.today).groups
    return [row.subject_key for group in groups for row in group.rows]


def talked(shop: Shop, customer_id: CustomerId, key: str = "", **fields: str) -> None:
    calls.record(shop.store, CallDraft(customer_id, subject_key=key, **fields), now=shop.now)


def ready(shop: Shop, customer_id: CustomerId) -> str:
    number = shop.request(customer_id)
    requests.set_status(shop.store, number, RequestStatus.READY, now=shop.now)
    return f"promise:request:{number}:ready"


def test_bad_and_unwanted_numbers_are_never_offered(shop: Shop) -> None:
    draft = CustomerDraft(name="Ada")
    draft.phones = [
        PhoneDraft("old", "010-1", is_bad=True),
        PhoneDraft("boss", "010-2", do_not_use=True),
        PhoneDraft("home", "010-3"),
        PhoneDraft("work", "010-4", is_preferred=True),
    ]
    ada = customers.save(shop.store, draft, now=shop.now)

    assert calls.numbers(shop.store, ada) == [
        NumberRow("010-4", "work"),
        NumberRow("010-3", "home"),
    ]


def test_talking_about_a_reminder_does_it_in_one_deed_that_undo_takes_back(
    shop: Shop, anna: CustomerId
) -> None:
    shop.reminder(anna, in_days=0)
    (key,) = waiting(shop)
    before = shop.dump()

    talked(shop, anna, key, words="comes on Friday")

    assert waiting(shop) == []
    (row,) = shop.rows("call")
    assert (row["outcome"], row["words"], row["subject_key"]) == ("talked", "comes on Friday", key)
    assert shop.rows("prompt_answer")[0]["reason"] == "comes on Friday"
    shop.undo()
    assert shop.dump() == before
    assert waiting(shop) == [key]
    shop.redo()
    assert waiting(shop) == []
    assert len(shop.rows("call")) == 1


def test_nobody_answering_tries_again_tomorrow_or_when_told(shop: Shop, anna: CustomerId) -> None:
    shop.reminder(anna, in_days=0)
    (key,) = waiting(shop)

    talked(shop, anna, key, outcome="no_answer")
    assert waiting(shop) == []
    shop.later(days=1)
    assert waiting(shop) == [key]

    talked(shop, anna, key, outcome="no_answer", again_text="+7")
    shop.later(days=6)
    assert waiting(shop) == []
    shop.later(days=1)
    assert waiting(shop) == [key]


def test_what_is_ready_rests_three_days_after_the_call_then_seven(
    shop: Shop, anna: CustomerId
) -> None:
    key = ready(shop, anna)
    assert waiting(shop) == [key]

    for rest in (3, 7, 7):
        talked(shop, anna, key)
        shop.later(days=rest - 1)
        assert waiting(shop) == []
        shop.later(days=1)
        assert waiting(shop) == [key]


def test_a_call_settles_no_wish_that_somebody_waits_for(shop: Shop, anna: CustomerId) -> None:
    number = shop.request(anna, told_on_text="t")
    key = f"promise:request:{number}"
    talked(shop, anna, key)
    talked(shop, anna, key, outcome="no_answer")
    assert waiting(shop) == [key]
    assert len(shop.rows("call")) == 2


def test_the_last_talk_is_told_with_the_tries_since_then(shop: Shop, anna: CustomerId) -> None:
    assert calls.last_time(shop.store, anna) == (None, ())
    talked(shop, anna, words="wants it blue")
    shop.later(days=1)
    for _try in range(2):
        shop.later(hours=1)
        talked(shop, anna, outcome="no_answer")

    talk, tries = calls.last_time(shop.store, anna)

    assert talk is not None
    assert (talk.words, talk.day) == ("wants it blue", shop.today - timedelta(days=1))
    assert len(tries) == 2


def test_again_puts_off_what_asked_for_the_call_with_its_reason(
    shop: Shop, anna: CustomerId
) -> None:
    shop.reminder(anna, in_days=0)
    (key,) = waiting(shop)
    draft = CallDraft(anna, subject_key=key, words="in a meeting", again_text="+2")

    calls.again(shop.store, draft, what="Call again", now=shop.now, by=None)

    (answer,) = shop.rows("prompt_answer")
    assert (answer["state"], answer["until"], answer["reason"]) == (
        "later",
        "2026-11-22",
        "in a meeting",
    )
    assert shop.rows("call") == []


def test_again_without_anything_that_asked_makes_a_reminder(shop: Shop, anna: CustomerId) -> None:
    calls.again(shop.store, CallDraft(anna), what="Call again", now=shop.now, by=None)
    (row,) = shop.rows("reminder")
    assert (row["what"], row["due_on"], row["channel"]) == ("Call again", "2026-11-21", "call")


def test_a_call_to_nobody_and_for_something_gone_leaves_the_book_whole(
    shop: Shop, anna: CustomerId
) -> None:
    with pytest.raises(Invalid):
        talked(shop, CustomerId(99))
    talked(shop, anna, "reminder:reminder:77")
    assert shop.rows("prompt_answer") == []
    assert prompts.of_subject(shop.store, "reminder:reminder:77") is None


@pytest.mark.parametrize("key", ["promise:request:1:ready", "make_right:moment:1"])
def test_what_somebody_waits_for_is_tried_again_within_a_month(
    shop: Shop, anna: CustomerId, key: str
) -> None:
    shop.request(anna, status="ready")
    record_moment(shop.store, MomentDraft(anna, "ow"), now=shop.now)
    before = shop.dump()
    draft = CallDraft(anna, outcome="no_answer", subject_key=key, again_text="19.11.")

    with pytest.raises(Invalid) as refused:
        calls.again(shop.store, draft, what="Call again", now=shop.now, by=None)

    assert refused.value.field == "again"
    if key.startswith("promise"):
        with pytest.raises(Invalid):
            calls.record(shop.store, draft, now=shop.now)
    assert shop.dump() == before
