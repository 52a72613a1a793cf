"""What the rules of thanks find in a real book, each after it is switched on."""

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.prompt_rules import CHOOSABLE
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import moments, rules, thank_yous, visits
from smallcrm.storage.check import check
from tests.builders import Shop

OFTEN = 25


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    """One of the best, known since 1996; all rules are on."""
    for code in CHOOSABLE:
        rules.save_rule(shop.store, code, is_on=True, now=shop.now)
    return shop.customer("Anna", known_before=True, tier="a_list", customer_since="1996")


def _keys(shop: Shop) -> set[str]:
    return {key for note in thank_yous.due_notes(shop.store, on=shop.today) for key in note.keys}


def test_a_tick_on_a_visit_is_thanked_for(shop: Shop, anna: CustomerId) -> None:
    draft = VisitDraft(anna, loyalty=("asked_our_advice", "gave_advice", "invited_us"))
    visits.record_visit(shop.store, draft, now=shop.now)
    ticks = {row["kind"]: row["id"] for row in shop.rows("loyalty_tick")}
    assert _keys(shop) >= {
        f"advice:tick:{ticks['gave_advice']}",
        f"helped:tick:{ticks['invited_us']}",
    }
    assert check(shop.path, on=shop.today).findings == ()
    shop.undo()
    assert _keys(shop) == set()


def test_patience_is_thanked_for_once_it_is_right_again(shop: Shop, anna: CustomerId) -> None:
    down = moments.record_moment(
        shop.store, MomentDraft(anna, "ow", "the hose leaks"), now=shop.now
    )
    shop.later(hours=1)
    assert not any(key.startswith("patience") for key in _keys(shop))
    better = MomentDraft(anna, "wow", "new one at once", answers=(down,))
    moments.record_moment(shop.store, better, now=shop.now)
    assert f"patience:moment:{down}" in _keys(shop)


def test_the_round_visit_and_the_round_years_are_found(shop: Shop, anna: CustomerId) -> None:
    for ago in range(OFTEN - 1):
        shop.visit(anna, days_ago=ago + 1)
    assert not any(key.startswith("round_number") for key in _keys(shop))
    shop.visit(anna)
    assert _keys(shop) == {
        f"round_number:customer:{anna}:25",
        f"years:customer:{anna}:2026",  # 30 years; the first visit in the book was in October
    }
    shop.visit(anna)
    assert f"round_number:customer:{anna}:25" in _keys(shop)
    assert check(shop.path, on=shop.today).findings == ()
