"""Undo and redo of an import, at once and after other things were done."""

import pytest

from smallcrm.domain.ids import GroupId
from smallcrm.storage.check import check
from tests.builders import Shop
from tests.exchange.bringing import SAMPLES, Counts, bring, counts, names, rows, sample

CONTACTS = rows(
    "Name,Phone,Company\nAnna Berg,0171 5551234,Flora\nTom Becker,030 1111234,\n"
    "Mia Sand,030 2222345,\nOle Lund,,\n"
)


def must_be_sound(shop: Shop) -> None:
    assert check(shop.path, on=shop.today).findings == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_undo_restores_the_book_exactly_and_redo_brings_it_back(shop: Shop, name: str) -> None:
    shop.customer("Anna Berg", phone="0171 5551234")
    contacts, rejected = sample(name)
    before = shop.dump()
    bring(shop, contacts)
    after = shop.dump()
    assert after != before

    shop.undo()
    assert shop.dump() == before
    must_be_sound(shop)
    shop.redo()
    assert shop.dump() == after
    must_be_sound(shop)
    assert counts(shop, contacts, rejected).new == 0


def test_the_same_file_again_changes_nothing_after_undo_and_redo(shop: Shop) -> None:
    bring(shop, CONTACTS)
    shop.undo()
    shop.redo()
    assert counts(shop, CONTACTS) == Counts(same=4)


def test_after_undo_the_same_file_brings_everybody_again(shop: Shop) -> None:
    bring(shop, CONTACTS)
    shop.undo()
    assert bring(shop, CONTACTS) == (4, 0)
    assert names(shop) == ["Anna Berg", "Tom Becker", "Mia Sand", "Ole Lund"]
    must_be_sound(shop)


def test_undo_also_takes_changes_of_known_people_back(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    before = shop.dump()
    bring(shop, CONTACTS)
    assert shop.row("customer", anna)["company"] == "Flora"
    shop.undo()
    assert shop.dump() == before


def test_undo_out_of_order_keeps_and_names_the_new_who_were_here_since(shop: Shop) -> None:
    old = shop.customer("Anna Berg", phone="0171 5551234")
    bring(shop, CONTACTS)
    group = int(shop.store.value("SELECT max(id) FROM change_group"))
    tom, mia, ole = (row["id"] for row in shop.rows("customer")[1:])
    shop.later(days=1)
    shop.visit(tom, what="hose")
    shop.visit(old, what="roses")

    kept = shop.store.undo_group(GroupId(group), at=shop.now)

    assert kept == {tom}
    assert names(shop) == ["Anna Berg", "Tom Becker"]
    assert shop.row("customer", old)["company"] == "", "only what was changed since stays"
    assert {mia, ole}.isdisjoint(row["customer_id"] for row in shop.rows("phone"))
    must_be_sound(shop)
    assert counts(shop, CONTACTS) == Counts(new=2, same=1, changed=1)
