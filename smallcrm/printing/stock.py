"""The kinds of paper that the program knows, read from resources/stock, and sheets of one's own.

Nothing here draws. How a paper is called on the screen is told in stock_names.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.sentence import Sentence
from smallcrm.domain.sheet_grid import Grid
from smallcrm.printing.imposition import panels_of
from smallcrm.printing.layout import EDGE_MM, Box, Panel, Stock
from smallcrm.printing.posts import area_for_every_post
from smallcrm.printing.stock_names import paper_name, title_of
from smallcrm.printing.stock_numbers import Numbers, numbers_of
from smallcrm.resources import resource

# Unicode CLDR, supplemental data, paperSize "US-Letter".
LETTER_COUNTRIES = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)

_ADDRESS_FROM_LEFT = 0.42  # of an envelope's width: the eye takes this for the middle of the block
_ADDRESS_MOST_MM = (100.0, 46.0)  # a block that is wider or higher falls apart
_SENDER_AT_MM = (10.0, 9.0)
_SENDER_MM = (62.0, 18.0)
_POSTCARD_MARGIN_MM = 9.0
_POSTCARD_GUTTER_MM = 5.0
_CODE_STRIP_MM = 17.0  # the posts' code lines and barcodes lie in the lowest 15 to 16 mm


ENVELOPE_AIR_MM = 3.0  # a card slides in without being pushed
PRINTED_LEAST_MM = 5.0  # of a piece: one line of small letters
POSTCARD_LEAST_MM = (120, 76)  # with the posts' strips above and below the address
_HALF_LEAST_MM = (40.0, 18.0)  # four short lines
_CARD_LEAST_HIGH_MM = 90.0  # a greeting, some lines, a closing, 18 mm for the pen, and the shop


class StockCard(NamedTuple):
    """One paper in a list to choose from.

    kind: "card", "postcard", "label", "business_card" or "envelope". paper: what goes into the
    printer, such as "A4"; for an envelope its own size.
    """

    code: str
    name: Sentence
    kind: str
    paper: str


def stocks() -> list[StockCard]:
    """All papers in the order of their files: plain ones, makers' sheets, envelopes."""
    return [card_of(stock(code)) for code in _catalogue()]


def card_of(paper: Stock, name: str = "") -> StockCard:
    """A paper as one line of a list. name: of a sheet of the shop's own."""
    return StockCard(
        paper.code, title_of(paper, name), paper.kind, paper_name(paper.width_mm, paper.height_mm)
    )


@lru_cache(maxsize=256)
def stock(code: str) -> Stock:
    """The paper of this code, such as "a4_quarter_fold". Raises ShopError for an unknown one."""
    entry = _catalogue().get(code)
    if entry is None:
        raise ShopError('There is no paper called "{code}".', code=code[:80])
    return stock_from(entry, code)


def stock_codes(kind: str = "") -> list[str]:
    """The codes of all papers, or of those of one kind ("card", "envelope"), sorted."""
    return sorted(code for code, entry in _catalogue().items() if kind in ("", entry["kind"]))


def stock_name(code: str) -> Sentence:
    """How a paper of the program is called on the screen. Raises ShopError for an unknown one."""
    return title_of(stock(code))


def card_stock_for(country: str) -> str:
    """The default paper for cards in a country (ISO 3166): Letter where it is used, else A4."""
    return "letter_quarter_fold" if country.upper() in LETTER_COUNTRIES else "a4_quarter_fold"


def label_stock_for(country: str) -> str:
    """The default sheet of address labels in a country (ISO 3166)."""
    return "avery_5160" if country.upper() in LETTER_COUNTRIES else "l7160"


def holds_usual_words(paper: Stock) -> bool:
    """Whether the bundled words have room here; only short ones of one's own have it elsewhere."""
    if paper.kind == "card":
        return paper.safe(paper.words_panel()).height_mm >= _CARD_LEAST_HIGH_MM
    return paper.kind == "postcard"


def grid_of(paper: Stock) -> Grid:
    """The ten numbers of a sheet, as somebody would measure them."""
    first, last = paper.places[0], paper.places[-1]
    columns = sum(place.y_mm == first.y_mm for place in paper.places)
    rows = len(paper.places) // columns
    return Grid(
        paper.width_mm,
        paper.height_mm,
        columns,
        rows,
        first.width_mm,
        first.height_mm,
        first.x_mm,
        first.y_mm,
        (last.x_mm - first.x_mm) / (columns - 1) if columns > 1 else first.width_mm,
        (last.y_mm - first.y_mm) / (rows - 1) if rows > 1 else first.height_mm,
    )


def envelope_for(card: Stock) -> str:
    """The code of the smallest envelope into which a card goes; "" for none."""
    if card.kind not in {"card", "postcard"}:
        return ""
    short, long = sorted(card.panel("front").box[2:])
    found = []
    for code in stock_codes("envelope"):
        low, wide = sorted(stock(code).sheet[2:])
        if short + ENVELOPE_AIR_MM <= low and long + ENVELOPE_AIR_MM <= wide:
            found.append((low * wide, code))
    return min(found, default=(0.0, ""))[1]


def stock_from(numbers: Mapping[str, Any], code: str) -> Stock:
    """A paper of the shop's own, from the numbers that the files of resources/stock use.

    Keys: kind, sheet_mm (width and height); for more than one piece columns, rows, size_mm, from_mm
    (left and top) and pitch_mm; if wanted fold, is_cut, edge_mm, feed and envelope. Raises Invalid,
    naming the key, when a number is missing, when pieces overlap or leave the page, or when nothing
    can be printed on one of them.
    """
    checked = numbers_of(numbers)
    sheet = Box(0.0, 0.0, *checked.sheet_mm)
    panels = tuple(_panels(checked, place) for place in checked.places)
    upright = panels[0][-1].upright
    words, address = _postcard(upright) if checked.kind == "postcard" else (None, None)
    if checked.kind == "envelope":
        address = _on_envelope(upright)
    made = Stock(
        code=code,
        kind=checked.kind,
        width_mm=sheet.width_mm,
        height_mm=sheet.height_mm,
        places=checked.places,
        panels_by_place=panels,
        fold=checked.fold,
        is_cut=checked.is_cut,
        edge_mm=checked.edge_mm or EDGE_MM,
        words=words,
        address=address,
        sender=_sender(upright) if checked.kind == "envelope" else None,
        feed=checked.feed,
        envelope=checked.envelope,
    )
    _must_have_room(made)
    return made


def _must_have_room(made: Stock) -> None:
    """Raises Invalid when a piece lies where no printer reaches, or a postcard has no room."""
    for panels in made.panels_by_place:
        for panel in panels:
            safe = made.safe(panel)
            if min(safe.width_mm, safe.height_mm) < PRINTED_LEAST_MM:
                raise Invalid(
                    "size_mm",
                    "Printers leave out the outer {edge} mm of a sheet. Of the pieces at its edge "
                    "so little is left that nothing can be printed on them.",
                    edge=f"{made.edge_mm:g}",
                )
    boxes = [box for box in (made.words, made.address) if box and made.kind == "postcard"]
    if any(box.width_mm < _HALF_LEAST_MM[0] or box.height_mm < _HALF_LEAST_MM[1] for box in boxes):
        raise Invalid(
            "size_mm",
            "A postcard needs room for words and an address beside each other: it is at least "
            "about {width} mm wide and {height} mm high.",
            width=POSTCARD_LEAST_MM[0],
            height=POSTCARD_LEAST_MM[1],
        )


def _panels(numbers: Numbers, place: Box) -> tuple[Panel, ...]:
    if numbers.kind in {"label", "envelope"}:
        return (Panel("face", place),)
    return panels_of(numbers.fold, place, numbers.sheet_mm[0])


def _on_envelope(face: Box) -> Box:
    """The address's place: right of the middle, as low as the posts want it."""
    area = area_for_every_post(face)
    left = max(area.x_mm, face.width_mm * _ADDRESS_FROM_LEFT)
    width = min(area.right_mm - left, _ADDRESS_MOST_MM[0])
    height = min(area.height_mm, _ADDRESS_MOST_MM[1])
    return Box(left, area.bottom_mm - height, width, height)


def _sender(face: Box) -> Box:
    """The upper left corner, clear of the stamp."""
    return Box(*_SENDER_AT_MM, min(_SENDER_MM[0], face.width_mm - 84.0), _SENDER_MM[1])


def _postcard(reverse: Box) -> tuple[Box, Box]:
    """Words on the left half, the address on the right, both above the posts' code strip."""
    margin, half = _POSTCARD_MARGIN_MM, reverse.width_mm / 2
    words = Box(
        margin,
        margin,
        half - margin - _POSTCARD_GUTTER_MM,
        reverse.height_mm - margin - _CODE_STRIP_MM,
    )
    area = area_for_every_post(reverse)
    right = reverse._replace(x_mm=half + _POSTCARD_GUTTER_MM)
    return words, area.common(right)


@lru_cache(maxsize=1)
def _catalogue() -> Mapping[str, dict[str, Any]]:
    """The numbers of every code; a code that is the same as another has its numbers."""
    found: dict[str, dict[str, Any]] = {}
    for file in ("plain", "avery_letter", "a4_sheets", "envelopes"):
        path = resource("stock", f"{file}.toml")
        for code, entry in tomllib.loads(path.read_text("utf-8")).items():
            same = entry.pop("also", [])
            found |= dict.fromkeys((code, *same), entry)
    return MappingProxyType(found)
