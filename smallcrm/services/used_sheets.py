"""Which places of a part-used sheet are gone, so that the next printing begins after them.

For every paper the shop has one sheet in use; nothing here knows where a place lies on it.
"""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.storage.models import UsedSheet
from smallcrm.storage.store import Store


class Sheet(Protocol):
    """A paper as printing/layout.py knows it: its code, and the places of one sheet."""

    @property
    def code(self) -> str:
        """As on the command line."""

    @property
    def places(self) -> Sequence[object]:
        """The pieces of one sheet."""


def used(store: Store, stock: Sheet) -> frozenset[int]:
    """The used places of the sheet in use, from 1; empty for a whole one."""
    kept = store.value("SELECT used_places FROM used_sheet WHERE stock = ?", stock.code)
    found = json.loads(str(kept)) if kept else []
    count = len(stock.places)
    return frozenset(place for place in found if isinstance(place, int) and 1 <= place <= count)


def next_places(
    store: Store, stock: Sheet, n: int, *, start_at: int | None = None
) -> tuple[int, ...]:
    """Where the next n pieces go: what is left of the sheet in use, then whole sheets.

    Numbers beyond the places of one sheet lie on the next ones. start_at: begin there and go
    straight on, whatever was remembered: the sheet is in somebody's hand. Raises Invalid (start_at)
    for a place that the sheet does not have.
    """
    count = len(stock.places)
    if start_at is not None:
        if not 1 <= start_at <= count:
            raise Invalid(
                "start_at", "This paper has the places 1 to {count} on a sheet.", count=count
            )
        return tuple(range(start_at, start_at + n))
    gone = used(store, stock)
    free = [place for place in range(1, count + 1) if place not in gone]
    return tuple([*free, *range(count + 1, count + 1 + n)][:n])


def gone_after(store: Store, stock: Sheet, places: Collection[int]) -> frozenset[int]:
    """Which places of the sheet in use are gone once these were printed on.

    places: as next_places gave them; the last sheet that they reach is then the one in use.
    """
    count = len(stock.places)
    last = (max(places, default=1) - 1) // count
    gone = frozenset(place - last * count for place in places if place > last * count)
    return gone | used(store, stock) if last == 0 else gone


def mark_used(store: Store, stock: Sheet, places: Collection[int]) -> None:
    """Inside an action: these places were printed on; a sheet without a free one is forgotten."""
    if len(stock.places) > 1 and places:
        _keep(stock, gone_after(store, stock, places))


def set_used(
    store: Store,
    stock: Sheet,
    places: Collection[int],
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Exactly these places of the sheet in use are gone, as printed or as marked on its picture."""
    gone = frozenset(place for place in places if 1 <= place <= len(stock.places))
    if gone == used(store, stock):
        return
    with store.action("use_places", at=now, by=by):
        _keep(stock, gone)


def new_sheet(store: Store, stock: Sheet, *, now: datetime, by: HelperId | None = None) -> None:
    """A whole sheet lies in the printer; nothing when none was begun."""
    if not used(store, stock):
        return
    with store.action("new_sheet", at=now, by=by):
        _keep(stock, frozenset())


def _keep(stock: Sheet, gone: frozenset[int]) -> None:
    kept = json.dumps(sorted(gone) if len(gone) < len(stock.places) else [])
    row = UsedSheet.get_or_none(UsedSheet.stock == stock.code)
    if row is None:
        UsedSheet.create(stock=stock.code, used_places=kept)
    else:
        row.used_places = kept
        row.save()
