"""The running application: QApplication, one instance, the window, the event loop.

Imported only after the system's libraries were found (ui/app.py); imports the frame only after
the bare window was painted.
"""

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import WindowWishes
from ui.shell import Shell
from ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from ui.context import OpenBook

SETTLED_MS = 10_000  # by then the book is open and its first pages stand


class _Running(QObject):
    """Moves the frame into the bare window, then lets it open the book."""

    def __init__(self, app: QApplication, open_book: "OpenBook", wishes: WindowWishes) -> None:
        super().__init__(app)
        self._app = app
        self._open_book = open_book
        self._wishes = wishes
        self.first = SingleInstance(wishes.instance)
        self.shell = Shell(wishes.mode, wishes.percent)
        self.shell.painted.connect(self._on_painted)

    def _on_painted(self) -> None:
        gc.enable()
        from smallcrm.wording import Wording  # noqa: PLC0415
        from ui.theme import Theme  # noqa: PLC0415
        from ui.window import MainWindow  # noqa: PLC0415
        from ui.wording import follow_language  # noqa: PLC0415

        Theme(self._app, self._wishes.mode, self._wishes.percent)
        wording = Wording(self._wishes.language)
        follow_language(self._app, wording)
        window = MainWindow(wording, self._open_book)
        window.errors.log_path = self._wishes.log_path
        sys.excepthook = window.errors.hook
        self.first.second_started.connect(window.come_forward)
        self.shell.take(window)
        window.open_soon()
        self.first.listen()
        # What is there by then stays to the end; walking it for garbage again and again, in the
        # middle of what somebody types, takes longer than finding a customer.
        QTimer.singleShot(SETTLED_MS, self, gc.freeze)


def run(open_book: "OpenBook", wishes: WindowWishes) -> int:
    """See run_window in ui/app.py."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SmallCRM")
    app.setQuitOnLastWindowClosed(False)
    running = _Running(app, open_book, wishes)
    if not running.first.is_first():
        return 0
    running.shell.show()
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        running.first.close()
