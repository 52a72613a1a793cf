"""What happens between the shop and a customer: visits, wishes, reminders, thanks.

Who the customer is stands in `customer.py`.
"""

import peewee

from smallcrm.storage.models.base import DayField, InstantField, TrackedModel
from smallcrm.storage.models.customer import Customer, CustomersOwn
from smallcrm.storage.models.shop import Helper


class Visit(CustomersOwn):
    """Somebody was here (or ordered by phone). amount_minor: None unknown, negative a return."""

    at = InstantField()
    shop_day = DayField(index=True)
    amount_minor = peewee.IntegerField(null=True)
    what = peewee.TextField(default="")
    served_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="served_by", backref="+"
    )


class Referral(TrackedModel):
    """The referrer sent the referred one to us."""

    referrer = peewee.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    referred = peewee.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    shop_day = DayField()

    class Meta:
        """Each pair once."""

        indexes = ((("referrer", "referred"), True),)


class SpecialRequest(CustomersOwn):
    """What a customer wants. told_on: the date told to them; told_time: wall clock "HH:MM"."""

    kind = peewee.TextField()
    what = peewee.TextField()
    told_on = DayField(null=True)
    told_time = peewee.TextField(null=True)
    is_after_hours = peewee.IntegerField(default=0)
    status = peewee.TextField(default="asked")
    asked_at = InstantField()
    asked_on = DayField()
    closed_on = DayField(null=True)


class Reminder(CustomersOwn):
    """Something to do for a customer by a day. Done or let go is a prompt answer."""

    what = peewee.TextField()
    due_on = DayField()
    channel = peewee.TextField(default="call")
    made_at = InstantField()
    made_on = DayField()


class ThankYou(CustomersOwn):
    """A thank-you, from owed to posted or handed over. words: what the card said."""

    rule = peewee.TextField()
    subject_key = peewee.TextField(unique=True)
    occasion = peewee.TextField()
    state = peewee.TextField()
    reason_key = peewee.TextField()
    reason_args = peewee.TextField(default="{}")
    due_on = DayField()
    words = peewee.TextField(default="")
    printed_at = InstantField(null=True)
    closed_on = DayField(null=True)


class PromptAnswer(CustomersOwn):
    """What the owner answered to a prompt: done, dismissed with a reason, or later."""

    rule = peewee.TextField()
    subject_key = peewee.TextField(unique=True)
    state = peewee.TextField()
    until = DayField(null=True)
    reason = peewee.TextField(default="")
    answered_at = InstantField()
    answered_on = DayField()
    answered_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="answered_by", backref="+"
    )
