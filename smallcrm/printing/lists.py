"""A printed list: a head, its columns, one line for each row, and the number of each page.

What stands in it is given in as words; nothing here knows a customer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import sentence
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Panel
from smallcrm.printing.plain_sheets import QUIET, Setter, draw_rule, draw_words, sheet_box
from smallcrm.printing.text import Fitted, Kind

if TYPE_CHECKING:
    from smallcrm.printing.paper import Paper

ROWS_MOST = 10_000  # about three hundred pages; a longer list is a file, not paper
MARGIN_MM = 15.0
LONGEST = 160  # characters of a cell on paper
_SHOP = Kind("plain", 13.0)
_HEADING = Kind("plain", 10.5, 1.35)
_COLUMN = Kind("plain", 8.5)
_CELL = Kind("plain", 10.0, 1.2)
_FOOT = Kind("plain", 8.5)
_BETWEEN_MM = 3.0  # from column to column
_ROW_GAP_MM = 2.2  # above and below the words of a row, together
_LINES_MOST = 3  # of one cell; what is longer ends there
_FAINT = "#D3CDC3"  # parts the rows without standing between them
_STEP = 200  # rows between two reports of progress


@dataclass(frozen=True)
class PrintedList:
    """What the list says. paper: "a4" or "letter".

    shares: how wide each column is, as shares of the whole. page_words: "Page {page} of {pages}" in
    the shop's language. rows: as many words as there are columns.
    """

    shop_name: str
    heading: str
    day: str
    titles: Sequence[str]
    shares: Sequence[float]
    rows: Sequence[Sequence[str]]
    page_words: str
    paper: str = "a4"


class ListPages(NamedTuple):
    """The finished PDF, how many pages it has, and the signs that no font here can draw."""

    pdf: bytes
    pages: int
    undrawable: tuple[str, ...]


class _Row(NamedTuple):
    cells: tuple[Fitted, ...]
    height_mm: float


def list_pdf(
    wanted: PrintedList, *, fonts: Fonts | None = None, progress: Progress | None = None
) -> ListPages:
    """The list on as many pages as it needs; a sign that no font can draw becomes a ?.

    Raises ShopError for nobody at all and for more than ROWS_MOST rows, Cancelled.
    """
    if not wanted.rows:
        raise ShopError("There is nobody to print. Choose somebody first.")
    if len(wanted.rows) > ROWS_MOST:
        raise ShopError(
            "A list of {n} is too long for paper. Nothing was printed. Narrow it, or export it.",
            n=len(wanted.rows),
        )
    return _ListMaker(wanted, fonts or Fonts(), progress or Unwatched()).made()


class _ListMaker:
    """Lays the rows out, then draws page by page."""

    def __init__(self, wanted: PrintedList, fonts: Fonts, told: Progress) -> None:
        self._wanted = wanted
        self._told = told
        self._setter = Setter(fonts)
        sheet = sheet_box(wanted.paper)
        self._panel, self._room = Panel("list", sheet), sheet.inset(*[MARGIN_MM] * 4)
        free = self._room.width_mm - _BETWEEN_MM * (len(wanted.titles) - 1)
        whole = sum(wanted.shares)
        self._widths = [free * share / whole for share in wanted.shares]
        starts = accumulate((each + _BETWEEN_MM for each in self._widths), initial=0.0)
        self._starts = [self._room.x_mm + start for start in starts][: len(self._widths)]

    def made(self) -> ListPages:
        """The finished list."""
        from smallcrm.printing.paper import Paper  # noqa: PLC0415

        heading = self._fitted(self._wanted.heading, _HEADING, self._room.width_mm)
        pages = list(self._pages(heading))
        paper = Paper(self._panel.box.width_mm, self._panel.box.height_mm, "List")
        for number, rows in enumerate(pages, 1):
            with paper.page(), paper.panel(self._panel, self._panel.upright):
                top = self._draw_head(paper, heading if number == 1 else None)
                self._draw_rows(paper, rows, top)
                self._draw_foot(paper, number, len(pages))
        return ListPages(paper.pdf(), len(pages), tuple(self._setter.missing))

    def _pages(self, heading: Fitted) -> Iterator[list[_Row]]:
        bottom = self._room.bottom_mm - 8.0  # the page's number stands below
        y = self._rows_from(heading)
        page: list[_Row] = []
        for place, words in enumerate(self._wanted.rows):
            if place % _STEP == 0:
                self._told.step(place, len(self._wanted.rows), sentence("Laying out the list"))
            row = self._row(words)
            if page and y + row.height_mm > bottom:
                yield page
                page, y = [], self._rows_from(None)
            page.append(row)
            y += row.height_mm
        yield page

    def _row(self, words: Sequence[str]) -> _Row:
        cells = tuple(
            self._fitted(each, _CELL, width)
            for each, width in zip(words, self._widths, strict=True)
        )
        return _Row(cells, max(cell.height_mm for cell in cells) + _ROW_GAP_MM)

    def _fitted(self, text: str, kind: Kind, width: float) -> Fitted:
        one_line = text[:LONGEST].replace("\n", ", ")
        return self._setter.fitted(one_line, kind, width, lines_most=_LINES_MOST)

    def _rows_from(self, heading: Fitted | None) -> float:
        """Where the first row of a page begins."""
        above = 7.0 + (heading.height_mm + 4.0 if heading else 1.0)
        return self._room.y_mm + above + 6.0

    def _draw_head(self, paper: "Paper", heading: Fitted | None) -> float:
        room = self._room
        shop = self._fitted(self._wanted.shop_name, _SHOP, room.width_mm * 0.7)
        day = self._fitted(self._wanted.day, _HEADING, room.width_mm * 0.28)
        draw_words(paper, shop, room.x_mm, room.y_mm, room.width_mm * 0.7)
        draw_words(paper, day, room.right_mm - day.width_mm, room.y_mm, day.width_mm, QUIET)
        if heading is not None:
            draw_words(paper, heading, room.x_mm, room.y_mm + 7.0, room.width_mm)
        top = self._rows_from(heading)
        for title, x, width in zip(self._wanted.titles, self._starts, self._widths, strict=True):
            draw_words(paper, self._fitted(title, _COLUMN, width), x, top - 5.0, width, QUIET)
        draw_rule(paper, room.x_mm, top - 0.6, room.width_mm)
        return top

    def _draw_rows(self, paper: "Paper", rows: Sequence[_Row], top: float) -> None:
        y = top
        for row in rows:
            for cell, x, width in zip(row.cells, self._starts, self._widths, strict=True):
                draw_words(paper, cell, x, y + _ROW_GAP_MM / 2, width)
            y += row.height_mm
            draw_rule(paper, self._room.x_mm, y - 0.2, self._room.width_mm, _FAINT)

    def _draw_foot(self, paper: "Paper", page: int, pages: int) -> None:
        words = self._wanted.page_words.replace("{page}", str(page)).replace("{pages}", str(pages))
        fitted = self._fitted(words, _FOOT, self._room.width_mm)
        x = self._room.middle_mm - fitted.width_mm / 2
        draw_words(paper, fitted, x, self._room.bottom_mm - 4.0, fitted.width_mm, QUIET)
