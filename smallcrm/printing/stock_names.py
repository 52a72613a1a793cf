"""How papers are called on the screen: a maker's sheet by its number, the others by their folding.

Nothing here knows where anything stands on them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.printing.layout import Stock

PAPERS: Mapping[tuple[float, float], str] = MappingProxyType(
    {
        (210.0, 297.0): "A4",
        (148.0, 210.0): "A5",
        (105.0, 148.0): "A6",
        (215.9, 279.4): "Letter",
    }
)
"""Sheets that have a name, upright (ISO 216, ANSI/ASME Y14.1)."""

_UPRIGHT = "_upright"  # the same sheet, turned
_SPACED = "_spaced"  # the same product with a gap between its pieces


def paper_name(width_mm: float, height_mm: float) -> str:
    """What goes into the printer: "A4", or its size such as "162 x 114 mm"."""
    known = PAPERS.get((min(width_mm, height_mm), max(width_mm, height_mm)))
    return known or f"{width_mm:g} x {height_mm:g} mm"


def title_of(paper: Stock, name: str = "") -> Sentence:
    """How a paper is called. name: of a sheet of the shop's own."""
    if name:
        return sentence("{paper}", paper=name)
    return _plain_names().get(paper.code) or _maker_name(paper)


def _plain_names() -> dict[str, Sentence]:
    return {
        "a4_quarter_fold": sentence("A4 sheet, folded twice"),
        "letter_quarter_fold": sentence("Letter sheet, folded twice"),
        "a6_on_a5": sentence("A5 sheet, folded once to A6"),
        "a6_on_a4": sentence("A4 sheet with two cards, cut and folded to A6"),
        "a5_on_a4": sentence("A4 sheet, folded once to A5"),
        "a6_tent_on_a5": sentence("A5 sheet, folded once, opening upwards"),
        "us_a2_on_letter": sentence("Letter sheet with two cards, cut and folded (US A2)"),
        "letter_half_fold": sentence("Letter sheet, folded once"),
        "us_a7_on_letter": sentence("Letter sheet, cut and folded to 5 x 7 in (US A7)"),
        "a4_4up": sentence("A4 sheet with four flat cards, cut"),
        "letter_4up": sentence("Letter sheet with four flat cards, cut"),
        "a6_postcard": sentence("A6 postcard"),
        "a6_postcard_on_a4": sentence("A4 sheet with four postcards, cut"),
        "us_postcard": sentence("US postcard (6 x 4 in)"),
        "envelope_c6": sentence("C6 envelope (114 x 162 mm)"),
        "envelope_dl": sentence("DL envelope (110 x 220 mm)"),
        "envelope_c5": sentence("C5 envelope (162 x 229 mm)"),
        "envelope_c6_5": sentence("C6/5 envelope (114 x 229 mm)"),
        "envelope_b6": sentence("B6 envelope (125 x 176 mm)"),
        "envelope_us_a2": sentence("US A2 envelope (4 3/8 x 5 3/4 in)"),
        "envelope_us_a6": sentence("US A6 envelope (4 3/4 x 6 1/2 in)"),
        "envelope_us_a7": sentence("US A7 envelope (5 1/4 x 7 1/4 in)"),
        "envelope_us_a9": sentence("US A9 envelope (5 3/4 x 8 3/4 in)"),
        "envelope_us_10": sentence("US #10 envelope (4 1/8 x 9 1/2 in)"),
        "envelope_us_monarch": sentence("US Monarch envelope (3 7/8 x 7 1/2 in)"),
    }


def _maker_name(paper: Stock) -> Sentence:
    code, n = paper.code.removesuffix(_UPRIGHT).removesuffix(_SPACED), len(paper.places)
    maker, size = _number(code), _size(paper)
    match paper.kind:
        case "label":
            return counted(
                "{maker}: {n} label of {size}",
                "{maker}: {n} labels of {size}",
                n,
                maker=maker,
                size=size,
            )
        case "postcard" if paper.code.endswith(_SPACED):
            return counted(
                "{maker}: {n} postcard of {size}, with a gap",
                "{maker}: {n} postcards of {size}, with a gap",
                n,
                maker=maker,
                size=size,
            )
        case "postcard":
            return counted(
                "{maker}: {n} postcard of {size}",
                "{maker}: {n} postcards of {size}",
                n,
                maker=maker,
                size=size,
            )
        case "business_card":
            return counted(
                "{maker}: {n} business card of {size}",
                "{maker}: {n} business cards of {size}",
                n,
                maker=maker,
                size=size,
            )
    return _cards_name(paper, maker, size)


def _cards_name(paper: Stock, maker: str, size: str) -> Sentence:
    n = len(paper.places)
    if paper.fold == "flat":
        return counted(
            "{maker}: {n} flat card of {size}",
            "{maker}: {n} flat cards of {size}",
            n,
            maker=maker,
            size=size,
        )
    if paper.code.endswith(_UPRIGHT):
        return counted(
            "{maker}: {n} upright card of {size}",
            "{maker}: {n} upright cards of {size}",
            n,
            maker=maker,
            size=size,
        )
    return counted(
        "{maker}: {n} folded card of {size}",
        "{maker}: {n} folded cards of {size}",
        n,
        maker=maker,
        size=size,
    )


def _size(paper: Stock) -> str:
    """One piece as it lies in the hand: a label as on its packet, a card to a tenth of a mm."""
    if paper.kind == "label":
        piece = paper.places[0]
        return f"{piece.width_mm:g} x {piece.height_mm:g} mm"
    front = paper.panel("front").box
    return f"{round(front.width_mm, 1):g} x {round(front.height_mm, 1):g} mm"


def _number(code: str) -> str:
    """A maker's number as it stands on the packet: "Avery 8315", "L7163"."""
    words = code.split("_")
    return " ".join(
        word.upper() if any(map(str.isdigit, word)) else word.capitalize() for word in words
    )
