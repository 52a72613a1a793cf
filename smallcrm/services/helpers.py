"""Who works here, and by which digit they say that it is them.

Who is an owner and by which PIN they show it is the business of pins.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.drafts import NAME_LIMIT, checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.helpers import OWNERS_MAX
from smallcrm.domain.ids import HelperId
from smallcrm.storage.models import Helper
from smallcrm.storage.store import Store

KEYS = range(1, 10)  # Alt+1 ... Alt+9


class HelperRow(NamedTuple):
    """Somebody who works here. key_number: the digit of Alt+1...9, None for the tenth and later."""

    id: HelperId
    name: str
    is_owner: bool
    key_number: int | None


def helpers(store: Store) -> list[HelperRow]:
    """Who works here, in the order of their keys."""
    return store.rows(
        HelperRow,
        "SELECT id, name, is_owner, key_number FROM helper WHERE left_on IS NULL"
        " ORDER BY key_number IS NULL, key_number, id",
    )


def name_of_helper(store: Store, helper_id: HelperId) -> str:
    """What somebody is called who works here or did; "" when nobody has this number."""
    return str(store.value("SELECT name FROM helper WHERE id = ?", helper_id) or "")


def add_helper(
    store: Store,
    name: str,
    *,
    is_owner: bool = False,
    now: datetime,
    by: HelperId | None = None,
) -> HelperId:
    """Somebody new works here; they get the first free key. Raises Invalid (name, is_owner)."""
    clean = _helper_name(store, name)
    _check_owners(store, None, is_owner=is_owner)
    key = next(free_keys(store), None)
    with store.action("add_helper", at=now, by=by):
        row = Helper.create(name=clean, is_owner=int(is_owner), key_number=key)
    return HelperId(row.id)


def change_helper(
    store: Store,
    helper_id: HelperId,
    name: str,
    *,
    is_owner: bool,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Write a helper's name differently, or make them an owner or no longer one.

    Raises Invalid (name, is_owner for none or too many owners, helper_id for nobody).
    """
    clean = _helper_name(store, name, helper_id)
    _must_work_here(store, helper_id)
    _check_owners(store, helper_id, is_owner=is_owner)
    with store.action("edit_helper", at=now, by=by):
        Helper.update(name=clean, is_owner=int(is_owner)).where(Helper.id == helper_id).execute()


def leave(store: Store, helper_id: HelperId, *, now: datetime, by: HelperId | None = None) -> None:
    """A helper no longer works here: their key is free again, what they did keeps their name.

    Raises Invalid (is_owner for the only owner, helper_id for nobody).
    """
    _must_work_here(store, helper_id)
    _check_owners(store, helper_id, is_owner=False)
    with store.action("helper_left", at=now, by=by):
        left_on = store.shop_day(now)
        Helper.update(left_on=left_on, key_number=None).where(Helper.id == helper_id).execute()


def free_keys(store: Store) -> Iterator[int]:
    """The digits of Alt+1...9 that nobody has, in their order."""
    taken = {row[0] for row in store.connection.execute("SELECT key_number FROM helper")}
    return (key for key in KEYS if key not in taken)


def _helper_name(store: Store, name: str, helper_id: HelperId | None = None) -> str:
    clean = checked_line("name", name, NAME_LIMIT)
    if not clean:
        raise Invalid("name", "Write the helper's name.")
    for row in helpers(store):
        if row.id != helper_id and row.name.casefold() == clean.casefold():
            raise Invalid("name", "{name} already works here. Add a letter.", name=clean)
    return clean


def _must_work_here(store: Store, helper_id: HelperId) -> None:
    if all(row.id != helper_id for row in helpers(store)):
        raise Invalid("helper_id", "Nobody of that number works here.")


def _check_owners(store: Store, helper_id: HelperId | None, *, is_owner: bool) -> None:
    """Whether there are one or two owners when this one is to be an owner or not."""
    others = sum(row.is_owner for row in helpers(store) if row.id != helper_id)
    if is_owner and others >= OWNERS_MAX:
        raise Invalid("is_owner", "There are two owners already.")
    was_owner = any(row.is_owner for row in helpers(store) if row.id == helper_id)
    if was_owner and not is_owner and not others:
        raise Invalid("is_owner", "Somebody has to be the owner. Make another one first.")
