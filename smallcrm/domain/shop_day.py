"""Which day of the shop a moment belongs to.

Nothing here reads a clock.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DEFAULT_DAY_STARTS_HOUR = 4  # work after midnight still belongs to the evening before


def shop_day(now: datetime, zone: str, day_starts_hour: int = DEFAULT_DAY_STARTS_HOUR) -> date:
    """The shop's day at this instant. now: with a time zone; zone: an IANA name."""
    return (now.astimezone(ZoneInfo(zone)) - timedelta(hours=day_starts_hour)).date()


def instant_text(at: datetime) -> str:
    """An instant as the book writes it: UTC, ISO 8601, whole milliseconds, sortable as text."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
