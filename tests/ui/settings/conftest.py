"""A set-up shop with its window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import Shop
from tests.ui.settings.room import Room


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """Iron & Rose in Berlin, with the window open on Today."""
    built = Room(Shop.in_folder(tmp_path), tmp_path)
    yield built
    built.close()
