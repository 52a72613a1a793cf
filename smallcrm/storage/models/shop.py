"""The shop itself: its one row, its opening hours, who works there, what it watches for."""

import peewee

from smallcrm.storage.models.base import DayField, TrackedModel


class Shop(TrackedModel):
    """The one shop of this book.

    hide_after_minutes: idle minutes until the screen hides itself, 0 for never. expected_years: how
    long a customer usually stays, for the lifetime value; margin_percent: None when nobody said.
    card_stock, envelope_stock, label_stock: codes, empty for the usual of its paper; card_colour:
    "#RRGGBB", empty for the design's own; logo: its name in kept_file; rule_offered_on: when the
    program last asked whether it should watch for something else.
    """

    name = peewee.TextField()
    owner_name = peewee.TextField(default="")
    street = peewee.TextField(default="")
    town = peewee.TextField(default="")
    postcode = peewee.TextField(default="")
    region = peewee.TextField(default="")
    country = peewee.TextField()
    phone = peewee.TextField(default="")
    email = peewee.TextField(default="")
    website = peewee.TextField(default="")
    our_promise = peewee.TextField(default="")
    currency = peewee.TextField()
    time_zone = peewee.TextField()
    day_starts_hour = peewee.IntegerField(default=4)
    language = peewee.TextField(default="en")
    paper = peewee.TextField()
    is_counter_view = peewee.IntegerField(default=1)
    is_demo = peewee.IntegerField(default=0)
    hide_after_minutes = peewee.IntegerField(default=15)
    expected_years = peewee.IntegerField(default=5)
    margin_percent = peewee.IntegerField(null=True)
    holiday_region = peewee.TextField(default="")
    keeps_holidays = peewee.IntegerField(default=1)
    busy_from = DayField(null=True)
    busy_until = DayField(null=True)
    prints_day_sheet = peewee.IntegerField(default=0)
    card_stock = peewee.TextField(default="")
    envelope_stock = peewee.TextField(default="")
    label_stock = peewee.TextField(default="")
    card_mode = peewee.TextField(default="printed")
    card_colour = peewee.TextField(default="")
    saves_ink = peewee.IntegerField(default=1)
    slip_is_left_handed = peewee.IntegerField(default=0)
    slip_is_large = peewee.IntegerField(default=0)
    writes_envelopes = peewee.IntegerField(default=0)
    logo = peewee.TextField(default="")
    rule_offered_on = DayField(null=True)


class OpeningPeriod(TrackedModel):
    """One stretch of a weekday (0 Monday) in which the shop is open, wall-clock "HH:MM"."""

    weekday = peewee.IntegerField()
    opens = peewee.TextField()
    closes = peewee.TextField()


class Helper(TrackedModel):
    """Somebody who works here; key_number is the digit of Alt+1..9."""

    name = peewee.TextField()
    is_owner = peewee.IntegerField(default=0)
    key_number = peewee.IntegerField(null=True, unique=True)
    left_on = DayField(null=True)
    phone = peewee.TextField(default="")


class PromptRule(TrackedModel):
    """The owner's switch and numbers (JSON) for one rule of the prompts."""

    code = peewee.TextField(unique=True)
    is_on = peewee.IntegerField(default=1)
    numbers = peewee.TextField(default="{}")


class ImportHabit(TrackedModel):
    """How the owner mapped the columns (JSON) of a list with these headings."""

    fingerprint = peewee.TextField(unique=True)
    mapping = peewee.TextField()
