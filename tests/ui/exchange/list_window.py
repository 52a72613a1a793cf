"""The window over a real book, open on the page that brings lists in; files come from the test.

The worker is the real one: a test waits for what the page then shows.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.builders import Shop
from tests.fakes import FakeDialogs
from tests.ui.today.counter_window import CounterWindow
from ui.context import AppContext
from ui.exchange.import_page import ImportPage
from ui.pages import Page
from ui.widgets.choices import ChoiceField

WAIT_MS = 20_000
TURN_MS = 5


class ListWindow(CounterWindow):
    """files: what the file dialogs answer, one after the other."""

    def __init__(
        self, shop: Shop, *, language: str = "en", size: tuple[int, int] = (1280, 800)
    ) -> None:
        self.files = FakeDialogs()
        super().__init__(shop, language=language, size=size)
        self.go("import")

    def press(self, name: str) -> "ListWindow":
        super().press(name)
        return self

    def key(self, keys: str) -> "ListWindow":
        super().key(keys)
        return self

    @property
    def import_page(self) -> ImportPage:
        page = self.window.stack.page
        assert isinstance(page, ImportPage)
        return page

    def open_list(self, path: Path) -> None:
        """Choose a file and wait until it is compared."""
        self.files.files.append(path)
        self.press("Choose a file")
        self.wait()

    def open_text(self, folder: Path, text: str, name: str = "list.csv") -> None:
        """Choose a file with these lines."""
        path = folder / name
        path.write_text(text, encoding="utf-8")
        self.open_list(path)

    def choose_in(self, name: str, code: str) -> None:
        """Pick another choice, as with the keyboard; Qt on Linux speaks the value of a choice."""
        fields = [w for w in self.import_page.findChildren(ChoiceField) if w.isVisible()]
        field = next(field for field in fields if field.accessibleName() == name)
        field.choose(code)
        field.activated.emit(field.currentIndex())
        self.wait()

    def wait(self) -> None:
        """Until the worker has ended and the page shows what came of it."""
        self.settle()
        left_ms = WAIT_MS
        while self.window.jobs.is_busy and left_ms > 0:
            QTest.qWait(TURN_MS)
            left_ms -= TURN_MS
        assert left_ms > 0, "the worker did not end"
        self.settle()

    def sees(self, name: str) -> bool:
        """Whether a widget with this object name can be seen."""
        found = self.import_page.findChildren(QWidget, name)
        return any(widget.isVisible() for widget in found)

    def pile(self, name: str) -> str:
        """What a screen reader says of a pile."""
        found = self.import_page.findChild(QWidget, f"pile_{name}")
        assert isinstance(found, QWidget)
        return found.accessibleName()

    def people(self) -> list[str]:
        """Everybody in the book, oldest first."""
        return [row["name"] for row in self.shop.rows("customer")]

    def _pages(self, context: AppContext) -> Mapping[str, Callable[[], Page]]:
        asked = replace(context, dialogs=self.files)
        return {**super()._pages(context), "import": lambda: ImportPage(asked)}
