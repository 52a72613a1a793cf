"""What of an older deed can still be taken back, once other things were done since.

Nothing here writes; taking back is the business of `storage/undo.py`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from smallcrm.domain.changes import Label
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.domain.sentence import args_from_json
from smallcrm.storage.driver import Connection
from smallcrm.storage.schema import Pointer, pointing_at

# Rows that hold many facts independent of each other: a later phone call noted there must not keep
# an older name. In every other table the columns of a row belong together.
WIDE_TABLES = frozenset({"customer", "shop"})
_WHOLE: frozenset[str] = frozenset({"*"})


class ChangeRow(NamedTuple):
    """One journalled change; before is the JSON of what it changed, None for a new row."""

    op: str
    table: str
    row_id: int
    owners: str
    before: str | None

    @property
    def customers(self) -> frozenset[CustomerId]:
        """To whom the row belonged."""
        return frozenset(CustomerId(int(word)) for word in self.owners.split())

    @property
    def columns(self) -> frozenset[str]:
        """What an update changed; a whole row for anything else."""
        return frozenset(json.loads(self.before or "{}")) if self.op == "U" else _WHOLE


class Outlook(NamedTuple):
    """What taking a deed back would do: newest change first. goes: back; stays: changed since."""

    goes: tuple[ChangeRow, ...]
    stays: tuple[ChangeRow, ...]

    @property
    def kept(self) -> frozenset[CustomerId]:
        """The customers of whom something stays."""
        return frozenset(customer for row in self.stays for customer in row.customers)


_MINE = """
SELECT op, table_name, row_id, customer_ids, before FROM change WHERE group_id=? ORDER BY id DESC
"""

_LATER = """
SELECT id FROM change_group
WHERE id > ? AND undoes_group_id IS NULL AND undone_by_group_id IS NULL
"""

# CROSS JOIN: from the fewer rows to the others, which of the two is known when it is asked.
_SAME_ROW = "later.table_name=mine.table_name AND later.row_id=mine.row_id"
_FROM_MINE = f"""change AS mine CROSS JOIN change AS later ON {_SAME_ROW} AND later.group_id > ?1"""
_FROM_LATER = f"""change AS later CROSS JOIN change AS mine ON {_SAME_ROW}"""
_LATER_ON_MY_ROWS = """
SELECT DISTINCT later.op, later.table_name, later.row_id, '', later.before, g.undone_by_group_id
FROM {both} JOIN change_group AS g ON g.id = later.group_id
WHERE mine.group_id=?1 AND later.group_id > ?1 AND g.undoes_group_id IS NULL
"""

_TAKEN_BACK_OF_ROW = """
SELECT op, table_name, row_id, customer_ids, before FROM change
WHERE group_id=? AND table_name=? AND row_id=?
"""

Place = tuple[str, int]


def outlook(connection: Connection, group: GroupId) -> Outlook:
    """What of this deed goes back and what stays.

    A fact that was changed later stays as it is now. A new row stays when something that stays
    hangs on it, and a new customer with whom something was done since stays whole: half an
    import of somebody would be of no use to anybody.
    """
    rows = [ChangeRow._make(row) for row in connection.execute(_MINE, (group,)).fetchall()]
    if connection.execute("SELECT 1 FROM change_group WHERE id > ?", (group,)).fetchone() is None:
        return Outlook(tuple(rows), ())
    new = {CustomerId(row.row_id) for row in rows if (row.op, row.table) == ("I", "customer")}
    kept = customers_changed_since(connection, group) & new if new else frozenset()
    return _Sorter(connection, kept, new, _touched_since(connection, group, len(rows))).sort(rows)


def outcome(connection: Connection, group: GroupId, inside: GroupId) -> Outlook:
    """What went back and what stayed when `inside` took `group` back; stays is empty in order."""
    is_in_order = not connection.execute(
        "SELECT 1 FROM change_group WHERE id > ? AND id < ?", (group, inside)
    ).fetchone()
    if is_in_order:
        return Outlook((), ())
    goes = [ChangeRow._make(row) for row in connection.execute(_MINE, (inside,)).fetchall()]
    back: dict[Place, frozenset[str]] = {}
    for row in goes:
        place = (row.table, row.row_id)
        back[place] = back.get(place, frozenset()) | row.columns
    stays = []
    for values in connection.execute(_MINE, (group,)).fetchall():
        row = ChangeRow._make(values)
        restored = back.get((row.table, row.row_id), frozenset())
        left = frozenset() if restored >= _WHOLE else row.columns - restored
        kept = _split(row, left)[1] if left else None
        if kept is not None:
            stays.append(kept)
    return Outlook(tuple(goes), tuple(stays))


def label_in_effect(connection: Connection, group: GroupId) -> Label:
    """What the deed was. Raises ShopError when it was undone, is an undo, or can not be undone."""
    row = connection.execute(
        "SELECT label_key, label_args FROM change_group WHERE id=?"
        " AND undone_by_group_id IS NULL AND undoes_group_id IS NULL AND is_undoable",
        (group,),
    ).fetchone()
    if row is None:
        raise ShopError("This was already undone. Nothing was changed.")
    return Label(row[0], args_from_json(row[1]))


def customers_changed_since(connection: Connection, group: GroupId) -> frozenset[CustomerId]:
    """The customers of this group to whom something was done later that is still in effect.

    A later deed that was itself taken back out of order is still in effect for the customers whom
    that left as they were.
    """
    mine = _owners(connection, "SELECT ?", group)
    later = _owners(connection, _LATER, group)
    taken_back = connection.execute(
        "SELECT id, undone_by_group_id FROM change_group WHERE id > ? AND undoes_group_id IS NULL"
        " AND undone_by_group_id IS NOT NULL",
        (group,),
    )
    for done, undone_by in taken_back.fetchall():
        later |= _owners(connection, "SELECT ?", done) - _owners(connection, "SELECT ?", undone_by)
    return mine & later


class _Sorter:
    """Decides row by row, children before the rows that they hang on."""

    def __init__(
        self,
        connection: Connection,
        kept: frozenset[CustomerId],
        new: set[CustomerId],
        touched: Mapping[Place, frozenset[str]],
    ) -> None:
        self._connection = connection
        self._kept = kept
        self._new = new
        self._touched = touched
        self._pointers = pointing_at(connection)
        self._going: set[Place] = set()
        self._fates: dict[str, bool | None] = {}

    def sort(self, rows: Iterable[ChangeRow]) -> Outlook:
        goes: list[ChangeRow] = []
        stays: list[ChangeRow] = []
        for row in rows:
            back, kept = self._parted(row)
            if back is not None:
                goes.append(back)
                if row.op == "I":
                    self._going.add((row.table, row.row_id))
            if kept is not None:
                stays.append(kept)
        return Outlook(tuple(goes), tuple(stays))

    def _parted(self, row: ChangeRow) -> tuple[ChangeRow | None, ChangeRow | None]:
        """The part of a change that goes back, and the part that stays."""
        fate = self._fate(row)
        if fate is not None:
            return (row, None) if fate else (None, row)
        later = self._touched.get((row.table, row.row_id), frozenset())
        if later:
            return _split(row, later)
        if row.op == "I" and self._is_needed(row):
            return None, row
        return row, None

    def _fate(self, row: ChangeRow) -> bool | None:
        """Whether everything of these owners goes (True) or stays; None where the row decides.

        A new customer with whom nothing was done since has no row that anybody could have changed.
        """
        if row.owners not in self._fates:
            owners = row.customers
            fate = (
                False if self._kept & owners else (True if owners and owners <= self._new else None)
            )
            self._fates[row.owners] = fate
        return self._fates[row.owners]

    def _is_needed(self, row: ChangeRow) -> bool:
        """Whether taking this new row away would take it from rows that stay."""
        return any(
            (pointer.table, number) not in self._going
            for pointer in self._pointers.get(row.table, ())
            for number in self._rows_using(pointer, row.row_id)
        )

    def _rows_using(self, pointer: Pointer, row_id: int) -> list[int]:
        sql = f"SELECT id FROM {pointer.table} WHERE {pointer.column}=?"
        return [number for (number,) in self._connection.execute(sql, (row_id,))]


def _split(row: ChangeRow, later: frozenset[str]) -> tuple[ChangeRow | None, ChangeRow | None]:
    """A change of a wide row by its columns; of any other row the whole of it stays."""
    if row.op != "U" or row.table not in WIDE_TABLES or later >= _WHOLE:
        return None, row
    values = json.loads(row.before or "{}")
    back = {column: value for column, value in values.items() if column not in later}
    kept = {column: value for column, value in values.items() if column in later}
    return (
        row._replace(before=json.dumps(back)) if back else None,
        row._replace(before=json.dumps(kept)) if kept else None,
    )


def _touched_since(
    connection: Connection, group: GroupId, mine: int
) -> dict[Place, frozenset[str]]:
    """What was changed later on the rows of this deed and is still in effect.

    mine: how many changes the deed has.
    """
    counted = "SELECT count(*) FROM (SELECT 1 FROM change WHERE group_id > ? LIMIT ?)"
    later = connection.execute(counted, (group, mine)).fetchone()[0]
    sql = _LATER_ON_MY_ROWS.format(both=_FROM_LATER if later < mine else _FROM_MINE)
    found: dict[Place, frozenset[str]] = {}
    for *values, undone_by in connection.execute(sql, (group,)).fetchall():
        row = ChangeRow._make(values)
        columns = row.columns
        if undone_by is not None:
            columns = columns - _restored(connection, undone_by, row)
        place = (row.table, row.row_id)
        if columns:
            found[place] = found.get(place, frozenset()) | columns
    return found


def _restored(connection: Connection, undone_by: int, row: ChangeRow) -> frozenset[str]:
    """What an undo gave back of one row."""
    sql = (undone_by, row.table, row.row_id)
    found = connection.execute(_TAKEN_BACK_OF_ROW, sql).fetchall()
    columns = frozenset(c for each in found for c in ChangeRow._make(each).columns)
    return columns | row.columns if columns >= _WHOLE else columns


def _owners(connection: Connection, groups: str, group: GroupId) -> frozenset[CustomerId]:
    """The customers whose rows were moved by the groups that this SQL names."""
    found = connection.execute(
        f"SELECT DISTINCT customer_ids FROM change WHERE group_id IN ({groups})", (group,)
    )
    return frozenset(CustomerId(int(word)) for (owners,) in found for word in owners.split())
