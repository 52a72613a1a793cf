"""Open after hours: a stranger's call, several at one door, the stamps, and what is in the way."""

from datetime import UTC, datetime, time, timedelta

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId, HelperId, RequestId
from smallcrm.domain.key_roster import DutyDraft
from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import helpers, key_roster, openings
from smallcrm.services.opening_rows import by_id
from smallcrm.services.say_this import say_this
from tests.builders import Shop


@pytest.fixture
def tom(shop: Shop) -> CustomerId:
    return shop.customer("Tom Becker", phone="0171 5551234")


def _ask(shop: Shop, customer_id: CustomerId | None = None, **fields: object) -> RequestId:
    values = {"need": "burst pipe", "when_text": "tonight 21:30", **fields}
    draft = OpeningDraft(customer_id, **values)  # type: ignore[arg-type]
    return openings.ask(shop.store, draft, now=shop.now)


def test_a_stranger_who_needs_us_is_in_the_book_by_the_same_deed(shop: Shop) -> None:
    before = shop.dump()

    request_id = _ask(shop, phone="0171 4440000")

    row = openings.opening_of(shop.store, request_id)
    assert row is not None
    (person,) = row.people
    assert (person.phone, person.need, person.status) == ("0171 4440000", "burst pipe", "accepted")
    assert (row.opens_at, row.time_zone) == (
        datetime.fromisoformat("2026-11-20 21:30"),
        "Europe/Berlin",
    )
    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert openings.opening_of(shop.store, request_id) == row


def test_a_stranger_without_a_phone_is_refused_and_nothing_is_written(shop: Shop) -> None:
    before = shop.dump()
    with pytest.raises(Invalid) as wrong:
        _ask(shop)
    assert wrong.value.field == "phone"
    assert shop.dump() == before


def test_another_way_and_no_are_kept_with_what_was_offered(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom, decision="another_way", offered="Left it with the bakery")

    row = shop.row("special_request", request_id)
    assert (row["status"], row["offered_instead"]) == ("declined", "Left it with the bakery")
    assert openings.coming(shop.store, on=shop.today) == []


def test_the_door_is_stamped_and_what_they_wanted_is_done(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    shop.now = datetime(2026, 11, 20, 20, 40, tzinfo=UTC)
    before = shop.dump()

    openings.open_door(shop.store, request_id, now=shop.now)
    shop.later(minutes=25)
    openings.close_door(shop.store, request_id, now=shop.now)

    (row,) = shop.rows("opening")
    assert (row["door_open_at"], row["door_closed_at"]) == (
        "2026-11-20T20:40:00.000Z",
        "2026-11-20T21:05:00.000Z",
    )
    wish = shop.row("special_request", request_id)
    assert (wish["status"], wish["closed_on"], wish["kept"]) == ("done", "2026-11-20", "on_time")
    shop.undo()
    shop.undo()
    assert shop.dump() == before


def test_the_door_opens_once_and_closes_once(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    with pytest.raises(ShopError):
        openings.close_door(shop.store, request_id, now=shop.now)
    openings.open_door(shop.store, request_id, now=shop.now)
    with pytest.raises(ShopError):
        openings.open_door(shop.store, request_id, now=shop.now)
    openings.close_door(shop.store, request_id, now=shop.now)
    with pytest.raises(ShopError):
        openings.close_door(shop.store, request_id, now=shop.now)


def test_an_opening_after_midnight_is_kept_on_the_evening_it_belongs_to(
    shop: Shop, tom: CustomerId
) -> None:
    request_id = _ask(shop, tom, when_text="tonight 0:30")
    shop.now = datetime(2026, 11, 20, 23, 35, tzinfo=UTC)  # 0:35 on Saturday in Berlin

    assert [row.request_id for row in openings.coming(shop.store, on=shop.today)] == [request_id]
    openings.open_door(shop.store, request_id, now=shop.now)
    shop.later(hours=4)
    assert [row.request_id for row in openings.coming(shop.store, on=shop.today)] == [request_id]
    openings.close_door(shop.store, request_id, now=shop.now)

    wish = shop.row("special_request", request_id)
    assert (wish["told_on"], wish["closed_on"], wish["kept"]) == (
        "2026-11-21",
        "2026-11-20",
        "on_time",
    )


def test_two_who_come_to_one_door_are_one_opening(shop: Shop, tom: CustomerId) -> None:
    first = _ask(shop, tom)
    row = openings.opening_of(shop.store, first)
    assert row is not None
    priya = shop.customer("Priya Raman", tier="a_list")

    second = _ask(shop, priya, need="couplings", when_text="tonight 21:45", joins=row.id)

    (both,) = openings.coming(shop.store, on=shop.today)
    assert both.names == "Priya Raman, Tom Becker"
    assert both.opens_at == row.opens_at
    openings.open_door(shop.store, second, now=shop.now)
    openings.close_door(shop.store, first, now=shop.now)
    assert {each["status"] for each in shop.rows("special_request")} == {"done"}


def test_an_opening_does_not_clash_with_itself(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom)
    at = datetime.fromisoformat("2026-11-20 21:30")

    assert openings.what_hinders(shop.store, at, None, request_id=request_id) == []


def test_who_has_the_keys_then_stands_first_and_somebody_else_is_away(shop: Shop) -> None:
    (rosa,) = (each.id for each in helpers.helpers(shop.store))
    maria = helpers.add_helper(shop.store, "Maria", now=shop.now)
    at = datetime.fromisoformat("2026-11-20 21:30")
    assert openings.what_hinders(shop.store, at, rosa) == []

    key_roster.save_roster(shop.store, maria, "0160 111", [DutyDraft(4, "18-23")], now=shop.now)

    held = key_roster.holders_at(shop.store, at)
    assert [(each.name, each.phone, each.is_on_duty) for each in held] == [
        ("Maria", "0160 111", True),
        ("Rosa", "", False),
    ]
    (clash,) = openings.what_hinders(shop.store, at, rosa)
    assert clash.kind == "away"
    assert openings.what_hinders(shop.store, at, maria) == []


def test_the_roster_touches_only_what_changed_and_comes_back_by_undo(shop: Shop) -> None:
    maria = helpers.add_helper(shop.store, "Maria", now=shop.now)
    days = [DutyDraft(4, "18-23"), DutyDraft(5)]
    key_roster.save_roster(shop.store, maria, "0160 111", days, now=shop.now)
    before, deeds = shop.dump(), shop.deeds()

    key_roster.save_roster(shop.store, maria, "0160 111", days, now=shop.now)
    assert shop.deeds() == deeds
    key_roster.save_roster(shop.store, maria, "", [DutyDraft(5)], now=shop.now)
    assert [row["weekday"] for row in shop.rows("key_duty")] == [5]
    shop.undo()
    assert shop.dump() == before


def test_a_wrong_hour_is_named_by_its_day(shop: Shop) -> None:
    maria = helpers.add_helper(shop.store, "Maria", now=shop.now)
    with pytest.raises(Invalid) as wrong:
        key_roster.save_roster(shop.store, maria, "", [DutyDraft(6, "late")], now=shop.now)
    assert wrong.value.field == "hours_6"
    with pytest.raises(Invalid):
        key_roster.save_roster(shop.store, HelperId(99), "", [], now=shop.now)


def test_changing_the_hour_moves_the_promise_and_a_no_closes_it(
    shop: Shop, tom: CustomerId
) -> None:
    request_id = _ask(shop, tom)
    draft = openings.draft_of(shop.store, request_id)
    draft.opens_at, draft.when_text = None, "tomorrow 7:15"
    openings.edit(shop.store, request_id, draft, now=shop.now)

    wish = shop.row("special_request", request_id)
    assert (wish["told_on"], wish["told_time"], wish["is_after_hours"]) == (
        "2026-11-21",
        "07:15",
        1,
    )
    draft.decision = "no"
    openings.edit(shop.store, request_id, draft, now=shop.now)
    assert shop.row("special_request", request_id)["status"] == "declined"
    draft.decision = "yes"
    openings.edit(shop.store, request_id, draft, now=shop.now)
    again = shop.row("special_request", request_id)
    assert (again["status"], again["closed_on"]) == ("accepted", None)


def test_a_wish_told_for_a_time_after_hours_is_an_opening_too(shop: Shop, tom: CustomerId) -> None:
    request_id = shop.request(tom, "keys cut", told_on_text="t", told_time_text="21:40")

    (row,) = openings.coming(shop.store, on=shop.today)
    assert (row.id, row.request_id, row.has_time) == (None, request_id, True)
    openings.open_door(shop.store, request_id, now=shop.now)
    opened = openings.opening_of(shop.store, request_id)
    assert opened is not None
    assert opened.id is not None
    assert by_id(shop.store, opened.id) == opened


def test_only_the_next_days_are_coming(shop: Shop, tom: CustomerId) -> None:
    _ask(shop, tom, when_text="+8 21:00")

    assert openings.coming(shop.store, on=shop.today) == []
    assert len(openings.coming(shop.store, on=shop.today + timedelta(days=1))) == 1


# What follows from a yes


def _keys(shop: Shop) -> set[str]:
    return {row["subject_key"] for row in shop.rows("prompt")}


def test_a_yes_asks_on_the_next_working_day_whether_it_helped(shop: Shop, tom: CustomerId) -> None:
    request_id = _ask(shop, tom, when_text="+1 21:00")  # a Saturday; the shop is closed on Sunday
    key = f"after_opening:request:{request_id}"

    (prompt,) = (row for row in shop.rows("prompt") if row["subject_key"] == key)
    assert (prompt["show_from"], prompt["action"]) == ("2026-11-23", "call")
    shop.undo()
    assert key not in _keys(shop)
    shop.redo()
    assert key in _keys(shop)
    draft = openings.draft_of(shop.store, request_id)
    draft.decision = "no"
    openings.edit(shop.store, request_id, draft, now=shop.now)
    assert key not in _keys(shop)


def test_a_year_after_the_door_closed_its_story_is_told_to_everybody_who_came(
    shop: Shop, tom: CustomerId
) -> None:
    first = _ask(shop, tom)
    row = openings.opening_of(shop.store, first)
    assert row is not None
    priya = shop.customer("Priya Raman")
    second = _ask(shop, priya, need="couplings", joins=row.id)
    shop.now = datetime(2026, 11, 20, 20, 40, tzinfo=UTC)
    openings.open_door(shop.store, first, now=shop.now)
    openings.close_door(shop.store, first, now=shop.now)

    stories = {f"year_after_opening:request:{each}" for each in (first, second)}
    assert stories <= _keys(shop)
    shop.undo()
    assert not stories & _keys(shop)
    shop.redo()
    shop.now = datetime(2027, 11, 22, 11, 0, tzinfo=UTC)
    said = say_this(shop.store, tom, on=shop.today)
    assert [line.kind for line in said][-1] == "date"
    assert said[-1].text.args["time"] == time(21, 40)
