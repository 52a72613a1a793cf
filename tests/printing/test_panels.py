"""What stands where on a face: the lettering of a front stays clear of its drawing."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.printing.art import _data, art, designs
from smallcrm.printing.fonts import EM
from smallcrm.printing.panels import A6_MM, front_lines
from smallcrm.printing.shaping import POINTS_PER_MM, placed_glyphs
from smallcrm.printing.stock import stock
from smallcrm.printing.text import Line
from tests.printing.printed import bundled_only

CLEAR_MM = 1.5
STEP_MM = 0.8
LANGUAGES = ("en", "de", "es", "fr")
FONTS = bundled_only()
A6 = stock("a6_on_a5")

Point = tuple[float, float]
GlyphBox = tuple[float, float, float, float]


@pytest.mark.parametrize("design", designs())
def test_no_letter_touches_the_drawing_on_a_front_that_suits(design: str) -> None:
    data = _data(design)
    drawn = list(_drawn(design))
    touched = [
        (occasion, language)
        for occasion in (*data["occasions"], *data.get("also", []))
        for language in LANGUAGES
        if _touches(drawn, design, occasion, language)
    ]
    assert touched == []


def _touches(drawn: list[Point], design: str, occasion: str, language: str) -> bool:
    piece = CardPiece(occasion, language, "", (), ShopOnPaper("Rosa"), design=design)
    boxes = [box for line in front_lines(piece, A6, FONTS) for box in _boxes(line)]
    return any(
        left - CLEAR_MM < x < right + CLEAR_MM and top - CLEAR_MM < y < foot + CLEAR_MM
        for left, top, right, foot in boxes
        for x, y in drawn
    )


def _boxes(line: Line) -> Iterator[GlyphBox]:
    """The ink of each letter in millimetres from the upper left corner of the front."""
    scale = line.size_pt / EM / POINTS_PER_MM
    pen = line.x_mm
    for run in line.shaped.runs:
        for glyph, advance, (right, rise) in placed_glyphs(run):
            top, foot = run.face.tall(glyph)
            x, width = pen + right * scale, advance * scale
            yield x, line.y_mm - (top + rise) * scale, x + width, line.y_mm - (foot + rise) * scale
            pen += width


def _drawn(design: str) -> Iterator[Point]:
    """Points along everything that is drawn while ink is saved."""
    middle = art(design).middle * A6_MM[1]
    for entry in _data(design)["ink"]:
        if entry.get("when", "saver") == "saver":
            for path in entry["paths"]:
                for x, y in _along(path):
                    yield A6_MM[0] / 2 + x, middle + y


def _along(path: str) -> Iterator[Point]:
    """Points along a path; of a curve the polygon of its control points, which lies outside it."""
    for part in path.split("M")[1:]:
        numbers = [float(each) for each in re.findall(r"-?[0-9.]+", part)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        for (x, y), (to_x, to_y) in pairwise(points):
            steps = max(1, round(max(abs(to_x - x), abs(to_y - y)) / STEP_MM))
            for step in range(steps + 1):
                yield x + (to_x - x) * step / steps, y + (to_y - y) * step / steps
