"""Builders of pieces to print, and ways to look at a finished PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.pages import page_image
from smallcrm.printing.paper import Paper

PIXELS_PER_MM = 4
FINE = 16
"""Pixels per millimetre where two pictures are compared."""

SAME = 60
"""The most that a half millimetre may differ, from 0 to 255."""

PAPER_WHITE = 235
"""Above this a pixel counts as bare paper; anti-aliasing leaves a haze around letters."""

SHOP = ShopOnPaper("Hargreaves Hardware", "12 Mill Lane, Ashford", ("Hargreaves", "Ashford"))


def piece(**changes: Any) -> CardPiece:
    """A short thank-you to Marie, with changes."""
    plain = CardPiece(
        occasion="thank_you",
        language="en",
        greeting="Dear Marie,",
        text=("Thank you for coming to us for garden shears.", "We hope that they cut well."),
        closing="With warm thanks,",
        shop=SHOP,
        who="Marie Dupont",
        envelope=("Marie Dupont", "1 High Street", "ASHFORD", "TN24 8TD"),
    )
    return replace(plain, **changes)


def bundled_only() -> Fonts:
    """The fonts of the program without those of this machine."""
    return Fonts(folders=())


def picture(pdf: bytes, page: int = 0, *, pixels_per_mm: int = PIXELS_PER_MM) -> Image.Image:
    """A page in grey."""
    seen = page_image(pdf, page, 25.4 * pixels_per_mm)
    return Image.frombytes("RGB", (seen.width, seen.height), seen.rgb).convert("L")


def crop(image: Image.Image, box: Box, pixels_per_mm: int = PIXELS_PER_MM) -> Image.Image:
    """The part of a picture inside a box of millimetres."""
    sides = (box.x_mm, box.y_mm, box.right_mm, box.bottom_mm)
    left, top, right, bottom = (round(side * pixels_per_mm) for side in sides)
    return image.crop((left, top, right, bottom))


def ink_box(image: Image.Image) -> Box | None:
    """The smallest box of millimetres around all ink, or None on bare paper."""
    bounds = image.point(lambda grey: 255 if grey < PAPER_WHITE else 0).getbbox()
    if bounds is None:
        return None
    left, top, right, bottom = (side / PIXELS_PER_MM for side in bounds)
    return Box(left, top, right - left, bottom - top)


def ink_share(image: Image.Image) -> float:
    """The share of the paper that carries ink."""
    counts = image.histogram()
    return sum(counts[:PAPER_WHITE]) / sum(counts)


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two fine pictures show the same, but for the grid that letters were fitted to."""
    assert one.size == other.size
    coarse = [image.reduce(FINE // 2) for image in (one, other)]
    return not any(ImageChops.difference(*coarse).histogram()[SAME:])


def text_of(pdf: bytes, page: int = 0) -> str:
    """The text that can be copied from a page, with single spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(str(document[page].get_textpage().get_text_range()).split())


@contextmanager
def scrap_paper(
    width_mm: float = 120, height_mm: float = 60
) -> Iterator[tuple[Paper, list[bytes]]]:
    """A sheet to draw on; its PDF is in the list afterwards."""
    paper = Paper(width_mm, height_mm)
    sheet = Panel("sheet", Box(0, 0, width_mm, height_mm))
    finished: list[bytes] = []
    with paper.page(), paper.panel(sheet, sheet.upright):
        yield paper, finished
    finished.append(paper.pdf())
