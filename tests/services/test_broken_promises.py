"""A broken promise stays broken: another day, the told hour, declined and called off."""

from datetime import timedelta

import pytest

from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.kept import Moved, PromisesKept
from smallcrm.services import requests
from smallcrm.services.kept import promises_kept
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", phone="0171 5551234", tier="a_list")


def _tell_anew(shop: Shop, request_id: RequestId, day: str, moved: Moved = Moved.LATE) -> None:
    draft = requests.draft_of(shop.store, request_id)
    draft.told_on, draft.told_on_text = None, day
    requests.edit(shop.store, request_id, draft, moved=moved, now=shop.now)


def _kept(shop: Shop) -> PromisesKept:
    return promises_kept(shop.store, shop.today - timedelta(days=30), shop.today)


def test_a_broken_promise_is_not_made_good_by_telling_another_day(
    shop: Shop, anna: CustomerId
) -> None:
    missed, agreed, typo = (shop.request(anna, what, told_on_text="t") for what in "abc")
    shop.later(days=1)
    before = shop.dump()
    for each, why in ((missed, Moved.LATE), (agreed, Moved.AGREED), (typo, Moved.WRONG)):
        assert requests.lateness(shop.store, each, now=shop.now).is_missed
        _tell_anew(shop, each, "t", why)
    assert _kept(shop) == PromisesKept(0, 0, 0, 0), "nothing came to its end yet"

    assert requests.lateness(shop.store, missed, now=shop.now).if_done
    for each in (missed, agreed, typo):
        requests.set_status(shop.store, each, "working", now=shop.now)
        requests.finish(shop.store, each, now=shop.now)

    assert _kept(shop) == PromisesKept(early=0, on_time=1, late=1, released=1)
    _tell_anew(shop, missed, "+5")
    assert shop.row("special_request", missed)["kept"] == "late"
    after = shop.dump()
    for _ in range(10):
        shop.undo()
    assert shop.dump() == before
    for _ in range(10):
        shop.redo()
    assert shop.dump() == after


def test_the_hour_that_was_told_counts(shop: Shop, anna: CustomerId) -> None:
    times = {"told_on_text": "t", "told_time_text": "14:00"}  # it is noon in Berlin
    ready, asked = shop.request(anna, "a", **times), shop.request(anna, "b", **times)
    requests.set_status(shop.store, ready, "ready", now=shop.now)
    shop.later(hours=4)

    late = requests.lateness(shop.store, asked, now=shop.now)
    assert (late.if_done, late.is_by_hour, late.is_missed) == (True, True, True)
    assert requests.finish(shop.store, ready, now=shop.now) == "on_time"
    assert requests.finish(shop.store, asked, now=shop.now) == "late"


def test_called_off_before_its_day_is_neither_kept_nor_beaten_and_after_it_late(
    shop: Shop, anna: CustomerId
) -> None:
    ahead = shop.request(anna, "a", told_on_text="+9")
    gone, declined = (shop.request(anna, what, told_on_text="t") for what in "bc")
    no_day = shop.request(anna, "d")
    before = shop.dump()
    shop.later(days=1)

    assert requests.call_off(shop.store, ahead, now=shop.now) == "released"
    assert requests.call_off(shop.store, no_day, now=shop.now) == ""
    assert requests.lateness(shop.store, gone, now=shop.now).if_given_up
    assert requests.call_off(shop.store, gone, now=shop.now) == "late"
    assert requests.decline(shop.store, declined, "a raft", now=shop.now) == "late"

    assert {row["status"] for row in shop.rows("special_request")} == {"declined"}
    assert _kept(shop) == PromisesKept(0, 0, late=2, released=1)
    for _ in range(4):
        shop.undo()
    assert shop.dump() == before


@pytest.mark.parametrize(
    ("status", "deed"),
    [
        ("working", "set_request_status"),
        ("ready", "wish_ready"),
        ("done", "wish_done"),
        ("declined", "wish_declined"),
    ],
)
def test_the_undo_line_says_what_became_of_a_wish(
    shop: Shop, anna: CustomerId, status: str, deed: str
) -> None:
    requests.set_status(shop.store, shop.request(anna), status, now=shop.now)
    assert shop.deeds()[-1] == deed
