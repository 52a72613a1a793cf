"""The kinds of paper that the program knows, read from resources/stock.

Nothing here draws.
"""

import tomllib
from typing import Any

from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.printing.layout import EDGE_MM, Box, Panel, Stock, Turned, quarter_fold
from smallcrm.resources import resource

# Unicode CLDR, supplemental data, paperSize "US-Letter".
LETTER_COUNTRIES = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)


def stock(code: str) -> Stock:
    """The paper of this code, such as "a4_quarter_fold". Raises ShopError for an unknown one."""
    if code not in stock_codes():
        raise ShopError('There is no paper called "{code}".', code=code[:80])
    path = resource("stock", f"{code}.toml")
    return _stock(code, tomllib.loads(path.read_text("utf-8")))


def stock_codes(kind: str = "") -> list[str]:
    """The codes of all papers, or of those of one kind ("quarter_fold", "envelope"), sorted."""
    codes = sorted(path.stem for path in resource("stock").glob("*.toml"))
    return [code for code in codes if not kind or stock(code).kind == kind]


def card_stock_for(country: str) -> str:
    """The default paper for cards in a country (ISO 3166): Letter where it is used, else A4."""
    return "letter_quarter_fold" if country.upper() in LETTER_COUNTRIES else "a4_quarter_fold"


def stock_name(code: str) -> Sentence:
    """How a paper is called on the screen; a maker's sheet is called by its number."""
    names = {
        "a4_quarter_fold": sentence("A4 sheet, folded twice"),
        "letter_quarter_fold": sentence("Letter sheet, folded twice"),
        "envelope_c6": sentence("C6 envelope (114 x 162 mm)"),
        "envelope_us_a2": sentence("US A2 envelope (4 3/8 x 5 3/4 in)"),
    }
    return names.get(code) or sentence("{paper}", paper=code.replace("_", " "))


def _stock(code: str, data: dict[str, Any]) -> Stock:
    width, height = (float(side) for side in data["sheet_mm"])
    panels = tuple(_panel(entry) for entry in data.get("panel", ()))
    if data["kind"] == "quarter_fold":
        panels = quarter_fold(width, height)
    return Stock(
        code=code,
        kind=data["kind"],
        width_mm=width,
        height_mm=height,
        panels=panels or (Panel("face", Box(0.0, 0.0, width, height)),),
        edge_mm=float(data.get("edge_mm", EDGE_MM)),
        address=_box(data.get("address_mm")),
        sender=_box(data.get("sender_mm")),
        envelope=data.get("envelope", ""),
    )


def _panel(entry: dict[str, Any]) -> Panel:
    turned: Turned = 180 if entry.get("turned") == 180 else 0
    return Panel(entry["name"], Box(*map(float, entry["box_mm"])), turned)


def _box(sides: list[float] | None) -> Box | None:
    return Box(*map(float, sides)) if sides else None
