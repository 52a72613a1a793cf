"""Cards that are owed, printed, posted, handed over or let go."""

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, thank_yous
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    """A newcomer who was here today, so that a thank-you is owed by the first rule."""
    anna = shop.customer("Anna Berg", tier="a_list")
    shop.visit(anna, "20", what="a red rose")
    return anna


def _states(shop: Shop) -> list[tuple[str, str]]:
    return [(row["subject_key"], row["state"]) for row in shop.rows("thank_you")]


def _due(shop: Shop) -> list[tuple[str, str]]:
    return [(card.subject_key, card.state) for card in thank_yous.due(shop.store, on=shop.today)]


def test_a_first_purchase_owes_a_card_that_is_no_row_yet(shop: Shop, anna: CustomerId) -> None:
    (card,) = thank_yous.due(shop.store, on=shop.today)

    assert (card.subject_key, card.state) == (f"first_purchase:customer:{anna}", "due")
    assert (card.name, card.tier, card.occasion) == ("Anna Berg", "a_list", "thank_you")
    assert card.reason.args["what"] == "a red rose"
    assert shop.rows("thank_you") == []


def test_a_card_goes_from_due_to_printed_to_posted_and_back_by_undo(
    shop: Shop, anna: CustomerId
) -> None:
    before, key = shop.dump(), f"first_purchase:customer:{anna}"

    thank_yous.mark_printed(shop.store, [key], {key: "Thank you.\nRosa"}, now=shop.now)
    (row,) = shop.rows("thank_you")
    assert (row["state"], row["words"], row["closed_on"]) == ("printed", "Thank you.\nRosa", None)
    assert row["printed_at"] == "2026-11-20T11:00:00.000Z"
    printed_key = f"printed_card:thank_you:{row['id']}"
    assert _due(shop) == [(printed_key, "printed")]

    thank_yous.mark_posted(shop.store, [printed_key], now=shop.now)
    (row,) = shop.rows("thank_you")
    assert (row["state"], row["closed_on"]) == ("posted", "2026-11-20")
    assert _due(shop) == []

    shop.undo()
    assert _due(shop) == [(printed_key, "printed")]
    shop.undo()
    assert shop.dump() == before
    assert _due(shop) == [(key, "due")]


def test_the_key_of_the_prompt_posts_a_printed_card_too(shop: Shop, anna: CustomerId) -> None:
    key = f"first_purchase:customer:{anna}"
    thank_yous.mark_printed(shop.store, [key], {}, now=shop.now)

    thank_yous.mark_posted(shop.store, [key], now=shop.now)

    assert _states(shop) == [(key, "posted")]


def test_several_cards_are_one_deed(shop: Shop, anna: CustomerId) -> None:
    tom = shop.customer("Tom")
    shop.visit(tom)
    keys = [f"first_purchase:customer:{who}" for who in (anna, tom)]

    thank_yous.mark_printed(shop.store, keys, {}, now=shop.now)
    thank_yous.mark_posted(shop.store, keys, now=shop.now)
    assert [state for _, state in _states(shop)] == ["posted", "posted"]
    assert shop.deeds()[-2:] == ["print_cards", "post_cards"]
    assert shop.changes[-1].label.args == {"n": 2}

    shop.undo()
    assert [state for _, state in _states(shop)] == ["printed", "printed"]


def test_a_card_that_is_not_owed_stops_all_and_nothing_is_written(
    shop: Shop, anna: CustomerId
) -> None:
    key, before = f"first_purchase:customer:{anna}", shop.dump()

    for keys in ([key, "whim:thank_you:99"], ["printed_card:thank_you:99"], ["'"], []):
        with pytest.raises(ShopError):
            thank_yous.mark_printed(shop.store, keys, {}, now=shop.now)
        with pytest.raises(ShopError):
            thank_yous.mark_posted(shop.store, keys, now=shop.now)
    assert shop.dump() == before


def test_a_posted_card_can_not_be_posted_or_handed_over_again(shop: Shop, anna: CustomerId) -> None:
    key = f"first_purchase:customer:{anna}"
    thank_yous.hand_over(shop.store, key, now=shop.now)
    assert _states(shop) == [(key, "handed_over")]
    before = shop.dump()

    with pytest.raises(ShopError):
        thank_yous.hand_over(shop.store, key, now=shop.now)
    with pytest.raises(ShopError):
        thank_yous.mark_posted(shop.store, [key], now=shop.now)
    assert shop.dump() == before


def test_a_card_let_go_is_not_asked_for_again_and_its_reason_is_remembered(
    shop: Shop, anna: CustomerId
) -> None:
    key, before = f"first_purchase:customer:{anna}", shop.dump()

    thank_yous.skip(shop.store, key, reason="thanked in person", now=shop.now)

    assert _states(shop) == [(key, "skipped")]
    (answer,) = shop.rows("prompt_answer")
    assert (answer["state"], answer["reason"]) == ("dismissed", "thanked in person")
    assert _due(shop) == []
    shop.undo()
    assert shop.dump() == before
    assert _due(shop) == [(key, "due")]


def test_the_owners_whim_owes_a_card_with_its_own_key(shop: Shop, anna: CustomerId) -> None:
    tom = shop.customer("Tom", known_before=True)
    before = shop.dump()

    first = thank_yous.owe(shop.store, tom, reason="helped carry the sacks.", now=shop.now)
    second = thank_yous.owe(shop.store, tom, occasion="get_well", now=shop.now)

    assert _states(shop) == [(f"whim:thank_you:{n}", "due") for n in (first, second)]
    whims = [card for card in thank_yous.due(shop.store, on=shop.today) if card.name == "Tom"]
    assert [(card.occasion, card.reason.args) for card in whims] == [
        ("thank_you", {"reason": "helped carry the sacks"}),
        ("get_well", {}),
    ]
    shop.undo()
    shop.undo()
    assert shop.dump() == before


def test_a_whim_after_an_undone_one_gets_a_new_key(shop: Shop, anna: CustomerId) -> None:
    first = thank_yous.owe(shop.store, anna, now=shop.now)
    shop.undo()

    assert thank_yous.owe(shop.store, anna, now=shop.now) > first


@pytest.mark.parametrize(
    ("who", "occasion", "reason", "field"),
    [
        (99, "thank_you", "", "customer_id"),
        (1, "party", "", "occasion"),
        (1, "thank_you", "x" * 9_000, "reason"),
    ],
)
def test_a_bad_whim_is_refused(
    shop: Shop, anna: CustomerId, who: int, occasion: str, reason: str, field: str
) -> None:
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        thank_yous.owe(shop.store, CustomerId(who), occasion=occasion, reason=reason, now=shop.now)

    assert anna == 1
    assert refused.value.field == field
    assert shop.dump() == before


def test_nobody_in_the_trash_is_owed_a_card(shop: Shop, anna: CustomerId) -> None:
    whim = thank_yous.owe(shop.store, anna, now=shop.now)
    customers.trash(shop.store, anna, now=shop.now)

    assert _due(shop) == []
    with pytest.raises(ShopError):
        thank_yous.hand_over(shop.store, f"whim:thank_you:{whim}", now=shop.now)


def test_a_birthday_is_a_card_among_the_others(shop: Shop) -> None:
    eva = shop.customer("Eva", birthday="24.11.", known_before=True)

    assert _due(shop) == [(f"birthday:customer:{eva}:2026", "due")]


def test_thanks_that_were_only_said_let_nobody_at_home_wait_for_a_card(
    shop: Shop, anna: CustomerId
) -> None:
    tom = shop.customer("Tom")
    shop.share_letterbox(tom, anna)
    for said, states in ((thank_yous.say_in_person, ["due"]), (thank_yous.hand_over, [])):
        key = f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}"
        said(shop.store, key, now=shop.now)
        shop.visit(tom)
        assert [state for _key, state in _due(shop)] == states
        shop.undo()
