"""The journal: every change of every tracked row, kept for the life of the book.

It is filled by triggers of the connection, so that no write can forget it. Taking changes back is
the business of `storage/undo.py`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.changes import Label
from smallcrm.domain.ids import CustomerId, GroupId, HelperId
from smallcrm.domain.sentence import args_as_json
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.driver import BULK_CACHE_KIB, Connection
from smallcrm.storage.schema import TrackedTable, tracked_tables

# A household's row names nobody; its members do, and who comes or leaves changes it for all. So do
# those who share the file of a let-down, come to one opening or were sent to one neighbour. What a
# helper is decides what is asked about the files that they put right.
_ROWS = "SELECT row_id FROM change WHERE group_id = ?1 AND table_name = '{table}'"
_BEFORE = "SELECT json_extract(before, '$.{column}') FROM change WHERE group_id = ?1"
_SHARED = {
    "household": f"""
SELECT customer_id FROM household_member WHERE household_id IN ({_ROWS.format(table="household")})
""",
    "household_member": f"""
SELECT customer_id FROM household_member WHERE household_id IN (
  SELECT household_id FROM household_member WHERE id IN ({_ROWS.format(table="household_member")})
  UNION {_BEFORE.format(column="household_id")} AND table_name = 'household_member')
""",
    "opening": f"""
SELECT customer_id FROM special_request WHERE opening_id IN ({_ROWS.format(table="opening")})
""",
    "recovery": f"""
SELECT customer_id FROM recovery_customer WHERE recovery_id IN ({_ROWS.format(table="recovery")})
""",
    "remedy": f"""
SELECT customer_id FROM recovery_customer WHERE recovery_id IN (
  SELECT recovery_id FROM remedy WHERE id IN ({_ROWS.format(table="remedy")})
  UNION {_BEFORE.format(column="recovery_id")} AND table_name = 'remedy')
""",
    "neighbour": f"""
SELECT customer_id FROM sent_elsewhere
WHERE neighbour_id IN ({_ROWS.format(table="neighbour")}) AND customer_id IS NOT NULL
""",
    "helper": f"""
SELECT customer_id FROM recovery_customer WHERE outcome = '' AND recovery_id IN (
  SELECT id FROM recovery WHERE fixed_by IN ({_ROWS.format(table="helper")}))
""",
}


class Moved(NamedTuple):
    """Which rows a group moved: how many, of which tables, belonging to whom."""

    row_count: int
    tables: frozenset[str]
    customers: frozenset[CustomerId]


def install(connection: Connection) -> None:
    """Make this connection journal every change; without an open group any change then fails."""
    connection.execute("CREATE TEMP TABLE current_group (id INTEGER, is_bulk INTEGER)")
    for table in tracked_tables(connection):
        for trigger in _triggers(table):
            connection.execute(trigger)


def open_group(
    connection: Connection,
    label: Label,
    *,
    at: datetime,
    by: HelperId | None,
    undoes: GroupId | None = None,
) -> GroupId:
    """Begin a group; changes belong to it until close_group. Call inside a transaction."""
    cursor = connection.execute(
        "INSERT INTO change_group (at, made_by, label_key, label_args, undoes_group_id)"
        " VALUES (?, ?, ?, ?, ?)",
        (instant_text(at), by, label.key, args_as_json(label.args), undoes),
    )
    group = GroupId(cursor.lastrowid or 0)
    connection.execute("INSERT INTO current_group VALUES (?, 0)", (group,))
    return group


def close_group(connection: Connection) -> None:
    """End the open group; the next change needs a new one.

    Raises RuntimeError when a bulk insert failed on the way: half of its rows would be kept.
    """
    if connection.execute("SELECT is_bulk FROM current_group").fetchone() == (1,):
        raise RuntimeError("a bulk insert failed inside this action; nothing of it can be kept")
    connection.execute("DELETE FROM current_group")


def insert_many(
    connection: Connection, table: str, columns: Iterable[str], rows: Iterable[tuple[object, ...]]
) -> None:
    """Insert many rows into a tracked table and journal them with one statement; all or none.

    A trigger per row would cost more than the rows themselves; ids of the table only grow and the
    transaction holds the book, so the new rows are exactly those above the highest id ever given.
    Raises ValueError for a table that is not tracked and for ids that were given before.
    """
    connection.execute(f"PRAGMA cache_size=-{BULK_CACHE_KIB}")
    described = next((t for t in tracked_tables(connection) if t.name == table), None)
    if described is None:
        raise ValueError(f"{table} is not journalled")
    names = tuple(columns)
    places = ", ".join("?" * len(names))
    top = _highest_id_ever(connection, table)
    # Switched back only when all went well: close_group refuses to keep half of the rows. (A
    # savepoint would do the same, but makes a long import fifteen times slower.)
    connection.execute("UPDATE current_group SET is_bulk=1")
    added = connection.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows
    ).rowcount
    noted = connection.execute(
        "INSERT INTO change (group_id, op, table_name, row_id, customer_ids)"
        f" SELECT (SELECT id FROM current_group), 'I', ?, id, {_owners(described, table)}"
        f" FROM {table} WHERE id > ?",
        (table, top),
    ).rowcount
    if noted != max(0, added):
        raise ValueError(f"rows of {table} were given ids that were used before")
    connection.execute("UPDATE current_group SET is_bulk=0")


def _highest_id_ever(connection: Connection, table: str) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name=?", (table,)).fetchone()
    return int(row[0]) if row else 0


def moved(connection: Connection, group: GroupId) -> Moved:
    """What the group has moved so far."""
    found = connection.execute(
        "SELECT table_name, customer_ids, count(*) FROM change WHERE group_id=? GROUP BY 1, 2",
        (group,),
    ).fetchall()
    customers = {CustomerId(int(word)) for _, owners, _ in found for word in owners.split()}
    tables = frozenset(table for table, _, _ in found)
    for shared in tables & _SHARED.keys():
        owners = connection.execute(_SHARED[shared], (group,)).fetchall()
        customers |= {CustomerId(row[0]) for row in owners}
    return Moved(
        row_count=sum(count for _, _, count in found),
        tables=tables,
        customers=frozenset(customers),
    )


def forget_group(connection: Connection, group: GroupId) -> None:
    """Remove a group that moved nothing, so that undo never offers an empty step."""
    connection.execute("DELETE FROM change_group WHERE id=?", (group,))


def _owners(table: TrackedTable, row: str) -> str:
    """SQL for the ids of the customers to whom a row belongs, separated by spaces."""
    parts = [f"coalesce({row}.{column}, '')" for column in table.customer_columns]
    if len(parts) < 2:
        return parts[0] if parts else "''"
    together = " || ' ' || ".join(parts)
    return f"trim({together})"


def _triggers(table: TrackedTable) -> list[str]:
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in table.columns[1:])
    before = " UNION ALL ".join(
        f"SELECT '{column}' AS k, OLD.{column} AS v WHERE OLD.{column} IS NOT NEW.{column}"
        for column in table.columns[1:]
    )
    whole = ", ".join(f"'{column}', OLD.{column}" for column in table.columns)
    old, new = _owners(table, "OLD"), _owners(table, "NEW")
    both = old if table.name == "customer" or not table.customer_columns else _joined(old, new)
    parts: Mapping[str, tuple[str, str, str, str]] = {
        "INSERT": ("(SELECT is_bulk FROM current_group) IS NOT 1", "NEW.id", new, "NULL"),
        "UPDATE": (changed, "OLD.id", both, f"(SELECT json_group_object(k, v) FROM ({before}))"),
        "DELETE": ("1", "OLD.id", old, f"json_object({whole})"),
    }
    return [
        f"CREATE TEMP TRIGGER journal_{event.lower()}_{table.name} AFTER {event}"
        f" ON main.{table.name} WHEN {when} BEGIN"
        " INSERT INTO change (group_id, op, table_name, row_id, customer_ids, before) VALUES"
        f" ((SELECT id FROM current_group), '{event[0]}', '{table.name}', {row_id},"
        f" {owners}, {values}); END"
        for event, (when, row_id, owners, values) in parts.items()
    ]


def _joined(old: str, new: str) -> str:
    """SQL for the old owners, and the new ones where a row moves to another customer."""
    return f"CASE WHEN ({old}) = ({new}) THEN ({old}) ELSE ({old}) || ' ' || ({new}) END"
