"""Undo in its order, out of its order, and never over another person's rows."""

from datetime import timedelta

import pytest

from smallcrm.domain.changes import Change
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.domain.sentence import CustomerRef
from smallcrm.storage.undo import OFFERED_DAYS
from smallcrm.storage.undo_plan import customers_changed_since, outcome, outlook
from tests.storage.books import NOON, ShopBook, tracked


def name_of(book: ShopBook, customer: int) -> str | None:
    found = book.store.value("SELECT name FROM customer WHERE id=?", customer)
    return None if found is None else str(found)


def last_group(book: ShopBook) -> GroupId:
    return GroupId(book.store.value("SELECT max(id) FROM change_group"))


def put_and_fail(book: ShopBook) -> None:
    with book.deed():
        book.put("visit")
        raise KeyError


def test_the_id_of_a_deleted_customer_is_never_given_to_another(book: ShopBook) -> None:
    anna = book.customer("Anna")
    book.remove("customer", anna)
    bob = book.customer("Bob")
    assert bob > anna
    book.undo()
    book.undo()
    assert tracked(book.path)["customer"][0][2] == "Anna"
    assert book.ids("customer") == [anna]


def test_ids_stay_apart_across_close_and_reopen(book: ShopBook) -> None:
    book.remove("customer", book.customer("Anna"))
    book.reopen()
    bob = book.customer("Bob")
    book.reopen()
    book.undo()
    book.undo()
    assert name_of(book, bob) is None
    assert [name_of(book, row) for row in book.ids("customer")] == ["Anna"]


def test_an_action_that_moves_nothing_leaves_no_step(book: ShopBook) -> None:
    heard: list[Change] = []
    anna = book.customer()
    book.store.listen(heard.append)
    with book.deed():
        pass
    book.change("customer", anna, name="Anna Berg")
    assert heard == []
    assert book.store.value("SELECT count(*) FROM change_group") == 1


def test_an_action_that_fails_leaves_nothing(book: ShopBook) -> None:
    heard: list[Change] = []
    book.store.listen(heard.append)
    before = tracked(book.path)
    with pytest.raises(KeyError):
        put_and_fail(book)
    assert tracked(book.path) == before
    assert heard == []
    assert book.store.value("SELECT count(*) FROM change_group") == 0
    assert book.store.value("SELECT count(*) FROM change") == 0
    book.customer()


def test_a_deed_is_offered_with_its_words_and_only_for_some_days(book: ShopBook) -> None:
    anna = book.customer()
    with book.store.action("rename", anna, at=NOON, by=None, old="Anna"):
        book.store.connection.execute("UPDATE customer SET name='Anne'")
    step = book.store.undo_step(NOON + timedelta(days=OFFERED_DAYS))
    assert step is not None
    assert (step.label.key, step.label.args) == (
        "rename",
        {"customer": CustomerRef(anna), "old": "Anna"},
    )
    assert book.store.undo_step(NOON + timedelta(days=OFFERED_DAYS, seconds=1)) is None


def test_undo_never_reaches_under_a_deed_made_while_the_clock_was_wrong(book: ShopBook) -> None:
    anna = book.customer("Anna")
    with book.store.action("rename", at=NOON - timedelta(days=9_000)):
        book.store.connection.execute("UPDATE customer SET name='Anne'")
    assert book.undo() is None
    assert name_of(book, anna) == "Anne"


def test_a_new_deed_ends_redo(book: ShopBook) -> None:
    book.customer("Anna")
    book.undo()
    assert book.store.redo_step(NOON) is not None
    book.customer("Bob")
    assert book.redo() is None


def test_an_import_is_taken_back_around_those_who_were_changed_since(book: ShopBook) -> None:
    with book.deed("import") as imported:
        anna, bob, cleo = (CustomerId(book.put("customer", name=n)) for n in ("A", "B", "C"))
    visit = book.add("visit", customer_id=bob)
    book.change("customer", cleo, notes="Likes tea")
    assert customers_changed_since(book.store.connection, imported) == {bob, cleo}

    assert book.store.undo_group(imported, at=NOON) == {bob, cleo}
    assert book.ids("customer") == [bob, cleo]
    assert book.ids("visit") == [visit]
    assert name_of(book, anna) is None


def test_what_was_changed_and_put_back_since_does_not_keep_a_customer(book: ShopBook) -> None:
    with book.deed("import") as imported:
        anna = book.put("customer")
    book.change("customer", anna, notes="Likes tea")
    book.undo()
    assert book.store.undo_group(imported, at=NOON) == frozenset()
    assert book.ids("customer") == []


def test_what_a_later_undo_left_in_effect_still_keeps_its_customer(book: ShopBook) -> None:
    with book.deed("import") as imported:
        anna, bob = (CustomerId(book.put("customer", name=n)) for n in ("A", "B"))
    with book.deed("tiers") as tiers:
        book.store.connection.execute("UPDATE customer SET tier='a_list'")
    book.change("customer", anna, tier="regular")
    assert book.store.undo_group(tiers, at=NOON) == {anna}
    book.undo()
    assert customers_changed_since(book.store.connection, imported) == {anna}
    book.store.undo_group(imported, at=NOON)
    assert book.ids("customer") == [anna]
    assert bob not in book.ids("customer")


def test_a_helper_who_served_somebody_since_is_not_taken_away(book: ShopBook) -> None:
    with book.deed("helpers") as hired:
        mia, leo = book.put("helper"), book.put("helper", name="Leo")
    visit = book.add("visit", served_by=mia)
    book.store.undo_group(hired, at=NOON)
    assert book.ids("helper") == [mia]
    assert leo != mia
    assert book.store.value("SELECT served_by FROM visit WHERE id=?", visit) == mia


def test_an_undone_deed_and_an_undo_can_not_be_put_back_from_the_history(book: ShopBook) -> None:
    book.customer()
    group = last_group(book)
    book.undo()
    undo = last_group(book)
    for each in (group, undo):
        with pytest.raises(ShopError, match="already undone"):
            book.store.undo_group(each, at=NOON)


def test_what_no_longer_fits_is_refused_and_changes_nothing(book: ShopBook) -> None:
    mia = book.add("helper", key_number=1)
    moved = book.change("helper", mia, key_number=2)
    book.add("helper", name="Leo", key_number=1)
    before = tracked(book.path)
    with pytest.raises(ShopError, match="stands in its place"):
        book.store.undo_group(moved, at=NOON)
    assert tracked(book.path) == before
    assert book.undo() is not None


def test_an_undo_out_of_order_keeps_the_words_of_its_deed(book: ShopBook) -> None:
    anna = book.customer()
    with book.store.action("rename", anna, at=NOON) as group:
        book.store.connection.execute("UPDATE customer SET name='Anne'")
    book.store.undo_group(group, at=NOON)
    assert book.store.latest is not None
    assert book.store.latest.label.args == {"customer": CustomerRef(anna)}
    assert book.store.latest.undoes == group


def test_a_visit_moved_to_another_customer_touches_both(book: ShopBook) -> None:
    anna, bob = book.customer("Anna"), book.customer("Bob")
    visit = book.add("visit", customer_id=anna)
    book.change("visit", visit, customer_id=bob)
    assert book.store.latest is not None
    assert book.store.latest.customers == {anna, bob}
    assert book.store.value("SELECT customer_id FROM customer_figures") == bob


def test_a_number_is_never_given_twice_even_after_undo(book: ShopBook) -> None:
    book.customer()
    first = book.store.value("SELECT number FROM customer")
    book.undo()
    book.customer()
    assert book.store.value("SELECT number FROM customer") == first + 1
    book.undo()
    with book.deed():
        assert book.store.next_number("customer", wanted=5_000) == 5_000
        assert book.store.next_number("customer", wanted=7) == 7
        book.put("customer")
    assert book.store.value("SELECT number FROM customer") == 5_001


def test_an_older_deed_goes_back_while_later_ones_on_the_same_customer_stay(
    book: ShopBook,
) -> None:
    anna = CustomerId(book.customer("Anna"))
    renamed = book.change("customer", anna, name="Anne", notes="Likes tea")
    visit = book.add("visit", customer_id=anna)
    book.change("customer", anna, notes="Likes coffee")

    assert book.store.undo_group(renamed, at=NOON) == {anna}

    row = book.store.connection.execute("SELECT name, notes FROM customer").fetchone()
    assert row == ("Anna", "Likes coffee"), "the name goes back, the later note stays"
    assert book.ids("visit") == [visit]
    after = outcome(book.store.connection, renamed, last_group(book))
    assert [row.columns for row in after.goes] == [{"name"}]
    assert [row.columns for row in after.stays] == [{"notes"}]
    book.redo()
    assert book.store.connection.execute("SELECT name, notes FROM customer").fetchone() == (
        "Anne",
        "Likes coffee",
    )


def test_a_new_row_on_which_something_later_hangs_stays(book: ShopBook) -> None:
    anna = book.customer("Anna")
    with book.deed("visits") as noted:
        first, second = (book.put("visit", customer_id=anna) for _ in range(2))
    book.add("moment", customer_id=anna, visit_id=second)
    ahead = outlook(book.store.connection, noted)
    assert [row.row_id for row in ahead.goes] == [first]
    assert [row.row_id for row in ahead.stays] == [second]
    book.store.undo_group(noted, at=NOON)
    assert book.ids("visit") == [second]


def test_a_deed_of_which_everything_was_changed_since_is_refused(book: ShopBook) -> None:
    anna = book.customer("Anna")
    renamed = book.change("customer", anna, name="Anne")
    book.change("customer", anna, name="Anya")
    before = tracked(book.path)
    with pytest.raises(ShopError, match="nothing of it can go back"):
        book.store.undo_group(renamed, at=NOON)
    assert tracked(book.path) == before
    assert book.store.value("SELECT count(*) FROM change_group WHERE undoes_group_id > 0") == 0


def test_the_last_deed_is_taken_back_whole_from_the_history_too(book: ShopBook) -> None:
    book.customer("Anna")
    group = last_group(book)
    assert outlook(book.store.connection, group).stays == ()
    assert book.store.undo_group(group, at=NOON) == frozenset()
    assert outcome(book.store.connection, group, last_group(book)).stays == ()
