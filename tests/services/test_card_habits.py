"""What the shop chose last for its cards, and that one undo takes a batch and its sheet back."""

from smallcrm.printing.stock import stock
from smallcrm.services import card_batches, thank_yous, used_sheets
from smallcrm.services.card_habits import (
    card_habits,
    note_labels,
    remembering,
    save_habits,
)
from smallcrm.services.story import story
from tests.builders import Shop

SHEET = stock("a4_4up")
LABELS = stock("l7163")


def test_a_batch_remembers_its_paper_and_places_in_one_deed(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    number = thank_yous.owe(shop.store, anna, now=shop.now)
    chosen = card_habits(shop.store)._replace(card_stock=SHEET.code, card_mode="by_hand")
    before = shop.dump()

    card_batches.record(
        shop.store,
        [card_batches.PrintedCard((f"whim:thank_you:{number}",), "Thank you for the cake.")],
        stock=SHEET.code,
        mode="by_hand",
        start_at=2,
        also=remembering(shop.store, SHEET, [2], chosen),
        now=shop.now,
    )

    assert card_habits(shop.store) == chosen
    assert used_sheets.used(shop.store, SHEET) == {2}
    (line,) = story(shop.store, anna, kinds=["card"])
    assert line.detail == "Thank you for the cake."
    shop.undo()
    assert shop.dump() == before


def test_labels_are_noted_with_their_paper_and_nothing_twice(shop: Shop) -> None:
    chosen = card_habits(shop.store)._replace(label_stock=LABELS.code)
    note_labels(shop.store, LABELS, [1, 2], chosen, now=shop.now)
    assert used_sheets.next_places(shop.store, LABELS, 2) == (3, 4)
    before = len(shop.rows("change_group"))

    save_habits(shop.store, chosen, now=shop.now)

    assert len(shop.rows("change_group")) == before
