"""Rows of plain SQL as typed tuples made for their reader.

Nothing here knows a query.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

from smallcrm.storage.driver import Connection

Row = TypeVar("Row", bound=tuple[Any, ...])

_READERS: dict[type, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    bool: bool,
}


class _Shape(NamedTuple):
    make: Callable[[Sequence[Any]], Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]


def fetch(
    connection: Connection,
    row_type: type[Row],
    sql: str,
    params: Sequence[object] | Mapping[str, object],
) -> list[Row]:
    """The rows in the query's order; days, instants, times and truths become Python's own."""
    shape = _shape(row_type)
    found = connection.execute(sql, params).fetchall()
    if not shape.readers:
        return [shape.make(row) for row in found]
    return [shape.make(_read(row, shape.readers)) for row in found]


class Readable(ABC):
    """What can be asked in plain SQL: the open book, and a book that is only looked at."""

    @property
    @abstractmethod
    def connection(self) -> Connection:
        """The connection of the thread that asks."""

    def rows(self, row_type: type[Row], sql: str, *params: object, **named: object) -> list[Row]:
        """Rows of plain SQL as the given NamedTuple, in the query's order.

        Parameters stand in their order for ?, or by name for :name.
        """
        return fetch(self.connection, row_type, sql, named or params)

    def row(self, row_type: type[Row], sql: str, *params: object, **named: object) -> Row | None:
        """The first row, or None."""
        return next(iter(fetch(self.connection, row_type, sql, named or params)), None)

    def value(self, sql: str, *params: object) -> Any:  # noqa: ANN401 - whatever the column holds
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, params).fetchone()
        return None if row is None else row[0]


def _read(
    row: Sequence[Any], readers: tuple[tuple[int, Callable[[Any], Any]], ...]
) -> Sequence[Any]:
    values = list(row)
    for place, reader in readers:
        if values[place] is not None:
            values[place] = reader(values[place])
    return values


@cache
def _shape(row_type: type[Row]) -> _Shape:
    hints = get_type_hints(row_type)
    readers = tuple(
        (place, reader)
        for place, hint in enumerate(hints.values())
        if (reader := _READERS.get(_plain(hint))) is not None
    )
    return _Shape(row_type._make, readers)  # type: ignore[attr-defined]  # NamedTuple's own maker


def _plain(hint: Any) -> Any:  # noqa: ANN401 - a type hint can be anything
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if len(options) == 1 else hint
