"""The words that lists use, read once from the bundled tables.

Nothing here decides what a column means; see smallcrm.exchange.mapping.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from smallcrm.resources import resource

_WORDS_AND_NUMBERS = re.compile(r"[^\W\d_]+|\d+")
LONGEST_HEADING = 200  # more than that is a paragraph; only its beginning is compared


def normal(text: str) -> str:
    """A heading for comparing: small letters, no accents, words and numbers parted by one space."""
    plain = text[:LONGEST_HEADING].casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(_WORDS_AND_NUMBERS.findall(plain))


class Words(NamedTuple):
    """headings.toml, turned around: from the normal form of a word to what it means."""

    meanings: Mapping[str, str]
    qualifiers: Mapping[str, str]
    fillers: frozenset[str]
    hints: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    totals: frozenset[str]
    own_groups: frozenset[str]


class Preset(NamedTuple):
    """A well-known export: needs are the normal headings by which it is known."""

    name: str
    needs: frozenset[str]
    columns: Mapping[str, str]
    date_order: str


def table(name: str) -> dict[str, Any]:
    """The bundled table of that name; "dates" is resources/import/dates.toml."""
    with resource("import", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words() -> Words:
    """The words above and beside columns, in all languages at once."""
    read = table("headings")
    return Words(
        meanings=_turned(read["meanings"]),
        qualifiers=_turned(read["qualifiers"]),
        fillers=frozenset(normal(word) for word in read["fillers"]["words"]),
        hints={key: tuple(normal(word) for word in value) for key, value in read["hints"].items()},
        labels=_turned(read["labels"]),
        totals=frozenset(normal(word) for word in read["not_people"]["totals"]),
        own_groups=frozenset(normal(word) for word in read["not_people"]["groups"]),
    )


@cache
def presets() -> tuple[Preset, ...]:
    """The well-known exports, the one to try first first."""
    return tuple(
        Preset(
            name=one["name"],
            needs=frozenset(normal(heading) for heading in one["needs"]),
            columns={normal(heading): code for heading, code in one["columns"].items()},
            date_order=one.get("date_order", ""),
        )
        for one in table("presets")["preset"]
    )


def plain_label(text: str) -> str:
    """What stands beside a phone or address, in our word if we have one: "* Mobile" is "mobile"."""
    own = text.strip().removeprefix("* ").strip()
    if own.startswith("_$!<") and own.endswith(">!$_"):  # Apple's mark of its own words
        own = own[4:-4]
    return words().labels.get(normal(own), own)


def _turned(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {normal(word): meaning for meaning, group in lists.items() for word in group}
