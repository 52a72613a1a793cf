"""A real window on a real book with the pages first start, settings and cards.

The other pages are empty ones: where somebody went is all that is asked of them.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from smallcrm.services.activity import told
from smallcrm.services.helpers import helpers
from smallcrm.services.shop import shop
from smallcrm.services.words import shop_wording
from smallcrm.wording import Wording
from tests.builders import Shop
from tests.drivers import WindowDriver
from tests.fakes import FakePrinter
from tests.ui.frames import SampleFinder
from ui.cards.card_page import CardPage
from ui.cards.page import CardsPage
from ui.cards.printed_page import PrintedCardsPage
from ui.cards.wordings_page import WordingsPage
from ui.context import AppContext, Frame, Opened
from ui.first_start.page import FirstStartPage
from ui.pages import Page
from ui.preferences import Preferences
from ui.settings.page import SettingsPage
from ui.theme import theme
from ui.widgets.layouts import PageBody
from ui.window import MainWindow

W = TypeVar("W", bound=QWidget)
STEP_MS, MOST_TURNS = 10, 1000


class PaperKeeper(FakePrinter):
    """Keeps the titles, too."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], None]) -> None:
        self.titles.append(title)
        super().print_pdf(pdf, title, printed)

    def save_pdf(self, pdf: bytes, title: str, saved: Callable[[], None]) -> None:
        self.titles.append(title)
        super().save_pdf(pdf, title, saved)


class Room:
    """Somebody in front of the window. Close it at the end."""

    def __init__(
        self,
        shop: Shop,
        folder: Path,
        *,
        language: str | None = None,
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        theme()
        self.shop = shop
        self.language = language
        self.printer = PaperKeeper()
        self.preferences = Preferences(folder)
        self.wording = self._worded()
        self.window = MainWindow(self.wording, self._open)
        self.driver = WindowDriver(self.window)
        shop.store.listen(self.window.frame.news.announce)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.settle()
        self.window.open_now()
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.settle()
        self.shop.close()

    @property
    def frame(self) -> Frame:
        return self.window.frame

    @property
    def page(self) -> Page:
        page = self.window.stack.page
        assert page is not None
        return page

    @property
    def bottom_line(self) -> str:
        return self.window.bottom.words

    @property
    def rail(self) -> list[str]:
        """What stands in the rail."""
        labels = self.window.rail.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def settle(self) -> None:
        """Let the window lay itself out, and timers of no length run."""
        for _turn in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        for _turn in range(MOST_TURNS):
            if is_so():
                return
            QTest.qWait(STEP_MS)
        raise AssertionError("what was waited for did not come")

    def go(self, code: str, argument: int | str | None = None) -> None:
        self.frame.navigate.to(code, argument)
        self.settle()

    def press(self, name: str) -> None:
        self.driver.press(name)
        self.settle()

    def write(self, name: str, text: str) -> None:
        self.driver.write(name, text)
        self.settle()

    def key(self, keys: str) -> None:
        self.driver.key(keys)
        self.settle()

    def sideways(self) -> list[int]:
        """By how many pixels each visible body of the page is wider than its room."""
        bodies = [body for body in self.page.findChildren(PageBody) if body.isVisible()]
        insides = [(body.viewport().width(), body.widget()) for body in bodies]
        return [inside.minimumSizeHint().width() - room for room, inside in insides if inside]

    def find(self, kind: type[W], name: str) -> W:
        """The visible control of the page or sheet with this object name."""
        place = self.window.host.sheet or self.page
        found = [w for w in place.findChildren(kind, name) if w.isVisible()]
        assert found, f"{name} is not on the screen"
        return found[0]

    def texts(self) -> list[str]:
        """All labels of the page that can be seen."""
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def _open(self, frame: Frame) -> Opened:
        store = self.shop.store
        self.wording = self._worded()
        row = shop(store)
        frame.owner.set_counter_view(row is None or row.is_counter_view)
        first = next(iter(helpers(store)), None)
        if first is not None:
            frame.counter.stand(first.id, first.name)
        context = AppContext.inside(
            frame, store=store, now=self._now, wording=self.wording, printer=self.printer
        )
        return Opened(
            context=context,
            pages=self._pages(context),
            finder=SampleFinder(),
            shop_name="SmallCRM" if row is None else row.name,
            verbs={},
            undo=self._undo,
            redo=self._redo,
            told=partial(told, self.shop.store),
            first_page="first_start" if row is None else "today",
        )

    def _pages(self, context: AppContext) -> dict[str, Callable[[], Page]]:
        codes = ("today", "customers", "customer", "trash", "import", "promises", "looking_back")
        pages: dict[str, Callable[[], Page]] = {
            code: lambda: Page(context.wording) for code in codes
        }
        return pages | {
            "first_start": lambda: FirstStartPage(context),
            "settings": lambda: SettingsPage(context, self.preferences),
            "cards": lambda: CardsPage(context),
            "card": lambda: CardPage(context),
            "wordings": lambda: WordingsPage(context),
            "printed_cards": lambda: PrintedCardsPage(context),
        }

    def _worded(self) -> Wording:
        return shop_wording(self.shop.store, today=self._today, language=self.language)

    def _now(self) -> datetime:
        return self.shop.now

    def _today(self) -> date:
        return self.shop.today

    def _undo(self) -> object:
        return self.shop.undo()

    def _redo(self) -> object:
        return self.shop.redo()
