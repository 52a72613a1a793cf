"""The real window of a small shop in which Anna Berg has something to say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.right.right_window import RightWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[RightWindow]:
    """Open on Today; customers can see the screen."""
    built = RightWindow(tmp_path / "shop")
    yield built
    built.close()
