"""What every table of the book has in common.

Models carry no database: `Store.open` binds them once.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

import peewee
from playhouse.sqlite_ext import AutoIncrementField

from smallcrm.domain.shop_day import instant_text

if TYPE_CHECKING:
    InstantText = peewee.TextField[datetime]
    DayText = peewee.TextField[date]
else:  # peewee's fields are generic in its stubs only
    InstantText = DayText = peewee.TextField


class TrackedModel(peewee.Model):
    """A row of a tracked table; its id is never given to another row, not even after a delete."""

    id = AutoIncrementField()

    class Meta:
        """Strict types, singular table names as the migrations write them."""

        strict_tables = True
        legacy_table_names = False


class InstantField(InstantText):
    """A moment: UTC, ISO 8601 text, sortable; a datetime with zone in Python."""

    def db_value(self, value: datetime | None) -> str | None:
        """The text that the book keeps."""
        return None if value is None else instant_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        """The moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class DayField(DayText):
    """A shop day: ISO 8601 date text; a date in Python."""

    def db_value(self, value: date | None) -> str | None:
        """The text that the book keeps."""
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """The day."""
        return None if value is None else date.fromisoformat(value)
