"""Many rows at once are journalled like rows one by one."""

import pytest

from smallcrm.storage.driver import IntegrityError
from tests.storage.books import NOON, ShopBook, derived_as_kept_and_rebuilt, tracked

PERSON = ("number", "name", "created_at")
AT = "2024-01-01T00:00:00.000Z"


def people(*names: str) -> list[tuple[object, ...]]:
    return [(2_000 + place, name, AT) for place, name in enumerate(names)]


def test_bulk_rows_are_one_step_and_found(book: ShopBook) -> None:
    start = tracked(book.path)
    with book.deed("import"):
        book.store.insert_many("customer", PERSON, people("Anna", "Bob"))
        anna, bob = sorted(book.ids("customer"))
        book.store.insert_many(
            "referral", ("referrer_id", "referred_id", "shop_day"), [(anna, bob, "2024-01-01")]
        )
    assert book.store.latest is not None
    assert book.store.latest.customers == {anna, bob}
    kept, rebuilt = derived_as_kept_and_rebuilt(book.path)
    assert kept == rebuilt
    end = tracked(book.path)
    book.undo()
    assert tracked(book.path) == start
    book.redo()
    assert tracked(book.path) == end


def test_bulk_and_single_rows_mix_in_one_action(book: ShopBook) -> None:
    start = tracked(book.path)
    with book.deed():
        book.put("customer")
        book.store.insert_many("customer", PERSON, people("Anna"))
        book.put("customer")
        book.store.insert_many("helper", ("name",), [])
        book.put("helper")
    assert book.store.value("SELECT count(*) FROM change") == 4
    book.undo()
    assert tracked(book.path) == start


def _insert_and_go_on(book: ShopBook, rows: list[tuple[object, ...]]) -> None:
    with pytest.raises(IntegrityError):
        book.store.insert_many("customer", PERSON, rows)
    book.put("customer", name="Bob")


def test_after_a_failing_bulk_nothing_of_the_action_can_be_kept(book: ShopBook) -> None:
    start = tracked(book.path)
    twins = [*people("Anna"), *people("Twin")]
    with pytest.raises(RuntimeError, match="bulk insert failed"), book.deed():
        _insert_and_go_on(book, twins)
    assert tracked(book.path) == start


def test_ids_given_by_the_caller_are_taken_when_they_are_new(book: ShopBook) -> None:
    with book.deed():
        book.store.insert_many("helper", ("id", "name"), [(10, "Mia"), (12, "Leo")])
    assert book.store.value("SELECT count(*) FROM change WHERE op='I'") == 2
    book.undo()
    assert book.ids("helper") == []


def test_an_id_that_was_used_before_is_refused(book: ShopBook) -> None:
    mia, leo = book.add("helper"), book.add("helper")
    book.remove("helper", leo)
    for used in (mia, leo):
        with pytest.raises((ValueError, IntegrityError)), book.deed():
            book.store.insert_many("helper", ("id", "name"), [(used, "Twin")])
    assert book.ids("helper") == [mia]


def test_a_table_that_is_not_tracked_is_refused(book: ShopBook) -> None:
    with pytest.raises(ValueError, match="change_group"), book.store.action("bulk", at=NOON):
        book.store.insert_many("change_group", ("at",), [("x",)])
