"""Once a week one rule is offered that would find something; a no is remembered."""

from datetime import UTC, datetime

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, rule_offers, rules, thank_yous
from smallcrm.services.upkeep import begin_day
from smallcrm.storage.check import check
from smallcrm.storage.models import Heard
from tests.builders import Shop


def offered(shop: Shop) -> str:
    """What Today offers after this day has begun, "" for nothing."""
    begin_day(shop.store, now=shop.now)
    found = rule_offers.offer(shop.store, on=shop.today)
    return "" if found is None else found.code


@pytest.fixture
def heard(shop: Shop) -> CustomerId:
    """Somebody who came twice and told us something."""
    anna = shop.customer("Anna Berg")
    shop.visit(anna, "12")
    with shop.store.action("edit_customer", anna, at=shop.now):
        Heard.create(customer=anna, kind="missed", words="a bench", heard_on=shop.today)
    return anna


def test_nothing_is_offered_in_the_first_week_and_nothing_that_finds_nothing(shop: Shop) -> None:
    shop.customer("Anna Berg")
    assert offered(shop) == ""
    shop.later(days=8)
    assert offered(shop) == ""


def test_one_is_offered_each_week_until_all_that_would_find_something_were(
    shop: Shop, heard: CustomerId
) -> None:
    shop.later(days=7)
    shop.visit(heard, "12")
    assert offered(shop) == "gesture"
    assert offered(shop) == "gesture"  # the same all the week, until somebody answers
    rule_offers.accept(shop.store, "gesture", now=shop.now)
    assert [row["rule"] for row in shop.rows("prompt") if row["rule"] == "gesture"]

    shop.later(days=6)
    assert offered(shop) == ""
    shop.later(days=1)
    assert offered(shop) == "not_answered"
    assert check(shop.path, on=shop.today).findings == ()


def test_a_no_is_remembered_and_can_be_taken_back(shop: Shop, heard: CustomerId) -> None:
    shop.later(days=8)
    assert offered(shop) == "not_answered"
    told = rule_offers.offer(shop.store, on=shop.today)
    assert told is not None
    known = shop.rows("prompt")

    rule_offers.not_now(shop.store, told, now=shop.now)
    assert rule_offers.offer(shop.store, on=shop.today) is None
    assert shop.rows("prompt") == known  # nothing was worked out anew: the rows kept their numbers
    shop.undo()
    assert rule_offers.offer(shop.store, on=shop.today) == told
    shop.redo()
    shop.later(days=30)
    assert offered(shop) != "not_answered"
    rules.save_rule(shop.store, "not_answered", is_on=True, now=shop.now)
    assert [row["rule"] for row in shop.rows("prompt") if row["rule"] == "not_answered"]


def test_saying_yes_is_one_deed_that_undo_takes_back(shop: Shop, heard: CustomerId) -> None:
    shop.later(days=8)
    offered(shop)
    before = shop.dump()
    rule_offers.accept(shop.store, "not_answered", now=shop.now)
    assert rules.settings_of(shop.store).is_on("not_answered")
    shop.undo()
    assert shop.dump() == before
    assert offered(shop) == "not_answered"


def test_the_shops_own_silence_is_told_and_told_again_after_a_week(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", known_before=True)
    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    shop.later(days=63)
    assert offered(shop) == "silence"  # the rule is off: it is offered
    rule_offers.accept(shop.store, "silence", now=shop.now)
    shop.later(days=7)
    told = rule_offers.offer(shop.store, on=shop.today)
    assert told is not None
    assert not told.is_question
    assert told.words.args == {"day": datetime(2026, 11, 20, tzinfo=UTC).date()}

    rule_offers.not_now(shop.store, told, now=shop.now)
    assert offered(shop) == ""
    shop.later(days=7)
    assert offered(shop) == "silence"
    owed = thank_yous.owe(shop.store, anna, now=shop.now)
    key = shop.row("thank_you", owed)["subject_key"]
    thank_yous.say_in_person(shop.store, key, now=shop.now)
    assert offered(shop) == "silence"  # no card went to her
    shop.undo()
    thank_yous.mark_posted(shop.store, [key], now=shop.now)
    assert offered(shop) == ""
    shop.later(days=62)
    assert offered(shop) != "silence"
    shop.later(days=1)
    assert offered(shop) == "silence"
