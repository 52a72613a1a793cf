"""A window with the sample page, driven as a person does."""

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.wording import Wording
from tests.drivers import WindowDriver
from tests.ui.frames import SampleBook, sample_window


@pytest.fixture
def book() -> SampleBook:
    """What the sample window is open on."""
    return SampleBook(Wording())


@pytest.fixture
def driver(qtbot: QtBot, book: SampleBook) -> Iterator[WindowDriver]:
    """A person at the sample window; the test answers what it asked before it ends."""
    window = sample_window(book=book)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    hook = sys.excepthook
    yield WindowDriver(window)
    sys.excepthook = hook
    assert window.host.sheet is None, "a sheet was left unanswered"
