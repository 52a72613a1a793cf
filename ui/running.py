"""The running application: QApplication, look, one instance, the window, the event loop.

Imported only after the system's libraries were found (ui/app.py).
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smallcrm.wording import Wording
from ui.app import WindowWishes
from ui.context import OpenBook
from ui.single_instance import SingleInstance
from ui.theme import Theme
from ui.window import MainWindow
from ui.wording import follow_language


def run(wording: Wording, open_book: OpenBook, wishes: WindowWishes) -> int:
    """See run_window in ui/app.py."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SmallCRM")
    app.setQuitOnLastWindowClosed(False)
    first = SingleInstance(wishes.instance)
    if not first.is_first():
        return 0
    Theme(app, wishes.mode, wishes.percent)
    follow_language(app, wording)
    window = MainWindow(wording, open_book)
    window.errors.log_path = wishes.log_path
    sys.excepthook = window.errors.hook
    first.second_started.connect(window.come_forward)
    window.show()
    window.open_soon()
    QTimer.singleShot(0, first, first.listen)
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        first.close()
