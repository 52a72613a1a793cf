"""The window of a shop with Anna Berg in it, for the tests of making it right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from smallcrm.domain.ids import CustomerId, MomentId, RecoveryId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import moments, recoveries
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from ui.widgets.choices import ChoiceField

BOOK = "book.smallcrm"


class RightWindow(ShopWindow):
    """A person at this window; anna is in the book."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        shop = Shop.at(folder / BOOK)
        self.anna = shop.customer("Anna Berg", phone="030 5551234")
        shop.close()
        super().__init__(folder)

    def let_down(self, words: str = "It leaks.", who: CustomerId | None = None) -> MomentId:
        """Note that they were let down."""
        draft = MomentDraft(who or self.anna, "ow", words, cause="product")
        made = moments.record_moment(self.store, draft, now=self.now)
        self.later(minutes=5)
        self.settle()
        return made

    def opened(self) -> RecoveryId:
        """A file that has begun, on its page."""
        file = recoveries.open_file(self.store, self.anna, self.let_down(), now=self.now)
        self.settle()
        self.go("right", file)
        return file

    def pick(self, name: str, code: str) -> None:
        """Choose one of many, as a person would by arrows."""
        fields = self.window.findChildren(ChoiceField)
        field = next(each for each in fields if each.accessibleName() == name)
        field.setFocus()
        field.choose(code)
        field.chosen.emit(code)
        self.settle()

    def hold_f11(self) -> None:
        QTest.keyPress(self.window, Qt.Key.Key_F11)
        self.settle()

    def release_f11(self) -> None:
        QTest.keyRelease(self.window, Qt.Key.Key_F11)
        self.settle()

    def seen(self) -> str:
        """Every text of the sheet, or of the page when there is none."""
        place = self.window.host.sheet or self.window.stack.currentWidget()
        assert place is not None
        labels = [label for label in place.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.accessibleName() or label.text() for label in labels)
