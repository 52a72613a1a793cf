"""The real window on a real folder: the book as `ui/book.py` opens it, driven as a person does.

Only what leaves the window is a fake: the printer, and the answers of the file dialogs.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel

from smallcrm.commands import Place
from smallcrm.storage.schema import tracked_tables
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from tests.builders import FRIDAY_NOON, Row, move_in_made_up_shop
from tests.drivers import WindowDriver
from tests.fakes import FakePrinter
from ui.book import OpenBook
from ui.context import Choice, Dialogs, Frame, Opened, Printer
from ui.practice import Practice
from ui.preferences import Preferences
from ui.theme import theme
from ui.widgets.sheet import Sheet
from ui.window import MainWindow

TURNS = 4  # of the event loop, until everything is laid out
WAIT_MS = 20_000
TURN_MS = 5


class FilesOfTheTest:
    """The dialogs of the window, but files are those that the test laid out."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs
        self.files: list[Path] = []
        self.suggested: list[str] = []

    def show_sheet(self, sheet: Sheet) -> None:
        self._dialogs.show_sheet(sheet)

    def ask(
        self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], None]
    ) -> None:
        self._dialogs.ask(title, text, choices, answered)

    def tell(self, title: str, text: str) -> None:
        self._dialogs.tell(title, text)

    def open_file(self, title: str, endings: Sequence[str], chosen: Callable[[Path], None]) -> None:
        chosen(self.files.pop(0))

    def save_file(
        self, title: str, suggested: str, endings: Sequence[str], chosen: Callable[[Path], None]
    ) -> None:
        self.suggested.append(suggested)
        chosen(self.files.pop(0))

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        chosen(self.files.pop(0))


class ShopWindow(WindowDriver):
    """A person at the window of the shop in this folder. Close it at the end, or before."""

    def __init__(self, folder: Path, *, now: datetime = FRIDAY_NOON, is_demo: bool = False) -> None:
        theme()
        folder.mkdir(parents=True, exist_ok=True)
        self.now = now
        self.place = Place(folder, self._now)
        if is_demo and not self.place.book.exists():
            move_in_made_up_shop(self.place.book, now=now)
        self.preferences = Preferences(folder)
        self.printer = FakePrinter()
        self.book: OpenBook | None = None
        self.started: list[str] = []  # programs, by their words
        self.can_start = True
        self._is_demo = is_demo
        self._is_closed = False
        super().__init__(MainWindow(Wording(self.preferences.language), self._open))
        self.files = FilesOfTheTest(self.window.dialogs)
        self.window.show()
        self.window.activateWindow()
        self.window.open_now()
        self.settle()

    def close(self) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        self.window.host.dismiss()
        self.window.close()
        self.window.deleteLater()
        self.settle()
        if self.book is not None:
            self.book.close()

    def settle(self) -> None:
        for _turn in range(TURNS):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def wait_for_work(self) -> None:
        """Until the worker has ended and the page shows what came of it."""
        self.settle()
        left_ms = WAIT_MS
        while self.window.jobs.is_busy and left_ms > 0:
            QTest.qWait(TURN_MS)
            left_ms -= TURN_MS
        assert left_ms > 0, "the worker did not end"
        self.settle()

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    # What a person does

    def go(self, code: str, argument: int | str | None = None) -> Self:
        self.window.frame.navigate.to(code, argument)
        self.settle()
        return self

    def press(self, name: str) -> Self:
        super().press(name)
        self.settle()
        return self

    def key(self, keys: str) -> Self:
        super().key(keys)
        self.settle()
        return self

    # What is there

    @property
    def store(self) -> Store:
        assert self.window.opened is not None
        return self.window.opened.context.store

    def rows(self, table: str) -> list[Row]:
        """All rows of a table, oldest first."""
        cursor = self.store.connection.execute(f"SELECT * FROM {table} ORDER BY 1")
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor]

    def dump(self) -> dict[str, list[Row]]:
        """Everything that the owner's words live in."""
        tables = tracked_tables(self.store.connection)
        return {table.name: self.rows(table.name) for table in tables}

    def labels(self) -> list[QLabel]:
        """Every label of the window that can be seen."""
        return [label for label in self.window.findChildren(QLabel) if label.isVisible()]

    def scroll_areas(self) -> list[QAbstractScrollArea]:
        """Everything of the window that can be scrolled down."""
        areas = self.window.findChildren(QAbstractScrollArea)
        return [area for area in areas if area.isVisible() and area.verticalScrollBar().maximum()]

    def texts(self) -> list[str]:
        """Every text of the page, as it is read out."""
        place = self.window.stack.currentWidget()
        assert place is not None
        labels = [label for label in place.findChildren(QLabel) if label.isVisible()]
        return [label.accessibleName() or label.text() for label in labels]

    def _open(self, frame: Frame) -> Opened:
        own = replace(frame, dialogs=self.files)
        if self.book is None:
            self.book = OpenBook(
                self.place,
                self.preferences,
                own,
                is_demo=self._is_demo,
                printer=self._printer_of,
                practice=Practice(["smallcrm"], is_demo=self._is_demo, start=self._start),
            )
        return self.book.opened(own)

    def _start(self, words: Sequence[str]) -> bool:
        self.started.append(" ".join(words))
        return self.can_start

    def _printer_of(self, _dialogs: Dialogs, _wording: Wording) -> Printer:
        return self.printer

    def _now(self) -> datetime:
        return self.now
