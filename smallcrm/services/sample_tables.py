"""What the rows of a made-up shop have in common: tables, and instants in the shop's zone.

Which rows there are is the business of sample_people, sample_rows and sample_cards.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from smallcrm.domain.shop_day import instant_text

Row = tuple[object, ...]

NOON = time(12)  # of what has a day only


class Table(NamedTuple):
    """A table and the columns of its rows."""

    name: str
    columns: tuple[str, ...]


def table(name: str, columns: str) -> Table:
    """A table by its name and the names of its columns, parted by spaces."""
    return Table(name, tuple(columns.split()))


class Instants:
    """Turns the shop's own time into the instants of the book, remembering each day's offset."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._offsets: dict[date, timedelta] = {}

    def text(self, local: datetime) -> str:
        """The instant as the book writes it. A shop is not open while clocks are changed."""
        day = local.date()
        offset = self._offsets.get(day)
        if offset is None:
            noon = datetime.combine(day, NOON, self._zone)
            offset = self._offsets[day] = noon.utcoffset() or timedelta()
        return f"{(local - offset).isoformat(timespec='milliseconds')}Z"

    def at_noon(self, day: date) -> str:
        """The middle of a day."""
        return instant_text(datetime.combine(day, NOON, self._zone))
