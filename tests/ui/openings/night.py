"""The window of a small shop for the tests of openings after hours."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from smallcrm.commands.base import BOOK_NAME
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from tests.builders import Row, Shop
from tests.ui.shop_window import ShopWindow


class NightWindow(ShopWindow):
    """The real window over a new book in Berlin, on a Friday at noon."""

    def __init__(self, folder: Path, **more: Any) -> None:
        built = Shop.at(folder / BOOK_NAME)
        built.close()
        super().__init__(folder, **more)

    def customer(self, name: str, **fields: Any) -> CustomerId:
        """Somebody in the book."""
        draft = CustomerDraft(name=name, **fields)
        return customers.save(self.store, draft, known_before=True, now=self.now)

    def at(self, text: str) -> "NightWindow":
        """Let it be this instant, UTC."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=UTC)
        return self

    def sheet_texts(self) -> list[str]:
        """Every text of the sheet that can be seen."""
        sheet = self.window.host.sheet
        assert sheet is not None
        return [label.accessibleName() for label in sheet.findChildren(QLabel) if label.isVisible()]

    def only(self, table: str) -> Row:
        """The one row of a table."""
        (row,) = self.rows(table)
        return row
