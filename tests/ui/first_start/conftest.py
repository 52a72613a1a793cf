"""A book that belongs to no shop yet, with its window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import Shop
from tests.ui.settings.room import Room


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """The window at the very first start."""
    built = Room(Shop(tmp_path / "shop.scrm"), tmp_path)
    yield built
    built.close()
