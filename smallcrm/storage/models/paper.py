"""What goes on paper: printed batches, own words and pictures, own sheets, and the printers.

Who is owed a card stands in `connection.py`; the files themselves are in the untracked kept_file.
"""

import peewee

from smallcrm.storage.models.base import DayField, InstantField, TrackedModel
from smallcrm.storage.models.shop import Helper


class CardBatch(TrackedModel):
    """Cards that went to the printer together. pages: their PDF's name in kept_file, or empty."""

    made_at = InstantField()
    shop_day = DayField()
    made_by = peewee.ForeignKeyField(
        Helper, on_delete="SET NULL", null=True, column_name="made_by", backref="+"
    )
    stock = peewee.TextField()
    mode = peewee.TextField(default="printed")
    start_at = peewee.IntegerField(default=1)
    pages = peewee.TextField(default="")


class OwnWording(TrackedModel):
    """A wording of the shop's own. words: paragraphs with an empty line between them."""

    occasion = peewee.TextField()
    language = peewee.TextField()
    name = peewee.TextField()
    greeting = peewee.TextField(default="")
    words = peewee.TextField(default="")
    closing = peewee.TextField(default="")

    class Meta:
        """Each name once for an occasion in a language."""

        indexes = ((("occasion", "language", "name"), True),)


class OwnPicture(TrackedModel):
    """A picture of the owner's for the front. file: its name in kept_file; crop: shares of it."""

    name = peewee.TextField()
    file = peewee.TextField()
    crop_left = peewee.FloatField(default=0)
    crop_top = peewee.FloatField(default=0)
    crop_width = peewee.FloatField(default=1)
    crop_height = peewee.FloatField(default=1)


class OwnStock(TrackedModel):
    """A sheet of the shop's own, in the same numbers (JSON) as the bundled ones."""

    code = peewee.TextField(unique=True)
    name = peewee.TextField()
    numbers = peewee.TextField()


class UsedSheet(TrackedModel):
    """The part-used sheet of a stock. used_places: JSON list of places, from 1."""

    stock = peewee.TextField(unique=True)
    used_places = peewee.TextField(default="[]")


class PrinterCorrection(TrackedModel):
    """How far off a printer is on one paper; a page is moved and scaled by this."""

    printer = peewee.TextField()
    paper = peewee.TextField()
    shift_right_mm = peewee.FloatField(default=0)
    shift_down_mm = peewee.FloatField(default=0)
    scale_across = peewee.FloatField(default=1)
    scale_down = peewee.FloatField(default=1)

    class Meta:
        """Each paper once for a printer."""

        indexes = ((("printer", "paper"), True),)


class PrinterFeeding(TrackedModel):
    """Which way up paper goes into a printer. side: which one is printed; edge: which goes first.

    The paper lies before us as it is laid in: side is "up" or "down", edge the page's "head" or
    "foot".
    """

    printer = peewee.TextField(unique=True)
    side = peewee.TextField()
    edge = peewee.TextField()
