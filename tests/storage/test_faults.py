"""A failing disk or file is told in plain sentences, and nothing is half written."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import peewee
import pytest

from smallcrm.domain.errors import StoreError
from smallcrm.storage.driver import DatabaseError, connect
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.models import ImportHabit
from smallcrm.storage.store import Store
from tests.storage.books import NOON, ShopBook, tracked


@contextmanager
def a_full_disk(book: ShopBook) -> Iterator[None]:
    """The file can not grow by more than a few pages."""
    connection = book.store.connection
    pages = book.store.value("PRAGMA page_count")
    connection.execute(f"PRAGMA max_page_count={pages + 4}")
    yield
    connection.execute("PRAGMA max_page_count=4294967294")


def write_much(book: ShopBook) -> None:
    with book.deed():
        book.put("customer", name="Half written")
        for number in range(50):
            ImportHabit.create(fingerprint=f"{number}", mapping="x" * 10_000)


def write_many(book: ShopBook) -> None:
    rows = ((f"{number}", "x" * 10_000) for number in range(50))
    with book.deed():
        book.store.insert_many("import_habit", ("fingerprint", "mapping"), rows)


@pytest.mark.parametrize("write", [write_much, write_many])
def test_a_full_disk_says_so_and_leaves_nothing_half_written(book: ShopBook, write: object) -> None:
    assert callable(write)
    book.customer("Anna")
    before = tracked(book.path)
    with a_full_disk(book):
        with pytest.raises(StoreError, match="the disk is full"):
            write(book)
        assert tracked(book.path) == before
    write(book)
    assert len(book.ids("import_habit")) == 50
    book.undo()
    assert tracked(book.path) == before


def test_a_book_held_by_another_program_says_so(book: ShopBook) -> None:
    book.customer("Anna")
    book.store.connection.execute("PRAGMA busy_timeout=0")
    with closing(connect(book.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program"):
            book.customer("Bob")
        other.execute("ROLLBACK")
    book.customer("Bob")
    assert len(book.ids("customer")) == 2


def test_a_place_where_no_log_can_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "shop.smallcrm"
    Store.open(path, now=NOON).close()
    path.with_name("shop.smallcrm-wal").mkdir()
    with pytest.raises(StoreError) as refusal:
        Store.open(path, now=NOON)
    assert "can not be written to" in str(refusal.value) or "disk" in str(refusal.value)


def test_damage_met_while_saving_says_so(book: ShopBook) -> None:
    with book.deed():
        for _ in range(500):
            book.put("visit", what="Tea and biscuits")
    book.store.close()
    content = bytearray(book.path.read_bytes())
    content[2 * 4_096 :] = b"\xa5" * (len(content) - 2 * 4_096)
    book.path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="damaged"):
        book.reopen()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("database or disk is full", "the disk is full"),
        ("attempt to write a readonly database", "can not be written to"),
        ("unable to open database file", "can not be written to"),
        ("database is locked", "another program"),
        ("database disk image is malformed", "is damaged"),
        ("file is not a database", "is damaged"),
        ("disk I/O error", "does not answer"),
    ],
)
def test_each_fault_of_the_file_has_its_sentence(words: str, told: str) -> None:
    for kind in (DatabaseError, peewee.OperationalError):
        with pytest.raises(StoreError, match=told), told_plainly():
            raise kind(words)


def fail_to_roll_back() -> None:
    try:
        raise DatabaseError("database or disk is full")
    except DatabaseError:
        raise DatabaseError("cannot rollback - no transaction is active")  # noqa: B904


def test_a_full_disk_behind_a_failing_rollback_is_still_a_full_disk() -> None:
    with pytest.raises(StoreError, match="the disk is full"), told_plainly():
        fail_to_roll_back()


def test_faults_that_are_ours_pass_through() -> None:
    with pytest.raises(peewee.IntegrityError), told_plainly():
        raise peewee.IntegrityError("UNIQUE constraint failed: customer.number")
