"""The guard of the book: outside an action its connections read, and refuse every write.

What an action may write is decided in `storage/writing.py`; the journal's triggers refuse beneath.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from smallcrm.storage import driver

# SQLite's own switch, PRAGMA query_only, makes a connection forget all that it has prepared each
# time it is turned: every deed planned its sixty statements anew, which was half of its time.
if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor, OperationalError
else:
    from sqlcipher3.dbapi2 import Connection, Cursor, OperationalError

_READING = frozenset({"SELECT", "VALUES", "EXPLAIN", "PRAGMA"})
_WRITING_INSIDE = re.compile(r"\b(INSERT|REPLACE)\s+(OR|INTO)\b|\bUPDATE\s|\bDELETE\s+FROM\b", re.I)
_TEXTS_KNOWN = 4_096  # of statements; the program has fewer than a thousand


class GuardedCursor(Cursor):
    """A cursor that asks its connection whether it may write."""

    connection: "GuardedConnection"

    def execute(self, sql: str, parameters: Any = (), /) -> "GuardedCursor":  # noqa: ANN401 - as DB-API
        """Raises OperationalError for anything but reading, while the connection only reads."""
        if not self.connection.may_write and not _only_reads(sql):
            raise _refused()
        Cursor.execute(self, sql, parameters)
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> "GuardedCursor":
        """Raises OperationalError while the connection only reads."""
        if not self.connection.may_write:
            raise _refused()
        Cursor.executemany(self, sql, parameters)
        return self

    def executescript(self, sql: str, /) -> "GuardedCursor":
        """Raises OperationalError while the connection only reads."""
        if not self.connection.may_write:
            raise _refused()
        Cursor.executescript(self, sql)
        return self


class GuardedConnection(Connection):
    """A connection that writes only while it may; every statement comes through its cursors."""

    may_write = True

    def cursor(self, factory: Any = GuardedCursor, /) -> Any:  # noqa: ANN401 - as DB-API
        """A new cursor, guarded."""
        return Connection.cursor(self, factory)


def may_write(connection: driver.Connection) -> None:
    """Let the connection of a book write."""
    cast(GuardedConnection, connection).may_write = True


def only_reads(connection: driver.Connection) -> None:
    """Let the connection of a book write no more."""
    cast(GuardedConnection, connection).may_write = False


@lru_cache(maxsize=_TEXTS_KNOWN)
def _only_reads(sql: str) -> bool:
    first = sql.split(None, 1)[0].upper() if sql.strip() else ""
    return first in _READING or (first == "WITH" and not _WRITING_INSIDE.search(sql))


def _refused() -> OperationalError:
    return OperationalError("attempt to write a readonly database outside an action")
