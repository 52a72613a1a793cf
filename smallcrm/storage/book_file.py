"""The file of a customer book, looked at before anything opens it.

SQLite opens an empty file as an empty book without a word, so its bytes are judged first.
"""

from datetime import datetime
from enum import Enum
from pathlib import Path

from smallcrm.domain.errors import StoreError
from smallcrm.storage import migrations
from smallcrm.storage.driver import APPLICATION_ID, connect

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
    """Judge a file by its first page alone."""
    if not path.exists():
        return FileKind.MISSING
    with path.open("rb") as file:
        page = file.read(_PAGE)
    if not page:
        return FileKind.EMPTY
    if not page.startswith(_MAGIC) or len(page) < _HEADER_BYTES:
        is_random = len(page) == _PAGE and len(set(page)) > _RANDOM_ENOUGH
        return FileKind.ENCRYPTED if is_random else FileKind.JUNK
    if _number_at(page, _APPLICATION_ID_AT) != APPLICATION_ID:
        return FileKind.OTHER_PROGRAM
    newer = _number_at(page, _USER_VERSION_AT) > migrations.SCHEMA
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
    """The schema number in the file's header."""
    with path.open("rb") as file:
        return _number_at(file.read(_HEADER_BYTES), _USER_VERSION_AT)


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
        connection = connect(path)
        try:
            migrations.migrate(connection)
        finally:
            connection.close()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path)
    try:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrations.migrate(connection)
    finally:
        connection.close()


def _number_at(page: bytes, offset: int) -> int:
    return int.from_bytes(page[offset : offset + 4], "big")
