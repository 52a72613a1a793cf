"""What post offices ask of the front of a letter: where the address stands, and what stays clear.

The figures come from resources/posts.toml; nothing here draws.
"""

import tomllib
from functools import lru_cache
from typing import Any, NamedTuple

from smallcrm.printing.layout import Box
from smallcrm.resources import resource


class Clear(NamedTuple):
    """A rectangle without print. corner: "upper_right" or "lower_right" of the letter."""

    corner: str
    width_mm: float
    height_mm: float


class Post(NamedTuple):
    """What one country's post asks, in millimetres from the edges of the letter.

    highest_mm: how far the address's top may be above the lower edge; 0 for any height.
    """

    code: str
    countries: frozenset[str]
    sides_mm: float
    top_mm: float
    bottom_mm: float
    highest_mm: float
    clear: tuple[Clear, ...]


@lru_cache(maxsize=1)
def posts() -> tuple[Post, ...]:
    """All posts that we know the wishes of."""
    data = tomllib.loads(resource("posts.toml").read_text("utf-8"))
    return tuple(_post(code, entry) for code, entry in data.items())


def address_area(post: Post, face: Box) -> Box:
    """Where the whole address must stand on a letter of this size."""
    top = max(post.top_mm, face.height_mm - post.highest_mm if post.highest_mm else 0.0)
    return face.inset(post.sides_mm, top, post.sides_mm, post.bottom_mm)


def clear_zones(post: Post, face: Box) -> tuple[Box, ...]:
    """The parts of a letter of this size that must stay free of print."""
    zones = []
    for clear in post.clear:
        y = 0.0 if clear.corner == "upper_right" else face.height_mm - clear.height_mm
        place = Box(face.width_mm - clear.width_mm, y, clear.width_mm, clear.height_mm)
        zones.append(place.common(face))
    return tuple(zones)


def area_for_every_post(face: Box) -> Box:
    """Where an address suits all of them."""
    area = face
    for post in posts():
        area = area.common(address_area(post, face))
    return area


def _post(code: str, entry: dict[str, Any]) -> Post:
    return Post(
        code=code,
        countries=frozenset(entry["countries"]),
        sides_mm=float(entry["sides"]),
        top_mm=float(entry["top"]),
        bottom_mm=float(entry["bottom"]),
        highest_mm=float(entry.get("highest", 0)),
        clear=tuple(Clear(each["corner"], *map(float, each["size"])) for each in entry["clear"]),
    )
