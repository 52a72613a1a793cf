"""The counter of a small shop on a Friday at noon, open on Today."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.openings.night import NightWindow


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[NightWindow]:
    """Its window, in a book without customers."""
    built = NightWindow(tmp_path)
    yield built
    built.close()
