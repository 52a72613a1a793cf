"""Keeps half-written entries on disk, so that a crash or a power cut takes none of their words.

They are no deeds: undo does not know of them. Which forms are open is the window's business.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import Entry, entry_of, fields_of
from smallcrm.storage.driver import Connection
from smallcrm.storage.store import Store

_HELD = "SELECT id, form, customer_id, fields, kept_at FROM on_hold ORDER BY kept_at DESC, id DESC"
_NEW = "INSERT INTO on_hold (form, customer_id, fields, kept_at) VALUES (?, ?, ?, ?) RETURNING id"
_CHANGED = "UPDATE on_hold SET form = ?, customer_id = ?, fields = ?, kept_at = ? WHERE id = ?"


class HeldRow(NamedTuple):
    """An entry and the number of its row."""

    id: int
    entry: Entry


class Keeping(NamedTuple):
    """An entry that is to be kept; row_id is None for one that was never kept."""

    entry: Entry
    row_id: int | None = None


class _Row(NamedTuple):
    id: int
    form: str
    customer_id: int | None
    fields: str
    kept_at: str


def held(store: Store) -> list[HeldRow]:
    """Every half-written entry, the one whose words changed last first. Damaged ones have none."""
    rows = store.rows(_Row, _HELD)
    return [HeldRow(row.id, entry_of(*row[1:])) for row in rows]


def keep(store: Store, entries: Sequence[Keeping] = (), let_go: Collection[int] = ()) -> list[int]:
    """Keep these entries and let those rows go, in one short transaction; the entries' row numbers.

    Raises ShopError while something is being saved: try again a moment later. Raises StoreError
    when the file can not be written.
    """
    with store.untracked() as connection:
        connection.executemany("DELETE FROM on_hold WHERE id = ?", [(each,) for each in let_go])
        return [_written(connection, each) for each in entries]


def let_go_of(store: Store, customers: Collection[CustomerId]) -> None:
    """Forget the half-written entries of customers who leave the book for good.

    Raises like keep.
    """
    with store.untracked() as connection:
        connection.executemany(
            "DELETE FROM on_hold WHERE customer_id = ?", [(each,) for each in customers]
        )


def _written(connection: Connection, keeping: Keeping) -> int:
    entry, row_id = keeping
    held_as = entry.held_as
    values = (held_as.form, held_as.customer_id, fields_of(entry), entry.kept_at)
    if row_id is None:
        return int(connection.execute(_NEW, values).fetchone()[0])
    connection.execute(_CHANGED, (*values, row_id))
    return row_id
