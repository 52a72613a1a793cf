"""Rows of one customer brought to what a form holds, so that unchanged ones keep their ids.

What may stand in them is checked in the domain.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from smallcrm.domain.ids import CustomerId
from smallcrm.storage.models.customer import CustomersOwn

Values = Mapping[str, object]


def bring_to(
    model: type[CustomersOwn],
    customer_id: CustomerId,
    wanted: Sequence[Values],
    key: str,
    *,
    spared: str = "",
) -> None:
    """Change, add and remove rows until the book holds exactly the wanted ones.

    Rows that did not change are not touched. A corrected entry stays in the row that it had: the
    one with the same key, else the oldest left. spared: rows with anything in this column are not
    spoken of. Call inside an action.
    """
    known = _known(model, customer_id, spared)
    left = [values for values in wanted if _take(known, values, tuple(values)) is None]
    places = [_take(known, values, (key,)) for values in left]
    for values, place in zip(left, places, strict=True):
        row_id = _take(known, values, ()) if place is None else place
        if row_id is None:
            model.create(customer=customer_id, **values)
        else:
            model.update(dict(values)).where(model.id == row_id).execute()
    for row_id in known:
        model.delete().where(model.id == row_id).execute()


def _known(model: type[CustomersOwn], customer_id: CustomerId, spared: str) -> dict[int, Values]:
    query = model.select().where(model.customer == customer_id).order_by(model.id)
    rows: Iterable[dict[str, Any]] = query.dicts()  # type: ignore[assignment]  # typed as models
    return {int(row["id"]): row for row in rows if not spared or row[spared] is None}


def _take(known: dict[int, Values], values: Values, columns: Sequence[str]) -> int | None:
    """Take out the oldest row that agrees in these columns, and tell its id; None without one."""
    for row_id, row in known.items():
        if all(row[column] == values[column] for column in columns):
            del known[row_id]
            return row_id
    return None
