"""What kinds of tables the book has, read from the book itself.

Nothing here creates tables; the migrations do.
"""

from typing import NamedTuple

from smallcrm.storage.driver import Connection

JOURNAL_TABLES = frozenset({"change_group", "change", "numbering"})
DERIVED_TABLES = frozenset(
    {
        "customer_figures",
        "customer_rhythm",
        "visit_month",
        "prompt",
        "search_document",
        "finder_word",
        "derived_state",
    }
)
SEARCH_TABLES = frozenset({"finder_start", "finder_inside"})
# Half-written entries, the helpers' PINs, and files too large for a journal: no deeds to undo.
UNTRACKED_TABLES = frozenset({"on_hold", "helper_pin", "kept_file"})


class TrackedTable(NamedTuple):
    """A table whose every change is journalled.

    columns: all of them, id first. customer_columns: those that hold a customer's id.
    """

    name: str
    columns: tuple[str, ...]
    customer_columns: tuple[str, ...]


class Pointer(NamedTuple):
    """A column that points at the rows of another table."""

    table: str
    column: str


def tracked_tables(connection: Connection) -> list[TrackedTable]:
    """The tables that the owner's words live in, by name. Empty before the first migration."""
    names = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    ).fetchall()
    return [_described(connection, name) for (name,) in names if _is_tracked(name)]


def pointing_at(connection: Connection) -> dict[str, list[Pointer]]:
    """For each tracked table the columns that point at its rows."""
    found: dict[str, list[Pointer]] = {}
    for table in tracked_tables(connection):
        for key in connection.execute(f"PRAGMA main.foreign_key_list({table.name})"):
            found.setdefault(key[2], []).append(Pointer(table.name, key[3]))
    return found


def _is_tracked(name: str) -> bool:
    if name in JOURNAL_TABLES | DERIVED_TABLES | UNTRACKED_TABLES:
        return False
    return not any(name == table or name.startswith(f"{table}_") for table in SEARCH_TABLES)


def _described(connection: Connection, name: str) -> TrackedTable:
    columns = tuple(row[1] for row in connection.execute(f"PRAGMA main.table_info({name})"))
    keys = connection.execute(f"PRAGMA main.foreign_key_list({name})").fetchall()
    customers = tuple(sorted(row[3] for row in keys if row[2] == "customer"))
    return TrackedTable(name, columns, ("id",) if name == "customer" else customers)
