"""A wish that is an opening is changed where promises are changed: the opening goes with it."""

from datetime import datetime
from typing import Any

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import openings, requests
from tests.builders import Row, Shop


@pytest.fixture
def tom(shop: Shop) -> CustomerId:
    return shop.customer("Tom Becker", phone="0171 5551234")


def _ask(shop: Shop, customer_id: CustomerId, **fields: Any) -> RequestId:
    values = {"need": "burst pipe", "when_text": "tonight 21:30", **fields}
    return openings.ask(shop.store, OpeningDraft(customer_id, **values), now=shop.now)


def _change(shop: Shop, request_id: RequestId, **fields: Any) -> None:
    draft = requests.draft_of(shop.store, request_id)
    for name, value in fields.items():
        setattr(draft, name, value)
    requests.edit(shop.store, request_id, draft, now=shop.now)


def _move(shop: Shop, request_id: RequestId, day: str, at: str) -> None:
    texts = {"told_on_text": day, "told_time_text": at}
    _change(shop, request_id, told_on=None, told_time=None, **texts)


def _opening(shop: Shop) -> Row:
    (row,) = shop.rows("opening")
    return row


def test_another_day_and_hour_move_the_opening_in_the_same_deed(
    shop: Shop, tom: CustomerId
) -> None:
    request_id = _ask(shop, tom)
    before = shop.dump()

    _move(shop, request_id, "+1", "22:15")

    assert _opening(shop)["opens_at"] == "2026-11-21T22:15"
    (row,) = openings.coming(shop.store, on=shop.today)
    assert row.opens_at == datetime.fromisoformat("2026-11-21 22:15")
    after = shop.dump()
    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert shop.dump() == after


def test_whoever_comes_to_the_same_door_is_moved_too(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    anna = shop.customer("Anna Berg")
    beside = _ask(shop, anna, joins=_opening(shop)["id"])

    _move(shop, request_id, "+1", "22:15")

    wish = shop.row("special_request", beside)
    assert (wish["told_on"], wish["told_time"]) == ("2026-11-21", "22:15")


def test_without_an_hour_the_opening_keeps_its_own(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)

    _move(shop, request_id, "+1", "")

    assert _opening(shop)["opens_at"] == "2026-11-21T21:30"
    assert shop.row("special_request", request_id)["told_time"] == "21:30"


def test_an_opening_can_not_lose_its_day(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    before = shop.dump()

    with pytest.raises(Invalid) as wrong:
        _move(shop, request_id, "", "")

    assert wrong.value.field == "told_on"
    assert shop.dump() == before


def test_what_is_an_order_in_the_hours_has_no_opening_any_more(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    before = shop.dump()

    _change(shop, request_id, kind="order")
    assert len(shop.rows("opening")) == 1, "half past nine still lies after hours"
    _move(shop, request_id, "mon", "10:00")

    assert shop.rows("opening") == []
    assert shop.row("special_request", request_id)["opening_id"] is None
    shop.undo()
    shop.undo()
    assert shop.dump() == before


@pytest.mark.parametrize(
    ("status", "decision"),
    [("asked", ""), ("accepted", "yes"), ("ready", "yes"), ("declined", "no"), ("done", "yes")],
)
def test_how_far_the_wish_is_answers_for_the_opening(
    shop: Shop, tom: CustomerId, status: str, decision: str
) -> None:
    request_id = _ask(shop, tom)

    requests.set_status(shop.store, request_id, status, now=shop.now)

    assert _opening(shop)["decision"] == decision


def test_one_who_does_not_come_leaves_the_door_to_the_others(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    _ask(shop, shop.customer("Anna Berg"), joins=_opening(shop)["id"])

    requests.decline(shop.store, request_id, "the bakery", now=shop.now)

    assert (_opening(shop)["decision"], _opening(shop)["offered"]) == ("yes", "")


def test_what_was_offered_instead_stands_with_the_opening(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)

    requests.decline(shop.store, request_id, "the bakery", now=shop.now)

    assert (_opening(shop)["decision"], _opening(shop)["offered"]) == ("no", "the bakery")


def test_the_last_who_goes_takes_the_opening_along(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    beside = _ask(shop, shop.customer("Anna Berg"), joins=_opening(shop)["id"])

    requests.delete(shop.store, request_id, now=shop.now)
    assert len(shop.rows("opening")) == 1
    requests.delete(shop.store, beside, now=shop.now)

    assert shop.rows("opening") == []


def test_an_opening_noted_on_the_day_after_can_still_be_changed(
    shop: Shop, tom: CustomerId
) -> None:
    request_id = _ask(shop, tom, when_text="", opens_at=datetime.fromisoformat("2026-11-19 21:30"))

    _change(shop, request_id, what="burst pipe and a tap")

    assert _opening(shop)["opens_at"] == "2026-11-19T21:30"
