"""When the shop is open: the week, closures, special days and public holidays, read and written.

What counts before what is decided in domain/opening_hours.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.closures import ClosureDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.holidays import knows_country, regions_of
from smallcrm.domain.ids import ClosureId, HelperId, SpecialDayId
from smallcrm.domain.opening_hours import OpeningHours, Period, Why, without_overlap
from smallcrm.domain.opening_hours import SpecialDay as CheckedDay
from smallcrm.domain.special_days import SpecialDayDraft
from smallcrm.storage import hour_rows
from smallcrm.storage.models import Closure, OpeningPeriod, Shop, SpecialDay, SpecialPeriod
from smallcrm.storage.store import Store

AT_ONCE = 3_000  # customers whose days are worked out anew within 300 ms
CLOSINGS_SHOWN = 6  # more nobody plans ahead with


class ClosureRow(NamedTuple):
    """Days on which the shop stays closed; both belong to it. words: why, "" when nobody said."""

    id: ClosureId
    from_on: date
    to_on: date
    words: str


class SpecialDayRow(NamedTuple):
    """A day with hours of its own, earliest first; without any it is closed."""

    id: SpecialDayId
    day: date
    words: str
    periods: tuple[Period, ...]


class HolidayRow(NamedTuple):
    """Which public holidays are kept. is_known: whether the country's holidays are known at all."""

    is_kept: bool
    country: str
    region: str
    is_known: bool


class Closing(NamedTuple):
    """Days in a row that are closed for one reason. words: the owner's, or the holiday's name."""

    from_on: date
    to_on: date
    why: Why
    words: str


class _HolidayChoice(NamedTuple):
    keeps_holidays: bool
    country: str
    holiday_region: str


class _IdRow(NamedTuple):
    id: int


class _DayRow(NamedTuple):
    id: SpecialDayId
    day: date


def opening_hours(store: Store) -> OpeningHours:
    """When the shop is open, on ordinary and on all other days: the one source of it."""
    return hour_rows.opening_hours(store.connection)


def takes_long(store: Store) -> bool:
    """Whether saving hours takes longer than anybody should wait for: a large book works on it."""
    return int(store.value("SELECT coalesce(max(id), 0) FROM customer")) > AT_ONCE


def save_opening_hours(
    store: Store, hours: OpeningHours, *, now: datetime, by: HelperId | None = None
) -> None:
    """Change the hours of an ordinary week. Raises Invalid (hours) when two periods overlap."""
    periods = without_overlap(hours.periods)
    with store.action("save_opening_hours", at=now, by=by):
        write_week(store, periods)


def write_week(store: Store, periods: tuple[Period, ...]) -> None:
    """Make the rows as wanted, without touching those that stay. Call inside an action."""
    wanted = {(p.weekday, f"{p.opens:%H:%M}", f"{p.closes:%H:%M}"): None for p in periods}
    rows = store.connection.execute("SELECT id, weekday, opens, closes FROM opening_period")
    for row_id, *values in rows.fetchall():
        if tuple(values) in wanted:
            del wanted[tuple(values)]
        else:
            OpeningPeriod.delete().where(OpeningPeriod.id == row_id).execute()
    for weekday, opens, closes in wanted:
        OpeningPeriod.create(weekday=weekday, opens=opens, closes=closes)


# Closures


def closures(store: Store) -> list[ClosureRow]:
    """All closures, the latest first."""
    return store.rows(
        ClosureRow,
        "SELECT id, from_on, to_on, words FROM closure ORDER BY from_on DESC, to_on DESC, id DESC",
    )


def add_closure(
    store: Store, draft: ClosureDraft, *, now: datetime, by: HelperId | None = None
) -> ClosureId:
    """The shop will be closed, or was. Raises Invalid (from_on, to_on, words)."""
    clean = draft.checked()
    with store.action("add_closure", at=now, by=by):
        row = Closure.create(from_on=clean.from_on, to_on=clean.to_on, words=clean.words)
    return ClosureId(row.id)


def change_closure(
    store: Store,
    closure_id: ClosureId,
    draft: ClosureDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Other days or words. Raises Invalid (from_on, to_on, words), or (id) when it is gone."""
    clean = draft.checked()
    _must_be_there(store, "closure", closure_id)
    with store.action("edit_closure", at=now, by=by):
        Closure.update(from_on=clean.from_on, to_on=clean.to_on, words=clean.words).where(
            Closure.id == closure_id
        ).execute()


def delete_closure(
    store: Store, closure_id: ClosureId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The shop opens as usual after all. Raises Invalid (id) when it is gone already."""
    _must_be_there(store, "closure", closure_id)
    with store.action("delete_closure", at=now, by=by):
        Closure.delete().where(Closure.id == closure_id).execute()


# Special days


def special_days(store: Store) -> list[SpecialDayRow]:
    """All days with hours of their own, the latest first."""
    hours = {special.day: special for special in opening_hours(store).special_days}
    rows = store.rows(_DayRow, "SELECT id, day FROM special_day ORDER BY day DESC")
    return [
        SpecialDayRow(row.id, row.day, hours[row.day].words, hours[row.day].periods) for row in rows
    ]


def add_special_day(
    store: Store, draft: SpecialDayDraft, *, now: datetime, by: HelperId | None = None
) -> SpecialDayId:
    """A day opens at other times. Raises Invalid (day, hours, words), also for a known day."""
    clean = must_fit(store, draft, None)
    with store.action("add_special_day", at=now, by=by):
        row = SpecialDay.create(day=clean.day, words=clean.words)
        _write_periods(SpecialDayId(row.id), clean.periods)
    return SpecialDayId(row.id)


def change_special_day(
    store: Store,
    special_day_id: SpecialDayId,
    draft: SpecialDayDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Another day, hours or words. Raises Invalid as add_special_day, (id) when it is gone."""
    clean = must_fit(store, draft, special_day_id)
    _must_be_there(store, "special_day", special_day_id)
    with store.action("edit_special_day", at=now, by=by):
        SpecialDay.update(day=clean.day, words=clean.words).where(
            SpecialDay.id == special_day_id
        ).execute()
        SpecialPeriod.delete().where(SpecialPeriod.special_day == special_day_id).execute()
        _write_periods(special_day_id, clean.periods)


def delete_special_day(
    store: Store, special_day_id: SpecialDayId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The day is as any other after all. Raises Invalid (id) when it is gone already."""
    _must_be_there(store, "special_day", special_day_id)
    with store.action("delete_special_day", at=now, by=by):
        SpecialDay.delete().where(SpecialDay.id == special_day_id).execute()


def must_fit(
    store: Store, draft: SpecialDayDraft, special_day_id: SpecialDayId | None
) -> CheckedDay:
    """The clean values of a special day. Raises Invalid (day, hours, words), also for a known day.

    special_day_id: the one that is changed, None for a new one.
    """
    clean = draft.checked()
    known = store.row(_IdRow, "SELECT id FROM special_day WHERE day = ?", clean.day.isoformat())
    if known is not None and known.id != special_day_id:
        raise Invalid("day", "{day} has hours of its own already. Change those.", day=clean.day)
    return clean


# Public holidays


def holidays(store: Store) -> HolidayRow:
    """Which public holidays the shop keeps."""
    row = store.row(_HolidayChoice, "SELECT keeps_holidays, country, holiday_region FROM shop")
    if row is None:
        return HolidayRow(is_kept=False, country="", region="", is_known=False)
    return HolidayRow(
        row.keeps_holidays, row.country, row.holiday_region, knows_country(row.country)
    )


def save_holidays(
    store: Store, *, is_kept: bool, region: str, now: datetime, by: HelperId | None = None
) -> None:
    """Keep the public holidays of the shop's country, or none. region: a code of regions_of.

    Raises Invalid (region) for a region that this country does not have.
    """
    if region and region not in regions_of(holidays(store).country):
        raise Invalid("region", "Choose a region from the list, or leave it empty.")
    with store.action("save_holidays", at=now, by=by):
        Shop.update(keeps_holidays=int(is_kept), holiday_region=region).execute()


def next_closings(store: Store, today: date, limit: int = CLOSINGS_SHOWN) -> list[Closing]:
    """When the shop stays closed within a year beside its weekly closing days, soonest first."""
    hours = opening_hours(store)
    found: list[Closing] = []
    for each in hours.closed_days(today):
        last = found[-1] if found else None
        follows = last is not None and (last.why, last.words) == (each.why, each.words)
        if last is not None and follows and hours.next_working_day(last.to_on) > each.day:
            found[-1] = last._replace(to_on=each.day)
        elif len(found) == limit:
            break
        else:
            found.append(Closing(each.day, each.day, each.why, each.words))
    return found


def _write_periods(special_day_id: SpecialDayId, periods: tuple[Period, ...]) -> None:
    for period in periods:
        SpecialPeriod.create(
            special_day=special_day_id,
            opens=f"{period.opens:%H:%M}",
            closes=f"{period.closes:%H:%M}",
        )


def _must_be_there(store: Store, table: str, row_id: int) -> None:
    if store.row(_IdRow, f"SELECT id FROM {table} WHERE id = ?", row_id) is None:
        raise Invalid("id", "This day is not in the book any more.")
