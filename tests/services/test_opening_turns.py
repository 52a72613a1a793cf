"""Several who want the same hour, who comes first, and to which evening an hour belongs."""

from datetime import datetime, timedelta

import pytest

from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import moments, openings, pinned, requests
from smallcrm.services.day_sheet import day_sheet
from smallcrm.services.promises import days, promises
from smallcrm.services.today import today
from tests.builders import Shop


@pytest.fixture
def tom(shop: Shop) -> CustomerId:
    return shop.customer("Tom Becker", phone="0171 5551234")


def _ask(shop: Shop, customer_id: CustomerId, **fields: object) -> RequestId:
    values = {"need": "burst pipe", "when_text": "tonight 21:30", **fields}
    draft = OpeningDraft(customer_id, **values)  # type: ignore[arg-type]
    return openings.ask(shop.store, draft, now=shop.now)


def test_three_who_want_one_hour_are_ordered_and_come_to_one_door(
    shop: Shop, tom: CustomerId
) -> None:
    _ask(shop, tom)
    bela = shop.customer("Bela Bartok", tier="a_list")
    second = _ask(shop, bela, who_knows="Ines")
    _ask(shop, shop.customer("Later"), when_text="tonight 22:00")
    cleo = shop.customer("Cleo Hart")
    moments.record_moment(shop.store, MomentDraft(cleo, "ow"), now=shop.now)
    assert [row.names for row in openings.coming(shop.store, on=shop.today)] == [
        "Bela Bartok",
        "Tom Becker",
        "Later",
    ]
    at = datetime.fromisoformat("2026-11-20 21:30")
    near = [clash.joins for clash in openings.what_hinders(shop.store, at, None)]
    same = [each for each in near[:2] if each is not None]
    (words,) = openings.turn(shop.store, cleo, same, is_private=False)
    assert words.args == {"first": "Cleo Hart", "others": "Bela Bartok, Tom Becker"}
    before = shop.dump()

    _ask(shop, cleo, joins=same[0])

    assert [row.names for row in openings.coming(shop.store, on=shop.today)] == [
        "Cleo Hart, Bela Bartok, Tom Becker",
        "Later",
    ]
    row = openings.opening_of(shop.store, second)
    assert row is not None
    assert row.who_knows == "Ines"
    shop.undo()
    assert shop.dump() == before


def test_another_opening_within_the_hour_is_seen_and_so_is_whose_turn_it_is(
    shop: Shop, tom: CustomerId
) -> None:
    _ask(shop, tom)
    priya = shop.customer("Priya Raman", tier="a_list")
    at = datetime.fromisoformat("2026-11-20 22:00")

    (clash,) = openings.what_hinders(shop.store, at, None)
    assert clash.joins is not None
    (neutral,) = openings.turn(shop.store, priya, [clash.joins], is_private=False)
    assert neutral.args == {"first": "Priya Raman", "second": "Tom Becker"}

    moments.record_moment(shop.store, MomentDraft(tom, "ow"), now=shop.now)
    (hurt_first,) = openings.turn(shop.store, priya, [clash.joins], is_private=False)
    assert hurt_first.args["first"] == "Tom Becker"


def test_today_and_promises_show_one_hour_in_its_turn_however_they_are_weighed(shop: Shop) -> None:
    anna, bela, cleo = (
        shop.customer("Anna"),
        shop.customer("Bela", tier="a_list"),
        shop.customer("Cleo"),
    )
    for each in (anna, bela, cleo):
        _ask(shop, each)
    _ask(shop, shop.customer("Dora", tier="a_list"), when_text="tonight 20:00")
    moments.record_moment(shop.store, MomentDraft(cleo, "ow"), now=shop.now)

    page = today(shop.store, on=shop.today)
    assert [each.name for each in page.openings] == ["Dora", "Cleo", "Bela", "Anna"]
    (rows,) = (group.rows for group in page.groups if group.code == "promises")
    assert [row.name for row in rows] == ["Cleo", "Dora", "Bela", "Anna"]
    listed = promises(shop.store, on=shop.today).rows
    assert [row.name for row in listed if row.name != "Dora"] == ["Cleo", "Bela", "Anna"]
    pinned.pin(shop.store, rows[3].subject_key, now=shop.now)
    (rows,) = (g.rows for g in today(shop.store, on=shop.today).groups if g.code == "promises")
    assert [row.name for row in rows if row.name != "Dora"] == ["Anna", "Cleo", "Bela"]


def test_half_past_midnight_belongs_to_the_evening_before_everywhere(
    shop: Shop, tom: CustomerId
) -> None:
    _ask(shop, tom, when_text="tonight 0:30")
    found = today(shop.store, on=shop.today)
    (row,) = (row for group in found.groups for row in group.rows if row.rule == "promise")
    assert (row.due_on, row.score.parts[0][1]) == (shop.today, 60)
    assert row.reason.key == "Open after hours {when} after midnight, {time}: {what}."
    assert row.reason.args["when"] == shop.today
    assert [(each.day, each.told_time) for each in found.openings] == [(shop.today, "00:30")]
    sheet = day_sheet(shop.store, on=shop.today)
    assert ([each.name for each in sheet.openings], sheet.promises) == (["Tom Becker"], [])
    (listed,) = promises(shop.store, on=shop.today).rows
    assert listed.day == shop.today
    (wish,) = requests.open_requests(shop.store)
    assert (wish.told_on, wish.told_day) == (shop.today + timedelta(days=1), shop.today)
    (entry,) = days(shop.store, shop.today, shop.today, on=shop.today)
    assert entry.day == shop.today

    tomorrow = shop.today + timedelta(days=1)
    assert today(shop.store, on=tomorrow).openings == []
    (row,) = (
        row
        for group in today(shop.store, on=tomorrow).groups
        for row in group.rows
        if row.rule == "promise"
    )
    assert row.due_on < tomorrow
    (opening,) = openings.awaited(shop.store, on=tomorrow)
    assert opening.day == shop.today
