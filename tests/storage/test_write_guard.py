"""Nothing is written outside an action, and one deed writes at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import peewee
import pytest

from smallcrm.domain.changes import Change
from smallcrm.domain.errors import ShopError
from smallcrm.storage.driver import DatabaseError
from smallcrm.storage.guard import may_write
from smallcrm.storage.models import Customer, Helper
from tests.storage.books import NOON, ShopBook

T = TypeVar("T")


def elsewhere(work: Callable[[], T]) -> T:
    """Do the work on another thread and give its result or its error."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def stray_rename(book: ShopBook) -> None:
    Customer.update(name="Stray").where(Customer.id == book.ids("customer")[0]).execute()


def stray_create() -> None:
    Helper.create(name="Stray")


def test_a_stray_write_raises(book: ShopBook) -> None:
    book.customer()
    with pytest.raises(peewee.OperationalError, match="readonly"):
        stray_rename(book)
    with pytest.raises(peewee.OperationalError, match="readonly"):
        stray_create()
    with pytest.raises(DatabaseError, match="readonly"):
        book.store.connection.execute("DELETE FROM customer")
    assert book.store.value("SELECT name FROM customer") == "Anna Berg"


def test_a_stray_write_raises_on_a_worker_thread_too(book: ShopBook) -> None:
    with pytest.raises(peewee.OperationalError, match="readonly"):
        elsewhere(stray_create)
    assert book.ids("helper") == []


def test_a_stray_write_raises_on_another_thread_while_an_action_is_open(book: ShopBook) -> None:
    with book.deed():
        book.put("helper")
        with pytest.raises(peewee.OperationalError, match="readonly"):
            elsewhere(stray_create)
    assert len(book.ids("helper")) == 1


def test_a_stray_write_raises_again_after_an_action_and_after_a_failed_one(book: ShopBook) -> None:
    book.customer()
    with pytest.raises(peewee.OperationalError, match="readonly"):
        stray_create()
    with pytest.raises(KeyError), book.deed():
        raise KeyError
    with pytest.raises(peewee.OperationalError, match="readonly"):
        stray_create()


WRITING = (
    "DELETE FROM prompt",
    " replace INTO derived_state VALUES ('a', 'b')",
    "WITH a AS (SELECT 1) INSERT INTO finder_word SELECT 'a', 1, 1",
    "WITH a AS (SELECT 'a') INSERT OR IGNORE INTO finder_word SELECT 'a', 1, 1",
    "WITH a AS (SELECT 1) UPDATE prompt SET tier = ''",
    "WITH a AS (SELECT 1) DELETE FROM prompt",
    "INSERT INTO finder_start (finder_start) VALUES ('delete-all')",
    "DROP TABLE prompt",
    "CREATE TABLE stray (id INTEGER)",
    "BEGIN IMMEDIATE",
    "/* read */ DELETE FROM prompt",
)


@pytest.mark.parametrize("sql", WRITING)
def test_tables_without_a_journal_are_guarded_too(book: ShopBook, sql: str) -> None:
    with pytest.raises(DatabaseError, match="readonly"):
        book.store.connection.execute(sql)
    with pytest.raises(DatabaseError, match="readonly"):
        book.store.connection.executescript(sql)
    with pytest.raises(DatabaseError, match="readonly"):
        book.store.connection.cursor().execute(sql)


def test_many_rows_at_once_are_guarded_too_and_reading_is_not(book: ShopBook) -> None:
    connection = book.store.connection
    with pytest.raises(DatabaseError, match="readonly"):
        connection.executemany("INSERT INTO prompt (rule) VALUES (?)", [("a",)])
    sql = "WITH a AS (SELECT replace('Berg', 'B', 'Z') AS name) SELECT name FROM a"
    assert connection.execute(sql).fetchall() == [("Zerg",)]


def test_without_the_guard_the_journal_still_refuses(book: ShopBook) -> None:
    may_write(book.store.connection)
    with pytest.raises(peewee.IntegrityError):  # the change would belong to no group
        stray_create()


def test_with_guard_and_journal_taken_away_the_stray_write_would_succeed(book: ShopBook) -> None:
    connection = book.store.connection
    may_write(connection)
    connection.execute("DROP TRIGGER temp.journal_insert_helper")
    stray_create()
    assert len(book.ids("helper")) == 1


def test_a_second_thread_is_told_to_wait(book: ShopBook) -> None:
    def second() -> None:
        with book.store.action("second", at=NOON):
            stray_create()

    with book.deed():
        book.put("helper")
        with pytest.raises(ShopError, match="Something else is being saved"):
            elsewhere(second)
    elsewhere(second)
    assert len(book.ids("helper")) == 2


def test_an_action_inside_an_action_is_refused_and_the_outer_one_goes_on(book: ShopBook) -> None:
    with book.deed():
        book.put("helper")
        with pytest.raises(ShopError):
            book.customer()
        book.put("helper")
    assert len(book.ids("helper")) == 2


def test_of_two_threads_that_save_at_once_each_is_saved_or_told(book: ShopBook) -> None:
    start = Barrier(2)

    def save() -> int:
        start.wait()
        try:
            with book.store.action("save", at=NOON):
                stray_create()
        except ShopError:
            return 0
        return 1

    with ThreadPoolExecutor(2) as pool:
        saved = sum(future.result() for future in [pool.submit(save), pool.submit(save)])
    assert len(book.ids("helper")) == saved
    assert saved >= 1


def test_a_worker_thread_saves_and_is_announced(book: ShopBook) -> None:
    heard: list[Change] = []
    book.store.listen(heard.append)
    customer = elsewhere(book.customer)
    assert [change.customers for change in heard] == [{customer}]
    assert book.undo() is not None
    assert book.ids("customer") == []


def test_numbers_and_bulk_rows_are_refused_outside_an_action(book: ShopBook) -> None:
    with pytest.raises(RuntimeError):
        book.store.next_number("customer")
    with pytest.raises(RuntimeError):
        book.store.insert_many("helper", ("name",), [("Mia",)])
    with book.deed(), pytest.raises(RuntimeError):
        elsewhere(lambda: book.store.next_number("customer"))
