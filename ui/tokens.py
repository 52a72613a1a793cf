"""The colours, sizes and spaces of the window, light and dark.

The only place with a colour in it. Nothing here touches a widget.
"""

from typing import Literal, NamedTuple

Mode = Literal["system", "light", "dark"]
RADIUS_CONTROL = 8
CONTROL_HEIGHT = 36
FINDER_HEIGHT = 40
BOTTOM_LINE_HEIGHT = 40
RAIL_WIDTH = 184
RAIL_WIDTH_NARROW = 64
NARROW_WINDOW = 1024  # up to this width the rail shows icons only
DESIGNED_FOR = (1280, 800)
CONTENT_WIDTH_MAX = 1440
PERCENT_MIN, PERCENT_MAX = 90, 200


class Tokens(NamedTuple):
    """One palette; each name says what the colour is for, as #RRGGBB."""

    ground: str
    panel: str
    hover: str
    ink: str
    mute: str
    line: str
    edge: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    warn: str
    warn_soft: str
    info: str
    info_soft: str
    gold: str
    ring: str
    ring_edge: str
    rail: str
    rail_chosen: str
    rail_ink: str
    rail_mute: str
    paper: str
    paper_shadow: str
    practice: str
    practice_ink: str


LIGHT = Tokens(
    ground="#F6F4F0",
    panel="#FFFFFF",
    hover="#F3F0EA",
    ink="#22303C",
    mute="#5B6874",
    line="#E3DED5",
    edge="#8A8274",
    accent="#1F6F63",
    accent_strong="#185A50",
    on_accent="#FFFFFF",
    accent_soft="#E1EFEC",
    warn="#B3402E",
    warn_soft="#F9E4E0",
    info="#2F5D8C",
    info_soft="#E4EDF6",
    gold="#8A5A08",
    ring="#F0EBE3",
    ring_edge="#CFC6B6",
    rail="#20312F",
    rail_chosen="#35504C",
    rail_ink="#DCE7E4",
    rail_mute="#A9BDB8",
    paper="#FFFFFF",
    paper_shadow="#B8B1A4",
    practice="#F2C94C",
    practice_ink="#22303C",
)

DARK = Tokens(
    ground="#171C1E",
    panel="#20272A",
    hover="#2A3336",
    ink="#ECEFF1",
    mute="#A3B0B8",
    line="#323B3F",
    edge="#748087",
    accent="#5BB8A8",
    accent_strong="#76CABB",
    on_accent="#171C1E",
    accent_soft="#1E3A36",
    warn="#F08C7B",
    warn_soft="#45241F",
    info="#8DB8E2",
    info_soft="#1E2F40",
    gold="#E2B45C",
    ring="#2C3437",
    ring_edge="#4A555A",
    rail="#10181A",
    rail_chosen="#22393A",
    rail_ink="#C9D6D2",
    rail_mute="#94A5A0",
    paper="#FFFFFF",
    paper_shadow="#0B0E0F",
    practice="#F2C94C",
    practice_ink="#22303C",
)


class Type(NamedTuple):
    """Size in pixels at 100 %, and weight (400 normal, 600 semi-bold)."""

    size: int
    weight: int


TYPES: dict[str, Type] = {
    "body": Type(14, 400),
    "body_bold": Type(14, 600),
    "second": Type(13, 400),
    "second_bold": Type(13, 600),
    "name": Type(15, 600),
    "group": Type(13, 600),
    "say": Type(16, 400),
    "say_bold": Type(16, 600),
    "day": Type(18, 600),
    "page": Type(22, 600),
    "phone": Type(18, 500),
    "figure": Type(19, 600),
    "clock": Type(56, 500),
    "button": Type(14, 500),
    "button_bold": Type(14, 600),
    "keycap": Type(11, 500),
    "small": Type(12, 400),
    "tiny": Type(11, 500),
}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
