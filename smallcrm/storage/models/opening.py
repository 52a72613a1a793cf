"""When the shop is open beside the ordinary week, and the openings after hours.

The ordinary week and who works here stand in `shop.py`.
"""

import peewee

from smallcrm.storage.models.base import DayField, InstantField, TrackedModel
from smallcrm.storage.models.shop import Helper


class Closure(TrackedModel):
    """Days on which the shop stays closed, such as a summer break; both days belong to it."""

    from_on = DayField()
    to_on = DayField()
    words = peewee.TextField(default="")


class SpecialDay(TrackedModel):
    """One day with hours of its own; without periods it is closed."""

    day = DayField(unique=True)
    words = peewee.TextField(default="")


class SpecialPeriod(TrackedModel):
    """One stretch of a special day in which the shop is open, wall-clock "HH:MM"."""

    special_day = peewee.ForeignKeyField(SpecialDay, on_delete="CASCADE", backref="+")
    opens = peewee.TextField()
    closes = peewee.TextField()


class KeyDuty(TrackedModel):
    """When a helper has the keys and can open after hours; weekday 0 is Monday."""

    helper = peewee.ForeignKeyField(Helper, on_delete="CASCADE", backref="+")
    weekday = peewee.IntegerField()
    from_time = peewee.TextField(default="00:00")
    until_time = peewee.TextField(default="24:00")


class Opening(TrackedModel):
    """One opening after hours. opens_at: local wall clock "YYYY-MM-DDTHH:MM" in time_zone.

    Who asked for it are the special requests that point at it. The door stamps are instants.
    """

    opens_at = peewee.TextField()
    time_zone = peewee.TextField()
    keys_with = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="keys_with", backref="+"
    )
    decision = peewee.TextField(default="")
    offered = peewee.TextField(default="")
    who_knows = peewee.TextField(default="")
    door_open_at = InstantField(null=True)
    door_closed_at = InstantField(null=True)


class Pinned(TrackedModel):
    """A row of Today that the owner pinned to the top."""

    subject_key = peewee.TextField(unique=True)
