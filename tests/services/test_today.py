"""Today: fixed groups, the fairest order inside each, and what lies beside them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompts import GROUPS
from smallcrm.services import customers, prompts, requests, thank_yous
from smallcrm.services import shop as shop_service
from smallcrm.services.today import SHOWN_PER_GROUP, Today, TodayRow, today
from smallcrm.services.upkeep import begin_day
from tests.builders import Shop


def _today(shop: Shop, *, in_days: int = 0) -> Today:
    return today(shop.store, on=shop.today + timedelta(days=in_days))


def _rows(shop: Shop, *, in_days: int = 0) -> list[TodayRow]:
    return [row for group in _today(shop, in_days=in_days).groups for row in group.rows]


def _names(shop: Shop, *, in_days: int = 0) -> list[str]:
    return [row.name for row in _rows(shop, in_days=in_days)]


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", phone="0171 4417")


# Groups


def test_an_empty_shop_has_no_groups(shop: Shop) -> None:
    assert _today(shop) == Today(shop.today, [], [], [])
    assert _today(shop).total == 0


def test_groups_stand_in_their_fixed_order(shop: Shop) -> None:
    birthday = shop.today + timedelta(days=2)
    shop.customer("Dora", birthday=birthday.strftime("%d.%m.1980"))
    shop.reminder(shop.customer("Carl"), in_days=0)
    shop.visit(shop.customer("Bob"))
    shop.request(shop.customer("Anna"), told_on=shop.today)
    page = _today(shop)
    codes = [group.code for group in page.groups]
    assert codes == ["promises", "thank_you", "call_and_write", "dates"]
    assert codes == sorted(codes, key=GROUPS.index)
    assert [row.name for group in page.groups for row in group.rows] == [
        "Anna", "Bob", "Carl", "Dora",
    ]  # fmt: skip


def test_each_group_shows_five_and_counts_all(shop: Shop) -> None:
    for number in range(8):
        shop.reminder(shop.customer(f"Anna {number}"), in_days=0)
    (group,) = _today(shop).groups
    assert (len(group.rows), group.total) == (SHOWN_PER_GROUP, 8)
    (group,) = today(shop.store, on=shop.today, per_group=20).groups
    assert (len(group.rows), group.total) == (8, 8)
    assert _today(shop).total == 8


def test_a_row_says_who_what_and_the_next_step(shop: Shop, anna: CustomerId) -> None:
    shop.request(anna, "a hose", told_on=shop.today)
    shop.visit(anna)
    promise, thanks = _rows(shop)
    assert (promise.name, promise.phone, promise.action) == ("Anna Berg", "0171 4417", "open")
    assert promise.reason.key == "Promised for {day}: {what}."
    assert (thanks.action, thanks.occasion) == ("print_card", "thank_you")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"phone": "0171 4417"}, "0171 4417"),
        ({"company": "Blumen Berg"}, "Blumen Berg"),
    ],
)
def test_somebody_without_a_name_has_one_on_every_part_of_the_page(
    shop: Shop, fields: dict[str, Any], name: str
) -> None:
    stranger = shop.customer(birthday="24.11.1980", **fields)
    shop.request(stranger, "a key", kind="open_after_hours", told_on=shop.today)
    page = _today(shop)
    assert {row.name for row in _rows(shop)} == {name}
    assert [opening.name for opening in page.openings] == [name]
    assert [each.name for each in page.dates] == [name]


# The order inside a group


def test_what_presses_comes_first(shop: Shop) -> None:
    late = shop.request(shop.customer("late"), told_on=shop.today + timedelta(days=1))
    shop.later(days=3)
    shop.request(shop.customer("today"), told_on=shop.today)
    shop.request(shop.customer("A-list", tier="a_list"), told_on=shop.today)
    shop.request(shop.customer("opening"), kind="open_after_hours", told_on=shop.today)
    shop.request(shop.customer("Monday"), told_on=shop.today + timedelta(days=1))
    assert _names(shop) == ["late", "A-list", "opening", "today", "Monday"]
    assert _rows(shop)[0].subject_key == f"promise:request:{late}"
    totals = [row.score.total for row in _rows(shop)]
    assert totals == sorted(totals, reverse=True)


def test_waiting_makes_up_for_standing(shop: Shop) -> None:
    shop.reminder(shop.customer("waits"), in_days=-9 + 9)
    shop.later(days=9)
    shop.reminder(shop.customer("A-list", tier="a_list"), in_days=0)
    assert _names(shop) == ["waits", "A-list"]


def test_rows_of_equal_weight_keep_their_places_when_one_of_them_is_saved_anew(
    shop: Shop,
) -> None:
    people = [shop.customer(f"Anna {number}") for number in range(4)]
    for person in people:
        shop.reminder(person, in_days=0)
    before = _today(shop)
    draft = customers.draft_of(shop.store, people[0])
    draft.notes = "likes roses"
    customers.save(shop.store, draft, customer_id=people[0], now=shop.now)
    assert _today(shop) == before


def test_undo_and_redo_bring_back_the_very_same_page(shop: Shop, anna: CustomerId) -> None:
    shop.reminder(anna, in_days=0)
    shop.reminder(shop.customer("Bob Cox"), in_days=0)
    pages = [_today(shop)]
    shop.visit(anna, "12,50")
    pages.append(_today(shop))
    prompts.answer_done(shop.store, _rows(shop)[-1].subject_key, now=shop.now)
    pages.append(_today(shop))
    customers.trash(shop.store, anna, now=shop.now)
    pages.append(_today(shop))
    assert len({repr(page) for page in pages}) == 4
    for page in reversed(pages[:-1]):
        shop.undo()
        assert _today(shop) == page
    for page in pages[1:]:
        shop.redo()
        assert _today(shop) == page


# What is not shown


def test_nothing_is_shown_before_its_day(shop: Shop, anna: CustomerId) -> None:
    shop.reminder(anna, in_days=3)
    assert _names(shop, in_days=2) == []
    assert _names(shop, in_days=3) == ["Anna Berg"]


def test_what_was_put_off_is_shown_again_on_its_day(shop: Shop, anna: CustomerId) -> None:
    shop.reminder(anna, in_days=0)
    until = shop.today + timedelta(days=7)
    prompts.answer_later(shop.store, _rows(shop)[0].subject_key, until, now=shop.now)
    assert _names(shop, in_days=6) == []
    assert _names(shop, in_days=7) == ["Anna Berg"]


@pytest.mark.parametrize("answer", [prompts.answer_done, prompts.dismiss])
def test_what_is_answered_does_not_come_back(shop: Shop, anna: CustomerId, answer: Any) -> None:
    shop.visit(anna)
    answer(shop.store, _rows(shop)[0].subject_key, now=shop.now)
    assert all(_names(shop, in_days=days) == [] for days in (0, 1, 30, 400))
    draft = customers.draft_of(shop.store, anna)
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert _names(shop) == []


def test_a_thank_you_that_is_too_old_is_not_shown(shop: Shop, anna: CustomerId) -> None:
    shop.visit(anna)
    assert _names(shop, in_days=30) == ["Anna Berg"]
    assert _names(shop, in_days=31) == []


def test_a_thank_you_put_off_on_its_last_day_is_shown_then(shop: Shop, anna: CustomerId) -> None:
    shop.visit(anna)
    until = shop.today + timedelta(days=60)
    prompts.answer_later(shop.store, _rows(shop)[0].subject_key, until, now=shop.now)
    assert _names(shop, in_days=60) == ["Anna Berg"]
    assert _names(shop, in_days=90) == ["Anna Berg"]
    assert _names(shop, in_days=91) == []


def test_a_printed_card_waits_to_be_posted(shop: Shop, anna: CustomerId) -> None:
    shop.visit(anna)
    key = _rows(shop)[0].subject_key
    thank_yous.mark_printed(shop.store, [key], {}, now=shop.now)
    (row,) = _rows(shop)
    assert row.action == "post"
    thank_yous.mark_posted(shop.store, [row.subject_key], now=shop.now)
    assert _rows(shop) == []


def test_people_in_the_trash_are_nowhere(shop: Shop) -> None:
    gone = shop.customer("Anna Berg", birthday="24.11.1980")
    shop.request(gone, kind="open_after_hours", told_on=shop.today)
    shop.visit(gone)
    customers.trash(shop.store, gone, now=shop.now)
    assert _today(shop) == Today(shop.today, [], [], [])


# Openings and birthdays


def test_openings_of_the_next_week_stand_beside_in_their_order(shop: Shop) -> None:
    for name, days in (("in a week", 7), ("tomorrow", 1), ("too far", 8), ("today", 0)):
        told = shop.today + timedelta(days=days)
        kind = "open_after_hours"
        shop.request(shop.customer(name), kind=kind, told_on=told, told_time_text="21:40")
    openings = _today(shop).openings
    assert [each.name for each in openings] == ["today", "tomorrow", "in a week"]
    assert {each.told_time for each in openings} == {"21:40"}
    done = openings[0].request_id
    requests.set_status(shop.store, done, "done", now=shop.now)
    assert [each.name for each in _today(shop).openings] == ["tomorrow", "in a week"]


def test_birthdays_of_two_weeks_are_told_with_the_age_that_is_reached(shop: Shop) -> None:
    for name, birthday in (
        ("today", "20.11.1980"),
        ("in two weeks", "4.12.2000"),
        ("too far", "5.12.2000"),
        ("yesterday", "19.11.1980"),
        ("no year", "25.11."),
    ):
        shop.customer(name, birthday=birthday)
    assert [(each.name, each.on, each.age) for each in _today(shop).dates] == [
        ("today", date(2026, 11, 20), 46),
        ("no year", date(2026, 11, 25), None),
        ("in two weeks", date(2026, 12, 4), 26),
    ]


def test_whoever_was_born_on_a_leap_day_has_a_birthday_each_year(shop: Shop) -> None:
    shop.customer("Anna", birthday="29.2.2000")
    shop.now = datetime(2027, 2, 20, 12, tzinfo=UTC)
    begin_day(shop.store, now=shop.now)
    (birthday,) = _today(shop).dates
    assert (birthday.on, birthday.age) == (date(2027, 2, 28), 27)


# Days, nights, years and zones


def test_new_years_birthdays_are_known_in_december_and_in_each_later_year(shop: Shop) -> None:
    shop.customer("Anna", birthday="3.1.1980")
    shop.now = datetime(2026, 12, 28, 12, tzinfo=UTC)
    assert [(each.on.year, each.age) for each in _today(shop).dates] == [(2027, 47)]
    assert _names(shop) == ["Anna"]
    for year in (2028, 2029, 2033):
        shop.now = datetime(year, 1, 1, 12, tzinfo=UTC)
        begin_day(shop.store, now=shop.now)
        assert [each.on.year for each in _today(shop).dates] == [year]
        assert _names(shop) == ["Anna"]


def test_the_night_before_four_belongs_to_the_day_before(shop: Shop, anna: CustomerId) -> None:
    shop.reminder(anna, in_days=1)
    berlin = ZoneInfo("Europe/Berlin")
    shop.now = datetime(2026, 11, 21, 3, 59, tzinfo=berlin)
    assert _names(shop) == []
    shop.now = datetime(2026, 11, 21, 4, 0, tzinfo=berlin)
    assert _names(shop) == ["Anna Berg"]


@pytest.fixture(params=["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])
def far_shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.in_folder(tmp_path)
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    draft.time_zone = request.param
    shop_service.save_shop(shop.store, draft, now=shop.now)
    yield shop
    shop.close()


def test_a_day_begins_by_the_clock_of_the_shop(far_shop: Shop) -> None:
    shop = far_shop
    zone = ZoneInfo(shop.rows("shop")[0]["time_zone"])
    shop.now = datetime(2026, 11, 20, 9, 0, tzinfo=zone)
    shop.reminder(shop.customer("Anna Berg"), in_days=1)
    for day, hour, names in ((20, 23, []), (21, 3, []), (21, 4, ["Anna Berg"])):
        shop.now = datetime(2026, 11, day, hour, 0, tzinfo=zone)
        assert _names(shop) == names, (day, hour)
