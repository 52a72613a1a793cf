"""The file of a customer book, looked at before anything opens it.

SQLite opens an empty file as an empty book without a word, so its bytes are judged first.
"""

from contextlib import closing
from enum import Enum
from pathlib import Path

from smallcrm.domain.errors import StoreError
from smallcrm.storage import migrations
from smallcrm.storage.driver import (
    APPLICATION_ID,
    DatabaseError,
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


def log_of(path: Path) -> Path:
    """SQLite's log beside a book."""
    return path.with_name(f"{path.name}-wal")


def has_log(path: Path) -> bool:
    """Whether there is a log with something in it."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0  # a reader leaves an empty one behind


def _schema_in_log(path: Path) -> int:
    """The schema number that a program wrote to the log before it was killed; 0 without a log."""
    if not has_log(path):
        return 0
    try:
        with closing(connect_read_only(path)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except DatabaseError:
        return 0  # what is wrong with the file is said by who opens it


def _number_at(page: bytes, offset: int) -> int:
    return int.from_bytes(page[offset : offset + 4], "big")
