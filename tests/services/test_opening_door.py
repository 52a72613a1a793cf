"""The door of an opening told of afterwards, and who was declined before it was opened."""

from datetime import UTC, datetime

import pytest

from smallcrm.domain.door import DoorDraft
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.kept import Moved, Said
from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import openings, requests
from smallcrm.services.story import story
from tests.builders import Shop


@pytest.fixture
def tom(shop: Shop) -> CustomerId:
    return shop.customer("Tom Becker", phone="0171 5551234")


def _ask(shop: Shop, customer_id: CustomerId, **fields: object) -> RequestId:
    values = {"need": "burst pipe", "when_text": "tonight 21:30", **fields}
    draft = OpeningDraft(customer_id, **values)  # type: ignore[arg-type]
    return openings.ask(shop.store, draft, now=shop.now)


def _keys(shop: Shop) -> set[str]:
    return {row["subject_key"] for row in shop.rows("prompt")}


def _next_morning(shop: Shop) -> None:
    shop.now = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def test_a_door_that_nobody_stamped_is_told_of_the_next_morning(
    shop: Shop, tom: CustomerId
) -> None:
    request_id = _ask(shop, tom)
    _next_morning(shop)
    assert openings.coming(shop.store, on=shop.today) == []
    (row,) = openings.awaited(shop.store, on=shop.today)
    assert row.request_id == request_id
    before = shop.dump()

    openings.note_opened(shop.store, request_id, DoorDraft("21:40", "22:05"), now=shop.now)

    (stamped,) = shop.rows("opening")
    assert (stamped["door_open_at"], stamped["door_closed_at"]) == (
        "2026-11-20T20:40:00.000Z",
        "2026-11-20T21:05:00.000Z",
    )
    wish = shop.row("special_request", request_id)
    assert (wish["status"], wish["closed_on"], wish["kept"]) == ("done", "2026-11-20", "on_time")
    keys = _keys(shop)
    assert {
        f"{rule}:request:{request_id}" for rule in ("after_opening", "year_after_opening")
    } <= keys
    assert openings.awaited(shop.store, on=shop.today) == []
    after = shop.dump()
    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert shop.dump() == after


def test_nobody_came_lets_us_off_and_not_opened_is_late(shop: Shop, tom: CustomerId) -> None:
    alone, missed, let_off = (_ask(shop, tom, when_text=f"tonight {h}:30") for h in (20, 21, 22))
    before = shop.dump()
    _next_morning(shop)

    openings.nobody_came(shop.store, alone, now=shop.now)
    said = Said(was_told_before=True)
    assert openings.not_opened(shop.store, missed, said=said, now=shop.now) == "late"
    said = Said(is_released=True)
    (line,) = [each for each in story(shop.store, tom) if each.row_id == missed]
    assert getattr(line.headline.args["status"], "key", "") == "Not opened"
    assert openings.not_opened(shop.store, let_off, said=said, now=shop.now) == "released"

    rows = [shop.row("special_request", each) for each in (alone, missed, let_off)]
    assert {row["status"] for row in rows} == {"declined"}
    assert [(row["kept"], row["was_told_before"]) for row in rows] == [
        ("released", None),
        ("late", 1),
        ("released", None),
    ]
    assert not any(key.startswith("after_opening") for key in _keys(shop))
    for _ in range(3):
        shop.undo()
    assert shop.dump() == before


def test_whoever_was_declined_at_a_shared_door_stays_so(shop: Shop, tom: CustomerId) -> None:
    first = _ask(shop, tom)
    row = openings.opening_of(shop.store, first)
    assert row is not None
    bela = _ask(shop, shop.customer("Bela Bartok", tier="a_list"), joins=row.id)
    requests.decline(shop.store, bela, "a hose", now=shop.now)

    draft = openings.draft_of(shop.store, first)
    openings.edit(shop.store, first, draft, now=shop.now)
    row = openings.opening_of(shop.store, bela)
    assert row is not None
    assert (row.names, row.request_id) == ("Tom Becker", first)
    assert [each.request_id for each in row.waiting] == [first]
    openings.open_door(shop.store, bela, now=shop.now)
    openings.close_door(shop.store, first, now=shop.now)

    wish = shop.row("special_request", bela)
    assert (wish["status"], wish["kept"], wish["offered_instead"]) == ("declined", "", "a hose")
    assert shop.row("special_request", first)["status"] == "done"
    assert f"after_opening:request:{bela}" not in _keys(shop)


def test_an_evening_that_went_by_is_not_made_good_by_another(shop: Shop, tom: CustomerId) -> None:
    missed, agreed = _ask(shop, tom), _ask(shop, tom)
    _next_morning(shop)
    for each, why in ((missed, Moved.LATE), (agreed, Moved.AGREED)):
        draft = openings.draft_of(shop.store, each)
        draft.opens_at, draft.when_text = None, "tonight 20:00"
        openings.edit(shop.store, each, draft, moved=why, now=shop.now)
    shop.later(hours=11)

    for each in (missed, agreed):
        openings.open_door(shop.store, each, now=shop.now)
        openings.close_door(shop.store, each, now=shop.now)

    assert shop.row("special_request", missed)["kept"] == "late"
    assert shop.row("special_request", agreed)["kept"] == "released"
