"""Makes a new book, and brings an older one to today's schema after a safe copy of it.

What lies at the place already is judged by `storage/book_file.py`.
"""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from smallcrm.domain.errors import StoreError
from smallcrm.storage import migrations
from smallcrm.storage.backup import safe_copy
from smallcrm.storage.book_file import (
    FileKind,
    has_log,
    kind_of_file,
    log_of,
    refuse_unless_book,
    schema_of,
)
from smallcrm.storage.driver import APPLICATION_ID, connect, connect_copy


def prepare(path: Path, *, now: datetime) -> None:
    """Make sure that a book of today's schema lies at path.

    A missing book is made; an older one is migrated after a safe copy of it.
    """
    if kind_of_file(path) is FileKind.MISSING:
        _make(path)
        return
    refuse_unless_book(path)
    if schema_of(path) < migrations.SCHEMA:
        safe_copy(path, reason="upgrade", now=now)
        with closing(connect(path)) as connection:
            migrations.migrate(connection)


def _make(path: Path) -> None:
    """A new book under another name first, so that a crash leaves no half of one."""
    if has_log(path):
        raise StoreError(
            "The customer book {name} is gone, but its log is still there. Nothing was touched. "
            "Put the book or a safe copy back, or move the file {log} away to begin a new book.",
            name=path.name,
            log=log_of(path).name,
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
