"""The reminder rules on a real book: switched in Settings, found on their day, never twice."""

import pytest

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import calls, customers, prompts, rules
from smallcrm.services.today import today
from smallcrm.storage.check import check
from smallcrm.storage.models import Address, Heard, PersonalDate, SentElsewhere
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", phone="010-1", known_before=True)


def turn_on(shop: Shop, code: str) -> None:
    rules.save_rule(shop.store, code, is_on=True, now=shop.now)


def waiting(shop: Shop, rule: str) -> list[str]:
    groups = today(shop.store, on=shop.today, per_group=50).groups
    return [row.subject_key for group in groups for row in group.rows if row.rule == rule]


def shown_days(shop: Shop, rule: str, days: int) -> list[int]:
    """On which of the coming days something of this rule waits; never more than one."""
    shown = []
    for day in range(days):
        found = waiting(shop, rule)
        assert len(found) <= 1
        if found:
            shown.append(day)
        shop.later(days=1)
    return shown


def test_keeping_in_touch_comes_after_its_days_and_a_call_begins_them_anew(
    shop: Shop, anna: CustomerId
) -> None:
    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    shop.visit(anna)
    assert shown_days(shop, "keep_in_touch", 64) == []
    turn_on(shop, "keep_in_touch")
    (key,) = waiting(shop, "keep_in_touch")

    calls.record(shop.store, CallDraft(anna, subject_key=key), now=shop.now)

    assert waiting(shop, "keep_in_touch") == []
    shop.undo()
    assert waiting(shop, "keep_in_touch") == [key]
    shop.redo()
    assert shown_days(shop, "keep_in_touch", 120) == list(range(63, 94))


def test_a_date_is_shown_a_week_before_through_a_year(shop: Shop, anna: CustomerId) -> None:
    turn_on(shop, "other_dates")
    with shop.store.action("edit_customer", anna, at=shop.now):
        PersonalDate.create(customer=anna, label="Wedding day", day="--02-29")
        PersonalDate.create(customer=anna, label="Nonsense", day="--02-31")
    first = (shop.today.replace(year=2027, month=2, day=28) - shop.today).days
    assert shown_days(shop, "other_dates", 365) == list(range(first - 7, first + 1))


def test_sent_elsewhere_is_asked_about_until_it_is_known(shop: Shop, anna: CustomerId) -> None:
    turn_on(shop, "sent_elsewhere")
    with shop.store.action("edit_customer", anna, at=shop.now):
        SentElsewhere.create(customer=anna, what="a ladder", sent_on=shop.today)
    shop.later(days=7)
    (key,) = waiting(shop, "sent_elsewhere")
    prompts.dismiss(shop.store, key, reason="she said so", now=shop.now)
    assert waiting(shop, "sent_elsewhere") == []
    shop.undo()
    with shop.store.action("edit_customer", anna, at=shop.now):
        SentElsewhere.update(found_it="yes").execute()
    assert waiting(shop, "sent_elsewhere") == []


def test_what_was_heard_waits_until_it_is_answered_and_praise_asks_nothing(
    shop: Shop, anna: CustomerId
) -> None:
    turn_on(shop, "not_answered")
    with shop.store.action("edit_customer", anna, at=shop.now):
        Heard.create(customer=anna, kind="praised", words="lovely", heard_on=shop.today)
        wish = Heard.create(customer=anna, kind="suggested", words="a bench", heard_on=shop.today)
    assert waiting(shop, "not_answered") == []
    shop.later(days=14)
    assert waiting(shop, "not_answered") == [f"not_answered:heard:{wish.id}"]
    with shop.store.action("edit_customer", anna, at=shop.now):
        answer = Heard.update(answer="did_it", answered_on=shop.today)
        answer.where(Heard.id == wish.id).execute()
    assert waiting(shop, "not_answered") == []


def test_who_is_left_in_peace_is_never_a_name_to_call(shop: Shop, anna: CustomerId) -> None:
    turn_on(shop, "keep_in_touch")
    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    shop.visit(anna)
    with shop.store.action("edit_customer", anna, at=shop.now):
        shop.store.connection.execute("UPDATE customer SET leave_in_peace = 1")
    assert shown_days(shop, "keep_in_touch", 120) == []


def test_aftercare_asks_about_what_was_bought_and_not_about_what_came_back(
    shop: Shop, anna: CustomerId
) -> None:
    shop.visit(anna, "200", what="a lawn mower")
    back = shop.visit(anna, "-200", what="the other mower")
    shop.visit(anna, "5", what="nails")
    words = "mower, rose 14"
    rules.save_rule(shop.store, "aftercare", is_on=True, words=words, now=shop.now)
    assert shown_days(shop, "aftercare", 40) == [*range(3, 18), *range(21, 36)]
    assert not [row for row in shop.rows("prompt") if f":{back}:" in row["subject_key"]]


def test_a_housemates_letterbox_serves_until_they_part(shop: Shop, anna: CustomerId) -> None:
    bob = shop.customer("Bob Berg", street="Lange Str. 2", town="Berlin")
    shop.visit(bob)
    carla = shop.customer("Carla Berg")
    shop.visit(carla)
    turn_on(shop, "no_address")
    expected = [f"no_address:first_purchase:customer:{carla}"]
    assert waiting(shop, "no_address") == expected

    shop.share_letterbox(carla, bob)
    assert waiting(shop, "no_address") == []
    with shop.store.action("edit_customer", bob, at=shop.now):
        Address.update(is_bad=1).where(Address.customer == bob).execute()
    assert len(waiting(shop, "no_address")) == 2
    shop.undo()
    shop.change(bob, lives_with=None)
    assert waiting(shop, "no_address") == expected
    assert check(shop.path, on=shop.today).findings == ()
