"""A customer book that is only looked at: safe copies, and the live book beside its window.

It has no models and can not write.
"""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from smallcrm.storage.book_file import refuse_unless_book
from smallcrm.storage.driver import Connection, connect_read_only
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.rows import Row, fetch


class Book:
    """A read-only view of a book file; use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises StoreError for anything that is not a book we can read."""
        refuse_unless_book(path)
        with told_plainly():
            self.connection: Connection = connect_read_only(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.connection.close()

    def rows(self, row_type: type[Row], sql: str, *params: object) -> list[Row]:
        """Rows of plain SQL as the given NamedTuple, in the query's order."""
        return fetch(self.connection, row_type, sql, params)

    def value(self, sql: str, *params: object) -> Any:  # noqa: ANN401 - whatever the column holds
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, params).fetchone()
        return None if row is None else row[0]
