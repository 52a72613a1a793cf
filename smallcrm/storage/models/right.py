"""Making it right, what was learnt and heard, calls, and whom we sent elsewhere.

How it went stands in `connection.py`.
"""

import peewee

from smallcrm.storage.models.base import DayField, InstantField, TrackedModel
from smallcrm.storage.models.connection import Moment
from smallcrm.storage.models.customer import Customer, CustomersOwn
from smallcrm.storage.models.shop import Helper


class Recovery(TrackedModel):
    """The file of one let-down: what happened, how it is made right, when we check back."""

    opened_at = InstantField()
    opened_on = DayField()
    happened = peewee.TextField(default="")
    feels = peewee.TextField(default="")
    fixed_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="fixed_by", backref="+"
    )
    check_back_on = DayField()
    finished_on = DayField(null=True)


class RecoveryCustomer(CustomersOwn):
    """One of those who share the file, with their own outcome."""

    recovery = peewee.ForeignKeyField(Recovery, on_delete="CASCADE", backref="+")
    moment = peewee.ForeignKeyField(Moment, on_delete="SET NULL", null=True, backref="+")
    outcome = peewee.TextField(default="")
    failed_tries = peewee.IntegerField(default=0)
    closed_on = DayField(null=True)

    class Meta:
        """Each customer once in a file."""

        indexes = ((("recovery", "customer"), True),)


class Remedy(TrackedModel):
    """One step of the ladder by which it is made right, with what it cost."""

    recovery = peewee.ForeignKeyField(Recovery, on_delete="CASCADE", backref="+")
    step = peewee.TextField()
    words = peewee.TextField(default="")
    cost_minor = peewee.IntegerField(null=True)
    given_on = DayField()
    given_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="given_by", backref="+"
    )
    owner_said_yes = peewee.IntegerField(default=0)


class GrantLimit(TrackedModel):
    """What a role may grant to a tier without asking, in one rolling window of days."""

    role = peewee.TextField()
    tier = peewee.TextField()
    step = peewee.TextField()
    limit_minor = peewee.IntegerField()
    window_days = peewee.IntegerField(default=90)

    class Meta:
        """One limit for each."""

        indexes = ((("role", "tier", "step"), True),)


class Lesson(TrackedModel):
    """What was learnt from a mistake; owned_up_by only where the helper wants to be named."""

    recovery = peewee.ForeignKeyField(Recovery, on_delete="SET NULL", null=True, backref="+")
    noted_on = DayField()
    cause = peewee.TextField(default="")
    words = peewee.TextField()
    would_have_helped = peewee.TextField(default="")
    owned_up_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="owned_up_by", backref="+"
    )
    thanked_on = DayField(null=True)
    fixed_on = DayField(null=True)


class Heard(TrackedModel):
    """What somebody suggested, praised, asked for or missed, and what the shop answered."""

    customer = peewee.ForeignKeyField(Customer, on_delete="CASCADE", null=True, backref="+")
    kind = peewee.TextField()
    words = peewee.TextField()
    heard_on = DayField()
    is_from_stranger = peewee.IntegerField(default=0)
    answer = peewee.TextField(default="")
    answer_words = peewee.TextField(default="")
    answered_on = DayField(null=True)
    told_on = DayField(null=True)


class Neighbour(TrackedModel):
    """Another shop to which we send people; may be a customer of ours too."""

    name = peewee.TextField()
    street = peewee.TextField(default="")
    town = peewee.TextField(default="")
    phone = peewee.TextField(default="")
    has = peewee.TextField(default="")
    customer = peewee.ForeignKeyField(Customer, on_delete="SET NULL", null=True, backref="+")


class SentElsewhere(TrackedModel):
    """We did not have it and sent somebody to a neighbour."""

    customer = peewee.ForeignKeyField(Customer, on_delete="CASCADE", null=True, backref="+")
    neighbour = peewee.ForeignKeyField(Neighbour, on_delete="SET NULL", null=True, backref="+")
    what = peewee.TextField()
    sent_on = DayField()
    found_it = peewee.TextField(default="")
    asked_on = DayField(null=True)


class Call(CustomersOwn):
    """A call that was tried: whether somebody answered, and what was said."""

    at = InstantField()
    shop_day = DayField()
    outcome = peewee.TextField()
    words = peewee.TextField(default="")
    subject_key = peewee.TextField(default="")
    made_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="made_by", backref="+"
    )
