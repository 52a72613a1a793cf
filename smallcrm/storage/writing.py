"""The one path of every write: one deed is one transaction, journalled and announced.

What is written is the caller's business.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from smallcrm.domain.changes import Change, Label
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import GroupId, HelperId
from smallcrm.storage import derived, guard, journal
from smallcrm.storage.driver import CACHE_KIB, Connection, allow_writing, allow_writing_only
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.schema import UNTRACKED_TABLES


@dataclass(frozen=True)
class Deed:
    """One thing that is about to be done: what, when, by whom, and on which shop day.

    undoes: the group that it takes back, when it is an undo.
    """

    label: Label
    at: datetime
    day: date
    by: HelperId | None
    undoes: GroupId | None = None


class Writer:
    """Lets one deed at a time write, on whichever thread it comes."""

    def __init__(self, announce: Callable[[Change], None]) -> None:
        self._announce = announce
        self._turn = threading.Lock()
        self._thread: int | None = None

    @property
    def is_writing_here(self) -> bool:
        """Whether this very thread is inside an action."""
        return self._thread == threading.get_ident()

    @contextmanager
    def write(self, connection: Connection, deed: Deed) -> Iterator[GroupId]:
        """All that happens inside is saved together, or not at all, and then announced once.

        Raises ShopError while another deed is being saved, StoreError when the file fails.
        """
        with self._taking_turn(), told_plainly(), _transaction(connection):
            group = journal.open_group(
                connection, deed.label, at=deed.at, by=deed.by, undoes=deed.undoes
            )
            yield group
            change = _finish(connection, deed, group)
        if change is not None:
            self._announce(change)

    @contextmanager
    def write_untracked(self, connection: Connection) -> Iterator[Connection]:
        """All that happens inside is kept together, or not at all; nobody hears of it.

        Raises ShopError while a deed is being saved, StoreError when the file fails.
        """
        with self._taking_turn(), told_plainly(), _transaction(connection):
            allow_writing_only(connection, UNTRACKED_TABLES)
            try:
                yield connection
            finally:
                allow_writing(connection)

    @contextmanager
    def _taking_turn(self) -> Iterator[None]:
        if not self._turn.acquire(blocking=False):
            raise ShopError(
                "Something else is being saved right now. Nothing was lost. Wait a moment, then "
                "save again."
            )
        self._thread = threading.get_ident()
        try:
            yield
        finally:
            self._thread = None
            self._turn.release()


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    guard.may_write(connection)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        guard.only_reads(connection)
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")


def _finish(connection: Connection, deed: Deed, group: GroupId) -> Change | None:
    moved = journal.moved(connection, group)
    journal.close_group(connection)
    if moved.row_count == 0 and deed.undoes is None:
        journal.forget_group(connection, group)
        return None
    derived.refresh(connection, moved, on=deed.day)
    return Change(group, deed.label, moved.tables, moved.customers, deed.undoes)
