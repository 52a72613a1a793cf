"""Who has the keys when: the roster of those who work here, read and written.

When a duty covers a time is decided in domain/key_roster.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.key_roster import Duty, DutyDraft, holders
from smallcrm.storage.models import Helper, KeyDuty
from smallcrm.storage.store import Store

PHONE_LIMIT = 40  # characters; the longest number with its extension is shorter


class RosterRow(NamedTuple):
    """Somebody who works here, with the hours in which they have the keys, Monday first."""

    helper_id: HelperId
    name: str
    phone: str
    duties: tuple[Duty, ...]


class Holder(NamedTuple):
    """Somebody who can open. is_on_duty: whether the roster gives them the keys at that time."""

    helper_id: HelperId
    name: str
    phone: str
    is_on_duty: bool


class _HelperRow(NamedTuple):
    id: HelperId
    name: str
    phone: str


def roster(store: Store) -> list[RosterRow]:
    """Everybody who works here, in the order of their keys."""
    known = _duties(store)
    return [
        RosterRow(each.id, each.name, each.phone, tuple(d for d in known if d.helper_id == each.id))
        for each in _working(store)
    ]


def holders_at(store: Store, at: datetime) -> list[Holder]:
    """Everybody who could open at this wall-clock time: who has the keys then stands first."""
    on_duty = holders(_duties(store), at)
    everybody = [
        Holder(each.id, each.name, each.phone, each.id in on_duty) for each in _working(store)
    ]
    return sorted(everybody, key=lambda holder: not holder.is_on_duty)


def is_kept(store: Store) -> bool:
    """Whether anybody wrote a roster; without one nobody is away by it."""
    return bool(_duties(store))


def save_roster(
    store: Store,
    helper_id: HelperId,
    phone: str,
    drafts: Sequence[DutyDraft],
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Write one helper's phone and hours anew; what did not change is not touched.

    Raises Invalid (phone, helper_id for nobody, "hours_0" to "hours_6" by weekday).
    """
    number = checked_line("phone", phone, PHONE_LIMIT)
    duties = {each.checked(helper_id, f"hours_{each.weekday}") for each in drafts}
    known = next((each for each in roster(store) if each.helper_id == helper_id), None)
    if known is None:
        raise Invalid("helper_id", "Nobody of that number works here.")
    if (number, duties) == (known.phone, set(known.duties)):
        return
    with store.action("save_roster", at=now, by=by):
        Helper.update(phone=number).where(Helper.id == helper_id).execute()
        for gone in set(known.duties) - duties:
            _delete(gone)
        for duty in sorted(duties - set(known.duties)):
            KeyDuty.create(
                helper=helper_id,
                weekday=duty.weekday,
                from_time=duty.from_time,
                until_time=duty.until_time,
            )


def _delete(duty: Duty) -> None:
    KeyDuty.delete().where(
        (KeyDuty.helper == duty.helper_id)
        & (KeyDuty.weekday == duty.weekday)
        & (KeyDuty.from_time == duty.from_time)
        & (KeyDuty.until_time == duty.until_time)
    ).execute()


def _working(store: Store) -> list[_HelperRow]:
    return store.rows(
        _HelperRow,
        "SELECT id, name, phone FROM helper WHERE left_on IS NULL"
        " ORDER BY key_number IS NULL, key_number, id",
    )


def _duties(store: Store) -> list[Duty]:
    return store.rows(
        Duty,
        "SELECT helper_id, weekday, from_time, until_time FROM key_duty"
        " ORDER BY weekday, from_time, id",
    )
