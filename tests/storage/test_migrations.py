"""Steps bring every released book to today's schema, and undo reaches over them where it may."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import peewee
import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import GroupId
from smallcrm.storage.check import check
from smallcrm.storage.database import BookDatabase
from smallcrm.storage.driver import Connection, DatabaseError, connect, connect_copy
from smallcrm.storage.migrations import SCHEMA, STEPS, Step, migrate
from smallcrm.storage.models import MODELS
from smallcrm.storage.schema import tracked_tables
from smallcrm.storage.store import Store
from tests.storage.books import NOON, TODAY, ShopBook

RELEASED = Path(__file__).resolve().parent.parent / "data" / "schema"
NICKNAME = Step("ALTER TABLE customer ADD COLUMN nickname TEXT NOT NULL DEFAULT ''")
RENAMED = Step("ALTER TABLE customer RENAME COLUMN form_of_address TO spoken", stops_undo=True)


class Table(NamedTuple):
    columns: set[tuple[object, ...]]
    keys: set[tuple[object, ...]]
    uniques: set[tuple[str, ...]]
    is_strict: bool


class ModelDatabase(peewee.SqliteDatabase):
    def _connect(self) -> Connection:
        return connect(Path(str(self.database)))


def described(connection: Connection, table: str) -> Table:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    indexes = connection.execute(f"PRAGMA index_list({table})").fetchall()
    return Table(
        # name, type, not null (a primary key never is), part of the primary key
        {(row[1], row[2], bool(row[3] or row[5]), row[5]) for row in columns},
        {(row[2], row[3], row[4] or "id", row[6]) for row in keys},
        {
            tuple(part[2] for part in connection.execute(f"PRAGMA index_info({row[1]})"))
            for row in indexes
            if row[2]
        },
        bool(
            connection.execute(
                "SELECT strict FROM pragma_table_list WHERE name=?", (table,)
            ).fetchone()[0]
        ),
    )


def schema(connection: Connection) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    ).fetchall()


def stepped(path: Path, *steps: Step) -> Store:
    """The book after further steps, opened past the check of its number."""
    with closing(connect(path)) as connection:
        migrate(connection, [*STEPS, *steps])
    database = BookDatabase(path)
    database.connect()
    database.bind(MODELS, bind_refs=False, bind_backrefs=False)
    return Store(database, path)


def test_the_schema_by_migrations_equals_the_schema_by_models(tmp_path: Path) -> None:
    with closing(connect_copy(tmp_path / "steps")) as by_steps:
        migrate(by_steps)
        database = ModelDatabase(str(tmp_path / "models"))
        database.bind(MODELS, bind_refs=False, bind_backrefs=False)
        database.create_tables(MODELS)
        database.close()
        with closing(connect(tmp_path / "models")) as by_models:
            names = [table.name for table in tracked_tables(by_steps)]
            assert names == [table.name for table in tracked_tables(by_models)]
            for name in names:
                assert (name, described(by_steps, name)) == (name, described(by_models, name))


def test_every_tracked_table_is_strict_and_never_gives_an_id_twice(book: ShopBook) -> None:
    connection = book.store.connection
    for table in tracked_tables(connection):
        assert described(connection, table.name).is_strict
        assert table.columns[0] == "id"
        sql = book.store.value("SELECT sql FROM sqlite_schema WHERE name=?", table.name)
        assert "AUTOINCREMENT" in sql


def test_steps_are_applied_once(tmp_path: Path) -> None:
    with closing(connect_copy(tmp_path / "book")) as connection:
        assert migrate(connection) == SCHEMA
        assert migrate(connection) == 0
        assert migrate(connection, [*STEPS, NICKNAME]) == 1
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE extra (id INTEGER); SELECT nonsense",
        "CREATE TABLE extra (id INTEGER); DELETE FROM customer",  # leaves its visits to nobody
    ],
)
def test_a_failing_step_leaves_the_old_book(book: ShopBook, sql: str) -> None:
    book.add("visit")
    book.store.close()
    with closing(connect(book.path)) as connection:
        before = schema(connection)
        with pytest.raises((DatabaseError, RuntimeError)):
            migrate(connection, [*STEPS, NICKNAME, Step(sql)])
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
        assert [name for name, _ in schema(connection)] == [name for name, _ in before]
        assert connection.execute("SELECT count(*) FROM customer").fetchone() == (1,)


def test_what_was_done_under_the_schema_before_can_be_undone(book: ShopBook) -> None:
    anna = book.customer("Anna")
    book.change("customer", anna, notes="Likes tea")
    book.remove("customer", anna)
    book.store.close()

    store = stepped(book.path, NICKNAME)
    for _ in range(2):
        store.undo(at=NOON)
    found = store.connection.execute("SELECT id, name, notes, nickname FROM customer").fetchall()
    assert found == [(anna, "Anna", "", "")]
    store.undo(at=NOON)
    assert store.value("SELECT count(*) FROM customer") == 0
    store.close()


def test_undo_ends_at_a_step_that_renames_what_the_journal_speaks_of(book: ShopBook) -> None:
    anna = book.customer("Anna")
    renamed = book.change("customer", anna, form_of_address="Dr")
    book.undo()
    book.store.close()

    store = stepped(book.path, RENAMED)
    assert store.undo_step(NOON) is None
    assert store.redo_step(NOON) is None
    with pytest.raises(ShopError):
        store.undo_group(GroupId(renamed - 1), at=NOON)
    with store.action("rename", at=NOON):
        store.connection.execute("UPDATE customer SET spoken='Ms'")
    assert store.undo(at=NOON) is not None
    assert store.undo(at=NOON) is None
    assert store.value("SELECT spoken FROM customer") == ""
    store.close()


def test_every_released_schema_is_kept_as_a_real_file() -> None:
    assert sorted(path.name for path in RELEASED.glob("*.smallcrm")) == [
        f"v{number + 1}.smallcrm" for number in range(SCHEMA)
    ]


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_a_released_step_was_never_edited(tmp_path: Path, number: int) -> None:
    copy = shutil.copy(RELEASED / f"v{number}.smallcrm", tmp_path)
    with (
        closing(connect_copy(Path(copy))) as released,
        closing(connect_copy(tmp_path / "steps")) as by_steps,
    ):
        migrate(by_steps, STEPS[:number])
        # Not released yet? Then write the file anew: python -m tests.release_schema
        assert schema(released) == schema(by_steps)


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_a_book_of_every_released_schema_opens_whole_and_can_be_undone(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "shop.smallcrm"
    shutil.copy(RELEASED / f"v{number}.smallcrm", path)
    store = Store.open(path, now=NOON)
    assert store.value("SELECT count(*) FROM customer") > 0
    # What was worked out does not match? Then raise RULES in smallcrm/storage/derived.py.
    assert check(path, on=TODAY).findings == ()
    undone = 0
    while store.undo(at=NOON) is not None:
        undone += 1
        assert check(path, on=TODAY).findings == ()
    assert undone > 0
    store.close()


def test_a_book_worked_out_by_older_rules_is_worked_out_anew_with_its_next_deed(
    book: ShopBook,
) -> None:
    book.add("visit")
    with closing(connect(book.path)) as connection:
        connection.execute("UPDATE derived_state SET value='0' WHERE name='rules'")
        connection.execute("UPDATE customer_figures SET visit_count=9")
    assert check(book.path, on=TODAY).findings == ()
    book.add("helper")
    assert book.store.value("SELECT visit_count FROM customer_figures") == 1
    assert check(book.path, on=TODAY).findings == ()
