"""A process that shows a window and says when it was first painted and how much memory it took.

`python -m tests.benchmarks.window_child bare` shows a bare window; with `ours FOLDER` it is the
program itself on the book of that folder.
"""

import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

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
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        is_painted = False

        def paintEvent(self, event: "QPaintEvent") -> None:
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
    """The program's own start: when its outline is painted, and when its whole frame is."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    from smallcrm.commands.base import Place
    from ui.shell import Shell
    from ui.start import open_window

    class Watch(QObject):
        is_told = False

        def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
            if happened.type() == QEvent.Type.Paint and not self.is_told:
                self.is_told = True
                _tell("framed", time.time())
                QTimer.singleShot(SETTLED_MS, _leave)
            return super().eventFilter(watched, happened)

    def take(shell: Shell, frame: QWidget) -> None:
        _tell("painted", painted[0])
        watch = Watch(frame)
        frame.installEventFilter(watch)
        original(shell, frame)

    painted: list[float] = []
    original = Shell.take
    Shell.take = take  # type: ignore[assignment,method-assign]
    shown = Shell.paintEvent

    def paint(shell: Shell, event: "QPaintEvent") -> None:
        shown(shell, event)
        painted.append(time.time())

    Shell.paintEvent = paint  # type: ignore[assignment,method-assign]
    place = Place(folder, lambda: datetime.now(UTC))
    return open_window(place, is_demo=False, platform="offscreen")


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2])))
