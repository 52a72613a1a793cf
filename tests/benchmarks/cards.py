"""How fast and how large folded thank-you cards come out, beside ReportLab's bare drawString.

Both write the same words on the same number of sheets; ours also shapes, wraps, falls back to other
fonts, and draws the front.
"""

import os
import tracemalloc
from collections.abc import Callable

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

SHEET = stock("a4_quarter_fold")
TIMES = 5
SPEED_GOAL = 0.5
MEMORY_GOAL = 1.5
BYTES_A_SHEET = 1500
"""A sheet's own words, compressed, with their page; art and fonts are in the file once."""


def pieces(count: int) -> list[CardPiece]:
    """Thank-yous of which no two are the same."""
    shop = ShopOnPaper("Hargreaves Hardware", "12 Mill Lane, Ashford")
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
    """The same lines by ReportLab's drawString, in one font, without art."""
    canvas = Canvas(os.devnull, pageCompression=1)
    for card in cards:
        for line in (*card.front, *card.back, *card.inside_right):
            canvas.setFont("Words", line.size_pt)
            canvas.drawString(
                line.x_mm * POINTS_PER_MM, line.y_mm * POINTS_PER_MM, line.shaped.text
            )
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
    limit = BYTES_A_SHEET * count / 1000
    return [
        at_least(f"{count:,} folded cards", count / ours_s, count / bare_s, SPEED_GOAL, "cards/s"),
        at_most(f"{count:,} folded cards, memory", ours_mb, bare_mb, MEMORY_GOAL, "MB"),
        at_most(f"{count:,} folded cards, file size", size, limit, 1.0, "kB"),
    ]
