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
            _versions(entry["texts"], entry["closing"], read),
            entry.get("about", ""),
            _together(entry, read),
        )
        for entry in read["wording"]
    )


def _versions(texts: list[list[str]], closing: str, read: dict[str, Any]) -> tuple[Version, ...]:
    """The texts in their order, and the last one once more for somebody without a name."""
    named = [Version(read["greeting"], tuple(text), closing) for text in texts]
    return (*named, named[-1]._replace(greeting=read["nameless"]))


def _together(entry: dict[str, Any], read: dict[str, Any]) -> tuple[Version, ...]:
    if "together" not in entry:
        return ()
    return _versions(entry["together"], entry.get("closing_together", entry["closing"]), read)
