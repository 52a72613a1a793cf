"""What the book needs once a day: old trash and files let go, the new year worked out, an offer.

Safe copies are made by who calls; nothing here asks anybody.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.errors import StoreError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.shop_day import instant_text
from smallcrm.services.card_batches import let_go_of_old_pages
from smallcrm.services.kept_files import let_go_of_pictures
from smallcrm.services.on_hold import let_go_of
from smallcrm.services.rule_offers import look_for_offer
from smallcrm.storage.backup import safe_copy
from smallcrm.storage.derived import worked_out_on
from smallcrm.storage.models import Customer
from smallcrm.storage.search_index import settle
from smallcrm.storage.search_moved import lately_moved
from smallcrm.storage.store import Store

TRASH_DAYS = 90  # PRODUCT.md section 5: deleted customers stay in the trash for 90 days


class _Due(NamedTuple):
    id: CustomerId


def begin_day(store: Store, *, now: datetime) -> None:
    """Do what is due, at start and when a day begins.

    Trash is emptied after a safe copy; where none can be made, the trash is kept.
    """
    _turn_year(store, now)
    _settle_finder(store, now)
    look_for_offer(store, now=now)
    _purge_trash(store, now)
    let_go_of_old_pages(store, on=store.shop_day(now))
    let_go_of_pictures(store, now=now)


def _turn_year(store: Store, now: datetime) -> None:
    """Work everything out anew in a new year, and after an upgrade that changed the rules."""
    today = store.shop_day(now)
    known = worked_out_on(store.connection)
    is_empty = store.value("SELECT 1 FROM customer LIMIT 1") is None
    if is_empty or (known is not None and known.year == today.year):
        return
    with store.action("upkeep", at=now):
        store.rebuild_derived(today)


def _settle_finder(store: Store, now: datetime) -> None:
    """Whoever was here since yesterday takes their place in the finder, before the shop is full."""
    if lately_moved(store.connection):
        with store.action("upkeep", at=now):
            settle(store.connection)


def _purge_trash(store: Store, now: datetime) -> None:
    before = now - timedelta(days=TRASH_DAYS)
    due = store.rows(_Due, "SELECT id FROM customer WHERE trashed_at < ?", instant_text(before))
    if not due:
        return
    try:
        safe_copy(store.path, reason="purge", now=now)
    except StoreError:
        return  # a full disk must not keep the book closed; the trash waits for another day
    with store.action("purge_trash", at=now):
        Customer.delete().where(Customer.trashed_at < before).execute()
    let_go_of(store, [row.id for row in due])
