"""A window with a few customers, for the tests of what is on hold."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smallcrm.commands.base import BOOK_NAME
from smallcrm.domain.on_hold import Entry, entry_of
from smallcrm.storage.driver import connect
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.widgets.hold_chip import HoldChip

PEOPLE = (("Anna Berg", "0171 5551234"), ("Javier Paz", "030 4411"), ("Amara Nwosu", "030 9922"))


class HoldingWindow(ShopWindow):
    """A person who is called away while writing."""

    def chips(self) -> list[str]:
        """What the chips under the finder say, newest first."""
        return [chip.words for chip in self._chips()]

    def chip(self, words: str) -> HoldChip:
        return next(chip for chip in self._chips() if words in chip.words)

    def go(self, code: str, argument: int | str | None = None) -> Self:
        super().go(code, argument)
        return self

    def key(self, keys: str) -> Self:
        super().key(keys)
        return self

    def open(self, number: int, keys: str) -> Self:
        """Open somebody's page and press a verb."""
        self.go("customer", number).key(keys)
        return self

    def typed(self, words: str) -> Self:
        self.type_in(words)
        self.settle()
        return self

    def second_passes(self) -> None:
        """What the timer does once a second."""
        self.window.holding.keep_now()

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def press_chip(self, words: str) -> None:
        QTest.mouseClick(self.chip(words), Qt.MouseButton.LeftButton)
        self.settle()

    def on_disk(self) -> list[Entry]:
        """What another program would read in the file now, newest first."""
        return on_disk(self.place.book)

    def _chips(self) -> Sequence[HoldChip]:
        return [chip for chip in self.window.top.findChildren(HoldChip) if chip.isVisible()]


def on_disk(book: Path) -> list[Entry]:
    with closing(connect(book)) as connection:
        rows = connection.execute(
            "SELECT form, customer_id, fields, kept_at FROM on_hold ORDER BY kept_at DESC, id DESC"
        ).fetchall()
    return [entry_of(*row) for row in rows]


def shop_folder(folder: Path) -> Path:
    """A shop with three customers, numbered from 1."""
    folder.mkdir(parents=True, exist_ok=True)
    shop = Shop.at(folder / BOOK_NAME)
    for name, phone in PEOPLE:
        shop.customer(name, phone=phone)
    shop.close()
    return folder


def as_after_a_power_cut(folder: Path, to: Path) -> Path:
    """The files as they lie on the disk now, while the window is still open."""
    to.mkdir()
    for part in folder.glob(f"{BOOK_NAME}*"):
        if part.is_file():
            copy(part, to / part.name)
    return to
