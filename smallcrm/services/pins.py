"""The owners' PINs: whether they are needed, how one is set, asked for and taken away.

A PIN says who is at the counter and is never a file key: whoever has the file can read it.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.helpers import checked_pin, wait_after
from smallcrm.domain.ids import HelperId
from smallcrm.domain.sentence import Sentence, counted
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.store import Store

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_MINUTE_S = 60


class _PinRow(NamedTuple):
    hashed: str
    failed_count: int
    failed_at: datetime | None


def owners_with_pin(store: Store) -> tuple[HelperId, ...]:
    """The owners who have one, in the order of their keys; empty: nothing ever asks for a PIN."""
    rows = store.connection.execute(
        "SELECT helper.id FROM helper JOIN helper_pin ON helper_id = helper.id"
        " WHERE is_owner AND left_on IS NULL ORDER BY key_number IS NULL, key_number, helper.id"
    )
    return tuple(HelperId(row[0]) for row in rows)


def set_pin(
    store: Store, helper_id: HelperId, pin: str, *, old_pin: str | None = None, now: datetime
) -> None:
    """Give an owner a PIN, or another one.

    old_pin: None when another owner sets it anew because it was forgotten. It is no deed: undo
    does not know of it. Raises Invalid (pin, old_pin, or helper_id for somebody who is no owner).
    """
    clean = checked_pin("pin", pin)
    if store.value("SELECT 1 FROM helper WHERE id=? AND is_owner", helper_id) is None:
        raise Invalid("helper_id", "Only an owner has a PIN.")
    if old_pin is not None:
        check_pin(store, helper_id, old_pin, field="old_pin", now=now)
    hashed = _hasher().hash(clean)
    with store.untracked() as connection:
        connection.execute(
            "INSERT INTO helper_pin (helper_id, hash) VALUES (?1, ?2) ON CONFLICT (helper_id)"
            " DO UPDATE SET hash=?2, failed_count=0, failed_at=NULL",
            (helper_id, hashed),
        )


def remove_pin(
    store: Store, helper_id: HelperId, *, old_pin: str | None = None, now: datetime
) -> None:
    """Let an owner go without. Raises Invalid (old_pin). old_pin: as for set_pin."""
    if old_pin is not None:
        check_pin(store, helper_id, old_pin, field="old_pin", now=now)
    with store.untracked() as connection:
        connection.execute("DELETE FROM helper_pin WHERE helper_id=?", (helper_id,))


def forget_pins(store: Store) -> int:
    """Take every PIN away; how many there were."""
    with store.untracked() as connection:
        return connection.execute("DELETE FROM helper_pin").rowcount


def check_pin(
    store: Store, helper_id: HelperId, pin: str, *, field: str = "pin", now: datetime
) -> None:
    """Make sure that this is the owner's PIN. Raises Invalid (field) for a wrong or early one.

    The try is counted before it is judged, so that ending the program in between does not help.
    """
    row = _row(store, helper_id)
    if row is None:
        return
    wait = wait_after(row.failed_count, row.failed_at, now)
    if wait:
        raise Invalid(field, "Too many wrong PINs. Try again in {time}.", time=_in_words(wait))
    _count_try(store, helper_id, row.failed_count + 1, now)
    if not _is_right(row.hashed, pin):
        raise Invalid(field, "That is not the PIN. Try again.")
    _count_try(store, helper_id, 0, None)


def _row(store: Store, helper_id: HelperId) -> _PinRow | None:
    return store.row(
        _PinRow, "SELECT hash, failed_count, failed_at FROM helper_pin WHERE helper_id=?", helper_id
    )


def _count_try(store: Store, helper_id: HelperId, count: int, at: datetime | None) -> None:
    with store.untracked() as connection:
        connection.execute(
            "UPDATE helper_pin SET failed_count=?, failed_at=? WHERE helper_id=?",
            (count, instant_text(at) if at else None, helper_id),
        )


def _in_words(wait: timedelta) -> Sentence:
    seconds = -(-wait // timedelta(seconds=1))
    if seconds < _MINUTE_S:
        return counted("{n} second", "{n} seconds", seconds)
    return counted("{n} minute", "{n} minutes", -(-seconds // _MINUTE_S))


def _is_right(hashed: str, pin: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return _hasher().verify(hashed, pin.encode(errors="replace"))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> "PasswordHasher":
    """Argon2id with the parameters of RFC 9106 for little memory: 64 MiB, three passes."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher()
