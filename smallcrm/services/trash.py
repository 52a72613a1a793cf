"""The trash: who lies in it, since when, laid there by whom, and until when.

Laying somebody there and putting them back is the business of customers, emptying that of upkeep.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.finder_asking import taken_apart
from smallcrm.services.finder_trash import in_trash
from smallcrm.services.upkeep import TRASH_DAYS
from smallcrm.storage.store import Store


class Trashed(NamedTuple):
    """One customer in the trash. gone_on: the shop day from which on they are gone for good.

    days_left: until then, never below 0. by: the helper who laid them there, "" for nobody.
    """

    id: CustomerId
    name: str
    trashed_at: datetime
    gone_on: date
    days_left: int
    by: str


class _Row(NamedTuple):
    id: CustomerId
    name: str
    trashed_at: datetime
    by: str | None


_ROWS = f"""
SELECT c.id, {SHOWN_NAME}, c.trashed_at,
       (SELECT h.name FROM change AS laid JOIN change_group AS g ON g.id = laid.group_id
                      LEFT JOIN helper AS h ON h.id = g.made_by
        WHERE laid.table_name = 'customer' AND laid.row_id = c.id AND laid.op = 'U'
              AND json_type(laid.before, '$.trashed_at') IS NOT NULL
        ORDER BY laid.id DESC LIMIT 1)
FROM customer AS c WHERE c.trashed_at IS NOT NULL AND c.id IN ({{places}})
"""


def trash_ids(store: Store, text: str = "") -> list[CustomerId]:
    """Who lies in the trash and fits these words, found as the finder finds; the latest first."""
    return in_trash(store, taken_apart(store, text))


def trash_rows(store: Store, ids: Sequence[CustomerId], *, now: datetime) -> list[Trashed]:
    """The rows of these people, in the order given; who is not in the trash is left out."""
    sql = _ROWS.format(places=", ".join("?" * len(ids)))
    found = {row.id: _told(store, row, now) for row in store.rows(_Row, sql, *ids)}
    return [found[number] for number in ids if number in found]


def _told(store: Store, row: _Row, now: datetime) -> Trashed:
    ends = row.trashed_at + timedelta(days=TRASH_DAYS)
    return Trashed(
        id=row.id,
        name=row.name,
        trashed_at=row.trashed_at,
        gone_on=store.shop_day(ends),
        days_left=max(0, (ends - now).days),
        by=row.by or "",
    )
