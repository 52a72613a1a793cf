"""Busy weeks: what rests in them, and how it comes back."""

from datetime import date, datetime, timedelta

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.fair_queue import LATE
from smallcrm.domain.sentence import sentence
from smallcrm.services import busy_weeks, prompts, thank_yous
from smallcrm.services.today import Group, today
from smallcrm.storage.store import Store
from tests.builders import Shop


def _group(shop: Shop, code: str) -> Group | None:
    return next((one for one in today(shop.store, on=shop.today).groups if one.code == code), None)


def _names(shop: Shop, code: str) -> list[str]:
    group = _group(shop, code)
    return [] if group is None else [row.name for row in group.rows]


def _be_busy(shop: Shop, *, days: int) -> None:
    busy_weeks.begin(shop.store, shop.today + timedelta(days=days), now=shop.now)


def test_thank_yous_and_dates_rest_and_promises_and_calls_do_not(shop: Shop) -> None:
    shop.visit(shop.customer("Ada"))
    shop.customer("Dora", birthday=shop.today.strftime("%d.%m.1980"))
    shop.reminder(shop.customer("Ben"), in_days=0)
    shop.request(shop.customer("Cyd"), told_on=shop.today)
    _be_busy(shop, days=20)

    page = today(shop.store, on=shop.today)

    assert [group.code for group in page.groups] == ["promises", "call_and_write"]
    assert (page.busy_until, page.resting) == (shop.today + timedelta(days=20), 2)
    shop.undo()
    assert len(today(shop.store, on=shop.today).groups) == 4


def test_what_rested_comes_back_as_young_as_it_was(shop: Shop) -> None:
    shop.visit(shop.customer("Ada"))
    shop.later(days=2)
    before = _group(shop, "thank_you")
    _be_busy(shop, days=39)
    shop.later(days=40)  # the rule lets go of a first purchase after thirty days
    assert shop.today == date(2027, 1, 1)

    after = _group(shop, "thank_you")

    assert before is not None
    assert after is not None
    assert after.rows[0].score == before.rows[0].score
    assert LATE not in [points for _, points in after.rows[0].score.parts]


def test_they_come_back_five_a_day_until_all_are_done(shop: Shop) -> None:
    for number in range(12):
        shop.visit(shop.customer(f"Customer {number}"))
    _be_busy(shop, days=13)
    shop.later(days=14)
    done: list[str] = []
    for _day in range(3):
        group = _group(shop, "thank_you")
        while group is not None:
            assert group.total + group.resting == 12 - len(done)
            thank_yous.hand_over(shop.store, group.rows[0].subject_key, now=shop.now)
            done.append(group.rows[0].name)
            group = _group(shop, "thank_you")
        shop.later(days=1)
        if len(done) < 12:
            assert len(done) % 5 == 0
    assert sorted(done) == sorted(f"Customer {number}" for number in range(12))


def test_who_is_new_after_them_is_thanked_without_waiting_for_the_others_when_all_came_back(
    shop: Shop,
) -> None:
    shop.visit(shop.customer("Ada"))
    _be_busy(shop, days=6)
    shop.later(days=7)
    for number in range(7):
        shop.visit(shop.customer(f"New {number}"))
    group = _group(shop, "thank_you")
    assert group is not None
    assert (group.total, group.resting) == (5, 3)
    assert "Ada" in [row.name for row in group.rows]
    ada = next(row for row in group.rows if row.name == "Ada")
    thank_yous.hand_over(shop.store, ada.subject_key, now=shop.now)
    group = _group(shop, "thank_you")
    assert group is not None
    assert (group.total, group.resting) == (7, 0)


def test_a_note_for_a_household_is_one_of_the_five_whatever_it_thanks_for(shop: Shop) -> None:
    for number in range(7):
        anna, tom = shop.customer(f"Anna {number}"), shop.customer(f"Tom {number}")
        shop.share_letterbox(tom, anna)
        shop.visit(anna)
        shop.visit(tom)
    _be_busy(shop, days=6)
    shop.later(days=7)

    left = []
    for answer in (thank_yous.hand_over, _until_tomorrow, thank_yous.skip):
        group = _group(shop, "thank_you")
        assert group is not None
        left.append((group.total, group.resting))
        answer(shop.store, group.rows[0].subject_key, now=shop.now)
        shop.later(minutes=1)

    assert left == [(5, 2), (4, 2), (3, 2)]


def _until_tomorrow(store: Store, key: str, *, now: datetime) -> None:
    prompts.answer_later(store, key, store.shop_day(now) + timedelta(days=1), now=now)


def test_a_birthday_that_went_by_comes_back_for_a_call_and_one_ahead_is_as_ever(
    shop: Shop,
) -> None:
    for name, days in (("gone", 3), ("ahead", 9)):
        day = shop.today + timedelta(days=days)
        shop.customer(name, birthday=day.strftime("%d.%m.1980"))
    _be_busy(shop, days=5)
    shop.later(days=6)

    group = _group(shop, "dates")

    assert group is not None
    gone, _ahead = group.rows
    when = shop.today - timedelta(days=3)
    assert gone.reason == sentence("Birthday was {when}.", when=when)
    assert [(row.name, row.action) for row in group.rows] == [
        ("gone", "call"),
        ("ahead", "print_card"),
    ]
    prompts.answer_done(shop.store, gone.subject_key, now=shop.now)
    assert _names(shop, "dates") == ["ahead"]
    shop.undo()
    shop.later(days=3)
    assert _names(shop, "dates") == ["gone", "ahead"]
    shop.later(days=3)
    assert _names(shop, "dates") == ["gone"]
    shop.later(days=1)
    assert _names(shop, "dates") == []


def test_five_a_day_come_back_of_all_groups_together_and_what_is_new_does_not_wait(
    shop: Shop,
) -> None:
    for number in range(4):
        day = shop.today + timedelta(days=number)
        anna = shop.customer(f"Customer {number}", birthday=day.strftime("%d.%m.1980"))
        shop.visit(anna)
    _be_busy(shop, days=5)
    shop.later(days=6)
    shop.customer("today", birthday=shop.today.strftime("%d.%m.1980"))

    page = today(shop.store, on=shop.today)

    assert {group.code: group.total for group in page.groups} == {"thank_you": 1, "dates": 5}
    assert page.resting == 3
    assert "today" in _names(shop, "dates")
    for row in today(shop.store, on=shop.today).groups[1].rows:
        if row.action == "call":
            prompts.answer_done(shop.store, row.subject_key, now=shop.now)
    assert (_names(shop, "thank_you"), _names(shop, "dates")) == (["Customer 0"], ["today"])


def test_they_can_be_ended_early_and_made_longer(shop: Shop) -> None:
    shop.visit(shop.customer("Ada"))
    _be_busy(shop, days=6)
    shop.later(days=3)
    _be_busy(shop, days=20)
    assert busy_weeks.running(shop.store, on=shop.today) == (
        shop.today - timedelta(days=3),
        shop.today + timedelta(days=20),
    )
    busy_weeks.end(shop.store, now=shop.now)
    assert busy_weeks.running(shop.store, on=shop.today) is None
    assert _group(shop, "thank_you") is not None
    with pytest.raises(ShopError):
        busy_weeks.end(shop.store, now=shop.now)


def test_weeks_that_began_today_leave_nothing_when_they_end(shop: Shop) -> None:
    _be_busy(shop, days=6)
    busy_weeks.end(shop.store, now=shop.now)
    assert busy_weeks.busy_weeks(shop.store) is None
    assert shop.deeds()[-2:] == ["begin_busy_weeks", "end_busy_weeks"]


@pytest.mark.parametrize("days", [-1, 63])
def test_a_day_that_is_gone_or_far_away_is_refused(shop: Shop, days: int) -> None:
    with pytest.raises(Invalid):
        _be_busy(shop, days=days)
    with pytest.raises(Invalid):
        busy_weeks.begin(shop.store, None, now=shop.now)
    assert busy_weeks.busy_weeks(shop.store) is None


def test_a_year_that_turns_inside_them_loses_nothing(shop: Shop) -> None:
    shop.visit(shop.customer("Ada", birthday="28.12.1980"))
    _be_busy(shop, days=50)
    shop.later(days=51)
    with shop.store.action("upkeep", at=shop.now):
        shop.store.rebuild_derived(shop.today)
    assert (_names(shop, "thank_you"), _names(shop, "dates")) == (["Ada"], ["Ada"])
