"""What makes a customer feel known: household, family, dates, topics, facts, consents.

Who the customer is stands in `customer.py`.
"""

import peewee

from smallcrm.storage.models.base import DayField, TrackedModel
from smallcrm.storage.models.customer import Customer, CustomersOwn


class Household(TrackedModel):
    """People who share a letterbox; without a name it is named after its members.

    addressed_as: first_names, family or formal, as their post names them; empty for the usual.
    """

    name = peewee.TextField(default="")
    addressed_as = peewee.TextField(default="")


class HouseholdMember(TrackedModel):
    """Somebody of a household; each customer belongs to one at most.

    has_letterbox: theirs is the address to which it is written; where nobody has the mark it is
    the first good address of a member.
    """

    household = peewee.ForeignKeyField(Household, on_delete="CASCADE", backref="+")
    customer = peewee.ForeignKeyField(Customer, on_delete="CASCADE", unique=True, backref="+")
    has_letterbox = peewee.IntegerField(default=0)


class PersonalDate(CustomersOwn):
    """A day that matters to them beside the birthday: "YYYY-MM-DD", or "--MM-DD" without a year."""

    label = peewee.TextField()
    day = peewee.TextField()


class FamilyLink(TrackedModel):
    """The relative is the customer's partner, parent, sibling or other; each pair stands once.

    A child is the same link read from the other side. words: what the relative is to the customer
    as they say it, such as "aunt"; words_back: what the customer is to the relative.
    """

    customer = peewee.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    relative = peewee.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")
    relation = peewee.TextField()
    words = peewee.TextField(default="")
    words_back = peewee.TextField(default="")

    class Meta:
        """Each pair once."""

        indexes = ((("customer", "relative"), True),)


class Topic(TrackedModel):
    """Something people want to hear about, or not."""

    name = peewee.TextField(unique=True)


class CustomerTopic(CustomersOwn):
    """This customer wants to hear about the topic (1), or does not (0)."""

    topic = peewee.ForeignKeyField(Topic, on_delete="CASCADE", backref="+")
    wants = peewee.IntegerField(default=1)

    class Meta:
        """Each pair once."""

        indexes = ((("customer", "topic"), True),)


class Fact(CustomersOwn):
    """Good to know. expires_on: the first day on which it is no longer shown."""

    label = peewee.TextField(default="")
    words = peewee.TextField()
    is_pinned = peewee.IntegerField(default=0)
    is_private = peewee.IntegerField(default=0)
    do_not_mention = peewee.IntegerField(default=0)
    expires_on = DayField(null=True)


class LookingFor(CustomersOwn):
    """Something they look for that the shop does not have; found_on ends it."""

    what = peewee.TextField()
    since_on = DayField()
    found_on = DayField(null=True)


class Consent(CustomersOwn):
    """Whether they may be written to or called: when they said so, and how."""

    channel = peewee.TextField()
    is_given = peewee.IntegerField()
    given_on = DayField()
    how = peewee.TextField(default="")

    class Meta:
        """One answer per channel; older ones are in the history."""

        indexes = ((("customer", "channel"), True),)
