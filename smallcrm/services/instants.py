"""The instant of something told later: its day and time on the shop's clock.

Which shop day an instant belongs to is said by the store.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from smallcrm.domain.errors import Invalid
from smallcrm.domain.shop_day import DEFAULT_DAY_STARTS_HOUR
from smallcrm.storage.store import Store


def instant_of(store: Store, day: date, at: time | None, now: datetime) -> datetime:
    """The instant of a shop day and a time on its clock; without a time the same hour as now.

    A time before the day starts belongs to the night after it. Raises Invalid (day_text) for an
    instant that is still to come.
    """
    if at is None:
        return now - (store.shop_day(now) - day)
    zone, starts_hour = _clock(store)
    on = day + timedelta(days=1) if at.hour < starts_hour else day
    found = datetime.combine(on, at, zone).astimezone(UTC)
    if found > now and on != day:
        raise Invalid(
            "day_text",
            "{time} belongs to the night after {day}, which is still to come. For the night before "
            "it write {earlier} {time}.",
            day=day,
            time=at,
            earlier=day - timedelta(days=1),
        )
    if found > now:
        raise Invalid(
            "day_text", "{day} {time} is still to come. Choose an earlier time.", day=day, time=at
        )
    return found


def day_begins(store: Store, day: date) -> datetime:
    """The instant at which a shop day begins: four in the morning unless the shop says otherwise.

    In the night in which the clocks change it is the wall clock that counts.
    """
    zone, starts_hour = _clock(store)
    return datetime.combine(day, time(starts_hour), zone).astimezone(UTC)


def local_time(store: Store, at: datetime) -> time:
    """The time of an instant on the shop's clock, to the minute."""
    zone, _starts_hour = _clock(store)
    return at.astimezone(zone).time().replace(second=0, microsecond=0)


def _clock(store: Store) -> tuple[ZoneInfo, int]:
    row = store.connection.execute("SELECT time_zone, day_starts_hour FROM shop").fetchone()
    zone, starts_hour = row or ("UTC", DEFAULT_DAY_STARTS_HOUR)
    return ZoneInfo(zone), int(starts_hour)
