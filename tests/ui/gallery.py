"""Pictures of the frame for the eye: `python -m tests.ui.gallery FOLDER`."""

import os
import sys
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smallcrm.wording import Wording
from tests.ui.frames import sample_window
from tests.ui.kit_page import SampleSheet
from ui.theme import Mode, Theme
from ui.window import MainWindow

MUCH = 150  # above this the kit page is too long for one picture
SETTLE_MS = 60
SHOTS: tuple[tuple[str, int, int, Mode, str, int], ...] = (
    ("light_1280", 1280, 800, "light", "en", 100),
    ("dark_1280", 1280, 800, "dark", "en", 100),
    ("light_1024", 1024, 720, "light", "en", 100),
    ("pseudo_1280", 1280, 800, "light", "zz", 100),
    ("large_1280", 1280, 800, "light", "en", 150),
    ("huge_1280", 1280, 800, "dark", "en", 200),
)


def main(folder: Path) -> None:
    """Write one picture per shot."""
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    look = Theme(app, "light")
    folder.mkdir(parents=True, exist_ok=True)
    for name, width, height, mode, language, percent in SHOTS:
        look.apply(mode, percent)
        window = sample_window(Wording(language))
        window.resize(width, height)
        window.show()
        QTest.qWait(SETTLE_MS)
        window.grab().save(str(folder / f"{name}.png"))
        if percent <= MUCH:
            _more(window, folder, name)
        window.close()


def _more(window: MainWindow, folder: Path, name: str) -> None:
    """The kit page, a sheet over it, and the finder's list."""
    window.way.to("kit")
    QTest.qWait(SETTLE_MS)
    window.grab().save(str(folder / f"{name}_kit.png"))
    window.way.to("today")
    window.dialogs.show_sheet(SampleSheet(window.wording))
    QTest.qWait(SETTLE_MS)
    window.grab().save(str(folder / f"{name}_sheet.png"))
    window.host.dismiss()
    window.activateWindow()
    window.top.finder.setFocus()
    window.top.finder.setText("ama")
    QTest.qWait(SETTLE_MS)
    window.grab().save(str(folder / f"{name}_finder.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
