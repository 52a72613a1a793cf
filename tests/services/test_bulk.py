"""Verbs on many customers: one deed each, taken back by one undo."""

from collections.abc import Callable

import pytest

from smallcrm.domain.errors import Cancelled, Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence
from smallcrm.services import bulk, customers
from smallcrm.services.customer_filters import topics
from smallcrm.services.thank_yous import due
from smallcrm.storage.backup import FOLDER, copies
from tests.builders import Shop

Verb = Callable[[Shop, list[CustomerId]], int]

VERBS: dict[str, Verb] = {
    "set_tiers": lambda shop, ids: bulk.set_tiers(shop.store, ids, "a_list", now=shop.now),
    "trash_customers": lambda shop, ids: bulk.trash_customers(shop.store, ids, now=shop.now),
    "tag_customers": lambda shop, ids: bulk.tag_customers(
        shop.store, ids, "Roses", wants=False, now=shop.now
    ),
    "untag_customers": lambda shop, ids: bulk.untag_customers(
        shop.store, ids, _topic(shop, "tools"), now=shop.now
    ),
    "owe_thank_yous": lambda shop, ids: bulk.owe_thank_yous(shop.store, ids, now=shop.now),
}


def _topic(shop: Shop, name: str) -> int:
    found = bulk.topic_called(shop.store, name)
    assert found is not None
    return found


@pytest.fixture
def people(shop: Shop) -> list[CustomerId]:
    ids = [shop.customer(f"Customer {n}") for n in range(5)]
    bulk.tag_customers(shop.store, ids, "Tools", now=shop.now)
    return ids


@pytest.mark.parametrize("key", VERBS)
def test_each_verb_is_one_deed_and_one_undo(shop: Shop, people: list[CustomerId], key: str) -> None:
    before, deeds = shop.dump(), shop.deeds()
    assert VERBS[key](shop, people) == 5
    assert shop.deeds() == [*deeds, key]
    assert shop.changes[-1].label.args["n"] == 5
    assert shop.dump() != before

    shop.undo()

    assert shop.dump() == before


@pytest.mark.parametrize("key", VERBS)
def test_doing_it_again_changes_nothing(shop: Shop, people: list[CustomerId], key: str) -> None:
    VERBS[key](shop, people)
    before, deeds = shop.dump(), shop.deeds()
    assert VERBS[key](shop, people) == 0
    assert shop.dump() == before
    assert shop.deeds() == deeds


@pytest.mark.parametrize("key", VERBS)
def test_who_lies_in_the_trash_is_passed_over(
    shop: Shop, people: list[CustomerId], key: str
) -> None:
    customers.trash(shop.store, people[0], now=shop.now)
    assert VERBS[key](shop, [*people, CustomerId(999_999)]) == 4


def test_a_no_replaces_a_yes_and_a_topic_has_one_spelling(
    shop: Shop, people: list[CustomerId]
) -> None:
    assert bulk.tag_customers(shop.store, people[:2], "TOOLS", wants=False, now=shop.now) == 2
    said = {row["customer_id"]: row["wants"] for row in shop.rows("customer_topic")}
    assert [said[number] for number in people] == [0, 0, 1, 1, 1]
    assert [topic.name for topic in topics(shop.store)] == ["Tools"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_topic_needs_a_short_name(shop: Shop, people: list[CustomerId], name: str) -> None:
    before = shop.dump()
    with pytest.raises(Invalid) as refused:
        bulk.tag_customers(shop.store, people, name, now=shop.now)
    assert refused.value.field == "topic"
    assert shop.dump() == before


def test_each_is_owed_one_card_and_the_dead_none(shop: Shop, people: list[CustomerId]) -> None:
    with shop.store.action("set_status", people[4], at=shop.now):
        shop.store.connection.execute(
            "UPDATE customer SET status='deceased' WHERE id=?", (people[4],)
        )
    bulk.owe_thank_yous(shop.store, people[:1], reason="for the help", now=shop.now)
    assert bulk.owe_thank_yous(shop.store, people, now=shop.now) == 3
    owed = [card.customer_id for card in due(shop.store, on=shop.today)]
    assert sorted(owed) == people[:4]


def test_a_cancelled_verb_leaves_everything_as_it_was(shop: Shop, people: list[CustomerId]) -> None:
    class Stopping:
        def step(self, done: int, total: int, doing: Sentence) -> None:
            if done:
                raise Cancelled

    before = shop.dump()
    with pytest.raises(Cancelled):
        bulk.trash_customers(shop.store, people, now=shop.now, progress=Stopping())
    assert shop.dump() == before


def test_a_safe_copy_is_made_before_many_are_changed(shop: Shop) -> None:
    few = [shop.customer(f"Customer {n}") for n in range(3)]
    bulk.set_tiers(shop.store, few, "regular", now=shop.now)
    place = shop.path.parent / FOLDER
    assert not copies(place)

    many = [*few, *(shop.customer(f"More {n}") for n in range(bulk.MANY))]
    bulk.trash_customers(shop.store, many, now=shop.now)
    (copy,) = copies(place)
    assert copy.customers == len(many)
