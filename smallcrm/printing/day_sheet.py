"""The day sheet on paper: the parts of the day, then blank lines for a day without the PC.

What stands on it is given in as words; nothing here knows a customer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Panel
from smallcrm.printing.lists import ListPages
from smallcrm.printing.plain_sheets import INK, QUIET, Setter, draw_rule, draw_words, sheet_box
from smallcrm.printing.text import Fitted, Kind

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

BLANK_LINES = 12  # PRODUCT.md section 8
BLANK_SHARES = (4, 3, 5, 3)  # name, phone, what, how it went
MARGIN_MM = 15.0
_BLANK_MM = 9.0  # of one blank line: room for handwriting
_TABLE_HEAD_MM = 13.0
_TABLE_MM = _TABLE_HEAD_MM + BLANK_LINES * _BLANK_MM
_SHOP = Kind("plain", 14.0)
_HEAD = Kind("plain", 11.0)
_LINE = Kind("plain", 10.0, 1.2)
_SMALL = Kind("plain", 8.5)
_TOP_MM = 11.0  # shop and day
_WHO_SHARE = 0.36
_GAP_MM = 4.0
_PART_GAP_MM = 3.0
_ROW_GAP_MM = 1.4
_LONGEST = 300  # characters of one cell
_LINES_MOST = 3
_FAINT = "#D3CDC3"


class SheetPart(NamedTuple):
    """One part of the day: its title and its lines, who and what."""

    title: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PrintedDaySheet:
    """What the sheet says, in the shop's language. paper: "a4" or "letter".

    blank_head: above the blank lines; blank_titles: name, phone, what, how it went. page_words:
    "Page {page} of {pages}".
    """

    shop_name: str
    day: str
    parts: Sequence[SheetPart]
    blank_head: str
    blank_titles: Sequence[str]
    page_words: str
    paper: str = "a4"


class _Block(NamedTuple):
    """One row of the sheet: who and what, or a title alone; space stands above it."""

    cells: tuple[Fitted, ...]
    height_mm: float
    is_title: bool


def day_sheet_pdf(wanted: PrintedDaySheet, *, fonts: Fonts | None = None) -> ListPages:
    """The sheet on one page, or more on a long day; the blank lines always stand together.

    A sign that no font can draw becomes a ?.
    """
    return _SheetMaker(wanted, fonts or Fonts()).made()


class _SheetMaker:
    """Lays the rows out, then draws page by page."""

    def __init__(self, wanted: PrintedDaySheet, fonts: Fonts) -> None:
        self._wanted = wanted
        self._setter = Setter(fonts)
        sheet = sheet_box(wanted.paper)
        self._panel, self._room = Panel("sheet", sheet), sheet.inset(*[MARGIN_MM] * 4)
        self._who_mm = self._room.width_mm * _WHO_SHARE
        self._bottom = self._room.bottom_mm - 6.0  # the page's number stands below

    def made(self) -> ListPages:
        """The finished sheet."""
        from smallcrm.printing.paper import Paper  # noqa: PLC0415

        pages = self._pages()
        paper = Paper(self._panel.box.width_mm, self._panel.box.height_mm, "Day sheet")
        for number, blocks in enumerate(pages, 1):
            with paper.page(), paper.panel(self._panel, self._panel.upright):
                self._draw_head(paper)
                y = self._room.y_mm + _TOP_MM
                for block in blocks:
                    y = self._draw_block(paper, block, y)
                if number == len(pages):
                    self._draw_blank(paper, self._bottom - _TABLE_MM)
                self._draw_foot(paper, number, len(pages))
        return ListPages(paper.pdf(), len(pages), tuple(self._setter.missing))

    def _pages(self) -> list[list[_Block]]:
        """The rows of each page; the last page has room for the blank lines."""
        pages: list[list[_Block]] = [[]]
        y = top = self._room.y_mm + _TOP_MM
        for block in self._blocks():
            keeps = block.height_mm * (3 if block.is_title else 1)  # no title alone at the end
            if pages[-1] and y + keeps > self._bottom:
                pages.append([])
                y = top
            pages[-1].append(block)
            y += block.height_mm
        if y > self._bottom - _TABLE_MM:
            pages.append([])
        return pages

    def _blocks(self) -> list[_Block]:
        found = []
        wide = self._room.width_mm
        for part in self._wanted.parts:
            title = self._fitted(part.title, _HEAD, wide)
            found.append(_Block((title,), title.height_mm + _PART_GAP_MM + 1.0, True))
            for who, what in part.lines:
                cells = (
                    self._fitted(who, _LINE, self._who_mm),
                    self._fitted(what, _LINE, wide - self._who_mm - _GAP_MM),
                )
                height = max(cell.height_mm for cell in cells) + _ROW_GAP_MM
                found.append(_Block(cells, height, False))
        return found

    def _fitted(self, text: str, kind: Kind, wide: float) -> Fitted:
        return self._setter.fitted(text, kind, wide, longest=_LONGEST, lines_most=_LINES_MOST)

    def _draw_head(self, paper: "Paper") -> None:
        room = self._room
        shop = self._fitted(self._wanted.shop_name, _SHOP, room.width_mm * 0.55)
        day = self._fitted(self._wanted.day, _HEAD, room.width_mm * 0.42)
        shop, day = (each._replace(lines=each.lines[:1]) for each in (shop, day))
        draw_words(paper, shop, room.x_mm, room.y_mm, room.width_mm * 0.55)
        draw_words(paper, day, room.right_mm - day.width_mm, room.y_mm + 1.0, day.width_mm)

    def _draw_block(self, paper: "Paper", block: _Block, y: float) -> float:
        x = self._room.x_mm
        if block.is_title:
            draw_words(paper, block.cells[0], x, y + _PART_GAP_MM, self._room.width_mm)
            self._draw_hair(paper, y + block.height_mm - 0.8, INK)
            return y + block.height_mm
        who, what = block.cells
        draw_words(paper, who, x, y + _ROW_GAP_MM / 2, self._who_mm)
        wide = self._room.width_mm - self._who_mm - _GAP_MM
        draw_words(paper, what, x + self._who_mm + _GAP_MM, y + _ROW_GAP_MM / 2, wide)
        return y + block.height_mm

    def _draw_blank(self, paper: "Paper", y: float) -> None:
        wanted, room = self._wanted, self._room
        head = self._fitted(wanted.blank_head, _HEAD, room.width_mm)
        draw_words(paper, head, room.x_mm, y, room.width_mm)
        x, whole = room.x_mm, sum(BLANK_SHARES)
        for title, share in zip(wanted.blank_titles, BLANK_SHARES, strict=True):
            wide = room.width_mm * share / whole
            fitted = self._fitted(title, _SMALL, wide - 2.0)
            fitted = fitted._replace(lines=fitted.lines[:1])
            draw_words(paper, fitted, x, y + 7.5, wide - 2.0, QUIET)
            x += wide
        for line in range(BLANK_LINES + 1):
            colour = INK if line == 0 else _FAINT
            self._draw_hair(paper, y + _TABLE_HEAD_MM + line * _BLANK_MM - 0.5, colour)

    def _draw_foot(self, paper: "Paper", page: int, pages: int) -> None:
        words = self._wanted.page_words.replace("{page}", str(page)).replace("{pages}", str(pages))
        fitted = self._fitted(words, _SMALL, self._room.width_mm)
        x = self._room.middle_mm - fitted.width_mm / 2
        draw_words(paper, fitted, x, self._room.bottom_mm - 3.0, fitted.width_mm, QUIET)

    def _draw_hair(self, paper: "Paper", y: float, colour: str) -> None:
        draw_rule(paper, self._room.x_mm, y, self._room.width_mm, colour)
