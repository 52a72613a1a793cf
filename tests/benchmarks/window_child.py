"""A process that shows a window and says when it was first painted and how much memory it took.

`python -m tests.benchmarks.window_child bare` shows a bare window; with `ours FOLDER` it is the
program itself on the book of that folder.
"""

import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

SETTLED_MS = 600  # the first page is shown and painted by then


def _tell(what: str, value: float) -> None:
    sys.stdout.write(f"{what} {value}\n")
    sys.stdout.flush()


def _memory_mib() -> float:
    """The most that this process held. Linux counts a parent's memory in rusage, not in VmHWM."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _leave() -> None:
    from PySide6.QtWidgets import QApplication

    _tell("memory", _memory_mib())
    app = QApplication.instance()
    assert app is not None
    app.quit()


def bare() -> int:
    """PySide6's own window and nothing else."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        is_painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.is_painted:
                self.is_painted = True
                _tell("painted", time.time())

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(SETTLED_MS, _leave)
    return app.exec()


def ours(folder: Path) -> int:
    """The program's own start, with the first painting of its window noted."""
    from PySide6.QtCore import QEvent, QTimer

    from smallcrm.commands.base import Place
    from ui.start import open_window
    from ui.window import MainWindow

    painted: list[float] = []

    def event(window: MainWindow, happened: QEvent) -> bool:
        if happened.type() == QEvent.Type.Paint and not painted:
            painted.append(time.time())
            _tell("painted", painted[0])
            QTimer.singleShot(SETTLED_MS, _leave)
        return super(MainWindow, window).event(happened)

    MainWindow.event = event  # type: ignore[assignment,method-assign]
    place = Place(folder, lambda: datetime.now(UTC))
    return open_window(place, is_demo=False, platform="offscreen")


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2])))
