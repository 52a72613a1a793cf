"""The window over a real book for the tests of Today, Promises and Looking back.

A test drives it as a person does; the pages of others are stand-ins that keep who came.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from smallcrm.services.activity import told
from smallcrm.services.words import shop_wording
from tests.builders import Shop
from tests.drivers import WindowDriver
from tests.fakes import FakePrinter
from ui.book_verbs import held_forms_of
from ui.context import AppContext, Frame, Opened
from ui.finder_provider import BookFinder
from ui.pages import Argument, Page
from ui.promises.page import PromisesPage
from ui.reviews.page import LookingBackPage
from ui.theme import theme
from ui.today.page import TodayPage
from ui.today.task_row import TaskRow
from ui.window import MainWindow

ELSEWHERE = ("card", "cards", "customer", "customers", "new_customer", "import")
TURNS = 4  # of the event loop, until everything is laid out


class StandIn(Page):
    """A page of somebody else: keeps the arguments it was gone to with."""

    def __init__(self, context: AppContext, came: list[Argument]) -> None:
        super().__init__(context.wording)
        self._came = came

    def arrive(self, argument: Argument) -> None:
        self._came.append(argument)


class CounterWindow(WindowDriver):
    """shop: the book behind the window; its clock is the window's. Close it at the end."""

    def __init__(
        self, shop: Shop, *, language: str = "en", size: tuple[int, int] = (1280, 800)
    ) -> None:
        theme()
        self.shop = shop
        self.went: dict[str, list[Argument]] = {code: [] for code in ELSEWHERE}
        self.wording = shop_wording(shop.store, today=self._today, language=language)
        super().__init__(MainWindow(self.wording, self._open))
        self.window.resize(*size)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        self.window.open_now()
        self.settle()

    @classmethod
    def in_folder(cls, folder: Path) -> "CounterWindow":
        return cls(Shop.in_folder(folder))

    def close(self) -> None:
        self.window.host.dismiss()
        self.window.close()
        self.window.deleteLater()
        self.settle()
        self.shop.close()

    def settle(self) -> None:
        for _turn in range(TURNS):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    # What a person does

    def go(self, code: str) -> "CounterWindow":
        self.window.frame.navigate.to(code)
        self.settle()
        return self

    def press(self, name: str) -> "CounterWindow":
        super().press(name)
        self.settle()
        return self

    def key(self, keys: str) -> "CounterWindow":
        super().key(keys)
        self.settle()
        return self

    def undo(self) -> "CounterWindow":
        super().undo()
        self.settle()
        return self

    # What the screen shows

    @property
    def today(self) -> TodayPage:
        page = self.window.stack.page
        assert isinstance(page, TodayPage)
        return page

    def rows(self) -> list[TaskRow]:
        """The rows of things to do, from above."""
        page = self.window.stack.page
        assert page is not None
        found = [row for row in page.findChildren(TaskRow) if row.isVisible()]
        return sorted(found, key=lambda row: row.mapToGlobal(row.rect().topLeft()).y())

    def names_listed(self) -> list[str]:
        return [row.words.name for row in self.rows()]

    def row(self, name: str) -> TaskRow:
        return next(row for row in self.rows() if row.words.name == name)

    def texts(self) -> list[str]:
        """Every text of the page, as it is read out."""
        page = self.window.stack.page
        assert page is not None
        labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
        return [label.accessibleName() for label in labels]

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def grab(self, path: Path) -> None:
        QTest.qWait(60)
        self.window.grab().save(str(path))

    def _today(self) -> date:
        return self.shop.today

    def _now(self) -> datetime:
        return self.shop.now

    def _open(self, frame: Frame) -> Opened:
        context = AppContext.inside(
            frame,
            store=self.shop.store,
            now=self._now,
            wording=self.wording,
            printer=FakePrinter(),
        )
        self.shop.store.listen(frame.news.announce)
        frame.owner.set_counter_view(True)
        return Opened(
            context=context,
            pages=self._pages(context),
            finder=BookFinder(self.shop.store, self.wording),
            shop_name="Iron & Rose",
            verbs={},
            undo=self.shop.undo,
            redo=self.shop.redo,
            told=partial(told, self.shop.store),
            forms=held_forms_of(context),
        )

    def _pages(self, context: AppContext) -> Mapping[str, Callable[[], Page]]:
        def elsewhere(code: str) -> Callable[[], Page]:
            return lambda: StandIn(context, self.went[code])

        return {
            "today": lambda: TodayPage(context),
            "promises": lambda: PromisesPage(context),
            "looking_back": lambda: LookingBackPage(context),
            **{code: elsewhere(code) for code in ELSEWHERE},
        }
