"""How much of a printed face carries ink, measured on its rendered picture.

What is drawn there is the other modules' business.
"""

from smallcrm.printing.layout import Box
from smallcrm.printing.pages import page_image

MOST_WITH_INK_SAVER = 0.12
"""The most of a front that may carry ink while ink is saved (PRODUCT.md section 11)."""

PAPER_WHITE = 240
"""A pixel whose darkest colour is above this counts as bare paper: a haze around thin lines."""

_DPI = 150.0
_MM_PER_INCH = 25.4


def coverage(pdf: bytes, page: int, face: Box) -> float:
    """The share of a face, 0 to 1, on which any ink lies, however pale.

    face: in the millimetres of the sheet. A printer puts less ink on pale places than this counts.
    """
    from PIL import Image, ImageChops  # noqa: PLC0415

    seen = page_image(pdf, page, _DPI)
    sides = (face.x_mm, face.y_mm, face.right_mm, face.bottom_mm)
    left, top, right, bottom = (round(side * _DPI / _MM_PER_INCH) for side in sides)
    whole = Image.frombytes("RGB", (seen.width, seen.height), seen.rgb)
    part = whole.crop((left, top, min(right, seen.width), min(bottom, seen.height)))
    red, green, blue = part.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue).histogram()
    return sum(darkest[: PAPER_WHITE + 1]) / max(1, sum(darkest))
