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
    read = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Wording(
            occasion,
            language,
            entry["code"],
            _versions(entry, read["greeting"], read["nameless"]),
            entry.get("about", ""),
        )
        for entry in read["wording"]
    )


def _versions(entry: dict[str, Any], greeting: str, nameless: str) -> tuple[Version, ...]:
    """The texts in their order, and the last one once more for somebody without a name."""
    closing = entry["closing"]
    named = [Version(greeting, tuple(text), closing) for text in entry["texts"]]
    return (*named, named[-1]._replace(greeting=nameless))
