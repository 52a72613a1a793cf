"""One small shop with its window, for every test of these pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.customers.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """An empty shop in Berlin with its window open on the list of customers."""
    built = Desk.in_folder(tmp_path)
    yield built
    built.close()
