"""The sheet of labels that is in use, and sheets of the shop's own."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.printing.stock import stock, stock_from
from smallcrm.services import own_stocks, used_sheets
from tests.builders import Shop

LABELS = stock("l7160")
FULL = tuple(range(1, 22))
TAGS = {
    "kind": "label",
    "sheet_mm": [210, 297],
    "columns": 2,
    "rows": 4,
    "size_mm": [90, 60],
    "from_mm": [10, 20],
    "pitch_mm": [95, 62],
}


def print_on(shop: Shop, sheet: used_sheets.Sheet, places: Collection[int]) -> None:
    """Labels are printed on these places."""
    with shop.store.action("use_places", at=shop.now):
        used_sheets.mark_used(shop.store, sheet, places)


def test_printing_goes_on_after_the_used_places_and_over_to_the_next_sheet(shop: Shop) -> None:
    store = shop.store
    assert used_sheets.next_places(store, LABELS, 3) == (1, 2, 3)

    print_on(shop, LABELS, (1, 2, 3, 7))

    assert used_sheets.used(store, LABELS) == {1, 2, 3, 7}
    assert used_sheets.next_places(store, LABELS, 4) == (4, 5, 6, 8)
    assert used_sheets.next_places(store, LABELS, 20)[-3:] == (22, 23, 24)
    shop.undo()
    assert used_sheets.used(store, LABELS) == frozenset()


def test_places_on_further_sheets_leave_the_last_sheet_in_use(shop: Shop) -> None:
    print_on(shop, LABELS, range(20, 20 + 25))

    assert used_sheets.used(shop.store, LABELS) == {1, 2}


def test_a_full_sheet_is_forgotten_and_a_new_one_can_be_begun(shop: Shop) -> None:
    print_on(shop, LABELS, FULL)
    assert used_sheets.used(shop.store, LABELS) == frozenset()

    print_on(shop, LABELS, (1,))
    used_sheets.new_sheet(shop.store, LABELS, now=shop.now)
    assert used_sheets.used(shop.store, LABELS) == frozenset()
    shop.undo()
    assert used_sheets.used(shop.store, LABELS) == {1}


def test_who_has_the_sheet_in_hand_says_where_to_begin(shop: Shop) -> None:
    print_on(shop, LABELS, (7, 8))

    assert used_sheets.next_places(shop.store, LABELS, 2, start_at=7) == (7, 8)
    with pytest.raises(Invalid, match="1 to 21"):
        used_sheets.next_places(shop.store, LABELS, 2, start_at=22)


def test_marks_on_the_picture_say_exactly_what_is_gone(shop: Shop) -> None:
    print_on(shop, LABELS, (1, 2))
    used_sheets.set_used(shop.store, LABELS, {2, 21, 99}, now=shop.now)

    assert used_sheets.used(shop.store, LABELS) == {2, 21}


def test_a_card_of_a_whole_sheet_leaves_no_part_used_sheet(shop: Shop) -> None:
    print_on(shop, stock("a4_quarter_fold"), (1, 2, 3))

    assert shop.rows("used_sheet") == []


@given(st.sets(st.integers(1, 21), max_size=20), st.integers(1, 60))
def test_no_place_is_given_twice(gone: set[int], count: int) -> None:
    class Remembered:
        """A book that remembers one sheet."""

        def value(self, _sql: str, _code: str) -> str:
            return str(sorted(gone))

    places = used_sheets.next_places(Remembered(), LABELS, count)  # type: ignore[arg-type]

    assert len(set(places)) == count
    assert not gone & set(places)
    assert list(places) == sorted(places)


def test_a_sheet_of_our_own_is_kept_changed_and_taken_away(shop: Shop) -> None:
    store = shop.store
    code = own_stocks.save_own_stock(store, " Gift  tags ", TAGS, stock_from, now=shop.now)
    second = own_stocks.save_own_stock(store, "gift tags", TAGS, stock_from, now=shop.now)

    assert (code, second) == ("own_gift_tags", "own_gift_tags_2")
    kept = own_stocks.own_stock(store, code)
    assert kept is not None
    assert (kept.name, kept.numbers) == ("Gift tags", TAGS)
    assert len(stock_from(kept.numbers, code).places) == 8

    wider = {**TAGS, "size_mm": [92, 60]}
    own_stocks.save_own_stock(store, "Gift tags", wider, stock_from, code=code, now=shop.now)
    own_stocks.delete_own_stock(store, second, now=shop.now)
    assert [(row.code, row.numbers["size_mm"]) for row in own_stocks.own_stocks(store)] == [
        (code, [92, 60])
    ]
    shop.undo()
    assert len(own_stocks.own_stocks(store)) == 2


def test_places_of_a_sheet_that_is_laid_out_otherwise_or_gone_are_used_no_more(shop: Shop) -> None:
    store = shop.store
    code = own_stocks.save_own_stock(store, "Tags", TAGS, stock_from, now=shop.now)
    print_on(shop, stock_from(TAGS, code), (1, 2))
    deeds = shop.deeds()
    own_stocks.save_own_stock(store, "Tags", TAGS, stock_from, code=code, now=shop.now)
    assert shop.deeds() == deeds

    nearer = {**TAGS, "from_mm": [9, 20]}
    own_stocks.save_own_stock(store, "Tags", nearer, stock_from, code=code, now=shop.now)
    assert used_sheets.used(store, stock_from(nearer, code)) == {1, 2}
    fewer = {**TAGS, "rows": 3}
    own_stocks.save_own_stock(store, "Tags", fewer, stock_from, code=code, now=shop.now)
    assert used_sheets.used(store, stock_from(fewer, code)) == frozenset()

    shop.undo()
    own_stocks.delete_own_stock(store, code, now=shop.now)
    again = own_stocks.save_own_stock(store, "Tags", TAGS, stock_from, now=shop.now)
    assert (again, used_sheets.used(store, stock_from(TAGS, code))) == (code, frozenset())


def test_numbers_that_can_not_be_right_are_not_kept(shop: Shop) -> None:
    for wrong, field in (({"size_mm": [99, 60]}, "pitch_mm"), ({"rows": 5}, "rows")):
        with pytest.raises(Invalid) as error:
            own_stocks.save_own_stock(
                shop.store, "Tags", {**TAGS, **wrong}, stock_from, now=shop.now
            )
        assert error.value.field == field
    with pytest.raises(Invalid, match="needs a name"):
        own_stocks.save_own_stock(shop.store, "  ", TAGS, stock_from, now=shop.now)
    assert own_stocks.own_stocks(shop.store) == []
