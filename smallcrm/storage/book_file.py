"""The file of a customer book, looked at before anything opens it.

SQLite opens an empty file as an empty book without a word, so its bytes are judged first.
"""

from contextlib import closing
from datetime import datetime
from enum import Enum
from pathlib import Path

from smallcrm.domain.errors import StoreError
from smallcrm.storage import migrations
from smallcrm.storage.driver import (
    APPLICATION_ID,
    DatabaseError,
    connect,
    connect_copy,
    connect_read_only,
)

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100  # SQLite file format, section 1.3
_USER_VERSION_AT = 60
_APPLICATION_ID_AT = 68
_PAGE = 4096
_RANDOM_ENOUGH = 200  # distinct byte values in a first page: encrypted pages have nearly all 256


class FileKind(Enum):
    """What lies where a customer book is expected."""

    MISSING = "missing"
    EMPTY = "empty"
    BOOK = "book"
    NEWER = "newer"
    OTHER_PROGRAM = "other program"
    ENCRYPTED = "encrypted"
    JUNK = "junk"


_REFUSALS = {
    FileKind.EMPTY: "The file {name} is empty: the customer book was lost or never written. "
    "It was not touched. Put back a safe copy.",
    FileKind.NEWER: "The customer book {name} was written by a newer SmallCRM. It was not touched. "
    "Install that version here too.",
    FileKind.OTHER_PROGRAM: "The file {name} belongs to another program. It was not touched.",
    FileKind.ENCRYPTED: "The file {name} is protected by a pass phrase, or damaged from its first "
    "page on. It was not touched. Put back a safe copy.",
    FileKind.JUNK: "The file {name} is not a customer book. It was not touched.",
}


def kind_of_file(path: Path) -> FileKind:
    """Judge a file by its first page. Raises StoreError when not even that can be read."""
    if not path.exists():
        return FileKind.MISSING
    page = _first_page(path)
    if not page:
        return FileKind.EMPTY
    if not page.startswith(_MAGIC) or len(page) < _HEADER_BYTES:
        is_random = len(page) == _PAGE and len(set(page)) > _RANDOM_ENOUGH
        return FileKind.ENCRYPTED if is_random else FileKind.JUNK
    if _number_at(page, _APPLICATION_ID_AT) != APPLICATION_ID:
        return FileKind.OTHER_PROGRAM
    newer = max(_number_at(page, _USER_VERSION_AT), _schema_in_log(path)) > migrations.SCHEMA
    return FileKind.NEWER if newer else FileKind.BOOK


def refuse_unless_book(path: Path) -> None:
    """Raise StoreError, in its own sentence for each kind, unless path is a book we can read."""
    kind = kind_of_file(path)
    if kind is FileKind.MISSING:
        raise StoreError("There is no customer book at {path} yet.", path=str(path))
    if kind is not FileKind.BOOK:
        raise StoreError(_REFUSALS[kind], name=path.name)


def refuse_unless_today(path: Path) -> None:
    """As refuse_unless_book, and refuse an older book too: who only reads can not migrate it."""
    refuse_unless_book(path)
    if schema_of(path) < migrations.SCHEMA:
        raise StoreError(
            "The customer book {name} is from an older SmallCRM. Nothing was changed. "
            "Open the window once: it makes a safe copy and brings the book up to date.",
            name=path.name,
        )


def schema_of(path: Path) -> int:
    """The schema number of a book, as the file's header or its log says."""
    return max(_number_at(_first_page(path), _USER_VERSION_AT), _schema_in_log(path))


def prepare(path: Path, *, now: datetime) -> None:
    """Make sure that a book of today's schema lies at path.

    A missing book is made; an older one is migrated after a safe copy of it.
    """
    if kind_of_file(path) is FileKind.MISSING:
        _make(path)
        return
    refuse_unless_book(path)
    if schema_of(path) < migrations.SCHEMA:
        from smallcrm.storage.backup import safe_copy  # noqa: PLC0415

        safe_copy(path, reason="upgrade", now=now)
        with closing(connect(path)) as connection:
            migrations.migrate(connection)


def _make(path: Path) -> None:
    """A new book under another name first, so that a crash leaves no half of one."""
    if _has_log(path):
        raise StoreError(
            "The customer book {name} is gone, but its log is still there. Nothing was touched. "
            "Put the book or a safe copy back, or move the file {log} away to begin a new book.",
            name=path.name,
            log=_log_of(path).name,
        )
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(connect_copy(unfinished)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrations.migrate(connection)
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(
            "The folder {folder} can not be written to. Nothing was changed. "
            "Allow writing there, or choose another folder.",
            folder=str(path.parent),
        ) from error


def _first_page(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_PAGE)
    except OSError as error:
        raise StoreError(
            "The file {name} can not be read. It was not touched. "
            "Allow reading it, or put back a safe copy.",
            name=path.name,
        ) from error


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _has_log(path: Path) -> bool:
    log = _log_of(path)
    return log.exists() and log.stat().st_size > 0  # a reader leaves an empty one behind


def _schema_in_log(path: Path) -> int:
    """The schema number that a program wrote to the log before it was killed; 0 without a log."""
    if not _has_log(path):
        return 0
    try:
        with closing(connect_read_only(path)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except DatabaseError:
        return 0  # what is wrong with the file is said by who opens it


def _number_at(page: bytes, offset: int) -> int:
    return int.from_bytes(page[offset : offset + 4], "big")
