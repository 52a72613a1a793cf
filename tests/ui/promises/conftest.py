"""The counter of a small shop, open on Promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import Shop
from tests.ui.promises.counter import PromiseCounter


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """An empty book in Berlin on a Friday at noon; the window closes it."""
    return Shop.in_folder(tmp_path)


@pytest.fixture
def counter(qtbot: QtBot, shop: Shop) -> Iterator[PromiseCounter]:
    """Its window, open on Promises."""
    built = PromiseCounter(shop)
    built.go("promises")
    yield built
    built.close()
