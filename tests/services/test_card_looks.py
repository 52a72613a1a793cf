"""What is chosen for one card: remembered with it, in its batch, after a jam, and undone."""

import pytest

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.errors import ShopError
from smallcrm.printing.templates import wordings
from smallcrm.services import card_batches, card_looks, own_pictures, thank_yous
from smallcrm.services.card_pieces import pieces
from smallcrm.services.own_pictures import CardLook
from tests.builders import Shop

BLUE = CardChoice("meadow", "#4A6484", saves_ink=False, mode="by_hand")


def newcomer(shop: Shop, name: str = "Anna Berg") -> str:
    """Somebody with a first purchase; the key of the card that is owed for it."""
    anna = shop.customer(name, preferred_name=name.split(maxsplit=1)[0])
    shop.visit(anna, "12", what="a rose")
    return f"first_purchase:customer:{anna}"


def choose(shop: Shop, key: str, choice: CardChoice) -> None:
    card_looks.choose(shop.store, key, choice, now=shop.now)


def test_a_card_is_printed_as_it_was_chosen_and_the_others_as_the_shop_has_them(
    shop: Shop,
) -> None:
    keys = [newcomer(shop), newcomer(shop, "Bob Cox")]
    own_pictures.save_card_look(shop.store, CardLook("#7A4E6B"), now=shop.now)
    choose(shop, keys[0], BLUE)

    anna, bob = pieces(shop.store, keys, wordings, on=shop.today)

    assert (anna.design, anna.colour, anna.saves_ink, anna.mode) == BLUE
    assert (bob.design, bob.colour, bob.saves_ink, bob.mode) == ("", "#7A4E6B", True, "")
    assert card_looks.chosen_for(shop.store, keys[0], on=shop.today) == BLUE


def test_choosing_is_undone_and_choosing_the_same_is_no_deed(shop: Shop) -> None:
    key = newcomer(shop)
    before = shop.dump()
    choose(shop, key, CardChoice())
    assert shop.dump() == before

    choose(shop, key, BLUE)
    deeds = len(shop.deeds())
    choose(shop, key, BLUE)
    assert len(shop.deeds()) == deeds
    assert [card.state for card in thank_yous.due(shop.store, on=shop.today)] == ["due"]
    shop.undo()

    assert card_looks.chosen_for(shop.store, key, on=shop.today) == CardChoice()


def test_a_card_that_jammed_keeps_its_look_and_its_words(shop: Shop) -> None:
    key = newcomer(shop)
    card = card_batches.PrintedCard((key,), "Mine own words.\n\nAnd more.", BLUE.code)
    made = card_batches.record(shop.store, [card], stock="a4_quarter_fold", now=shop.now)
    with pytest.raises(ShopError, match="printed already"):
        choose(shop, key, CardChoice("sprig"))
    card_batches.came_out(shop.store, made, {1}, now=shop.now)

    (piece,) = pieces(shop.store, [key], wordings, on=shop.today)

    assert piece.text == ("Mine own words.", "And more.")
    assert (piece.design, piece.mode) == ("meadow", "by_hand")


def test_a_choice_stays_with_the_note_when_another_reason_leads_it(shop: Shop) -> None:
    key = newcomer(shop)
    choose(shop, key, BLUE)
    (card,) = thank_yous.due(shop.store, on=shop.today)
    thank_yous.owe(shop.store, card.customer_id, reason="brought us cake", now=shop.now)
    (note,) = thank_yous.due_notes(shop.store, on=shop.today)
    assert note.keys[0] != key

    assert card_looks.chosen_for(shop.store, note.keys[0], on=shop.today) == BLUE
    (piece,) = pieces(shop.store, [note.keys[0]], wordings, on=shop.today)
    assert piece.colour == "#4A6484"
