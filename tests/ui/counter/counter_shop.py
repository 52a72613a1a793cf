"""A shop where Rosa, Maria and Ben work, and somebody at its window.

What is asked and hidden there is asked by the tests themselves.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from smallcrm.commands.base import BOOK_NAME
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services import helpers, pins
from tests.builders import Shop
from tests.drivers import spoken
from tests.ui.shop_window import ShopWindow

PIN = "4815"
WRONG = "1111"


class CounterWindow(ShopWindow):
    """A person at the window of this shop; berg: the customer whose page is open."""

    berg: CustomerId

    def press(self, name: str) -> "CounterWindow":
        super().press(name)
        return self

    def key(self, keys: str) -> "CounterWindow":
        super().key(keys)
        return self

    def go(self, code: str, argument: int | str | None = None) -> "CounterWindow":
        super().go(code, argument)
        return self

    @property
    def at_counter(self) -> str:
        """What the foot of the rail says."""
        return str(self.window.rail._counter.words)

    @property
    def asked(self) -> str:
        """The title of the sheet that asks who it is, or for a PIN; "" when nobody is asked."""
        sheet = self.window.desk.asking.sheet
        return sheet.title if sheet is not None else ""

    @property
    def is_hidden(self) -> bool:
        """Whether the curtain is down."""
        return self.window.desk.curtain.is_down

    @property
    def focus(self) -> str:
        """What the control with the keyboard is called."""
        focus = QApplication.focusWidget()
        return spoken(focus) if focus is not None else ""

    def idle(self, minutes: float) -> None:
        """Nobody touches anything for so long; the timer then looks."""
        self.window.desk.idle.look()
        self.later(minutes=minutes)
        self.window.desk.idle.look()
        self.settle()

    def served_by(self) -> list[int | None]:
        """Who noted each visit, by the journal, oldest first."""
        rows = self.store.connection.execute(
            "SELECT made_by FROM change_group WHERE label_key='record_visit' ORDER BY id"
        )
        return [row[0] for row in rows]

    def helper(self, name: str) -> HelperId:
        """Who works here under this name."""
        return next(each.id for each in helpers.helpers(self.store) if each.name == name)

    def give_pin(self, pin: str) -> None:
        """Type a PIN where it is asked for, and Enter."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, pin)
        self.key("Return")

    def hold(self, key: Qt.Key) -> None:
        """A key goes down and stays there."""
        QTest.keyPress(QApplication.focusWidget() or self.window, key)
        self.settle()

    def let_go(self, key: Qt.Key) -> None:
        """It goes up."""
        QTest.keyRelease(QApplication.focusWidget() or self.window, key)
        self.settle()


def counter_shop(folder: Path, *names: str, pin: str = "", second_pin: str = "") -> CustomerId:
    """A shop with Rosa and these helpers. pin: Rosa's; second_pin: Maria's, an owner then."""
    folder.mkdir(parents=True, exist_ok=True)
    shop = Shop.at(folder / BOOK_NAME)
    berg = shop.customer("Anna Berg", known_before=True)
    for name in names:
        is_owner = bool(second_pin) and name == "Maria"
        helpers.add_helper(shop.store, name, is_owner=is_owner, now=shop.now)
    working = {each.name: each.id for each in helpers.helpers(shop.store)}
    if pin:
        pins.set_pin(shop.store, working["Rosa"], pin, now=shop.now)
    if second_pin:
        pins.set_pin(shop.store, working["Maria"], second_pin, now=shop.now)
    shop.close()
    return berg
