"""One small shop with its window, for every test of bringing a list in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import Shop
from tests.ui.exchange.list_window import ListWindow


@pytest.fixture
def lists(qtbot: QtBot, tmp_path: Path) -> Iterator[ListWindow]:
    """An empty shop in Berlin, its window open on the page that brings lists in."""
    built = ListWindow(Shop.in_folder(tmp_path))
    yield built
    built.close()
