"""Desk slips: beside the card that is written by hand lies what to say, and why.

What stands on a slip is given in as words; nothing here knows a customer.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from smallcrm.domain.cards import plain_line
from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.panels import INK, QUIET, reads_from_right
from smallcrm.printing.plain_sheets import sheet_box
from smallcrm.printing.shaping import shape, width_mm
from smallcrm.printing.text import Fitted, Kind, Line, wrapped

MARGIN_MM = 14.0
LARGE_PT = 18.0
USUAL_PT = 12.0
LONGEST = 1500  # characters of one entry: no words of a card are longer

_WIDE = 0.62  # of the room: the slip's words stand on one side, the card lies on the other
_LARGE_WIDE = 0.72
_LEADING = 1.3
_WHO_LARGER = 1.3
_AFTER_PART = 0.5  # of the line distance
_BETWEEN_MM = 10.0
_BASELINE = 0.75  # of the line distance lies above the line on which letters stand
_RULE_MM = 0.15
_UNDRAWABLE = "?"


class DeskSlip(NamedTuple):
    """What lies beside one card, in the shop's language.

    who: whose card it is. reasons: why it is written. facts: what is good to know. words: the
    suggested ones, paragraph by paragraph.
    """

    who: str
    reasons: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class _Part(NamedTuple):
    fitted: Fitted
    colour: str
    gap_mm: float  # below it


def slips_pdf(
    slips: Sequence[DeskSlip],
    *,
    is_left_handed: bool = False,
    is_large: bool = False,
    paper: str = "a4",
    fonts: Fonts | None = None,
) -> bytes:
    """The slips under each other, in their order, with a line between them for the scissors.

    is_left_handed: the words stand at the right edge, so that the card lies left of them and the
    writing hand covers nothing. is_large: 18 point. paper: "a4" or "letter". A sign that no font
    can draw becomes a question mark: a slip is never read by the customer. Raises ShopError when
    there are no slips.
    """
    from smallcrm.printing.paper import Paper  # noqa: PLC0415

    if not slips:
        raise ShopError("There is no card to write.")
    sheet = sheet_box(paper)
    room = sheet.inset(*[MARGIN_MM] * 4)
    wide = room.width_mm * (_LARGE_WIDE if is_large else _WIDE)
    column = room._replace(
        x_mm=room.right_mm - wide if is_left_handed else room.x_mm, width_mm=wide
    )
    setter = _Setter(fonts or Fonts(), LARGE_PT if is_large else USUAL_PT, column)
    made = Paper(sheet.width_mm, sheet.height_mm, "Slips")
    for page in setter.pages(slips):
        with made.page(), made.panel(Panel("slip", sheet), sheet):
            for colour, line in page.lines:
                made.line(*line, ink(colour))
            for y in page.cuts:
                cut = f"{ink(QUIET).operands()} RG {_RULE_MM} w [2 2] 0 d 0 0 m"
                made.shape(f"{cut} {sheet.width_mm - 2 * 6.5:.2f} 0 l S", 6.5, y)
    return made.pdf()


class _Page:
    """What stands on one page, and where it is cut."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Line]] = []
        self.cuts: list[float] = []


class _Setter:
    """Sets slips under each other, and goes on on a new page where one is full."""

    def __init__(self, fonts: Fonts, size_pt: float, column: Box) -> None:
        self._fonts = fonts
        self._usual = Kind("plain", size_pt, _LEADING)
        self._who = Kind("words", size_pt * _WHO_LARGER, _LEADING)
        self._words = Kind("words", size_pt * 1.1, _LEADING)
        self._column = column

    def pages(self, slips: Sequence[DeskSlip]) -> list[_Page]:
        """All slips; one that still has room stays whole."""
        pages = [_Page()]
        y = self._column.y_mm
        for slip in slips:
            parts = list(self._parts(slip))
            high = sum(part.fitted.height_mm + part.gap_mm for part in parts)
            if y > self._column.y_mm:
                if y + _BETWEEN_MM + high > self._column.bottom_mm:
                    pages.append(_Page())
                    y = self._column.y_mm
                else:
                    pages[-1].cuts.append(y + _BETWEEN_MM / 2)
                    y += _BETWEEN_MM
            y = self._put(parts, y, pages)
        return pages

    def _put(self, parts: Sequence[_Part], y: float, pages: list[_Page]) -> float:
        for part in parts:
            leading = part.fitted.leading_mm
            for line in part.fitted.lines:
                if y + leading > self._column.bottom_mm:
                    pages.append(_Page())
                    y = self._column.y_mm
                wide = width_mm(line, part.fitted.size_pt)
                x = self._column.right_mm - wide if reads_from_right(line) else self._column.x_mm
                at = Line(line, x, y + leading * _BASELINE, part.fitted.size_pt)
                pages[-1].lines.append((part.colour, at))
                y += leading
            y += part.gap_mm
        return y

    def _parts(self, slip: DeskSlip) -> Iterator[_Part]:
        groups = (
            ((slip.who,), self._who, INK),
            (slip.reasons, self._usual, QUIET),
            (slip.facts, self._usual, INK),
            (slip.words, self._words, INK),
        )
        for texts, kind, colour in groups:
            shown = [self._drawable(text, kind) for text in texts if plain_line(text)]
            for place, text in enumerate(shown):
                fitted = wrapped([text], kind, self._column.width_mm, self._fonts)
                is_last = place == len(shown) - 1 or kind is self._words
                yield _Part(fitted, colour, fitted.leading_mm * _AFTER_PART if is_last else 0.0)

    def _drawable(self, text: str, kind: Kind) -> str:
        line = plain_line(text[:LONGEST])
        missing = shape(line, kind.role, self._fonts).undrawable
        return line.translate({ord(sign): _UNDRAWABLE for sign in missing}) if missing else line
