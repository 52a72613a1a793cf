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
    number, upright = _number(paper.code.removesuffix("_upright")), paper.code.endswith("_upright")
    places = len(paper.places)
    size = f"{paper.places[0].width_mm:g} x {paper.places[0].height_mm:g} mm"
    match paper.kind:
        case "label":
            return counted(
                "{maker}: {n} label of {size}",
                "{maker}: {n} labels of {size}",
                places,
                maker=number,
                size=size,
            )
        case "postcard":
            return counted(
                "{maker}: {n} postcard of {size}",
                "{maker}: {n} postcards of {size}",
                places,
                maker=number,
                size=size,
            )
        case "business_card":
            return counted(
                "{maker}: {n} business card", "{maker}: {n} business cards", places, maker=number
            )
    if paper.fold == "flat":
        return counted("{maker}: {n} flat card", "{maker}: {n} flat cards", places, maker=number)
    if upright:
        return counted(
            "{maker}: {n} upright card", "{maker}: {n} upright cards", places, maker=number
        )
    return counted("{maker}: {n} card", "{maker}: {n} cards", places, maker=number)


def _number(code: str) -> str:
    """A maker's number as it stands on the packet: "Avery 8315", "L7163"."""
    words = code.split("_")
    return " ".join(
        word.upper() if any(map(str.isdigit, word)) else word.capitalize() for word in words
    )
