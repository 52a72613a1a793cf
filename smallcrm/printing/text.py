"""Text on paper: measured, fitted into its place, broken into lines, and checked beforehand.

Nothing here chooses a font for a sign or writes a PDF.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from smallcrm.domain.cards import plain
from smallcrm.printing.breaking import Places, places
from smallcrm.printing.fonts import EM, Face, Fonts
from smallcrm.printing.shaping import POINTS_PER_MM, Shaped, placed_glyphs, shape, width_mm

LEAST_SHRINK = 0.8
"""Text shrinks to 80 % before it wraps; smaller would look like another letter (PRODUCT.md 11)."""

_ROUNDING = 0.5  # thousandths of the type size: a shrunk line fits in spite of rounding
_SHRINK_STEPS = 11  # 100 %, 98 % ... 80 %
_LEAST_LAST_LINE = 0.25  # a last line shorter than a quarter of the measure looks forgotten
_CLEAR = 1.04  # of the tallest letters: a hair between the lines
_WIDEST_LEADING = (
    2.6  # Nastaliq needs so much; heaps of accents that somebody typed do not get more
)
_TIGHTER = (0.94, 0.88, 0.82, 0.76, 0.7, 0.64)  # measures that may bring a longer last line


class Kind(NamedTuple):
    """A kind of text on paper. leading: distance of the lines, as a multiple of the size."""

    role: str
    size_pt: float
    leading: float = 1.3


class Line(NamedTuple):
    """A line in its place. x_mm: its left end. y_mm: on which its letters stand."""

    shaped: Shaped
    x_mm: float
    y_mm: float
    size_pt: float


class Fitted(NamedTuple):
    """Text broken into lines that fit its place, at this size."""

    lines: tuple[Shaped, ...]
    size_pt: float
    leading_mm: float

    @property
    def height_mm(self) -> float:
        """From the first line's top to the last line's bottom."""
        return len(self.lines) * self.leading_mm

    @property
    def width_mm(self) -> float:
        """The width of its widest line."""
        return max((width_mm(line, self.size_pt) for line in self.lines), default=0.0)


def undrawable(texts: Iterable[str], role: str, fonts: Fonts) -> tuple[str, ...]:
    """The signs that no font at hand can draw, in the order of their first appearance."""
    signs = dict.fromkeys(sign for text in texts for sign in plain(text) if not sign.isspace())
    return tuple(sign for sign in signs if fonts.face_for(sign, role) is None)


def measure(text: str, kind: Kind, fonts: Fonts, language: str = "") -> float:
    """The width of one line of text in millimetres."""
    return width_mm(shape(text, kind.role, fonts, language), kind.size_pt)


def fit(
    text: str,
    kind: Kind,
    width: float,
    fonts: Fonts,
    *,
    height: float = float("inf"),
    language: str = "",
) -> Fitted | None:
    """One paragraph inside a box in millimetres, or None if it is too long for it.

    It stands on one line if it can, shrunk to 80 % if it must, and wraps only then. Line breaks in
    the text stay.
    """
    paragraphs = plain(text).split("\n")
    widest = max(measure(line, kind, fonts, language) for line in paragraphs)
    shrink = max(LEAST_SHRINK, min(1.0, width / widest if widest else 1.0))
    smaller = kind._replace(size_pt=kind.size_pt * shrink)
    fitted = wrapped(paragraphs, smaller, width, fonts, language=language)
    return fitted if fitted.height_mm <= height else None


def fit_block(
    paragraphs: Sequence[str],
    kind: Kind,
    width: float,
    height: float,
    fonts: Fonts,
    *,
    gap: float = 0.5,
    language: str = "",
) -> list[Fitted] | None:
    """Paragraphs that wrap inside a box in millimetres, or None if they are too long for it.

    All have one size, the largest from 100 % down to 80 % at which the block is low enough. gap:
    the distance between paragraphs as a multiple of the line distance.
    """
    for step in range(_SHRINK_STEPS):
        shrink = 1 - (1 - LEAST_SHRINK) * step / (_SHRINK_STEPS - 1)
        smaller = kind._replace(size_pt=round(kind.size_pt * shrink, 2))
        block = [
            wrapped(plain(text).split("\n"), smaller, width, fonts, language=language)
            for text in paragraphs
        ]
        if block_height(block, gap) <= height:
            return block
    return None


def block_height(block: Sequence[Fitted], gap: float) -> float:
    """The height of paragraphs with gaps between them, in millimetres."""
    lines = sum(part.height_mm for part in block)
    return lines + sum(part.leading_mm * gap for part in block[1:])


def wrapped(
    lines: Sequence[str], kind: Kind, width: float, fonts: Fonts, *, language: str = ""
) -> Fitted:
    """Lines of text broken so that none is wider than the measure in millimetres."""
    measure_em = width * POINTS_PER_MM / kind.size_pt * EM + _ROUNDING
    parts: list[Shaped] = []
    for line in lines:
        shaped = shape(line, kind.role, fonts, language)
        if shaped.width <= measure_em:
            parts.append(shaped)
        else:
            parts += _broken_line(shaped, measure_em, kind.role, fonts, language)
    leading = max(kind.leading, _leading_of(parts, fonts.chain(kind.role)))
    return Fitted(tuple(parts), kind.size_pt, kind.size_pt * leading / POINTS_PER_MM)


def _leading_of(lines: Sequence[Shaped], usual: Sequence[Face]) -> float:
    """The line distance at which the tallest letters of other scripts do not touch.

    usual: the faces of the role, for which its own line distance was chosen.
    """
    tops, feet = [0.0], [0.0]
    for line in lines:
        for run in line.runs:
            if run.face not in usual or run.offsets:
                for glyph, _, (_, rise) in placed_glyphs(run):
                    top, foot = run.face.tall(glyph)
                    tops.append(top + rise)
                    feet.append(foot + rise)
    return min((max(tops) - min(feet)) * _CLEAR / EM, _WIDEST_LEADING) if len(lines) > 1 else 0.0


def _broken_line(
    line: Shaped, measure_em: float, role: str, fonts: Fonts, language: str
) -> list[Shaped]:
    """The line in parts that fit; letters that a break parts may be wider alone than joined."""
    parts: list[Shaped] = []
    for narrower in (1.0, *_TIGHTER):
        broken = _wrapped_line(line, measure_em * narrower)
        parts = [
            shape(part, role, fonts, language, from_right=line.is_from_right) for part in broken
        ]
        if all(part.width <= measure_em + _ROUNDING for part in parts):
            break
    return parts


def _wrapped_line(line: Shaped, measure_em: float) -> list[str]:
    text, ends = line.text, [0.0, *accumulate(line.advances)]
    breaks = places(text)
    parts = _broken(text, ends, breaks, measure_em)
    if _last_share(parts, line, measure_em) < _LEAST_LAST_LINE:
        for tighter in _TIGHTER:
            other = _broken(text, ends, breaks, measure_em * tighter)
            if len(other) > len(parts):
                break
            if _last_share(other, line, measure_em) >= _LEAST_LAST_LINE:
                return other
    return parts


def _last_share(parts: list[str], line: Shaped, measure_em: float) -> float:
    return sum(line.advances[-len(parts[-1]) :]) / measure_em


def _broken(text: str, ends: list[float], breaks: Places, measure_em: float) -> list[str]:
    """Greedy lines: as much on each as fits; a single word that is too wide breaks where it can.

    ends[n] is the width of the first n signs.
    """
    parts, start = [], 0
    best = 0
    for place in breaks.good:
        while (
            ends[place] - ends[start] > measure_em
            and _seen_width(text, ends, start, place) > measure_em
        ):
            if best <= start:
                best = _forced_break(breaks.forced, ends, start, measure_em)
            parts.append(text[start:best].strip())
            start = best
        best = place
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _seen_width(text: str, ends: list[float], start: int, end: int) -> float:
    """The width without the spaces at the line's end."""
    while end > start and text[end - 1] == " ":
        end -= 1
    return ends[end] - ends[start]


def _forced_break(forced: list[int], ends: list[float], start: int, measure_em: float) -> int:
    """The last place at which the beginning still fits and nothing is torn.

    At least one sign moves on. A sign without a width of its own stays with the sign before it.
    """
    fits = bisect_right(ends, ends[start] + measure_em) - 1
    for number in range(bisect_right(forced, fits) - 1, -1, -1):
        place = forced[number]
        if place <= start:
            break
        if not _is_joined(ends, place):
            return place
    place = max(fits, start + 1)
    while place > start + 1 and _is_joined(ends, place):
        place -= 1
    return place


def _is_joined(ends: list[float], place: int) -> bool:
    """Whether the sign after this place has no width: it is one glyph with the sign before."""
    return place + 1 < len(ends) and ends[place + 1] == ends[place]
