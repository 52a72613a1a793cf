"""Half-written entries and PINs are kept beside the deeds, and nothing else is."""

from concurrent.futures import ThreadPoolExecutor

import peewee
import pytest

from smallcrm.domain.changes import Change
from smallcrm.domain.errors import ShopError
from smallcrm.storage.driver import Connection, DatabaseError
from smallcrm.storage.models import Helper
from tests.storage.books import ShopBook

HOLD = "INSERT INTO on_hold (form, fields, kept_at) VALUES (?, '{}', '2024-05-14')"


def held(book: ShopBook) -> list[str]:
    return [row[0] for row in book.store.connection.execute("SELECT form FROM on_hold ORDER BY id")]


def hold(book: ShopBook, form: str) -> None:
    with book.store.untracked() as connection:
        connection.execute(HOLD, (form,))


def hold_and_fail(connection: Connection) -> None:
    connection.execute(HOLD, ("was_here",))
    connection.execute("INSERT INTO on_hold (form) VALUES (NULL)")


def test_a_half_written_entry_is_kept_and_nobody_hears_of_it(book: ShopBook) -> None:
    heard: list[Change] = []
    book.store.listen(heard.append)
    hold(book, "was_here")
    book.reopen()
    assert held(book) == ["was_here"]
    assert heard == []
    assert book.undo() is None


def test_all_of_it_is_kept_or_nothing(book: ShopBook) -> None:
    with pytest.raises(DatabaseError), book.store.untracked() as connection:
        hold_and_fail(connection)
    assert held(book) == []


def test_a_tracked_table_can_not_be_written_there(book: ShopBook) -> None:
    with pytest.raises(DatabaseError), book.store.untracked() as connection:
        connection.execute("INSERT INTO helper (name) VALUES ('Stray')")
    with pytest.raises(DatabaseError), book.store.untracked() as connection:
        connection.execute("DELETE FROM change")
    with pytest.raises(peewee.DatabaseError), book.store.untracked():
        Helper.create(name="Stray")
    assert book.ids("helper") == []


@pytest.mark.parametrize("fails", [False, True])
def test_the_guard_stands_again_afterwards(book: ShopBook, fails: bool) -> None:
    if fails:
        with pytest.raises(KeyError), book.store.untracked():
            raise KeyError
    else:
        hold(book, "was_here")
    with pytest.raises(DatabaseError, match="readonly"):
        book.store.connection.execute(HOLD, ("stray",))
    assert book.add("helper") == 1  # and a deed may write every table


def test_while_a_deed_is_being_saved_it_has_to_wait(book: ShopBook) -> None:
    with book.deed():
        book.put("helper")
        with pytest.raises(ShopError, match="Something else is being saved"):
            hold(book, "here")
        with ThreadPoolExecutor(1) as pool, pytest.raises(ShopError):
            pool.submit(hold, book, "elsewhere").result()
        book.put("helper")
    assert len(book.ids("helper")) == 2
    assert held(book) == []


def test_a_deed_has_to_wait_while_it_is_kept(book: ShopBook) -> None:
    with book.store.untracked() as connection:
        connection.execute(HOLD, ("was_here",))
        with pytest.raises(ShopError):
            book.add("helper")
    assert held(book) == ["was_here"]
