"""Half-written entries on disk: kept, changed, let go, and never in the way of a deed."""

from pathlib import Path

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import Entry, HeldAs
from smallcrm.services import customers, on_hold
from smallcrm.services.on_hold import Keeping
from smallcrm.services.upkeep import begin_day
from smallcrm.storage.driver import connect
from tests.builders import Shop

HOSTILE = "Robert'); DROP TABLE customer;-- \x00 \ud800 <img src=x> ' \" " + "ö" * 100_000


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def entry(whose: CustomerId | None, what: str, minute: int = 0) -> Entry:
    return Entry(HeldAs("was_here", whose), {"what": what}, f"2026-11-20T11:{minute:02}:00.000Z")


def words(shop: Shop) -> list[object]:
    return [row.entry.words["what"] for row in on_hold.held(shop.store)]


def test_words_are_on_disk_for_everybody_at_once(shop: Shop, anna: CustomerId) -> None:
    on_hold.keep(shop.store, [Keeping(entry(anna, "half a wo"))])
    other = connect(shop.path)
    try:
        [(form, whose)] = other.execute("SELECT form, customer_id FROM on_hold").fetchall()
    finally:
        other.close()
    assert (form, whose) == ("was_here", anna)


def test_hostile_words_come_back_as_they_were(shop: Shop, anna: CustomerId) -> None:
    on_hold.keep(shop.store, [Keeping(entry(anna, HOSTILE))])
    assert words(shop) == [HOSTILE]


def test_the_entry_whose_words_changed_last_comes_first(shop: Shop, anna: CustomerId) -> None:
    first, _second = on_hold.keep(
        shop.store, [Keeping(entry(anna, "old", 1)), Keeping(entry(None, "new", 2))]
    )
    assert words(shop) == ["new", "old"]
    on_hold.keep(shop.store, [Keeping(entry(anna, "older", 3), first)])
    assert words(shop) == ["older", "new"]


def test_what_is_let_go_is_gone_and_the_rest_stays(shop: Shop, anna: CustomerId) -> None:
    first, _second = on_hold.keep(
        shop.store, [Keeping(entry(anna, "one", 1)), Keeping(entry(anna, "two", 2))]
    )
    on_hold.keep(shop.store, let_go=[first])
    assert words(shop) == ["two"]


def test_undo_knows_nothing_of_them(shop: Shop, anna: CustomerId) -> None:
    on_hold.keep(shop.store, [Keeping(entry(anna, "half"))])
    assert shop.undo() is not None
    assert shop.rows("customer") == []
    assert words(shop) == ["half"]


def test_nothing_is_kept_while_a_deed_is_being_saved(shop: Shop, anna: CustomerId) -> None:
    with shop.store.action("edit_customer", anna, at=shop.now), pytest.raises(ShopError):
        on_hold.keep(shop.store, [Keeping(entry(anna, "half"))])
    assert words(shop) == []


def test_a_damaged_row_is_shown_without_words(shop: Shop) -> None:
    with shop.store.untracked() as connection:
        connection.execute(
            "INSERT INTO on_hold (form, customer_id, fields, kept_at) VALUES ('', 99, '[1]', '')"
        )
    [row] = on_hold.held(shop.store)
    assert dict(row.entry.words) == {}


def test_who_is_purged_from_the_trash_takes_the_entries_along(shop: Shop, anna: CustomerId) -> None:
    on_hold.keep(shop.store, [Keeping(entry(anna, "hers")), Keeping(entry(None, "new"))])
    customers.trash(shop.store, anna, now=shop.now)
    shop.later(days=91)
    begin_day(shop.store, now=shop.now)
    assert words(shop) == ["new"]


def test_the_book_brings_them_back_after_it_was_never_closed(tmp_path: Path) -> None:
    shop = Shop.in_folder(tmp_path)
    on_hold.keep(shop.store, [Keeping(entry(None, "before the power went"))])
    seen = connect(shop.path)
    copy = tmp_path / "after"
    copy.mkdir()
    for part in tmp_path.glob("shop.scrm*"):
        (copy / part.name).write_bytes(part.read_bytes())
    seen.close()
    shop.close()
    again = Shop(copy / "shop.scrm")
    assert words(again) == ["before the power went"]
    again.close()
