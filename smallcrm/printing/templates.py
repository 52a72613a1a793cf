"""The bundled wordings of cards, read from resources/templates.

Nothing here fills them in.
"""

import tomllib
from functools import lru_cache
from typing import Any

from smallcrm.domain.cards import Version, Wording
from smallcrm.resources import resource

OTHERWISE = "en"
"""The language of which every occasion has wordings."""


def wordings(occasion: str, language: str) -> list[Wording]:
    """The suggestions for an occasion, best first, in the language (BCP 47) or else in English.

    Empty for an occasion that has no wordings.
    """
    for tag in (language, language.partition("-")[0], OTHERWISE):
        found = _read(occasion, tag) if (occasion, tag) in available() else ()
        if found:
            return list(found)
    return []


@lru_cache(maxsize=1)
def available() -> frozenset[tuple[str, str]]:
    """The occasions and languages that have wordings."""
    files = resource("templates").glob("*/*.toml")
    return frozenset((path.stem, path.parent.name) for path in files)


@lru_cache(maxsize=256)
def _read(occasion: str, language: str) -> tuple[Wording, ...]:
    path = resource("templates", language, f"{occasion}.toml")
    entries = tomllib.loads(path.read_text("utf-8"))["wording"]
    return tuple(_wording(occasion, language, entry) for entry in entries)


def _wording(occasion: str, language: str, entry: dict[str, Any]) -> Wording:
    versions = tuple(
        Version(
            greeting=version.get("greeting", entry["greeting"]),
            text=tuple(version["text"]),
            closing=version.get("closing", entry["closing"]),
        )
        for version in entry["version"]
    )
    return Wording(occasion, language, entry["code"], versions)
