"""Colours on paper, and how a whole palette is shifted to another colour.

Nothing here knows the colours of the window.
"""

import re
from math import atan2, cbrt, cos, hypot, remainder, sin, tau
from typing import NamedTuple

_CODE = re.compile(r"#[0-9A-Fa-f]{6}")
_GREY = 0.012  # of chroma: less is seen as no colour, and has no hue to turn from
_MOST_VIVID = 1.25  # a shy palette is not blown up to neon
_ACCENT = 1.4  # an accent may be so much more vivid than the wanted colour
_APART = 0.3  # of the distance between hues stays: turned whole, red berries would become cyan
_HALVINGS = 12  # of chroma, until a colour fits what paper and screen can show


class Ink(NamedTuple):
    """A colour: red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    def operands(self) -> str:
        """As a PDF writes it."""
        return f"{self.red:.3g} {self.green:.3g} {self.blue:.3g}"


class Tone(NamedTuple):
    """A colour as the eye orders it (OKLCH): lightness 0 to 1, chroma from 0, hue in radians.

    Source: Björn Ottosson, "A perceptual color space for image processing" (2020).
    """

    lightness: float
    chroma: float
    hue: float


def ink(code: str) -> Ink:
    """The colour of a code such as "#22303C"."""
    return Ink(*(int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)))


def is_colour(code: str) -> bool:
    """Whether this is a colour's code, such as "#22303C"."""
    return _CODE.fullmatch(code) is not None


def recoloured(one: Ink, key: Ink, wanted: Ink) -> Ink:
    """A colour of a palette when the palette's key colour becomes the wanted one.

    Every hue moves near the wanted one, accents a little beside it, duller or brighter together.
    Every lightness stays, so that lettering is as readable and a drawing as light as before.
    """
    if key == wanted:
        return one
    tone, of_key, to = tone_of(one), tone_of(key), tone_of(wanted)
    beside = remainder(tone.hue - of_key.hue, tau) * _APART
    vivid = min(_MOST_VIVID, to.chroma / max(of_key.chroma, _GREY))
    chroma = min(tone.chroma * vivid, to.chroma * _ACCENT)
    return ink_of(Tone(tone.lightness, chroma, to.hue + beside))


def tone_of(one: Ink) -> Tone:
    """Lightness, chroma and hue of a colour."""
    red, green, blue = map(_linear, one)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Tone(lightness, hypot(a, b), atan2(b, a))


def ink_of(tone: Tone) -> Ink:
    """The colour of this tone; too vivid a one grows duller until it can be shown."""
    found, chroma, step = _unbounded(tone), tone.chroma, tone.chroma / 2
    if not _can_be_shown(found):
        chroma = 0.0
        for _ in range(_HALVINGS):
            tried = _unbounded(tone._replace(chroma=chroma + step))
            chroma += step if _can_be_shown(tried) else 0.0
            step /= 2
        found = _unbounded(tone._replace(chroma=chroma))
    return Ink(*(min(1.0, max(0.0, part)) for part in found))


def contrast(one: Ink, other: Ink) -> float:
    """How well one is read on the other, from 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(one: Ink) -> float:
    red, green, blue = map(_linear, one)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _can_be_shown(one: Ink) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in one)


def _unbounded(tone: Tone) -> Ink:
    a, b = tone.chroma * cos(tone.hue), tone.chroma * sin(tone.hue)
    long = (tone.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (tone.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (tone.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return Ink(
        _encoded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    if part <= 0.0031308:
        return part * 12.92
    return float(1.055 * part ** (1 / 2.4) - 0.055)
