"""Taking changes back and bringing them again, from the journal.

Undo is itself a group of changes, so that redo is undoing the undo. Nothing here decides when.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from smallcrm.domain.changes import Label
from smallcrm.domain.ids import GroupId, HelperId
from smallcrm.domain.sentence import args_from_json
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.driver import Connection
from smallcrm.storage.undo_plan import ChangeRow

OFFERED_DAYS = 30  # ARCHITECTURE.md: 30 days limit what undo offers; the journal keeps everything


class Step(NamedTuple):
    """A group that undo or redo would take back."""

    group: GroupId
    label: Label
    at: str
    by: HelperId | None


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
    _apply(connection, map(ChangeRow._make, rows.fetchall()))
    _mark(connection, group, inside)


def take_back_rows(
    connection: Connection, group: GroupId, rows: Iterable[ChangeRow], *, inside: GroupId
) -> None:
    """Take a group back out of order: only these of its changes, as `undo_plan.outlook` gives them.

    rows: newest change first.
    """
    _apply(connection, rows)
    _mark(connection, group, inside)


def _mark(connection: Connection, group: GroupId, inside: GroupId) -> None:
    connection.execute("UPDATE change_group SET undone_by_group_id=? WHERE id=?", (inside, group))
    # Undoing an undo puts the first group into effect again.
    connection.execute(
        "UPDATE change_group SET undone_by_group_id=NULL"
        " WHERE id=(SELECT undoes_group_id FROM change_group WHERE id=?)",
        (group,),
    )


def _apply(connection: Connection, rows: Iterable[ChangeRow]) -> None:
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
