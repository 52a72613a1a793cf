"""The peewee database of a customer book, made with our own driver.

Nothing here knows what is in the book.
"""

from pathlib import Path
from typing import cast

import peewee

from smallcrm.storage import guard, journal
from smallcrm.storage.driver import Connection, connect


class BookDatabase(peewee.SqliteDatabase):
    """Every connection of every thread is journalled and guarded before anybody gets it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))

    def _connect(self) -> Connection:
        connection = connect(Path(cast(str, self.database)), guard.GuardedConnection)
        journal.install(connection)
        # Outside an action nothing can be written, not even by mistake.
        guard.only_reads(connection)
        return connection

    def raw(self) -> Connection:
        """This thread's connection, for plain SQL."""
        return cast(Connection, self.connection())  # type: ignore[no-untyped-call]
