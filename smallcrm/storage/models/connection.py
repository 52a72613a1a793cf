"""What happens between the shop and a customer: visits, wishes, reminders, thanks.

Who the customer is stands in `customer.py`.
"""

import peewee

from smallcrm.storage.models.base import DayField, InstantField, TrackedModel
from smallcrm.storage.models.customer import Customer, CustomersOwn
from smallcrm.storage.models.opening import Opening
from smallcrm.storage.models.paper import CardBatch
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
    is_gift = peewee.IntegerField(default=0)


class VisitCompanion(CustomersOwn):
    """Another customer who came along on this visit."""

    visit = peewee.ForeignKeyField(Visit, on_delete="CASCADE", backref="+")

    class Meta:
        """Each companion once."""

        indexes = ((("visit", "customer"), True),)


class LoyaltyTick(CustomersOwn):
    """A sign of loyalty that was noticed, on a visit or without one."""

    visit = peewee.ForeignKeyField(Visit, on_delete="CASCADE", null=True, backref="+")
    kind = peewee.TextField()
    shop_day = DayField()


class Moment(CustomersOwn):
    """How it went, in the customer's words: let down (ow), as expected (how), or WOW.

    words: theirs; happened: what it was about, in ours, such as "Carried the tank to her car".
    delivered_by: who delivered a WOW, never kept for an OW. answered_by: the later moment that
    answers an OW; an OW without one is open. is_noticed: we noticed, the customer said nothing.
    """

    visit = peewee.ForeignKeyField(Visit, on_delete="SET NULL", null=True, backref="+")
    at = InstantField()
    shop_day = DayField()
    kind = peewee.TextField()
    channel = peewee.TextField(default="counter")
    words = peewee.TextField(default="")
    happened = peewee.TextField(default="")
    cause = peewee.TextField(default="")
    is_noticed = peewee.IntegerField(default=0)
    delivered_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="delivered_by", backref="+"
    )
    noted_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="noted_by", backref="+"
    )
    noted_at = InstantField()
    cost_minor = peewee.IntegerField(null=True)
    answered_by = peewee.ForeignKeyField(
        "self", on_delete="SET NULL", null=True, column_name="answered_by", backref="+"
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
    inner_on = DayField(null=True)
    little_extra = peewee.TextField(default="")
    deposit_minor = peewee.IntegerField(null=True)
    looked_after_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="looked_after_by", backref="+"
    )
    offered_instead = peewee.TextField(default="")
    ready_on = DayField(null=True)
    kept = peewee.TextField(default="")
    was_told_before = peewee.IntegerField(null=True)
    opening = peewee.ForeignKeyField(Opening, on_delete="SET NULL", null=True, backref="+")


class Reminder(CustomersOwn):
    """Something to do for a customer by a day. Done or let go is a prompt answer."""

    what = peewee.TextField()
    due_on = DayField()
    channel = peewee.TextField(default="call")
    made_at = InstantField()
    made_on = DayField()
    repeats = peewee.TextField(default="")
    repeat_every = peewee.IntegerField(default=1)
    looked_after_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="looked_after_by", backref="+"
    )


class ThankYou(CustomersOwn):
    """A thank-you, from owed to posted or handed over.

    words: what the card said. batch, place: with which cards it was printed, and as which of them.
    """

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
    design = peewee.TextField(default="")
    batch = peewee.ForeignKeyField(CardBatch, on_delete="SET NULL", null=True, backref="+")
    place = peewee.IntegerField(null=True)


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
