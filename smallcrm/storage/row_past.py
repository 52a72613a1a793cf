"""How one row looked before and after each of its changes, worked out from the journal.

What the changes mean is the business of services/history.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from smallcrm.storage.driver import Connection

Values = Mapping[str, object]


@dataclass
class Past:
    """present: the row as it is now, None when it is gone. pairs: before and after each change."""

    present: Values | None
    pairs: dict[int, tuple[Values, Values]] = field(default_factory=dict)

    def around(self, change_id: int) -> tuple[Values, Values]:
        """The whole row before and after a change; empty where there was none."""
        return self.pairs[change_id]


def past_of(connection: Connection, table: str, row_id: int, *, since: int = 0) -> Past:
    """The past of one row, back to the change `since`. table: a tracked one."""
    past = Past(_present(connection, table, row_id))
    after: dict[str, object] = dict(past.present or {})
    changes = connection.execute(
        "SELECT id, op, before FROM change WHERE table_name=? AND row_id=? AND id>=?"
        " ORDER BY id DESC",
        (table, row_id, since),
    )
    for change_id, op, before in changes.fetchall():
        was = {} if op == "I" else {**after, **json.loads(before or "{}")}
        past.pairs[change_id] = (was, {} if op == "D" else after)
        after = was
    return past


def _present(connection: Connection, table: str, row_id: int) -> Values | None:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id=?", (row_id,))
    row = cursor.fetchone()
    if row is None:
        return None
    return dict(zip([column[0] for column in cursor.description], row, strict=True))
