"""Words on plain sheets of the printer: fitted into their place, remembered, and written.

Which words stand on which sheet, and where, is the business of that sheet.
"""

from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.cards import plain_line
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.panels import INK, QUIET, reads_from_right
from smallcrm.printing.shaping import shape, width_mm
from smallcrm.printing.text import Fitted, Kind, fit, wrapped

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

__all__ = [
    "INK",
    "LINE",
    "QUIET",
    "SIZES_MM",
    "Setter",
    "draw_rule",
    "draw_words",
    "one_page",
    "sheet_box",
]

SIZES_MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
LINE = "#8A8274"  # of rules and boxes
LONGEST = 1500  # characters of one paragraph; what is longer ends there
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand
_RULE_MM = 0.2
_UNDRAWABLE = "?"


def sheet_box(paper_code: str) -> Box:
    """An upright sheet of "a4" or "letter"; A4 for a paper that nobody knows."""
    return Box(0.0, 0.0, *SIZES_MM.get(paper_code, SIZES_MM["a4"]))


class _Words(NamedTuple):
    fitted: Fitted
    x_mm: float
    y_mm: float
    wide_mm: float
    colour: str
    is_at_end: bool


class Setter:
    """Fits words at one size of letters, and remembers what stands where until it is drawn.

    missing: the signs that no font here can draw; a ? stands for each.
    """

    def __init__(self, fonts: Fonts, scale: float = 1.0) -> None:
        """scale: of every kind of text, so that a long language is set smaller, never cut."""
        self.missing: dict[str, None] = {}
        self.scale = scale
        self._fonts = fonts
        self._words: list[_Words] = []
        self._marks: list[tuple[str, float, float]] = []

    def fitted(
        self, text: str, kind: Kind, wide: float, *, longest: int = LONGEST, lines_most: int = 0
    ) -> Fitted:
        """One paragraph in a column of so many millimetres, shrunk a little before it wraps.

        longest: in characters. lines_most: what is longer ends there, 0 for all of it.
        """
        fitted = fit(self._drawable(text[:longest], kind), self._scaled(kind), wide, self._fonts)
        assert fitted is not None  # noqa: S101 - only a box with a height can be too low
        return fitted._replace(lines=fitted.lines[:lines_most]) if lines_most else fitted

    def wrapped(self, text: str, kind: Kind, wide: float) -> Fitted:
        """The same in letters as large as all others of its kind."""
        drawable = self._drawable(text[:LONGEST], kind)
        return wrapped([drawable], self._scaled(kind), wide, self._fonts)

    def put(
        self,
        fitted: Fitted,
        x: float,
        y: float,
        wide: float,
        colour: str = INK,
        *,
        is_at_end: bool = False,
    ) -> float:
        """Words in a column from x; their lower end. is_at_end: against where reading begins."""
        self._words.append(_Words(fitted, x, y, wide, colour, is_at_end))
        return y + fitted.height_mm

    def mark(self, operators: str, x: float, y: float) -> None:
        """A path around a point, as Paper.shape draws it."""
        self._marks.append((operators, x, y))

    def rule(self, x: float, y: float, wide: float) -> None:
        """A line to part things, or to write on."""
        self._marks.append((_rule(wide, LINE), x, y))

    def draw(self, paper: "Paper") -> None:
        """All that was put, on the open panel."""
        for mark in self._marks:
            paper.shape(*mark)
        for words in self._words:
            _write(paper, words)

    def _scaled(self, kind: Kind) -> Kind:
        return kind._replace(size_pt=kind.size_pt * self.scale)

    def _drawable(self, text: str, kind: Kind) -> str:
        """The text as one line, a ? for each sign that no font can draw."""
        line = plain_line(text)
        missing = shape(line, kind.role, self._fonts).undrawable
        self.missing |= dict.fromkeys(missing)
        return line.translate({ord(sign): _UNDRAWABLE for sign in missing}) if missing else line


def one_page(sheet: Box, title: str, setter: Setter) -> bytes:
    """A PDF of one sheet with all that was set. title: the file's."""
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    paper = Paper(sheet.width_mm, sheet.height_mm, title)
    with paper.page(), paper.panel(Panel("sheet", sheet), sheet):
        setter.draw(paper)
    return paper.pdf()


def draw_words(
    paper: "Paper", fitted: Fitted, x: float, y: float, wide: float, colour: str = INK
) -> None:
    """Write words in a column, each line from the side from which it is read."""
    _write(paper, _Words(fitted, x, y, wide, colour, False))


def _write(paper: "Paper", words: _Words) -> None:
    fitted = words.fitted
    for place, line in enumerate(fitted.lines):
        is_right = words.is_at_end != reads_from_right(line)
        at = words.x_mm
        if is_right:
            at += words.wide_mm - width_mm(line, fitted.size_pt)
        base = words.y_mm + (place + _BASELINE) * fitted.leading_mm
        paper.line(line, at, base, fitted.size_pt, ink(words.colour))


def draw_rule(paper: "Paper", x: float, y: float, wide: float, colour: str = INK) -> None:
    """A hair line."""
    paper.shape(_rule(wide, colour), x, y)


def _rule(wide: float, colour: str) -> str:
    return f"{ink(colour).operands()} RG {_RULE_MM} w 0 0 m {wide:.2f} 0 l S"
