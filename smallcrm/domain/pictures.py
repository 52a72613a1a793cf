"""A picture on the front of a card: its file, and which part of it is seen.

Nothing here opens a picture; that is the printing room's business.
"""

from math import isnan
from typing import NamedTuple

LEAST_SHARE = 0.05
"""The smallest part of a picture's width or height that may be shown: less would be a smear."""

OWN = "own:"
"""How the design code of an own picture begins; its number follows."""

PLAIN = ":plain"
"""How the design code of an own picture ends when no lettering stands with it."""


COARSE_DPI = 150
"""With fewer dots per inch than this, the single dots are seen on a card."""

ON_CARD_MM = 88.0
"""How wide a picture stands on the usual card, folded twice from A4 or Letter."""


class Crop(NamedTuple):
    """The part of a picture that is seen, as shares of its width and height from its corner."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0

    def sound(self) -> "Crop":
        """The nearest crop that lies inside the picture; numbers that are none count as 0."""
        width, height = _share(self.width, LEAST_SHARE), _share(self.height, LEAST_SHARE)
        left, top = _share(self.left, 0.0), _share(self.top, 0.0)
        return Crop(min(left, 1.0 - width), min(top, 1.0 - height), width, height)

    def moved(self, right: float, down: float) -> "Crop":
        """The crop shifted by shares of the picture, as far as the picture goes."""
        left = min(max(self.left + right, 0.0), 1.0 - self.width)
        top = min(max(self.top + down, 0.0), 1.0 - self.height)
        return Crop(left, top, self.width, self.height)


WHOLE = Crop()


class Picture(NamedTuple):
    """A picture for the front. png_or_jpeg: a whole file as pictures.for_paper() made it."""

    png_or_jpeg: bytes
    crop: Crop = WHOLE


class ReadyPicture(NamedTuple):
    """A picture as it is kept: a PNG or JPEG file made by the printing room, and its size."""

    png_or_jpeg: bytes
    width_px: int
    height_px: int

    @property
    def ratio(self) -> float:
        """Its width divided by its height."""
        return self.width_px / self.height_px


def looks_coarse(picture: ReadyPicture, crop: Crop) -> bool:
    """Whether the part that is seen has too few dots for the front of a card."""
    return picture.width_px * crop.width < ON_CARD_MM / 25.4 * COARSE_DPI


def widest_crop(picture_ratio: float, panel_ratio: float, zoom: float = 1.0) -> Crop:
    """The middle of a picture in the panel's proportions, as large as it goes.

    Ratios are width divided by height. zoom: 1 for the largest crop, 2 for one of half its sides.
    """
    width = min(1.0, panel_ratio / picture_ratio) / max(zoom, 1.0)
    height = min(1.0, picture_ratio / panel_ratio) / max(zoom, 1.0)
    return Crop((1.0 - width) / 2, (1.0 - height) / 2, width, height)


def own_design(picture_id: int, *, has_lettering: bool = True) -> str:
    """The design code of an own picture."""
    return f"{OWN}{picture_id}{'' if has_lettering else PLAIN}"


def picture_of(design: str) -> int | None:
    """The number of the own picture that a design code means; None for a drawn design."""
    number = design.removeprefix(OWN).removesuffix(PLAIN)
    is_own = design.startswith(OWN) and number.isascii() and number.isdigit()
    return int(number[:18]) if is_own else None


def has_lettering(design: str) -> bool:
    """Whether words stand on the front of this design."""
    return not (design.startswith(OWN) and design.endswith(PLAIN))


def _share(value: float, least: float) -> float:
    return least if isnan(value) else min(max(value, least), 1.0)
