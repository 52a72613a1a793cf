"""What lies where a book is expected is told apart, and never touched unless it is one."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from smallcrm.domain.errors import StoreError
from smallcrm.storage import migrations
from smallcrm.storage.book import Book
from smallcrm.storage.book_file import FileKind, kind_of_file, refuse_unless_book, schema_of
from smallcrm.storage.driver import APPLICATION_ID, DatabaseError, connect
from smallcrm.storage.store import Store
from tests.storage.books import NOON, ShopBook, tracked


def empty(path: Path) -> None:
    path.write_bytes(b"")


def junk(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1_000)


def cut_off(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def encrypted(path: Path) -> None:
    path.write_bytes(bytes((n * 7 + n // 256) % 256 for n in range(8_192)))


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
        connection.commit()


def newer(path: Path) -> None:
    Store.open(path, now=NOON).close()
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={migrations.SCHEMA + 1}")


REFUSED: list[tuple[Callable[[Path], None], FileKind]] = [
    (empty, FileKind.EMPTY),
    (junk, FileKind.JUNK),
    (cut_off, FileKind.JUNK),
    (encrypted, FileKind.ENCRYPTED),
    (other_program, FileKind.OTHER_PROGRAM),
    (newer, FileKind.NEWER),
]


@pytest.mark.parametrize(("make", "kind"), REFUSED)
def test_what_is_not_our_book_is_refused_and_left_byte_for_byte(
    tmp_path: Path, make: Callable[[Path], None], kind: FileKind
) -> None:
    path = tmp_path / "shop.smallcrm"
    make(path)
    before = path.read_bytes()
    assert kind_of_file(path) is kind
    with pytest.raises(StoreError):
        Store.open(path, now=NOON)
    with pytest.raises(StoreError):
        Book(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["shop.smallcrm"]


def test_each_kind_has_its_own_sentence(tmp_path: Path) -> None:
    told = set()
    kinds = [(make, kind) for make, kind in REFUSED if make is not cut_off]
    for number, (make, _) in enumerate(kinds):
        path = tmp_path / f"{number}.smallcrm"
        make(path)
        with pytest.raises(StoreError) as refusal:
            refuse_unless_book(path)
        told.add(refusal.value.sentence.key)
    with pytest.raises(StoreError) as refusal:
        refuse_unless_book(tmp_path / "nothing.smallcrm")
    told.add(refusal.value.sentence.key)
    assert len(told) == len(kinds) + 1


def test_a_missing_book_is_made_whole_and_knows_its_program(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "shop.smallcrm"
    assert kind_of_file(path) is FileKind.MISSING
    Store.open(path, now=NOON).close()
    assert kind_of_file(path) is FileKind.BOOK
    assert schema_of(path) == migrations.SCHEMA
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_half_a_book_from_a_crash_while_it_was_made_does_not_stand_in_the_way(
    tmp_path: Path,
) -> None:
    path = tmp_path / "shop.smallcrm"
    path.with_name("shop.smallcrm.unfinished").write_bytes(b"half a book")
    book = ShopBook(path)
    book.customer()
    book.store.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_book_that_vanished_beside_its_log_is_not_made_anew(book: ShopBook) -> None:
    book.customer()
    gone = book.path.with_name("gone")
    gone.mkdir()
    log = book.path.with_name(f"{book.path.name}-wal")
    left = gone / log.name
    shutil.copy(log, left)
    before = left.read_bytes()
    with pytest.raises(StoreError, match="is gone"):
        Store.open(gone / book.path.name, now=NOON)
    assert [each.name for each in gone.iterdir()] == [log.name]
    assert left.read_bytes() == before


def test_a_newer_book_is_known_even_when_only_its_log_says_so(
    book: ShopBook, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"
    killed.mkdir()
    with closing(connect(book.path)) as newer_program:
        newer_program.execute("PRAGMA user_version=99")
        for ending in ("", "-wal"):
            name = book.path.name + ending
            shutil.copy(book.path.with_name(name), killed / name)
        newer_program.execute(f"PRAGMA user_version={migrations.SCHEMA}")
    path = killed / book.path.name
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer"):
        Store.open(path, now=NOON)
    assert path.read_bytes() == before


def test_a_folder_or_a_path_through_a_file_has_its_plain_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "shop.smallcrm"
    folder.mkdir()
    with pytest.raises(StoreError, match="can not be read"):
        Store.open(folder, now=NOON)
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(StoreError, match="can not be written"):
        Store.open(file / "below" / "shop.smallcrm", now=NOON)


def test_a_looked_at_book_can_not_be_written(book: ShopBook) -> None:
    book.customer()
    before = tracked(book.path)
    with Book(book.path) as looked_at, pytest.raises(DatabaseError, match="readonly"):
        looked_at.connection.execute("DELETE FROM customer")
    assert tracked(book.path) == before


def test_a_book_is_looked_at_while_its_window_saves(book: ShopBook) -> None:
    with Book(book.path) as looked_at:
        assert looked_at.value("SELECT count(*) FROM customer") == 0
        book.customer()
        assert looked_at.value("SELECT count(*) FROM customer") == 1
