"""Cards printed together: one deed, which of them came out, and the pages as printed."""

from datetime import timedelta

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import BatchId, CustomerId
from smallcrm.services import card_batches, thank_yous
from smallcrm.services.card_batches import PrintedCard
from tests.builders import Shop

PAGES = b"%PDF-1.4 ten cards"


@pytest.fixture
def keys(shop: Shop) -> list[str]:
    """Three newcomers to whom a card is owed."""
    names = ("Anna", "Tom", "Javier")
    people = [shop.customer(name) for name in names]
    for person in people:
        shop.visit(person, "20")
    return [f"first_purchase:customer:{person}" for person in people]


def _record(shop: Shop, keys: list[str]) -> BatchId:
    cards = [PrintedCard((key,), f"Words {n}", "sprig") for n, key in enumerate(keys, 1)]
    return card_batches.record(
        shop.store, cards, stock="a4_quarter_fold", start_at=3, pages=PAGES, now=shop.now
    )


def _states(shop: Shop) -> list[tuple[str, int | None, str]]:
    return [(row["state"], row["place"], row["words"]) for row in shop.rows("thank_you")]


def test_a_batch_is_one_deed_and_one_undo_takes_it_back(shop: Shop, keys: list[str]) -> None:
    before = shop.dump()
    batch_id = _record(shop, keys)

    assert _states(shop) == [(("printed"), n, f"Words {n}") for n in (1, 2, 3)]
    assert shop.deeds()[-1] == "print_cards"
    assert shop.changes[-1].label.args == {"n": 3}
    batch = card_batches.batch(shop.store, batch_id)
    assert batch is not None
    assert (batch.stock, batch.mode, batch.start_at) == ("a4_quarter_fold", "printed", 3)
    assert [(card.place, card.name, card.design) for card in batch.cards] == [
        (1, "Anna", "sprig"),
        (2, "Tom", "sprig"),
        (3, "Javier", "sprig"),
    ]

    shop.undo()
    assert shop.dump() == before
    assert card_batches.batch(shop.store, batch_id) is None
    shop.redo()
    assert card_batches.batch(shop.store, batch_id) == batch


def test_what_did_not_come_out_is_owed_again_with_its_words(shop: Shop, keys: list[str]) -> None:
    batch_id = _record(shop, keys)
    after_printing = shop.dump()

    card_batches.came_out(shop.store, batch_id, [2], now=shop.now)

    assert _states(shop) == [
        ("printed", 1, "Words 1"),
        ("due", None, "Words 2"),
        ("printed", 3, "Words 3"),
    ]
    due = [note.keys for note in thank_yous.due_notes(shop.store, on=shop.today)]
    assert (keys[1],) in due
    batch = card_batches.batch(shop.store, batch_id)
    assert batch is not None
    assert [card.place for card in batch.cards] == [1, 3]

    again = _record(shop, [keys[1]])
    thank_yous.mark_posted(shop.store, keys, now=shop.now)
    assert {state for state, _, _ in _states(shop)} == {"posted"}
    shop.undo()
    shop.undo()
    assert card_batches.batch(shop.store, again) is None
    shop.undo()
    assert shop.dump() == after_printing


def test_none_failed_writes_nothing_and_a_posted_card_came_out(shop: Shop, keys: list[str]) -> None:
    batch_id = _record(shop, keys)
    thank_yous.mark_posted(shop.store, keys[:1], now=shop.now)
    deeds = shop.deeds()

    card_batches.came_out(shop.store, batch_id, [], now=shop.now)
    card_batches.came_out(shop.store, batch_id, [1, 99], now=shop.now)

    assert shop.deeds() == deeds
    with pytest.raises(ShopError):
        card_batches.came_out(shop.store, BatchId(77), [1], now=shop.now)


def test_pages_are_kept_for_thirty_days(shop: Shop, keys: list[str]) -> None:
    batch_id = _record(shop, keys)
    assert card_batches.pages_of(shop.store, batch_id) == PAGES

    last = shop.today + timedelta(days=30)
    assert card_batches.let_go_of_old_pages(shop.store, on=last) == 0
    assert card_batches.let_go_of_old_pages(shop.store, on=last + timedelta(days=1)) == 1
    assert card_batches.pages_of(shop.store, batch_id) is None
    (batch,) = card_batches.batches(shop.store)
    assert not batch.has_pages


def test_a_batch_that_can_not_be_leaves_everything_as_it_was(shop: Shop, keys: list[str]) -> None:
    before, one = shop.dump(), PrintedCard((keys[0],))

    for cards in ([], [PrintedCard(())], [PrintedCard(("whim:thank_you:9",))], [one, one]):
        with pytest.raises(ShopError):
            card_batches.record(shop.store, cards, stock="a4_quarter_fold", now=shop.now)
    for wrong in ({"stock": " "}, {"mode": "stamped"}, {"start_at": 0}):
        told = {"stock": "a4_quarter_fold", **wrong}
        with pytest.raises(Invalid):
            card_batches.record(shop.store, [one], now=shop.now, **told)  # type: ignore[arg-type]
    assert shop.dump() == before


def test_the_newest_batch_stands_first(shop: Shop, keys: list[str]) -> None:
    first, second = _record(shop, keys[:1]), _record(shop, keys[1:])
    assert [batch.id for batch in card_batches.batches(shop.store)] == [second, first]
    assert [batch.id for batch in card_batches.batches(shop.store, 1)] == [second]


def test_hostile_words_are_kept_as_plain_text(shop: Shop) -> None:
    anna = CustomerId(shop.customer("Anna"))
    key = f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}"
    words = "<b>\x00\ud800" + "x" * 100_000
    card_batches.record(shop.store, [PrintedCard((key,), words, words)], stock="a6", now=shop.now)
    (row,) = shop.rows("thank_you")
    assert row["words"].startswith("<b>")
