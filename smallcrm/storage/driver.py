"""The one door to the SQLite driver: how a connection to a customer book is made.

Nothing here knows tables.
"""

import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2 as driver

from smallcrm.domain.errors import StoreError

# Before 3.51.3 a WAL file could be reset under a reader and lose pages (SQLite release notes).
OLDEST_SOUND_SQLITE = (3, 51, 3)
APPLICATION_ID = 0x53435231  # "SCR1": tells a customer book from any other SQLite file
BUSY_TIMEOUT_MS = 5_000

# KiB of pages kept in memory, filled only as needed. An import that outgrows its cache writes every
# page many times over: with 8 MiB, 100,000 people took 290 s, with 256 MiB 9 s.
CACHE_KIB = 32 * 1024
BULK_CACHE_KIB = 256 * 1024

# Statements that each connection keeps prepared. A full cache forgets every newcomer before it is
# asked again, and the journal's triggers alone fill the driver's own 100: then each key in the
# finder planned all its queries anew, which took twice as long as the queries.
STATEMENTS_KEPT = 1_000

# The driver follows the standard library's interface to the letter and ships no types.
Connection = sqlite3.Connection
PLAIN = cast(type[Connection], driver.Connection)
DatabaseError = cast(type[sqlite3.DatabaseError], driver.DatabaseError)
IntegrityError = cast(type[sqlite3.IntegrityError], driver.IntegrityError)

_WRITES = frozenset((driver.SQLITE_INSERT, driver.SQLITE_UPDATE, driver.SQLITE_DELETE))
_ALLOWED, _REFUSED = cast(int, driver.SQLITE_OK), cast(int, driver.SQLITE_DENY)

_PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=1",
    "secure_delete=1",
    "recursive_triggers=1",
    f"cache_size=-{CACHE_KIB}",
)


def connect(path: Path, made_as: type[Connection] = PLAIN) -> Connection:
    """A writing connection with every safety switch on. Raises StoreError for an unsound driver."""
    connection = _open(str(path), uri=False, made_as=made_as)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect_read_only(path: Path) -> Connection:
    """A connection that can not write, for copies that are only looked at."""
    connection = _open(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA query_only=1")
    return connection


def connect_copy(path: Path) -> Connection:
    """A connection to a safe copy being written: one plain file, no log beside it."""
    connection = _open(str(path), uri=False)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def allow_writing_only(connection: Connection, tables: Collection[str]) -> None:
    """Refuse every write to another table, with a DatabaseError, until allow_writing."""

    def judge(deed: int, table: str | None, *_more: str | None) -> int:
        return _REFUSED if deed in _WRITES and table not in tables else _ALLOWED

    connection.set_authorizer(judge)


def allow_writing(connection: Connection) -> None:
    """Let every table be written again; whether anything may be is decided elsewhere."""
    connection.set_authorizer(None)


def _open(target: str, *, uri: bool, made_as: type[Connection] = PLAIN) -> Connection:
    if driver.sqlite_version_info < OLDEST_SOUND_SQLITE:
        raise StoreError(
            "The database driver {version} has a known fault and is not used. Nothing was touched. "
            "Install the program again.",
            version=driver.sqlite_version,
        )
    # Each thread has its own connection; a job may close those of a finished thread.
    return cast(
        Connection,
        driver.connect(
            target,
            uri=uri,
            factory=made_as,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS_KEPT,
        ),
    )
