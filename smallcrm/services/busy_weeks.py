"""Busy weeks: the one switch with an end date by which the quiet groups of Today rest.

What rests, and how it comes back, is `domain/busy_weeks.py` and `services/today.py`.
"""

from datetime import date, datetime, timedelta

from smallcrm.domain.busy_weeks import BusyWeeks, checked_busy
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.storage.models import Shop
from smallcrm.storage.store import Store


def busy_weeks(store: Store) -> BusyWeeks | None:
    """The busy weeks that run or were the last ones; None when there never were any."""
    return store.row(
        BusyWeeks,
        "SELECT busy_from, busy_until FROM shop"
        " WHERE busy_from IS NOT NULL AND busy_until IS NOT NULL",
    )


def running(store: Store, *, on: date) -> BusyWeeks | None:
    """The busy weeks to which this day belongs."""
    known = busy_weeks(store)
    return known if known is not None and known.from_on <= on <= known.until_on else None


def begin(
    store: Store, until: date | None, *, now: datetime, by: HelperId | None = None
) -> BusyWeeks:
    """Busy from today to this day; weeks that run already keep their first day.

    Raises Invalid (until) for a day that is gone or more than two months away, ShopError before
    the first start.
    """
    today = store.shop_day(now)
    wanted = checked_busy(until, today)
    if store.value("SELECT 1 FROM shop") is None:
        raise ShopError("The shop is not set up yet. Nothing was changed.")
    known = running(store, on=today)
    if known is not None:
        wanted = wanted._replace(from_on=known.from_on)
    with store.action("begin_busy_weeks", at=now, by=by, until=wanted.until_on):
        _write(wanted)
    return wanted


def end(store: Store, *, now: datetime, by: HelperId | None = None) -> None:
    """It is quiet again from now on: what rested comes back today. Raises ShopError."""
    today = store.shop_day(now)
    known = running(store, on=today)
    if known is None:
        raise ShopError("There are no busy weeks just now. Nothing was changed.")
    yesterday = today - timedelta(days=1)
    ended = known._replace(until_on=yesterday) if known.from_on <= yesterday else None
    with store.action("end_busy_weeks", at=now, by=by):
        _write(ended)


def _write(weeks: BusyWeeks | None) -> None:
    first, last = (None, None) if weeks is None else weeks
    Shop.update(busy_from=first, busy_until=last).execute()
