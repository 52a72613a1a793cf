"""Taking changes back and bringing them again, from the journal.

Undo is itself a group of changes, so that redo is undoing the undo. Nothing here decides when.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from smallcrm.domain.changes import Label
from smallcrm.domain.ids import CustomerId, GroupId, HelperId
from smallcrm.domain.sentence import args_from_json
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.driver import Connection
from smallcrm.storage.schema import Pointer, pointing_at

OFFERED_DAYS = 30  # ARCHITECTURE.md: 30 days limit what undo offers; the journal keeps everything


class Step(NamedTuple):
    """A group that undo or redo would take back."""

    group: GroupId
    label: Label
    at: str
    by: HelperId | None


class _Row(NamedTuple):
    op: str
    table: str
    row_id: int
    owners: str
    before: str | None


# A group is in effect while it is neither an undo nor undone. Undo takes the latest of those; its
# age is asked afterwards, or a clock once set back would make undo reach under the latest deed.
_UNDO_SQL = """
SELECT id, label_key, label_args, at, made_by FROM (
    SELECT * FROM change_group
    WHERE undoes_group_id IS NULL AND undone_by_group_id IS NULL
      AND id > (SELECT coalesce(max(id), 0) FROM change_group WHERE NOT is_undoable)
    ORDER BY id DESC LIMIT 1
) WHERE at >= ?
"""

# Redo takes the latest undo that is not itself undone, unless something new was done since.
_REDO_SQL = """
SELECT id, label_key, label_args, at, made_by FROM (
    SELECT * FROM change_group AS g
    WHERE undoes_group_id IS NOT NULL AND undone_by_group_id IS NULL AND is_undoable
      AND id > (SELECT coalesce(max(id), 0) FROM change_group WHERE undoes_group_id IS NULL)
      AND EXISTS (SELECT 1 FROM change_group AS done
                  WHERE done.id = g.undoes_group_id AND done.undoes_group_id IS NULL)
    ORDER BY id DESC LIMIT 1
) WHERE at >= ?
"""

_LATER_SQL = """
SELECT id FROM change_group
WHERE id > ? AND undoes_group_id IS NULL AND undone_by_group_id IS NULL
"""


def undo_step(connection: Connection, now: datetime) -> Step | None:
    """What Ctrl+Z would take back: strictly the last thing done, within the offered days."""
    return _step(connection, _UNDO_SQL, now)


def redo_step(connection: Connection, now: datetime) -> Step | None:
    """What redo would bring back: the last thing undone, if nothing was done since."""
    return _step(connection, _REDO_SQL, now)


def _step(connection: Connection, sql: str, now: datetime) -> Step | None:
    since = instant_text(now - timedelta(days=OFFERED_DAYS))
    row = connection.execute(sql, (since,)).fetchone()
    if row is None:
        return None
    return Step(GroupId(row[0]), Label(row[1], args_from_json(row[2])), row[3], row[4])


def take_back(connection: Connection, group: GroupId, *, inside: GroupId) -> None:
    """Take a whole group back, newest change first, as part of the open group `inside`.

    Deferred keys: a cascade journals the parent first, so its children come back before it.
    """
    rows = connection.execute(
        "SELECT op, table_name, row_id, customer_ids, before FROM change WHERE group_id=?"
        " ORDER BY id DESC",
        (group,),
    )
    _apply(connection, map(_Row._make, rows.fetchall()))
    _mark(connection, group, inside)


def customers_changed_since(connection: Connection, group: GroupId) -> frozenset[CustomerId]:
    """The customers of this group to whom something was done later that is still in effect.

    A later deed that was itself taken back out of order is still in effect for the customers whom
    that left as they were.
    """
    mine = _owners(connection, "SELECT ?", group)
    later = _owners(connection, _LATER_SQL, group)
    taken_back = connection.execute(
        "SELECT id, undone_by_group_id FROM change_group WHERE id > ? AND undoes_group_id IS NULL"
        " AND undone_by_group_id IS NOT NULL",
        (group,),
    )
    for done, undone_by in taken_back.fetchall():
        later |= _owners(connection, "SELECT ?", done) - _owners(connection, "SELECT ?", undone_by)
    return mine & later


def take_back_except(
    connection: Connection, group: GroupId, keep: frozenset[CustomerId], *, inside: GroupId
) -> None:
    """Take a group back out of order, leaving everything of the customers in `keep` as it is.

    Rows that belong to nobody are left when anything changed them later or still points at them.
    """
    rows = connection.execute(
        "SELECT op, table_name, row_id, customer_ids, before FROM change AS c WHERE group_id=?1"
        " AND NOT (customer_ids='' AND EXISTS (SELECT 1 FROM change AS later"
        " WHERE later.table_name=c.table_name AND later.row_id=c.row_id AND later.group_id>?1))"
        " ORDER BY id DESC",
        (group,),
    )
    kept = {str(number) for number in keep}
    free = (row for row in map(_Row._make, rows.fetchall()) if not kept & set(row.owners.split()))
    pointers = pointing_at(connection)
    # Each row is judged when its turn comes: the group's own children have gone by then.
    _apply(connection, (row for row in free if not _is_needed(connection, row, pointers)))
    _mark(connection, group, inside)


def _is_needed(connection: Connection, row: _Row, pointers: Mapping[str, list[Pointer]]) -> bool:
    """Whether taking back this new row of nobody's would take it away from rows that use it."""
    if row.op != "I" or row.owners:
        return False
    return any(
        connection.execute(
            f"SELECT 1 FROM {table} WHERE {column}=? LIMIT 1", (row.row_id,)
        ).fetchone()
        for table, column in pointers.get(row.table, ())
    )


def _owners(connection: Connection, groups: str, group: GroupId) -> frozenset[CustomerId]:
    """The customers whose rows were moved by the groups that this SQL names."""
    found = connection.execute(
        f"SELECT DISTINCT customer_ids FROM change WHERE group_id IN ({groups})", (group,)
    )
    return frozenset(CustomerId(int(word)) for (owners,) in found for word in owners.split())


def _mark(connection: Connection, group: GroupId, inside: GroupId) -> None:
    connection.execute("UPDATE change_group SET undone_by_group_id=? WHERE id=?", (inside, group))
    # Undoing an undo puts the first group into effect again.
    connection.execute(
        "UPDATE change_group SET undone_by_group_id=NULL"
        " WHERE id=(SELECT undoes_group_id FROM change_group WHERE id=?)",
        (group,),
    )


def _apply(connection: Connection, rows: Iterable[_Row]) -> None:
    connection.execute("PRAGMA defer_foreign_keys=1")
    for (op, table), run in groupby(rows, key=lambda row: (row.op, row.table)):
        if op == "I":
            connection.executemany(
                f"DELETE FROM {table} WHERE id=?", ((row.row_id,) for row in run)
            )
            continue
        for row in run:
            values = json.loads(row.before or "{}")
            if op == "D":
                _insert(connection, table, values)
            else:
                _update(connection, table, row.row_id, values)


def _insert(connection: Connection, table: str, values: dict[str, object]) -> None:
    places = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", tuple(values.values())
    )


def _update(connection: Connection, table: str, row_id: int, values: dict[str, object]) -> None:
    places = ", ".join(f"{column}=?" for column in values)
    connection.execute(f"UPDATE {table} SET {places} WHERE id=?", (*values.values(), row_id))
