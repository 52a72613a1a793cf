"""What holds for every test: no screen, no window left behind, no question unanswered."""

import gc
import os
import sys
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


def _windows_left() -> list[str]:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return []
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    return [f"{type(w).__name__} {w.objectName()}" for w in shown]


def _questions_left() -> list[str]:
    from PySide6.QtWidgets import QApplication

    from ui.dialogs import SheetHost

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return []
    hosts = (h for top in QApplication.topLevelWidgets() for h in top.findChildren(SheetHost))
    return [host.sheet.title for host in hosts if host.sheet is not None]


def _throw_away_closed_windows() -> None:
    """Closed windows wait for an event loop that tests do not have; each makes the next slower."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def pytest_collection_finish() -> None:
    """What was imported stays to the end, so the collector need not look through it each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left_on_the_screen(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that opened a window closes it, and answers what it asked.

    The collector waits meanwhile: pytest-qt holds widgets weakly, and a window that nobody else
    holds would be collected in the middle of its own painting (tried: it crashes).
    """
    if "qtbot" in request.fixturenames:
        gc.disable()
    yield
    if not gc.isenabled():
        gc.enable()
        _throw_away_closed_windows()
    if "PySide6.QtWidgets" not in sys.modules:
        return
    assert not _questions_left()
    assert not _windows_left()
