"""Thanks for a big purchase, held against what was usual when it was noted."""

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services import rules, thank_yous, visits
from smallcrm.storage.check import check
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    """A shop with twenty baskets of 10, that watches for big ones; Anna is known for long."""
    rules.save_rule(shop.store, "big_purchase", is_on=True, now=shop.now)
    crowd = shop.customer("Everybody", known_before=True)
    for day in range(20):
        shop.visit(crowd, "10", days_ago=day + 1)
    return shop.customer("Anna Berg", known_before=True)


def _due(shop: Shop) -> list[str]:
    return [note.keys[0] for note in thank_yous.due_notes(shop.store, on=shop.today)]


def test_more_than_twice_the_usual_is_thanked_for_and_twice_is_not(
    shop: Shop, anna: CustomerId
) -> None:
    shop.visit(anna, "20")
    assert _due(shop) == []

    big = shop.visit(anna, "20,01", what="a mower.")

    assert _due(shop) == [f"big_purchase:visit:{big}"]
    (note,) = thank_yous.due_notes(shop.store, on=shop.today)
    assert note.reasons[0].key == "A big purchase {when}: {what}."
    assert note.reasons[0].args["usual_minor"] == 1000
    assert check(shop.path, on=shop.today).findings == ()
    shop.undo()
    assert _due(shop) == []


def test_what_was_usual_then_holds_whatever_is_bought_later(shop: Shop, anna: CustomerId) -> None:
    big = shop.visit(anna, "30")
    for _ in range(25):
        shop.visit(shop.customer("Tom", known_before=True), "100")
    assert f"big_purchase:visit:{big}" in _due(shop)
    assert shop.rows("thank_you")[0]["reason_args"].count('"usual_minor": 1000') == 1


def test_a_corrected_moved_or_removed_visit_takes_its_thanks_along(
    shop: Shop, anna: CustomerId
) -> None:
    tom, before = shop.customer("Tom", known_before=True), len(shop.deeds())
    big = shop.visit(anna, "90")
    visits.move_visit(shop.store, big, tom, now=shop.now)
    (note,) = thank_yous.due_notes(shop.store, on=shop.today)
    assert note.customer_id == tom

    draft = visits.draft_of(shop.store, big)
    draft.amount_text = "9"
    visits.edit_visit(shop.store, big, draft, now=shop.now)
    assert _due(shop) == []
    draft.amount_text = "95"
    visits.edit_visit(shop.store, big, draft, now=shop.now)
    assert len(_due(shop)) == 1
    visits.delete_visit(shop.store, big, now=shop.now)
    assert shop.rows("thank_you") == []

    while len(shop.deeds()) > before:
        shop.undo()
    assert shop.rows("thank_you") == []


def test_nothing_is_found_while_off_nor_among_few_baskets_nor_long_ago(shop: Shop) -> None:
    anna = shop.customer("Anna", known_before=True)
    shop.visit(anna, "900")
    rules.save_rule(shop.store, "big_purchase", is_on=True, now=shop.now)
    shop.visit(anna, "900")
    for _ in range(20):
        shop.visit(anna, "10")
    shop.visit(anna, "900", days_ago=31)
    assert shop.rows("thank_you") == []


def test_switched_off_again_it_is_silent_and_a_posted_card_rests_it(
    shop: Shop, anna: CustomerId
) -> None:
    shop.visit(anna, "90")
    rules.save_rule(shop.store, "big_purchase", is_on=False, now=shop.now)
    assert _due(shop) == []
    rules.save_rule(shop.store, "big_purchase", is_on=True, now=shop.now)
    thank_yous.mark_posted(shop.store, _due(shop), now=shop.now)
    shop.visit(anna, "90")
    assert _due(shop) == []
