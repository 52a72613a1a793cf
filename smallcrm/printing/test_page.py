"""The test page of a printer: two crosses whose places are read with a ruler, and a ruler.

What the readings mean is decided in the domain.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.printer_corrections import SheetSize, crosses_of
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.shaping import shape, width_mm
from smallcrm.printing.text import Kind, fit_block

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

_INK, _QUIET = "#000000", "#5B6874"  # black: one cartridge, one sharp line
_ARM_MM = 10  # of a cross, marked at each millimetre
_HAIR = 0.15  # mm; a finer line is lost on an inkjet
_TICK_MM, _FIFTH_MM, _TENTH_MM = 1.2, 2.0, 3.2
_RULER_MM = 100
_CLEAR_MM = 16.0  # around a cross
_SIDE_MM = 10.0
_RULER_DOWN_MM = 13.0  # under the middle of the sheet, clear of the words
_TITLE, _STEP, _SMALL = Kind("words", 15.0), Kind("plain", 10.5, 1.3), Kind("plain", 8.0)
_NAME_PT = 13.0
_SCALES = (1.0, 0.8, 0.65, 0.5)  # on an envelope the words are set smaller


class CrossPage(NamedTuple):
    """What stands on the test page, in the shop's language; ruler: the words under the ruler."""

    title: str
    steps: tuple[str, ...]
    ruler: str = ""


def crosses_pdf(size: SheetSize, words: CrossPage, *, fonts: Fonts | None = None) -> bytes:
    """One sheet with cross 1 near its upper left corner, cross 2 near the lower right one.

    They stand where crosses_of says. Words that find no room on a small paper are left out.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    fonts = fonts or Fonts()
    paper = Paper(size.width_mm, size.height_mm, "Test page")
    whole = Box(0.0, 0.0, size.width_mm, size.height_mm)
    crosses = crosses_of(size)
    half = size.height_mm / 2
    beside = Box(
        crosses.left_mm + _CLEAR_MM,
        _SIDE_MM,
        size.width_mm - crosses.left_mm - _CLEAR_MM - _SIDE_MM,
        half - _SIDE_MM,
    )
    with paper.page(), paper.panel(Panel("sheet", whole), whole):
        _draw_cross(paper, "1", crosses.left_mm, crosses.top_mm, fonts)
        _draw_cross(paper, "2", crosses.right_mm, crosses.bottom_mm, fonts)
        _draw_words(paper, words, beside, fonts)
        length = min(_RULER_MM, int(crosses.right_mm - _CLEAR_MM - _SIDE_MM) // 10 * 10)
        _draw_ruler(paper, words.ruler, length, half + _RULER_DOWN_MM, fonts)
    return paper.pdf()


def _draw_cross(paper: "Paper", name: str, x: float, y: float, fonts: Fonts) -> None:
    strokes = [f"{-_ARM_MM} 0 m {_ARM_MM} 0 l", f"0 {-_ARM_MM} m 0 {_ARM_MM} l"]
    for mm in (*range(-_ARM_MM, 0), *range(1, _ARM_MM + 1)):
        long = (_TENTH_MM if mm % 5 == 0 else _TICK_MM) / 2
        strokes.append(f"{mm} {-long} m {mm} {long} l {-long} {mm} m {long} {mm} l")
    paper.shape(f"{ink(_INK).operands()} RG {_HAIR} w {' '.join(strokes)} S", x, y)
    paper.line(shape(name, "plain", fonts), x + 4, y - 4, _NAME_PT, ink(_INK))


def _draw_words(paper: "Paper", words: CrossPage, box: Box, fonts: Fonts) -> None:
    for scale in _SCALES:
        kinds = [kind._replace(size_pt=kind.size_pt * scale) for kind in (_TITLE, _STEP)]
        title = fit_block((words.title,), kinds[0], box.width_mm, box.height_mm, fonts)
        high = title[0].height_mm * 1.4 if title else 0.0
        steps = fit_block(words.steps, kinds[1], box.width_mm, box.height_mm - high, fonts)
        if title is None or steps is None:
            continue
        y = box.y_mm
        for place, part in enumerate([*title, *steps]):
            for line in part.lines:
                y += part.leading_mm
                paper.line(line, box.x_mm, y, part.size_pt, ink(_QUIET if place else _INK))
            y += part.leading_mm / 2
        return


def _draw_ruler(paper: "Paper", words: str, length: int, y: float, fonts: Fonts) -> None:
    strokes = [f"0 0 m {length} 0 l", *_ticks(length)]
    paper.shape(f"{ink(_INK).operands()} RG {_HAIR} w {' '.join(strokes)} S", _SIDE_MM, y)
    for mm in range(0, length + 1, 10):
        number = shape(str(mm), "plain", fonts)
        at = _SIDE_MM + mm - width_mm(number, _SMALL.size_pt) / 2
        paper.line(number, at, y - _TENTH_MM - 1, _SMALL.size_pt, ink(_INK))
    block = fit_block((words,), _SMALL, length, 3 * _SIDE_MM, fonts) if words else None
    for part in block or ():
        for place, line in enumerate(part.lines):
            at = y + 4 + place * part.leading_mm
            paper.line(line, _SIDE_MM, at, part.size_pt, ink(_QUIET))


def _ticks(length: int) -> Iterator[str]:
    for mm in range(length + 1):
        high = _TENTH_MM if mm % 10 == 0 else _FIFTH_MM if mm % 5 == 0 else _TICK_MM
        yield f"{mm} 0 m {mm} {-high} l"
