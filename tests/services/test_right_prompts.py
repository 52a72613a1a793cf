"""Making it right on Today: a row from the let-down to the check-back, stable under undo."""

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import helpers, moments, recoveries
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.today import today
from smallcrm.storage.check import check
from tests.builders import Shop
from tests.services.right_shop import given, let_down


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def _rows(shop: Shop) -> list[tuple[str, str, str]]:
    return [
        (row["subject_key"].rpartition(":")[0], row["action"], row["show_from"])
        for row in shop.rows("prompt")
        if row["group_code"] == "make_it_right"
    ]


def test_from_the_let_down_to_its_end_one_thing_after_the_other_waits(
    shop: Shop, anna: CustomerId
) -> None:
    steps = []
    moment = let_down(shop, anna, "It leaks.")
    steps.append(_rows(shop))
    file = recoveries.open_file(shop.store, anna, moment, now=shop.now)
    steps.append(_rows(shop))
    given(shop, file)
    steps.append(_rows(shop))
    recoveries.move_check_back(shop.store, file, "+1", now=shop.now)
    steps.append(_rows(shop))
    person = recoveries.people(shop.store, file)[0].id
    outcomes.close(shop.store, person, "turned", now=shop.now)
    steps.append(_rows(shop))

    go_on = ("make_right:file", "right", "2026-11-20")
    assert steps == [
        [("make_right:moment", "right", "2026-11-20")],
        [go_on, ("check_back:person", "call", "2026-11-24")],
        [("check_back:person", "call", "2026-11-24")],
        [("check_back:person", "call", "2026-11-21")],
        [],
    ]
    undone = []
    for _ in range(4):
        shop.undo()
        undone.append(_rows(shop))
    assert undone == steps[3::-1]
    for number in range(1, 5):
        shop.redo()
        assert _rows(shop) == steps[number]


def test_a_newcomer_stands_above_whoever_waits_longer_until_the_fourth_visit(shop: Shop) -> None:
    regular = shop.customer("Bob Cox", known_before=True)
    let_down(shop, regular, "Broken.")
    shop.later(days=9)
    newcomer = shop.customer("Carla Dee")
    let_down(shop, newcomer, "Rude.")

    def names() -> list[str]:
        (group,) = [g for g in today(shop.store, on=shop.today).groups if g.code == "make_it_right"]
        return [row.name for row in group.rows]

    assert names() == ["Carla Dee", "Bob Cox"]
    for visit in range(4):
        assert names()[0] == "Carla Dee", visit
        shop.visit(newcomer)
    assert names() == ["Bob Cox", "Carla Dee"]
    shop.undo()
    assert names() == ["Carla Dee", "Bob Cox"]


def test_taking_a_step_out_asks_for_one_again(shop: Shop, anna: CustomerId) -> None:
    moment = let_down(shop, anna)
    file = recoveries.open_file(shop.store, anna, moment, now=shop.now)
    given(shop, file)
    assert len(_rows(shop)) == 1
    step = recoveries.remedies(shop.store, file)[0]
    recoveries.remove_remedy(shop.store, file, step.id, now=shop.now)
    assert len(_rows(shop)) == 2


def test_everybody_who_shares_a_file_is_asked_how_it_is(shop: Shop, anna: CustomerId) -> None:
    paz = shop.customer("Javier Paz")
    file = recoveries.open_file(shop.store, anna, let_down(shop, anna), now=shop.now)
    recoveries.share(shop.store, file, paz, now=shop.now)
    given(shop, file)
    assert [key for key, _, _ in _rows(shop)] == ["check_back:person"] * 2


def test_somebody_else_answered_the_let_down_and_nothing_waits(
    shop: Shop, anna: CustomerId
) -> None:
    moment = let_down(shop, anna)
    draft = MomentDraft(anna, "wow", answers=(moment,))
    shop.later(minutes=5)
    moments.record_moment(shop.store, draft, now=shop.now)
    assert _rows(shop) == []


def test_who_becomes_an_owner_is_asked_for_otherwise(shop: Shop, anna: CustomerId) -> None:
    ben = helpers.add_helper(shop.store, "Ben", now=shop.now)
    given(shop, recoveries.open_file(shop.store, anna, let_down(shop, anna), now=shop.now), by=ben)
    (before,) = [row["reason_key"] for row in shop.rows("prompt") if row["action"] == "call"]

    helpers.change_helper(shop.store, ben, "Ben", is_owner=True, now=shop.now)

    (after,) = [row["reason_key"] for row in shop.rows("prompt") if row["action"] == "call"]
    assert before.startswith("The owner calls")
    assert after.startswith("You saw to it yourself")
    assert check(shop.path, on=shop.today).findings == ()
