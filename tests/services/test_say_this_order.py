"""The fixed order of what to say, and what of it a customer may read."""

from datetime import timedelta

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.helpers import add_helper
from smallcrm.services.say_this import SayLine, say_this
from smallcrm.storage.models import (
    Customer,
    Fact,
    FamilyLink,
    Household,
    HouseholdMember,
    Moment,
    PersonalDate,
)
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", known_before=True)


def _say(shop: Shop, customer_id: CustomerId, *, is_private: bool = False) -> list[SayLine]:
    return say_this(shop.store, customer_id, on=shop.today, is_private=is_private)


def _told(lines: list[SayLine]) -> list[tuple[str, str]]:
    return [(line.kind, line.text.key) for line in lines]


def _moment(shop: Shop, who: CustomerId, kind: str, *, days_ago: int = 0, **fields: object) -> int:
    at = shop.now - timedelta(days=days_ago)
    with shop.store.action("record_moment", who, at=shop.now):
        row = Moment.create(
            customer=who,
            at=at,
            shop_day=shop.store.shop_day(at),
            kind=kind,
            noted_at=shop.now,
            **fields,
        )
    return int(row.id)


def _fact(shop: Shop, who: CustomerId, words: str, **fields: object) -> None:
    with shop.store.action("note_fact", who, at=shop.now):
        Fact.create(customer=who, words=words, **fields)


def _lives_with(shop: Shop, who: CustomerId, other: CustomerId, words: str = "") -> None:
    with shop.store.action("edit_customer", who, at=shop.now):
        home = Household.create()
        for member in (who, other):
            HouseholdMember.create(household=home, customer=member)
        if words:
            FamilyLink.create(customer=who, relative=other, relation="partner", words=words)


def test_the_order_is_always_the_same(shop: Shop) -> None:
    anna = shop.customer("Anna", birthday="25.11.")
    shop.visit(anna, days_ago=9)
    shop.request(anna, status="ready")
    _moment(shop, anna, "ow", days_ago=5)
    _moment(shop, anna, "wow", days_ago=20, words="Nobody does that anymore")
    _fact(shop, anna, "treats under the till", label="Dog Biscuit", is_pinned=1)
    _fact(shop, anna, "the divorce", do_not_mention=1)

    assert [line.kind for line in _say(shop, anna)] == [
        "let_down",
        "promise",
        "thank_you",
        "back",
        "date",
    ]


def test_facts_and_the_last_wow_follow_what_must_not_be_mentioned(
    shop: Shop, anna: CustomerId
) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    _moment(shop, anna, "wow", words="Lovely", days_ago=9)
    _moment(shop, anna, "wow", words="nobody does\nthat anymore", delivered_by=maria)
    _fact(shop, anna, "treats under the till", label="Dog Biscuit", is_pinned=1)
    _fact(shop, anna, "the divorce", do_not_mention=1, is_pinned=1)
    _fact(shop, anna, "owes her sister", is_pinned=1, is_private=1)
    _fact(shop, anna, "likes blue")

    lines = _say(shop, anna, is_private=True)

    assert [line.kind for line in lines] == ["hush", "fact", "fact", "wow"]
    assert lines[3].text.args == {"words": "nobody does that anymore", "helper": "Maria"}
    assert [line.kind for line in _say(shop, anna)] == ["fact", "wow"]


def test_a_customer_reads_no_let_down_no_private_fact_and_no_hush(
    shop: Shop, anna: CustomerId
) -> None:
    _moment(shop, anna, "ow", days_ago=3, words="You forgot me")
    _fact(shop, anna, "the divorce", do_not_mention=1)
    _fact(shop, anna, "owes her sister", is_pinned=1, is_private=1)

    assert _told(_say(shop, anna)) == [
        ("let_down", "Listen first. Ask how it is going since {day}."),
        ("back", "Not here since {day}."),
    ]
    assert _told(_say(shop, anna, is_private=True))[0] == (
        "let_down",
        "Let down {when}: “{words}”. Listen first.",
    )


def test_who_came_back_after_a_let_down_is_not_said_to_be_away(
    shop: Shop, anna: CustomerId
) -> None:
    _moment(shop, anna, "ow", days_ago=3)
    shop.visit(anna, days_ago=1)

    assert [line.kind for line in _say(shop, anna)] == ["let_down"]


def test_an_answered_let_down_is_said_no_more(shop: Shop, anna: CustomerId) -> None:
    answer = _moment(shop, anna, "wow")
    _moment(shop, anna, "ow", days_ago=3, answered_by=answer)

    assert [line.kind for line in _say(shop, anna)] == ["ask"]


def test_days_of_who_lives_with_them_are_told_with_their_relation(
    shop: Shop, anna: CustomerId
) -> None:
    femi = shop.customer("Femi", birthday="2.12.")
    _lives_with(shop, anna, femi, "husband")
    with shop.store.action("edit_customer", anna, at=shop.now):
        PersonalDate.create(customer=anna, label="Wedding day", day="--11-24")
        PersonalDate.create(customer=femi, label="name day", day="--11-30")
        PersonalDate.create(customer=anna, label="Shop opened", day="--06-01")

    lines = _say(shop, anna)

    assert _told(lines) == [
        ("date", "{label} {when}."),
        ("date", "{who}, {label} {when}."),
        ("date", "{who}, birthday {when}."),
    ]
    assert lines[2].text.args["who"] == lines[1].text.args["who"]


def test_nothing_is_said_of_the_days_of_who_has_died(shop: Shop, anna: CustomerId) -> None:
    femi = shop.customer("Femi", birthday="2.12.")
    _lives_with(shop, anna, femi)
    with shop.store.action("edit_customer", femi, at=shop.now):
        Customer.update(status="deceased").where(Customer.id == femi).execute()

    assert [line.kind for line in _say(shop, anna)] == ["ask"]
    assert _say(shop, femi) == []


def test_an_expired_fact_is_not_told(shop: Shop, anna: CustomerId) -> None:
    _fact(shop, anna, "on holiday", is_pinned=1, expires_on=shop.today)

    assert [line.kind for line in _say(shop, anna)] == ["ask"]


def test_nobody_in_the_trash_is_talked_to(shop: Shop, anna: CustomerId) -> None:
    _moment(shop, anna, "ow")
    customers.trash(shop.store, anna, now=shop.now)

    assert _say(shop, anna, is_private=True) == []


def test_a_full_stop_of_the_customer_is_not_written_twice(shop: Shop, anna: CustomerId) -> None:
    _moment(shop, anna, "wow", days_ago=3, words="Nobody does that anymore.")
    _moment(shop, anna, "ow", days_ago=2, words="You sent me to another. ")

    let_down, *_others, wow = _say(shop, anna, is_private=True)

    assert let_down.text.args["words"] == "You sent me to another"
    assert wow.text.args["words"] == "Nobody does that anymore"
