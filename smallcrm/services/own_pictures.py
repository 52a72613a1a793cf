"""Pictures of the owner's for the front of cards, the logo, and how the shop's cards look.

Files come here as the printing room made them fit for paper; where they stand is its business.
"""

import re
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.drafts import NAME_LIMIT, checked_line
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.domain.pictures import WHOLE, Crop, Picture, ReadyPicture, picture_of
from smallcrm.services.kept_files import contents, keep
from smallcrm.storage.models import OwnPicture, Shop
from smallcrm.storage.store import Store

KEPT_BYTES_MOST = 8_000_000
"""No picture made fit for paper is larger."""

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_COLUMNS = "id, name, file, crop_left, crop_top, crop_width, crop_height"
_ALL = f"SELECT {_COLUMNS} FROM own_picture ORDER BY id"
_ONE = f"SELECT {_COLUMNS} FROM own_picture WHERE id = ?"


class OwnPictureRow(NamedTuple):
    """One picture of the owner's. file: its name in kept_files; crop: the part that is seen."""

    id: int
    name: str
    file: str
    crop: Crop


class CardLook(NamedTuple):
    """How the shop's cards look. colour: "#RRGGBB", empty for each design's own."""

    colour: str = ""
    saves_ink: bool = True


class _Kept(NamedTuple):
    id: int
    name: str
    file: str
    crop_left: float
    crop_top: float
    crop_width: float
    crop_height: float


class _Look(NamedTuple):
    card_colour: str
    saves_ink: bool


def own_pictures(store: Store) -> list[OwnPictureRow]:
    """All of them, the oldest first."""
    return [_row(kept) for kept in store.rows(_Kept, _ALL)]


def own_picture(store: Store, picture_id: int) -> OwnPictureRow | None:
    """The picture of this number."""
    kept = store.row(_Kept, _ONE, picture_id)
    return None if kept is None else _row(kept)


def is_picture(store: Store, design: str) -> bool:
    """Whether this is the design code of a picture that is there."""
    number = picture_of(design)
    return number is not None and own_picture(store, number) is not None


def picture(store: Store, picture_id: int) -> Picture | None:
    """The picture as it goes on a card; None when it was taken away."""
    row = own_picture(store, picture_id)
    found = None if row is None else contents(store, row.file)
    return None if row is None or found is None else Picture(found, row.crop)


def add_picture(
    store: Store,
    ready: ReadyPicture,
    *,
    name: str,
    crop: Crop = WHOLE,
    now: datetime,
    by: HelperId | None = None,
) -> int:
    """Keep a picture for the front of cards; its number.

    ready: made by printing.pictures.for_paper. Raises Invalid (name), ShopError for a file that
    was not made for paper.
    """
    called = _called(name)
    file = _kept(store, ready, now)
    with store.action("add_own_picture", at=now, by=by):
        return int(OwnPicture.create(name=called, file=file, **_values(crop)).id)


def crop_picture(
    store: Store, picture_id: int, crop: Crop, *, now: datetime, by: HelperId | None = None
) -> None:
    """Show another part of a picture. Raises ShopError when it is not there any more."""
    row = own_picture(store, picture_id)
    if row is None:
        raise ShopError("This picture is not there any more. Nothing was changed.")
    if row.crop == crop.sound():
        return
    with store.action("crop_own_picture", at=now, by=by):
        OwnPicture.update(**_values(crop)).where(OwnPicture.id == picture_id).execute()


def delete_picture(
    store: Store, picture_id: int, *, now: datetime, by: HelperId | None = None
) -> None:
    """Take a picture away; nothing when it is gone. Its file stays, so that undo brings it back."""
    if own_picture(store, picture_id) is None:
        return
    with store.action("delete_own_picture", at=now, by=by):
        OwnPicture.delete().where(OwnPicture.id == picture_id).execute()


def logo(store: Store) -> bytes:
    """The shop's logo as a PNG or JPEG file; empty for none."""
    return contents(store, str(store.value("SELECT logo FROM shop") or "")) or b""


def set_logo(
    store: Store, ready: ReadyPicture | None, *, now: datetime, by: HelperId | None = None
) -> None:
    """Change the shop's logo, or with None take it away.

    ready: made by printing.pictures.for_logo. Raises ShopError for a file that was not.
    """
    file = "" if ready is None else _kept(store, ready, now)
    if file == str(store.value("SELECT logo FROM shop") or ""):
        return
    with store.action("save_logo" if ready else "delete_logo", at=now, by=by):
        Shop.update(logo=file).execute()


def card_look(store: Store) -> CardLook:
    """The colour of the shop's cards, and whether they save ink."""
    row = store.row(_Look, "SELECT card_colour, saves_ink FROM shop")
    return CardLook() if row is None else CardLook(row.card_colour, bool(row.saves_ink))


def save_card_look(
    store: Store, look: CardLook, *, now: datetime, by: HelperId | None = None
) -> None:
    """Change how the shop's cards look. Raises Invalid (colour)."""
    colour = look.colour.strip().upper()
    if colour and not _COLOUR.fullmatch(colour):
        raise Invalid("colour", "Write a colour as # and six digits, such as #4A6484.")
    clean = CardLook(colour, look.saves_ink)
    if clean == card_look(store):
        return
    with store.action("save_card_look", at=now, by=by):
        Shop.update(card_colour=clean.colour, saves_ink=int(clean.saves_ink)).execute()


def _kept(store: Store, ready: ReadyPicture, now: datetime) -> str:
    made = ready.png_or_jpeg
    if len(made) > KEPT_BYTES_MOST or not made.startswith(_BEGINNINGS):
        raise ShopError("This picture was not made ready for paper. Nothing was saved.")
    return keep(store, made, "picture", on=store.shop_day(now))


def _called(name: str) -> str:
    called = checked_line("name", name, NAME_LIMIT)
    if not called:
        raise Invalid("name", "A picture needs a name, such as what it shows.")
    return called


def _values(crop: Crop) -> dict[str, float]:
    left, top, width, height = crop.sound()
    return {"crop_left": left, "crop_top": top, "crop_width": width, "crop_height": height}


def _row(kept: _Kept) -> OwnPictureRow:
    crop = Crop(kept.crop_left, kept.crop_top, kept.crop_width, kept.crop_height)
    return OwnPictureRow(kept.id, kept.name, kept.file, crop)
