"""Putting one older value of a customer back, as the history shows it.

Taking a whole deed back is the store's business.
"""

from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.history_fields import SUBJECTS
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services.living import must_be_living
from smallcrm.storage.driver import IntegrityError
from smallcrm.storage.row_past import Values, past_of
from smallcrm.storage.store import Store


class _Change(NamedTuple):
    op: str
    table: str
    row_id: int
    owners: str


_CHANGE = "SELECT op, table_name, row_id, customer_ids FROM change WHERE id = ?"


def put_back_value(
    store: Store,
    change_id: int,
    column: str,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Write one fact as it was before a change; "" as the column brings a removed row back.

    Only that fact moves, with what always goes with it (the digits of a phone). Of phones, e-mails
    and addresses one stays the first choice: whichever is put back as that takes it over, one that
    was removed comes back without it where another has it now. Undoable like every deed. Raises
    ShopError when the row has gone, it already is so, or something else stands in its place.
    """
    change = store.row(_Change, _CHANGE, change_id)
    if change is None or change.table not in SUBJECTS or not change.owners:
        raise ShopError("This is not in the history any more. Nothing was changed.")
    customer_id = CustomerId(int(change.owners.split()[-1]))
    must_be_living(store, customer_id)
    past = past_of(store.connection, change.table, change.row_id, since=change_id)
    was, _ = past.around(change_id)
    try:
        with store.action("put_back_value", customer_id, at=now, by=by):
            if column:
                _write(store, change, column, was, past.present)
            else:
                _insert(store, change, was, past.present)
    except IntegrityError as error:
        raise ShopError(
            "This can not be put back: something else stands in its place now, or what it belonged "
            "to is gone. Nothing was changed."
        ) from error


def _write(store: Store, change: _Change, column: str, was: Values, present: Values | None) -> None:
    if present is None:
        raise ShopError(
            "What this belonged to was removed. Put that back first. Nothing was changed."
        )
    if present.get(column) == was.get(column):
        raise ShopError("It is already so. Nothing was changed.")
    fact = SUBJECTS[change.table].columns[column]
    values = {name: was[name] for name in (column, *fact.mates) if name in was}
    if column == "is_preferred" and was[column]:
        store.connection.execute(
            f"UPDATE {change.table} SET is_preferred=0 WHERE customer_id=? AND is_preferred=1",
            (present["customer_id"],),
        )
    places = ", ".join(f"{name}=?" for name in values)
    store.connection.execute(
        f"UPDATE {change.table} SET {places} WHERE id=?", (*values.values(), change.row_id)
    )


def _insert(store: Store, change: _Change, was: Values, present: Values | None) -> None:
    if present is not None or change.op != "D":
        raise ShopError("It is already so. Nothing was changed.")
    known = {row[1] for row in store.connection.execute(f"PRAGMA table_info({change.table})")}
    values = {name: value for name, value in was.items() if name in known}
    if values.get("is_preferred") and store.value(
        f"SELECT 1 FROM {change.table} WHERE customer_id=? AND is_preferred=1",
        values["customer_id"],
    ):
        values["is_preferred"] = 0
    places = ", ".join("?" * len(values))
    store.connection.execute(
        f"INSERT INTO {change.table} ({', '.join(values)}) VALUES ({places})",
        tuple(values.values()),
    )
