"""A customer book that is only looked at: safe copies, and the live book beside its window.

It has no models and can not write.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from smallcrm.storage.book_file import refuse_unless_book
from smallcrm.storage.driver import Connection, connect_read_only
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.rows import Readable


class Book(Readable):
    """A read-only view of a book file; use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises StoreError for anything that is not a book we can read."""
        refuse_unless_book(path)
        with told_plainly():
            self._connection = connect_read_only(path)

    @property
    def connection(self) -> Connection:
        """The one connection; it can only read."""
        return self._connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()
