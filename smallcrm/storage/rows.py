"""Rows of plain SQL as typed tuples made for their reader.

Nothing here knows a query.
"""

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
