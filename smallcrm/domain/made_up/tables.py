"""The bundled lists from which a shop is made up, read from the TOML of resources/sample.

Nothing here opens a file: the texts are handed in, so that this room stays without input.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, NamedTuple

from smallcrm.domain.made_up.dice import Weighted
from smallcrm.domain.made_up.values import Address, Helper, Neighbour, ShopCard, Span

TABLE_NAMES = ("shop", "names", "places", "goods", "words", "habits", "demo_cast")
_USUAL_OWN_SCRIPT = 0.35

Toml = Mapping[str, Any]


class Name(NamedTuple):
    """A name in its own script and in Latin letters; the same for Latin ones."""

    written: str
    latin: str


@dataclass(frozen=True)
class NameGroup:
    """Names that belong together. See the head of names.toml."""

    code: str
    language: str
    given_women: tuple[Name, ...]
    given_men: tuple[Name, ...]
    family_women: tuple[Name, ...]
    family_men: tuple[Name, ...]
    own_script: float
    family_first: bool
    family_first_in_latin: bool
    joiner: str


class Town(NamedTuple):
    """A town with the streets that belong to it."""

    name: str
    postcode: str
    country: str
    streets: tuple[str, ...]
    region: str = ""


class Good(NamedTuple):
    """Something on the shelf; most: how many one person takes home at once."""

    name: str
    price_minor: int
    months: frozenset[int]
    most: int


class RhythmKind(NamedTuple):
    """How some people come. See the head of habits.toml."""

    code: str
    gap_days: float
    a_list: float
    regular: float


@dataclass(frozen=True)
class Tables:
    """Everything in resources/sample. words: lists of texts; rows: lists of rows of texts."""

    shop: ShopCard
    serving: Weighted[int]
    groups: Weighted[NameGroup]
    nicknames: Mapping[str, str]
    say: Mapping[str, str]
    towns: Weighted[Town]
    abroad: tuple[Town, ...]
    units: tuple[str, ...]
    goods: tuple[Good, ...]
    rhythms: Weighted[RhythmKind]
    words: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[tuple[str, ...], ...]]
    cast: Toml


def tables_from(texts: Mapping[str, str]) -> Tables:
    """The tables from the texts of resources/sample, by file name without ending (TABLE_NAMES).

    Raises: tomllib.TOMLDecodeError or KeyError for a damaged or missing file.
    """
    toml = {name: tomllib.loads(texts[name]) for name in TABLE_NAMES}
    groups, towns = toml["names"]["group"], toml["places"]["town"]
    rhythms, words = toml["habits"]["rhythm"], toml["words"]
    helpers = toml["shop"]["helper"]
    cast_keys = [row["key"] for row in toml["demo_cast"]["person"]]
    places = toml["places"]
    home, region, streets = (
        places["home_country"],
        places["home_region"],
        comma_list(places["streets"]),
    )
    return Tables(
        shop=_shop(toml["shop"], cast_keys),
        serving=Weighted(range(len(helpers)), [row["serves"] for row in helpers]),
        groups=Weighted([_group(g) for g in groups], [g["weight"] for g in groups]),
        nicknames=toml["names"]["nicknames"],
        say=toml["names"]["say"],
        towns=Weighted(
            [Town(t["name"], t["postcode"], home, streets, region) for t in towns],
            [t["weight"] for t in towns],
        ),
        abroad=tuple(_town_abroad(t) for t in toml["places"]["abroad"]),
        units=comma_list(toml["places"]["unit_lines"]),
        goods=tuple(_good(g) for g in toml["goods"]["goods"]),
        rhythms=Weighted([_rhythm(r) for r in rhythms], [r["weight"] for r in rhythms]),
        words={k: tuple(v) for k, v in words.items() if isinstance(v[0], str)},
        rows={k: tuple(map(tuple, v)) for k, v in words.items() if not isinstance(v[0], str)},
        cast=toml["demo_cast"],
    )


def comma_list(text: str) -> tuple[str, ...]:
    """The items of one text with commas between them; line ends are spaces."""
    return tuple(" ".join(part.split()) for part in text.split(","))


def _names(text: str) -> tuple[Name, ...]:
    pairs = (item.partition("=") for item in comma_list(text))
    return tuple(Name(written, latin or written) for written, _, latin in pairs)


def _group(row: Toml) -> NameGroup:
    has_own_script = "=" in row["family"]
    return NameGroup(
        code=row["code"],
        language=row["language"],
        given_women=_names(row["given_f"]),
        given_men=_names(row["given_m"]),
        family_women=_names(row.get("family_f", row["family"])),
        family_men=_names(row["family"]),
        own_script=row.get("own_script", _USUAL_OWN_SCRIPT) if has_own_script else 0.0,
        family_first=row.get("order") == "family_first",
        family_first_in_latin=row.get("latin_order") == "family_first",
        joiner=row.get("joiner", " "),
    )


def _town_abroad(row: Toml) -> Town:
    return Town(row["town"], row["postcode"], row["country"], comma_list(row["streets"]))


def _good(row: Toml) -> Good:
    months = frozenset(row.get("months", range(1, 13)))
    return Good(row["name"], row["price_minor"], months, row.get("many", 1))


def _rhythm(row: Toml) -> RhythmKind:
    return RhythmKind(row["code"], row["gap_days"], row["a_list"], row["regular"])


def _shop(row: Toml, cast_keys: Sequence[str]) -> ShopCard:
    by_weekday = {day["weekday"]: tuple(map(_span, day["spans"])) for day in row["hours"]}
    return ShopCard(
        name=row["name"],
        owner=row["owner"],
        country=row["country"],
        currency=row["currency"],
        zone=row["zone"],
        phone=row["phone"],
        e_mail=row["e_mail"],
        address=Address(
            row["line1"], "", row["postcode"], row["town"], row["country"], region=row["region"]
        ),
        promise=row["promise"],
        hours=tuple(by_weekday.get(weekday, ()) for weekday in range(7)),
        closed_days=tuple(_month_day(text) for text in row["closed"]["days"]),
        helpers=tuple(_helper(helper) for helper in row["helper"]),
        neighbours=tuple(_neighbour(n, cast_keys) for n in row["neighbour"]),
    )


def _span(text: str) -> Span:
    opens, closes = text.split("-")
    return Span(time.fromisoformat(opens), time.fromisoformat(closes))


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _helper(row: Toml) -> Helper:
    is_owner = row.get("is_owner", False)
    return Helper(row["name"], row["initials"], is_owner, row["phone"], tuple(row["keys"]))


def _neighbour(row: Toml, cast_keys: Sequence[str]) -> Neighbour:
    person = cast_keys.index(row["customer"]) if "customer" in row else None
    return Neighbour(row["name"], row["street"], row["phone"], row["has"], person)
