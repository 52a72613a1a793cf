"""A customer who stays away is noticed on Today, called, and comes back."""

from datetime import timedelta

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.prompt_rules import GESTURE, LATER_THAN_USUAL, NOT_BACK, QUIET
from smallcrm.services import prompts, rules
from smallcrm.services.moments import record_moment
from smallcrm.services.today import TodayRow, today
from smallcrm.storage.check import check
from tests.builders import Shop


@pytest.fixture
def watchful(shop: Shop) -> Shop:
    """A shop that watches for everybody who stays away."""
    for code in (NOT_BACK, LATER_THAN_USUAL, QUIET, GESTURE):
        rules.save_rule(shop.store, code, is_on=True, now=shop.now)
    return shop


def regular_visitor(shop: Shop, name: str, tier: str) -> CustomerId:
    """Here every twelve days, last today."""
    customer = shop.customer(name, tier=tier, known_before=True)
    for days_ago in (36, 24, 12, 0):
        shop.visit(customer, "20", days_ago=days_ago)
    return customer


def not_seen(shop: Shop) -> list[TodayRow]:
    groups = {group.code: group.rows for group in today(shop.store, on=shop.today).groups}
    return groups.get("not_seen", [])


def names(shop: Shop) -> list[tuple[str, str]]:
    return [(row.name, row.rule) for row in not_seen(shop)]


def test_a_quiet_best_customer_is_noticed_called_and_comes_back(watchful: Shop) -> None:
    shop = watchful
    paz = regular_visitor(shop, "Javier Paz", "a_list")
    shop.later(days=17)
    assert names(shop) == []
    shop.later(days=1)
    assert names(shop) == [("Javier Paz", LATER_THAN_USUAL)]

    (row,) = not_seen(shop)
    prompts.answer_done(shop.store, row.subject_key, now=shop.now)
    assert names(shop) == []
    shop.later(days=12)
    assert names(shop) == [("Javier Paz", QUIET)]

    shop.visit(paz, "35")
    assert names(shop) == []
    shop.undo()
    assert names(shop) == [("Javier Paz", QUIET)]
    shop.redo()
    shop.later(days=18)
    assert names(shop) == [("Javier Paz", LATER_THAN_USUAL)]
    assert check(shop.path, on=shop.today).findings == ()


def test_who_never_came_back_after_a_let_down_is_first(watchful: Shop) -> None:
    shop = watchful
    regular_visitor(shop, "Javier Paz", "a_list")
    tom = regular_visitor(shop, "Tom Becker", "occasional")
    shop.later(minutes=5)
    draft = MomentDraft(tom, kind="ow", words="the wrong paint again")
    record_moment(shop.store, draft, now=shop.now, by=None)
    shop.later(days=30)

    assert names(shop) == [("Tom Becker", NOT_BACK), ("Javier Paz", QUIET)]
    assert "paint" not in str(not_seen(shop)[0].reason)

    shop.visit(tom)
    assert names(shop) == [("Javier Paz", QUIET)]
    shop.undo()
    assert names(shop)[0] == ("Tom Becker", NOT_BACK)


def test_an_answer_is_for_this_absence_and_remembered(watchful: Shop) -> None:
    shop = watchful
    paz = regular_visitor(shop, "Javier Paz", "regular")
    shop.later(days=31)
    (row,) = not_seen(shop)
    prompts.dismiss(shop.store, row.subject_key, reason="on a long journey", now=shop.now)
    assert names(shop) == []
    rules.save_rule(shop.store, QUIET, is_on=False, now=shop.now)
    rules.save_rule(shop.store, QUIET, is_on=True, now=shop.now)
    assert names(shop) == []

    shop.visit(paz)
    shop.later(days=40)
    assert names(shop) == [("Javier Paz", QUIET)]


def test_nobody_is_shown_for_ever(watchful: Shop) -> None:
    shop = watchful
    regular_visitor(shop, "Javier Paz", "a_list")
    shop.later(days=30)
    for _ in range(60):
        assert len(not_seen(shop)) == 1
        shop.later(days=1)
    assert len(not_seen(shop)) == 1
    shop.later(days=1)
    assert not_seen(shop) == []


def test_the_gesture_is_asked_for_until_the_third_visit(watchful: Shop) -> None:
    shop = watchful
    lars = shop.customer("Lars")
    shop.visit(lars, days_ago=9)
    shop.visit(lars)
    keys = {row.rule for group in today(shop.store, on=shop.today).groups for row in group.rows}
    assert GESTURE in keys
    shop.later(days=3)
    shop.visit(lars)
    keys = {row.rule for group in today(shop.store, on=shop.today).groups for row in group.rows}
    assert GESTURE not in keys


def test_a_year_of_days_shows_each_absence_once_and_never_a_let_go_customer(
    watchful: Shop,
) -> None:
    shop = watchful
    regular_visitor(shop, "Javier Paz", "a_list")
    seen: dict[str, int] = {}
    for _ in range(365):
        for row in not_seen(shop):
            seen[row.rule] = seen.get(row.rule, 0) + 1
        shop.now += timedelta(days=1)
    assert seen == {LATER_THAN_USUAL: 12, QUIET: 61}
