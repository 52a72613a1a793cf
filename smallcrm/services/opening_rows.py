"""Openings after hours as rows for those who read them, each with everybody who comes.

What is done with an opening stands in openings.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId, HelperId, OpeningId, RequestId
from smallcrm.domain.openings import (
    Decision,
    Planned,
    day_of,
    instant_of,
)
from smallcrm.domain.requests import OPEN_STATUSES, RequestStatus
from smallcrm.domain.whose_turn import Asker, in_turn, wanted_first
from smallcrm.services.customer_reading import CALLED_ON, SHOWN_NAME
from smallcrm.services.request_rows import IS_OPENING, TOLD_DAY
from smallcrm.storage.store import Store

AHEAD_DAYS = 7
UNSTAMPED_DAYS = 7  # how long a door that nobody stamped is asked about beside Today
_CLASH_DAYS = timedelta(days=2)  # wall clocks of two zones lie less apart

# A wish that was only told for a time after hours is an opening that nobody has planned yet.
_SELECT = f"""
SELECT o.id, r.id, r.customer_id, {SHOWN_NAME}, c.tier,
       {CALLED_ON},
       r.what, r.status,
       EXISTS (SELECT 1 FROM moment WHERE customer_id = c.id AND kind = 'ow'
               AND answered_by IS NULL),
       coalesce(o.opens_at, r.told_on || 'T' || coalesce(r.told_time, '00:00')) AS opens_at,
       o.id IS NOT NULL OR r.told_time IS NOT NULL,
       coalesce(o.time_zone, (SELECT time_zone FROM shop)), o.keys_with,
       coalesce(h.name, ''), coalesce(h.phone, ''),
       coalesce(o.decision, CASE r.status WHEN 'declined' THEN '{Decision.NO}'
                            ELSE '{Decision.YES}' END),
       coalesce(o.offered, r.offered_instead), coalesce(o.who_knows, ''),
       o.door_open_at, o.door_closed_at
FROM special_request AS r JOIN customer AS c ON c.id = r.customer_id
LEFT JOIN opening AS o ON o.id = r.opening_id LEFT JOIN helper AS h ON h.id = o.keys_with
WHERE c.trashed_at IS NULL AND {IS_OPENING} AND (r.told_on IS NOT NULL OR o.id IS NOT NULL)
"""
_ORDER = "ORDER BY opens_at, coalesce(o.id, -r.id), r.id"

_COMING = f"""
{_SELECT} AND r.closed_on IS NULL
AND (r.told_on BETWEEN ?1 AND date(?2, '+1 day') AND {TOLD_DAY} BETWEEN ?1 AND ?2
     OR (o.door_open_at IS NOT NULL AND o.door_closed_at IS NULL))
{_ORDER}
"""
_ONE = f"""
{_SELECT} AND (r.id = ?1 OR o.id = (SELECT opening_id FROM special_request WHERE id = ?1)) {_ORDER}
"""
_OF_OPENING = f"{_SELECT} AND o.id = ? {_ORDER}"


class Person(NamedTuple):
    """One of those who come, with what they need."""

    request_id: RequestId
    customer_id: CustomerId
    name: str
    tier: str
    phone: str
    need: str
    status: str
    has_open_ow: bool


class OpeningRow(NamedTuple):
    """One opening. id: None for a wish told for a time after hours that nobody planned yet.

    people: in the order in which they are let in. opens_at: the shop's wall clock, naive; without
    has_time only its day was told. The door stamps are instants. decision: a code of Decision.
    """

    id: OpeningId | None
    people: tuple[Person, ...]
    opens_at: datetime
    has_time: bool
    time_zone: str
    keys_with: HelperId | None
    keys_name: str
    keys_phone: str
    decision: str
    offered: str
    who_knows: str
    door_open_at: datetime | None
    door_closed_at: datetime | None

    @property
    def day(self) -> date:
        """The shop's day: half past midnight belongs to the evening before."""
        return day_of(self.opens_at) if self.has_time else self.opens_at.date()

    @property
    def who_come(self) -> tuple[Person, ...]:
        """Everybody who was not declined; when nobody comes any more, everybody."""
        come = tuple(each for each in self.people if each.status != RequestStatus.DECLINED)
        return come or self.people

    @property
    def waiting(self) -> tuple[Person, ...]:
        """Those who were neither served nor declined."""
        return tuple(each for each in self.people if each.status in OPEN_STATUSES)

    @property
    def request_id(self) -> RequestId:
        """By what the verbs of openings know it: the wish of whoever is let in first."""
        return self.who_come[0].request_id

    @property
    def names(self) -> str:
        """Everybody who comes, as one line."""
        return ", ".join(each.name for each in self.who_come)


class _Found(NamedTuple):
    opening_id: OpeningId | None
    request_id: RequestId
    customer_id: CustomerId
    name: str
    tier: str
    phone: str
    need: str
    status: str
    has_open_ow: bool
    opens_at: datetime
    has_time: bool
    time_zone: str
    keys_with: HelperId | None
    keys_name: str
    keys_phone: str
    decision: str
    offered: str
    who_knows: str
    door_open_at: datetime | None
    door_closed_at: datetime | None


def coming(store: Store, *, on: date, days: int = AHEAD_DAYS) -> list[OpeningRow]:
    """The openings of these days and those whose door stands open, the next one first.

    Of one hour first whoever is let in first (PRODUCT.md section 6).
    """
    until = on + timedelta(days=days)
    found = _gathered(store.rows(_Found, _COMING, on.isoformat(), until.isoformat()))
    return sorted(found, key=lambda row: (row.opens_at, wanted_first(asker_of(row.who_come[0]))))


def awaited(store: Store, *, on: date) -> list[OpeningRow]:
    """What is coming, and before it the doors of the last days of which nobody said anything."""
    first = on - timedelta(days=UNSTAMPED_DAYS)
    return coming(store, on=first, days=UNSTAMPED_DAYS + AHEAD_DAYS)


def opening_of(store: Store, request_id: RequestId) -> OpeningRow | None:
    """The opening to which this wish belongs, or None when it is none or gone."""
    return next(iter(_gathered(store.rows(_Found, _ONE, request_id))), None)


def by_id(store: Store, opening_id: OpeningId) -> OpeningRow | None:
    """One opening, or None when nobody comes to it any more."""
    return next(iter(_gathered(store.rows(_Found, _OF_OPENING, opening_id))), None)


def planned_near(store: Store, opens_at: datetime, beside: OpeningId | None) -> list[Planned]:
    """Openings that may clash with one at this wall-clock time; beside: the one itself."""
    first, last = ((opens_at + shift).date() for shift in (-_CLASH_DAYS, _CLASH_DAYS))
    rows = coming(store, on=first, days=(last - first).days)
    return [
        Planned(
            row.id,
            instant_of(row.opens_at, row.time_zone),
            row.opens_at.time(),
            row.names,
            row.keys_with,
            row.keys_name,
        )
        for row in rows
        if row.id is not None and row.id != beside and row.has_time and row.door_closed_at is None
    ]


def _gathered(rows: Iterable[_Found]) -> list[OpeningRow]:
    """One row for each opening; the rows of one lie beside each other."""
    found = []
    for _key, group in groupby(rows, lambda row: row.opening_id or -row.request_id):
        several = list(group)
        found.append(_opening(several[0], tuple(_person(row) for row in _turn(several))))
    return found


def _turn(rows: list[_Found]) -> list[_Found]:
    by_asked = {row.request_id: row for row in rows}
    askers = [asker_of(_person(row)) for row in rows]
    return [by_asked[RequestId(each.asked)] for each in in_turn(askers)]


def asker_of(person: Person) -> Asker:
    """Whoever comes, as one of those whose turn is asked for."""
    return Asker(
        person.customer_id, person.name, person.tier, person.has_open_ow, person.request_id
    )


def _person(row: _Found) -> Person:
    return Person(
        row.request_id,
        row.customer_id,
        row.name,
        row.tier,
        row.phone,
        row.need,
        row.status,
        row.has_open_ow,
    )


def _opening(row: _Found, people: tuple[Person, ...]) -> OpeningRow:
    return OpeningRow(
        id=row.opening_id,
        people=people,
        opens_at=row.opens_at,
        has_time=row.has_time,
        time_zone=row.time_zone,
        keys_with=row.keys_with,
        keys_name=row.keys_name,
        keys_phone=row.keys_phone,
        decision=row.decision,
        offered=row.offered,
        who_knows=row.who_knows,
        door_open_at=row.door_open_at,
        door_closed_at=row.door_closed_at,
    )
