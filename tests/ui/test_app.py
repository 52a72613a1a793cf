"""Starting: libraries, one window per book, and nothing heavy."""

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.resources import resource
from ui.app import missing_library
from ui.single_instance import SingleInstance

ROOT = resource().parent
HEAVY = ("peewee", "sqlcipher3", "reportlab", "babel", "phonenumbers", "rapidfuzz", "PIL")
LATE = ("PySide6.QtNetwork", "ui.widgets.fields", "ui.question", "zoneinfo", "smallcrm.storage")


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian packages")


@linux
def test_a_missing_library_is_named_by_its_package() -> None:
    def no_egl(name: str) -> None:
        if name == "libEGL.so.1":
            raise OSError(name)

    def no_cursor(name: str) -> None:
        if name == "libxcb-cursor.so.0":
            raise OSError(name)

    assert missing_library("offscreen", no_egl) == "libegl1"
    assert missing_library("xcb", no_cursor) == "libxcb-cursor0"
    assert missing_library("offscreen", no_cursor) == ""


def test_the_frame_imports_nothing_heavy() -> None:
    code = "import sys, ui.running, ui.window; print('\\n'.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "ui.window" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert loaded.isdisjoint(LATE)


def test_a_second_start_raises_the_first(qtbot: QtBot) -> None:
    first, second = SingleInstance("test-of-two"), SingleInstance("test-of-two")
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.second_started, timeout=3000):
        assert not second.is_first()
    first.close()
    assert second.is_first()


STARTED = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from smallcrm.wording import Wording
from tests.ui.frames import SampleBook
from ui.app import WindowWishes, run_window

class Book(SampleBook):
    def open(self, frame):
        QTimer.singleShot(0, self.leave)
        return super().open(frame)

    def leave(self):
        shell = QApplication.activeWindow() or QApplication.topLevelWidgets()[0].window()
        print("open in", shell.objectName(), len(shell.children()) > 0)
        QApplication.closeAllWindows()

wishes = WindowWishes("test-of-start", platform="offscreen")
raise SystemExit(run_window(Book(Wording()).open, wishes))
"""


def test_the_window_starts_opens_its_book_and_ends_well() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", STARTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "open in shell True\n"), run.stderr


def test_the_bare_window_is_painted_before_the_frame_is_even_imported() -> None:
    code = "import sys, ui.app, ui.running; print('ui.window' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"


def test_the_start_imports_nothing_that_only_commands_or_other_pages_need() -> None:
    code = "import sys, main, ui.start, ui.book_pages; print('\\n'.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "ui.book_pages" in loaded
    late = {"ui.customers.customer_page", "ui.settings.page", "ui.exchange.import_page"}
    assert not loaded & (late | {"smallcrm.exchange.importing", "smallcrm.services.sample"})
