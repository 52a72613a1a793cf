"""Books for the tests of the storage room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.books import ShopBook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ShopBook]:
    """An open, empty customer book."""
    opened = ShopBook(tmp_path / "shop.smallcrm")
    yield opened
    opened.store.close()
