"""How fast and how large a thousand thank-you cards come out, four on a sheet, with a logo.

Beside it ReportLab's bare drawString writes the same words on the same number of sheets, in one
font; ours also shapes, wraps, falls back to other fonts, and draws front and logo.
"""

import os
import tracemalloc
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from smallcrm.domain.cards import CardPiece, ShopOnPaper, piece_from, words_of
from smallcrm.printing.cards import Panels, cards_pdf, lines_of
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.shaping import POINTS_PER_MM
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import wordings
from smallcrm.resources import resource
from tests.benchmarks.table import Measured, alternately, at_least, at_most

NAMES = (
    "Marie",
    "José",
    "Łucja",
    "Zoë",
    "Nguyễn",
    "Đặng",
    "Müller",
    "Joanna",
    "Анна",
    "Ελένη",
    "अन्ना",
)
"""Eleven names; the last needs another font than the words around it."""

SHEET = stock("a4_4up")
PER_SHEET = len(SHEET.places)
TIMES = 5
SPEED_GOAL = 0.5
MEMORY_GOAL = 1.5
FILE_LIMIT_KB = 400
FILE_LIMIT_CARDS = 1000
"""SPEED.md: a thousand cards in at most 400 kB."""


def logo() -> bytes:
    """A shop's mark of 300 x 150 pixels with a clear background."""
    image = Image.new("RGBA", (300, 150), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((10, 15, 130, 135), fill=(60, 90, 80, 255))
    pen.polygon([(150, 130), (220, 20), (290, 130)], fill=(190, 110, 90, 255))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def pieces(count: int) -> list[CardPiece]:
    """Thank-yous of which no two are the same."""
    shop = ShopOnPaper("Hargreaves Hardware", "12 Mill Lane, Ashford", logo=logo())
    suggestions = wordings("thank_you", "en")
    made = []
    for number in range(count):
        fields = {
            "preferred_name": f"{NAMES[number % len(NAMES)]} {number}",
            "what_you_bought": f"{number} garden shears",
            "helper": "Tom",
            "promise": "We answer within a day.",
        }
        words = words_of(suggestions[number % len(suggestions)], fields)
        made.append(
            piece_from(words, occasion="thank_you", language="en", shop=shop, who=str(number))
        )
    return made


def bare(cards: list[Panels]) -> bytes:
    """The same lines by ReportLab's drawString, in one font, on as many pages, without art."""
    canvas = Canvas(os.devnull, pageCompression=1)
    for start in range(0, len(cards), PER_SHEET):
        sheet = cards[start : start + PER_SHEET]
        for faces in (("front",), ("inside_right", "back")):
            for place, card in enumerate(sheet):
                for line in (line for face in faces for line in getattr(card, face)):
                    canvas.setFont("Words", line.size_pt)
                    x = (SHEET.places[place].x_mm + line.x_mm) * POINTS_PER_MM
                    y = (SHEET.places[place].y_mm + line.y_mm) * POINTS_PER_MM
                    canvas.drawString(x, y, line.shaped.text)
            canvas.showPage()
    return bytes(canvas.getpdfdata())  # type: ignore[no-untyped-call]


def peak_mb(act: Callable[[], object]) -> float:
    """The most memory that Python held during the act beyond what it held before."""
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def cards(count: int = 1000) -> list[Measured]:
    """Cards a second and memory beside bare drawString, and the size of the file."""
    made = pieces(count)
    fonts = Fonts(folders=())
    laid = [panels for piece in made if (panels := lines_of(piece, SHEET, fonts))]
    pdfmetrics.registerFont(TTFont("Words", str(resource("fonts", "EBGaramond.ttf"))))
    cards_pdf(made[:1], SHEET, fonts=fonts)  # both sides are loaded before the clock runs
    bare(laid[:1])

    ours_s, bare_s = alternately(
        lambda: cards_pdf(made, SHEET, fonts=Fonts(folders=())), lambda: bare(laid), times=TIMES
    )

    ours_mb = peak_mb(lambda: cards_pdf(made, SHEET, fonts=Fonts(folders=())))
    bare_mb = peak_mb(lambda: bare(laid))
    size = len(cards_pdf(made, SHEET, fonts=fonts)) / 1000
    limit = FILE_LIMIT_KB * max(1.0, count / FILE_LIMIT_CARDS)
    return [
        at_least(f"{count:,} cards, 4-up", count / ours_s, count / bare_s, SPEED_GOAL, "cards/s"),
        at_most(f"{count:,} cards, 4-up, memory", ours_mb, bare_mb, MEMORY_GOAL, "MB"),
        at_most(f"{count:,} cards, 4-up, file size", size, limit, 1.0, "kB"),
    ]
