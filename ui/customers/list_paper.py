"""Takes the listed or chosen customers out of the program: as a file, or as a printed list.

What stands in a file is `smallcrm/exchange/exporting.py`, how the list looks on paper
`smallcrm/printing/lists.py`.
"""

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import QObject

from smallcrm.domain.list_filters import OfTier, list_words
from smallcrm.domain.progress import Progress
from smallcrm.exchange.exporting import CUSTOMER_ENDINGS, export_customers
from smallcrm.printing.lists import ROWS_MOST, ListPages, PrintedList, list_pdf
from smallcrm.services.customer_lists import ListQuery, list_rows
from smallcrm.services.shop import shop
from smallcrm.wording import Wording
from ui.context import AppContext
from ui.customers.list_columns import PERSON, WIDTHS, column_title, shown_name, words_of
from ui.customers.list_print_sheet import ListPrintSheet

_PERSON_WIDTH = 240  # units, as beside the widths of the other columns
_CHUNK = 500  # rows fetched at once


class Head(TypedDict):
    """What a printed list says above and below its rows."""

    shop_name: str
    heading: str
    day: str
    titles: Sequence[str]
    shares: Sequence[float]
    page_words: str
    paper: str


class ListPaper(QObject):
    """Exports and prints beside the window."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._file = Path()

    def export(self, ids: "array[int]") -> None:
        """Ask where to, then write these customers there; only an owner may."""

        def chosen(place: Path) -> None:
            self._file = place
            self._context.errors.attempt(lambda: self._start(ids, place))

        def ask() -> None:
            wording = self._context.wording
            name = wording.text("customers {day}", day=self._context.today().isoformat())
            title = wording.counted("Export {n} customer", "Export {n} customers", len(ids))
            self._context.dialogs.save_file(title, f"{name}.csv", CUSTOMER_ENDINGS, chosen)

        self._context.counter.owner_may(ask)

    def preview(self, ids: "array[int]", codes: Sequence[str], query: ListQuery | None) -> None:
        """Show the printed list of these customers; query is None for chosen ones."""
        context = self._context
        head = self._head(len(ids), codes, query)

        def job(progress: Progress) -> ListPages:
            rows = self._rows(ids[: ROWS_MOST + 1], codes)
            return list_pdf(PrintedList(rows=rows, **head), progress=progress)

        def start() -> None:
            doing = context.wording.text("Laying out the list")
            context.jobs.start(job, doing=doing, done=self._on_laid_out)

        context.errors.attempt(start)

    def _head(self, count: int, codes: Sequence[str], query: ListQuery | None) -> Head:
        wording = self._context.wording
        if query is None:
            heading = wording.counted("{n} customer", "{n} customers", count)
        else:
            # A list lies about: standings are never printed.
            told = [each for each in query.filters if not isinstance(each, OfTier)]
            heading = wording.say(list_words(query.words, told, count))
        own = shop(self._context.store)
        return {
            "shop_name": own.name if own else "",
            "heading": heading[:1].upper() + heading[1:],
            "day": wording.full_date(self._context.today()),
            "titles": [wording.say(column_title(code)) for code in (PERSON, *codes)],
            "shares": [_PERSON_WIDTH, *(WIDTHS[code] for code in codes)],
            "page_words": wording.text("Page {page} of {pages}", page="{page}", pages="{pages}"),
            "paper": own.paper if own else "a4",
        }

    def _rows(self, ids: "array[int]", codes: Sequence[str]) -> list[list[str]]:
        """What stands on each line; asked on the thread that lays the list out."""
        context = self._context
        # On paper "yesterday" grows old: days are told with their year.
        wording = Wording(context.wording.language, context.wording.country)
        return [
            [shown_name(wording, row), *(words_of(code, wording, row) for code in codes)]
            for start in range(0, len(ids), _CHUNK)
            for row in list_rows(context.store, ids[start : start + _CHUNK])
        ]

    def _start(self, ids: "array[int]", place: Path) -> None:
        store = self._context.store

        def job(progress: Progress) -> int:
            return export_customers(store, ids, place, progress=progress)

        doing = self._context.wording.text("Writing customers")
        self._context.jobs.start(job, doing=doing, done=self._on_exported)

    def _on_exported(self, count: int) -> None:
        told = self._context.wording.counted(
            "{n} customer written to {file}",
            "{n} customers written to {file}",
            count,
            file=self._file.name,
        )
        self._context.bottom.tell(told)

    def _on_laid_out(self, made: ListPages) -> None:
        self._context.dialogs.show_sheet(ListPrintSheet(self._context, made))
