"""A customer and the ways to reach them.

What else is known of them is in `knowing.py`, what passes between the shop and them in
`connection.py`.
"""

import peewee

from smallcrm.storage.models.base import DayField, InstantField, TrackedModel


class Customer(TrackedModel):
    """A person, or a business with a contact person, that the shop knows.

    birthday: "YYYY-MM-DD", or "--MM-DD" when the year is not known. known_before: the shop knew
    them before this book did, so they are no newcomer. customer_since: a year.
    """

    number = peewee.IntegerField(unique=True)
    name = peewee.TextField(default="")
    given = peewee.TextField(default="")
    family = peewee.TextField(default="")
    preferred_name = peewee.TextField(default="")
    say_it = peewee.TextField(default="")
    company = peewee.TextField(default="")
    language = peewee.TextField(default="")
    birthday = peewee.TextField(null=True)
    notes = peewee.TextField(default="")
    tier = peewee.TextField(default="occasional")
    status = peewee.TextField(default="active")
    known_before = peewee.IntegerField(default=0)
    created_at = InstantField()
    trashed_at = InstantField(null=True)
    form_of_address = peewee.TextField(default="")
    working_on = peewee.TextField(default="")
    source = peewee.TextField(default="")
    customer_since = peewee.IntegerField(null=True)
    preferred_channel = peewee.TextField(default="")
    preferred_hours = peewee.TextField(default="")
    away_until = DayField(null=True)
    leave_in_peace = peewee.IntegerField(default=0)


class CustomersOwn(TrackedModel):
    """A row that belongs to one customer and goes with them."""

    customer = peewee.ForeignKeyField(Customer, on_delete="CASCADE", backref="+")


class Phone(CustomersOwn):
    """A phone as typed; digits are its national digits, by which it is found and matched."""

    label = peewee.TextField(default="")
    number = peewee.TextField()
    digits = peewee.TextField(index=True)
    is_preferred = peewee.IntegerField(default=0)
    is_bad = peewee.IntegerField(default=0)
    do_not_use = peewee.IntegerField(default=0)


class Email(CustomersOwn):
    """An e-mail address as typed."""

    label = peewee.TextField(default="")
    address = peewee.TextField()
    is_preferred = peewee.IntegerField(default=0)
    is_bad = peewee.IntegerField(default=0)
    do_not_use = peewee.IntegerField(default=0)


class Address(CustomersOwn):
    """A postal address; street may have several lines; country is an ISO 3166 code or as typed."""

    label = peewee.TextField(default="")
    street = peewee.TextField(default="")
    town = peewee.TextField(default="")
    postcode = peewee.TextField(default="")
    region = peewee.TextField(default="")
    country = peewee.TextField(default="")
    is_preferred = peewee.IntegerField(default=0)
    is_bad = peewee.IntegerField(default=0)
    do_not_use = peewee.IntegerField(default=0)
