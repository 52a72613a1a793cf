"""The rows that the finder shows of the people it found, told apart from each other.

Who is found is the business of `services/finder.py`.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.finder_asking import Asked
from smallcrm.services.finder_numbers import fitting_numbers
from smallcrm.storage.store import Store

Fit = Literal["begun", "inside", "mistaken", "trash"]


class FinderRow(NamedTuple):
    """One person found. detail tells people of one name apart: company, or street and town.

    Who was found by a phone, a customer number or a postcode has it there too, in front.

    is_open: a promise of ours, or how it went, waits for an answer. is_ready: what they wanted lies
    here for them. status: active, let_go, moved, deceased. fit: how they were found.
    """

    id: CustomerId
    name: str
    detail: str
    tier: str
    last_visit_on: date | None
    is_open: bool
    is_ready: bool = False
    status: str = "active"
    is_trashed: bool = False
    fit: Fit = "begun"


class _Read(NamedTuple):
    id: CustomerId
    name: str
    detail: str
    tier: str
    last_visit_on: date | None
    is_open: bool
    is_ready: bool
    status: str
    is_trashed: bool


# The preferred phone, else the first; an address that is right, then the preferred, then the first.
# The least of a sum, as sorting the one or two rows of each person takes longer than all the rest.
_PHONE = """
(SELECT number FROM
 (SELECT number, min(id - (is_preferred << 40)) FROM phone WHERE customer_id = c.id))
"""
_PLACE = """
(SELECT nullif(trim(replace(street, char(10), ' ') || ', ' || town, ', '), '') FROM
 (SELECT street, town, min(id + (is_bad << 41) - (is_preferred << 40))
  FROM address WHERE customer_id = c.id))
"""

# Who has neither company nor place is told apart by phone, e-mail, or the number of the book.
_ROWS = f"""
SELECT c.id, {SHOWN_NAME},
       coalesce(CASE WHEN c.name NOT IN ('', c.company) THEN nullif(c.company, '') END,
                {_PLACE},
                CASE WHEN c.name <> '' OR c.company <> '' THEN {_PHONE} END,
                (SELECT address FROM email WHERE customer_id = c.id ORDER BY id LIMIT 1),
                '#' || c.number),
       c.tier, f.last_visit_on,
       EXISTS (SELECT 1 FROM special_request WHERE customer_id = c.id AND closed_on IS NULL)
       OR EXISTS (SELECT 1 FROM moment
                  WHERE customer_id = c.id AND kind = 'ow' AND answered_by IS NULL),
       EXISTS (SELECT 1 FROM special_request
               WHERE customer_id = c.id AND closed_on IS NULL AND status = 'ready'),
       c.status, c.trashed_at IS NOT NULL
FROM json_each(?) AS wanted CROSS JOIN customer AS c ON c.id = wanted.value
LEFT JOIN customer_figures AS f ON f.customer_id = c.id
"""

_FURTHER = (
    f"SELECT {_PHONE} FROM customer AS c WHERE c.id = ?",
    "SELECT '#' || number FROM customer WHERE id = ?",
)


def rows_of(store: Store, fits: Mapping[CustomerId, Fit], asked: Asked) -> list[FinderRow]:
    """The rows of these people in their order; whoever is gone is left out.

    Who was found by a number has it in the detail, in front.
    """
    read = {row.id: row for row in store.rows(_Read, _ROWS, json.dumps(list(fits)))}
    found = [read[each] for each in fits if each in read]
    numbers = fitting_numbers(store, list(read), asked)
    if numbers:
        found = [_with_number(row, numbers.get(row.id, "")) for row in found]
    details = _told_apart(store, found)
    return [_row(row, detail, fits[row.id]) for row, detail in zip(found, details, strict=True)]


def _with_number(row: _Read, number: str) -> _Read:
    """The number stands first, where a narrow list does not cut it off; never twice in a row."""
    if not number or number in {row.name, row.detail}:
        return row
    return row._replace(detail=f"{number} \u00b7 {row.detail}")


def _row(row: _Read, detail: str, fit: Fit) -> FinderRow:
    return FinderRow(
        id=row.id,
        name=row.name,
        detail=detail,
        tier=row.tier,
        last_visit_on=row.last_visit_on,
        is_open=row.is_open,
        is_ready=row.is_ready,
        status=row.status,
        is_trashed=row.is_trashed,
        fit=fit,
    )


def _told_apart(store: Store, found: Sequence[_Read]) -> list[str]:
    """What stands under each name; no two rows of one name have the same there.

    Father and son of one name in one house are told apart by phone, else by number.
    """
    details = [row.detail for row in found]
    if len({row.name for row in found}) == len(found):
        return details
    for sql in _FURTHER:
        alike = Counter((row.name, detail) for row, detail in zip(found, details, strict=True))
        for place, row in enumerate(found):
            if alike[row.name, details[place]] > 1:
                # What differs stands first, where a narrow list does not cut it off.
                further = (str(store.value(sql, row.id) or ""), details[place])
                details[place] = " · ".join(dict.fromkeys(filter(None, further)))
    return details
