"""A person at the window who has no mouse: every step is a key, as on a counter full of goods.

What the book then holds is asked by the tests themselves.
"""

from pathlib import Path
from typing import Self

from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit

from smallcrm.commands.base import BOOK_NAME
from smallcrm.domain.ids import CustomerId
from smallcrm.services import helpers
from tests.builders import Shop
from tests.drivers import spoken
from tests.ui.shop_window import ShopWindow
from ui.customers.story_rows import StoryList
from ui.widgets.hold_chip import HoldChip

MOST_STOPS = 150  # of Tab on one page; who needs more has lost the way


class KeyboardWindow(ShopWindow):
    """Nothing here clicks, and nothing puts the keyboard anywhere but keys."""

    def keys(self, *names: str) -> Self:
        """Press these keys one after the other."""
        for name in names:
            self.key(name)
        return self

    def typed(self, text: str) -> Self:
        """Type where the keyboard stands."""
        self.type_in(text)
        self.settle()
        return self

    def over(self, text: str) -> Self:
        """Type over what stands in the field."""
        return self.keys("Ctrl+A", "Delete").typed(text)

    def tab_to(self, name: str) -> Self:
        """Tab until the control of this name has the keyboard."""
        seen: list[str] = []
        for _stop in range(MOST_STOPS):
            if self.focus == name or self.focus.startswith(f"{name},"):
                return self
            seen.append(self.focus)
            self.key("Tab")
        raise AssertionError(f"Tab never comes to {name!r}, only to {sorted(set(seen))}")

    @property
    def focus(self) -> str:
        """What the control with the keyboard is called."""
        return spoken(QApplication.focusWidget() or self.window)

    @property
    def field_text(self) -> str:
        """What stands in the field with the keyboard."""
        field = QApplication.focusWidget()
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        assert isinstance(field, QLineEdit), f"{self.focus!r} is not a field"
        return field.text()

    @property
    def at_counter(self) -> str:
        """What the foot of the rail says."""
        return str(self.window.rail._counter.words)

    @property
    def chips(self) -> list[str]:
        """What the chips under the finder say, newest first."""
        chips = self.window.top.findChildren(HoldChip)
        return [chip.words for chip in chips if chip.isVisible()]

    @property
    def found(self) -> list[str]:
        """What the finder shows, row by row, as it is read out."""
        shown = self.window.top.finder.list
        return _rows(shown) if shown.isVisible() else []

    @property
    def story(self) -> list[str]:
        """Our story on the page, row by row, as it is read out."""
        (shown,) = (each for each in self.window.findChildren(StoryList) if each.isVisible())
        return _rows(shown)

    def screen(self) -> str:
        """All labels that can be read, one a line."""
        return "\n".join(label.text() for label in self.labels())


def _rows(view: QAbstractItemView) -> list[str]:
    rows = view.model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def busy_shop(folder: Path) -> dict[str, CustomerId]:
    """Iron & Rose on a Friday at noon; Rosa, Maria and Ben work here. Everybody by name."""
    folder.mkdir(parents=True, exist_ok=True)
    shop = Shop.at(folder / BOOK_NAME)
    for name in ("Maria", "Ben"):
        helpers.add_helper(shop.store, name, now=shop.now)
    people = {
        "Anna Berg": {"phone": "0171 5551234", "town": "Berlin", "street": "Lange Str. 4"},
        "Tom Becker": {"phone": "0171 5554417", "town": "Berlin", "street": "Am Markt 2"},
        "Amara Nwosu": {"phone": "030 9922", "town": "Berlin", "notes": "Roses, rainwater tanks"},
    }
    made = {
        name: shop.customer(name, known_before=True, **fields) for name, fields in people.items()
    }
    shop.reminder(made["Tom Becker"], "tell him about the hinges", in_days=0)
    shop.visit(made["Amara Nwosu"], "20", what="rose feed", days_ago=12)
    shop.close()
    return made
