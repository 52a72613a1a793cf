"""The counter of a small shop for tests: a real book, a real window, the pages about customers.

A test drives it as a person does: by typing, clicking and keys.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from smallcrm.services.activity import told
from smallcrm.services.words import shop_wording
from tests.builders import Shop
from tests.fakes import FakePrinter
from ui.book_verbs import held_forms_of
from ui.context import AppContext, Frame, Opened
from ui.customers.customer_page import CustomerPage
from ui.customers.form_page import CustomerFormPage
from ui.customers.list_page import CustomerListPage
from ui.customers.neighbours import Neighbours
from ui.customers.trash_page import TrashPage
from ui.finder_provider import BookFinder
from ui.pages import Page
from ui.theme import theme
from ui.widgets.sheet import Sheet
from ui.window import MainWindow

W = TypeVar("W", bound=QWidget)


class Desk:
    """shop: the book behind the window. Close it at the end."""

    def __init__(
        self, shop: Shop, *, language: str = "en", size: tuple[int, int] = (1280, 800)
    ) -> None:
        theme()
        self.shop = shop
        self.wording = shop_wording(shop.store, today=self._today, language=language)
        self.window = MainWindow(self.wording, self._open)
        self.window.resize(*size)
        self.window.show()
        self.window.open_now()
        self.activate()

    @classmethod
    def in_folder(cls, folder: Path) -> "Desk":
        return cls(Shop.in_folder(folder))

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
    def sheet(self) -> Sheet:
        sheet = self.window.host.sheet
        assert sheet is not None
        return sheet

    @property
    def bottom_line(self) -> str:
        return self.window.bottom.words

    def settle(self) -> None:
        """Let the window lay itself out."""
        for _turn in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def activate(self) -> None:
        """Keys reach only a window that is active."""
        self.settle()
        self.window.activateWindow()
        self.settle()

    # What a person does

    def go(self, code: str, argument: int | str | None = None) -> None:
        self.frame.navigate.to(code, argument)
        self.activate()

    def type_in(self, name: str, text: str, inside: QWidget | None = None) -> None:
        """Type into the field with this object name, over what stands there."""
        field = self.find(QWidget, name, inside)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        self.settle()

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Click the control with this object name."""
        button = self.find(QWidget, name, inside)
        assert button.isVisible(), f"{name} can not be seen"
        assert button.isEnabled(), f"{name} can not be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    # What a person sees

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        place = inside or self.window.host.sheet or self.page
        found = [w for w in place.findChildren(kind, name) if w.isVisible()]
        assert found, f"{name} is not on the screen"
        return found[0]

    def texts(self, inside: QWidget | None = None) -> list[str]:
        """All labels that can be seen."""
        place = inside or self.window.host.sheet or self.page
        return [label.text() for label in place.findChildren(QLabel) if label.isVisible()]

    # The book

    def _open(self, frame: Frame) -> Opened:
        store = self.shop.store
        store.listen(frame.news.announce)
        self.context = context = AppContext.inside(
            frame, store=store, now=self._now, wording=self.wording, printer=FakePrinter()
        )
        return Opened(
            context=context,
            pages=_pages(context),
            finder=BookFinder(store, self.wording),
            shop_name="Iron & Rose",
            verbs={},
            undo=self._undo,
            redo=self._redo,
            told=partial(told, store),
            forms=held_forms_of(context),
            first_page="customers",
        )

    def _now(self) -> datetime:
        return self.shop.now

    def _today(self) -> date:
        return self.shop.today

    def _undo(self) -> object:
        return self.shop.undo()

    def _redo(self) -> object:
        return self.shop.redo()


def _pages(context: AppContext) -> dict[str, Callable[[], Page]]:
    neighbours = Neighbours()
    return {
        "customers": lambda: CustomerListPage(context, neighbours),
        "customer": lambda: CustomerPage(context, neighbours),
        "new_customer": lambda: CustomerFormPage(context),
        "edit_customer": lambda: CustomerFormPage(context),
        "trash": lambda: TrashPage(context),
    }
