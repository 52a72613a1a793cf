"""Wants something: recorded, moved on, listed by the told day."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, RequestId
from smallcrm.domain.kept import Said
from smallcrm.domain.requests import RequestDraft
from smallcrm.services import customers, helpers, requests
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", phone="0171 5551234", tier="a_list")


def test_a_wish_is_kept_with_the_day_and_time_that_were_told(shop: Shop, anna: CustomerId) -> None:
    request_id = shop.request(
        anna, "keys cut", kind="repair", told_on_text="mon", told_time_text="17:30"
    )

    row = shop.row("special_request", request_id)
    assert (row["kind"], row["what"], row["status"]) == ("repair", "keys cut", "asked")
    assert (row["told_on"], row["told_time"]) == ("2026-11-23", "17:30")
    assert (row["is_after_hours"], row["closed_on"]) == (0, None)
    assert (row["asked_on"], row["asked_at"]) == ("2026-11-20", "2026-11-20T11:00:00.000Z")


def test_a_time_outside_the_opening_hours_is_an_opening(shop: Shop, anna: CustomerId) -> None:
    request_id = shop.request(anna, told_on_text="t", told_time_text="21:40")

    (row,) = requests.open_requests(shop.store)
    assert (row.id, row.is_after_hours, row.told_time) == (request_id, True, time(21, 40))
    assert (row.name, row.tier, row.phone) == ("Anna Berg", "a_list", "0171 5551234")


def test_open_wishes_stand_by_the_told_day_and_those_without_one_last(
    shop: Shop, anna: CustomerId
) -> None:
    no_day = shop.request(anna, "no day")
    late = shop.request(anna, "late", told_on_text="+9")
    evening = shop.request(anna, "evening", told_on_text="+2", told_time_text="20:00")
    morning = shop.request(anna, "morning", told_on_text="+2", told_time_text="9:30")
    shop.request(anna, "done", status="done")
    bin_man = shop.customer("In the trash")
    shop.request(bin_man, told_on_text="+1")
    customers.trash(shop.store, bin_man, now=shop.now)

    found = [row.id for row in requests.open_requests(shop.store)]

    assert found == [morning, evening, late, no_day]


def test_done_and_declined_close_a_wish_and_any_other_state_opens_it_again(
    shop: Shop, anna: CustomerId
) -> None:
    request_id = shop.request(anna)
    before = shop.dump()

    for status, closed_on in (
        ("ready", None),
        ("done", "2026-11-20"),
        ("working", None),
        ("declined", "2026-11-20"),
    ):
        requests.set_status(shop.store, request_id, status, now=shop.now)
        row = shop.row("special_request", request_id)
        assert (row["status"], row["closed_on"]) == (status, closed_on)
    for _ in range(4):
        shop.undo()
    assert shop.dump() == before


def test_the_day_of_closing_stays_when_a_closed_wish_is_saved_again(
    shop: Shop, anna: CustomerId
) -> None:
    request_id = shop.request(anna)
    requests.set_status(shop.store, request_id, "done", now=shop.now)
    shop.later(days=5)

    requests.edit(shop.store, request_id, requests.draft_of(shop.store, request_id), now=shop.now)

    assert shop.row("special_request", request_id)["closed_on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (RequestDraft(None, "x"), "customer_id"),
        (RequestDraft(CustomerId(999), "x"), "customer_id"),
        (RequestDraft(CustomerId(1), " "), "what"),
        (RequestDraft(CustomerId(1), "x", kind="miracle"), "kind"),
        (RequestDraft(CustomerId(1), "x", status="lost"), "status"),
        (RequestDraft(CustomerId(1), "x", told_on_text="-5"), "told_on"),
        (RequestDraft(CustomerId(1), "x", told_time_text="half"), "told_time"),
    ],
)
def test_a_bad_wish_is_refused_and_nothing_is_written(
    shop: Shop, anna: CustomerId, draft: RequestDraft, field: str
) -> None:
    request_id = shop.request(anna)
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        requests.record(shop.store, draft, now=shop.now)
    assert refused.value.field == field
    with pytest.raises(Invalid):
        requests.edit(shop.store, request_id, draft, now=shop.now)
    assert shop.dump() == before


def test_an_older_wish_is_edited_without_moving_its_past_day(shop: Shop, anna: CustomerId) -> None:
    request_id = shop.request(anna, told_on_text="+2")
    shop.later(days=10)
    draft = requests.draft_of(shop.store, request_id)
    draft.what = "a longer hose"

    requests.edit(shop.store, request_id, draft, now=shop.now)

    row = shop.row("special_request", request_id)
    assert (row["what"], row["told_on"]) == ("a longer hose", "2026-11-22")


def test_a_wish_nobody_had_is_removed_and_undo_brings_it_back(shop: Shop, anna: CustomerId) -> None:
    request_id = shop.request(anna)
    before = shop.dump()

    requests.delete(shop.store, request_id, now=shop.now)
    assert shop.rows("special_request") == []
    shop.undo()
    assert shop.dump() == before


def test_a_customers_open_wishes_stand_before_the_closed_ones(shop: Shop, anna: CustomerId) -> None:
    first = shop.request(anna, status="done")
    shop.later(days=1)
    second = shop.request(anna, status="declined")
    waiting = shop.request(anna, told_on=shop.today + timedelta(days=9))

    assert [row.id for row in requests.of_customer(shop.store, anna)] == [waiting, second, first]


def test_a_wish_that_is_gone_is_refused_by_every_verb(shop: Shop, anna: CustomerId) -> None:
    gone = RequestId(77)
    verbs: tuple[Callable[[], object], ...] = (
        lambda: requests.set_status(shop.store, gone, "done", now=shop.now),
        lambda: requests.delete(shop.store, gone, now=shop.now),
        lambda: requests.edit(shop.store, gone, RequestDraft(anna, "x"), now=shop.now),
    )
    for verb in verbs:
        with pytest.raises(Invalid) as refused:
            verb()
        assert refused.value.field == "request_id"


def test_our_own_day_brings_a_wish_to_today_earlier(shop: Shop, anna: CustomerId) -> None:
    request_id = shop.request(anna, "a cake", told_on_text="27.11.", inner_on_text="24.11.")

    row = requests.request(shop.store, request_id)
    assert row is not None
    assert requests.own_day_of(shop.store, row) == row.inner_on
    (prompt,) = shop.rows("prompt")
    assert (prompt["show_from"], prompt["due_on"]) == ("2026-11-24", "2026-11-27")
    shop.undo()
    assert shop.rows("prompt") == []


def test_everything_about_a_wish_is_kept_and_read_back(shop: Shop, anna: CustomerId) -> None:
    helper = helpers.add_helper(shop.store, "Kim", now=shop.now)
    request_id = shop.request(
        anna,
        "a cake",
        told_on_text="27.11.",
        little_extra="a candle",
        deposit_text="12,50",
        looked_after_by=helper,
    )

    row = requests.request(shop.store, request_id)
    assert row is not None
    assert (row.little_extra, row.deposit_minor, row.looked_after_name) == ("a candle", 1250, "Kim")
    draft = requests.draft_of(shop.store, request_id)
    assert (draft.deposit_text, draft.looked_after_by) == ("12.50", helper)
    before = shop.row("special_request", request_id)
    requests.edit(shop.store, request_id, draft, now=shop.now)
    assert shop.row("special_request", request_id) == before
    with pytest.raises(Invalid) as refused:
        shop.request(anna, looked_after_by=HelperId(99))
    assert refused.value.field == "looked_after_by"


def test_how_a_promise_ended_is_kept_with_it_and_undone_with_it(
    shop: Shop, anna: CustomerId
) -> None:
    friday = shop.request(anna, "a cake", told_on_text="27.11.")
    shop.later(days=4)
    requests.set_status(shop.store, friday, "ready", now=shop.now)
    assert shop.row("special_request", friday)["ready_on"] == "2026-11-24"
    before = shop.dump()
    shop.later(days=9)

    assert not requests.lateness(shop.store, friday, now=shop.now).if_done
    assert requests.finish(shop.store, friday, now=shop.now) == "early"
    assert shop.row("special_request", friday)["kept"] == "early"
    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert shop.row("special_request", friday)["kept"] == "early"


def test_a_late_one_asks_whether_they_were_told_and_whether_they_let_us_off(
    shop: Shop, anna: CustomerId
) -> None:
    first, second = (shop.request(anna, what, told_on_text="t") for what in ("a", "b"))
    shop.later(days=1)

    assert requests.lateness(shop.store, first, now=shop.now).if_done
    told, let_off = Said(was_told_before=True), Said(is_released=True)
    assert requests.finish(shop.store, first, said=told, now=shop.now) == "late"
    assert requests.finish(shop.store, second, said=let_off, now=shop.now) == "released"

    row = shop.row("special_request", first)
    assert (row["kept"], row["was_told_before"]) == ("late", 1)
    requests.edit(shop.store, second, requests.draft_of(shop.store, second), now=shop.now)
    assert shop.row("special_request", second)["kept"] == "released"
    requests.set_status(shop.store, first, "working", now=shop.now)
    row = shop.row("special_request", first)
    assert (row["kept"], row["was_told_before"], row["closed_on"]) == ("late", None, None)


def test_what_was_offered_instead_is_kept_with_what_was_declined(
    shop: Shop, anna: CustomerId
) -> None:
    request_id = shop.request(anna, "a boat")
    requests.decline(shop.store, request_id, "a raft", now=shop.now)

    row = shop.row("special_request", request_id)
    assert (row["status"], row["offered_instead"], row["kept"]) == ("declined", "a raft", "")
