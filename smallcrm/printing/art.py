"""The drawn front of a card: its paths and its lettering, read from resources/card_art.

Nothing here knows where on a sheet the front lies.
"""

import re
import tomllib
from functools import lru_cache
from typing import Any, NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.printing.ink import Ink, ink, is_colour, recoloured
from smallcrm.printing.text import Kind
from smallcrm.resources import resource

OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""The path commands that a drawing may use, and how a PDF calls them."""

NOT_A_DESIGN = "lettering"
USUAL = "wreath"
_WHEN = {True: "saver", False: "full"}
SAD = frozenset({"condolence", "sorry", "get_well"})
"""Occasions on which berries and candles would be too cheerful."""

_NAMES = {
    "blossom": sentence("Blossom"),
    "candles": sentence("Candles"),
    "fans": sentence("Fans"),
    "firs": sentence("Winter firs"),
    "flourish": sentence("Flourish"),
    "garland": sentence("Garland"),
    "ginkgo": sentence("Ginkgo"),
    "letterpress": sentence("Letterpress"),
    "meadow": sentence("Meadow"),
    "posies": sentence("Posies"),
    "sprig": sentence("Sprig"),
    "tiles": sentence("Tiles"),
    "water": sentence("Still water"),
    "wreath": sentence("Wreath"),
}
_TOKEN = re.compile(r"[MLCZ]|-?[0-9.]+")


class Art(NamedTuple):
    """One front design.

    operators: PDF operators in millimetres around the middle of the drawing. middle: where that
    lies, as a share of the panel's height from the top. box_mm: width and height for the lettering;
    its middle is raised by so many millimetres above that of the drawing.
    """

    operators: str
    middle: float
    kind: Kind
    colour: Ink
    box_mm: tuple[float, float]
    raised_mm: float


def designs() -> list[str]:
    """The codes of all front designs, sorted."""
    names = (path.stem for path in resource("card_art").glob("*.toml"))
    return sorted(name for name in names if name != NOT_A_DESIGN)


def design_name(design: str) -> Sentence:
    """What a design is called."""
    return _NAMES.get(design) or sentence("Another design")


@lru_cache(maxsize=64)
def usual_design(occasion: str) -> str:
    """The code of the design that suits an occasion."""
    suited = (design for design in designs() if occasion in _data(design)["occasions"])
    return next(suited, USUAL)


def fitting_designs(occasion: str) -> list[str]:
    """All designs, those that suit the occasion first, cheerful ones last where it is a sad one."""
    usual = usual_design(occasion)
    is_sad = occasion in SAD

    def rank(design: str) -> tuple[bool, bool, bool, str]:
        data = _data(design)
        suits = occasion in data["occasions"] or occasion in data.get("also", [])
        return (design != usual, not suits, is_sad and not data.get("is_quiet", False), design)

    return sorted(designs(), key=rank)


@lru_cache(maxsize=48)
def art(design: str, *, colour: str = "", saves_ink: bool = True) -> Art:
    """The design of this code. Raises ShopError for an unknown one.

    colour: "#RRGGBB" turns the whole palette to it; empty, or anything else, leaves the design's
    own. saves_ink: with outlines in the place of filled shapes.
    """
    if design not in designs():
        raise ShopError('There is no card design called "{design}".', design=design[:80])
    data = _data(design)
    letters = data["lettering"]
    width, height = letters["box_mm"]
    key = ink(data["key"])
    wanted = ink(colour) if is_colour(colour) else key
    drawn = [each for each in data["ink"] if each.get("when", "") in ("", _WHEN[saves_ink])]
    return Art(
        operators="\n".join(_inked(entry, key, wanted) for entry in drawn),
        middle=data["middle"],
        kind=Kind(letters["role"], letters["size_pt"], letters["leading"]),
        colour=recoloured(ink(letters["colour"]), key, wanted),
        box_mm=(width, height),
        raised_mm=letters["raised_mm"],
    )


@lru_cache(maxsize=32)
def _data(design: str) -> dict[str, Any]:
    return tomllib.loads(resource("card_art", f"{design}.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _letterings() -> dict[str, dict[str, str]]:
    path = resource("card_art", f"{NOT_A_DESIGN}.toml")
    letterings: dict[str, dict[str, str]] = tomllib.loads(path.read_text("utf-8"))
    return letterings


def lettering(occasion: str, language: str) -> str:
    """What the front says in a language (BCP 47), or in English; empty for no such occasion."""
    words = _letterings().get(occasion, {})
    return words.get(language) or words.get(language.partition("-")[0]) or words.get("en", "")


def _inked(entry: dict[str, Any], key: Ink, wanted: Ink) -> str:
    colour = recoloured(ink(entry["colour"]), key, wanted).operands()
    paths = [path_operators(path) for path in entry["paths"]]
    shapes = "\n".join(paths)
    if "edge" in entry:  # one after the other, so that a later petal covers an earlier one's edge
        edge = recoloured(ink(entry["edge"]), key, wanted).operands()
        each = "\n".join(f"{path} B" for path in paths)
        return f"{colour} rg {edge} RG {entry['line_mm']} w 1 j {each}"
    if "line_mm" in entry:
        return f"{colour} RG {entry['line_mm']} w 1 J 1 j {shapes} S"
    return f"{colour} rg {shapes} f"


def path_operators(path: str) -> str:
    """A path such as "M0 0 L5 0 C6 1 6 2 5 3 Z" as PDF operators.

    Raises ValueError for a command that a drawing may not use.
    """
    if re.search(r"[^MLCZ0-9.\s-]", path):
        raise ValueError(f"not a path of ours: {path[:80]}")
    parts: list[str] = []
    command = ""
    for token in _TOKEN.findall(path):
        if token not in OPERATORS:
            parts.append(token)
            continue
        if command:
            parts.append(OPERATORS[command])
        command = token
    parts.append(OPERATORS[command])
    return " ".join(parts)
