"""Counts the references to None while Qt is called many times; run in a process of its own.

A PySide6 that loses references to None (6.12 on Python 3.11) ends the program after a few thousand
calls, so the counting must not happen in the process of the tests.
"""

import ctypes
import json
import sys

CALLS = 20_000
IMMORTAL = (3, 12)  # from this Python on, None is not counted
CUSHION = 200_000  # references of our own, so that even a bad Qt can be counted to the end


def counted_over_qt() -> tuple[int, int]:
    """References to None before and after the calls."""
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    target, timer, label = QObject(), QTimer(), QLabel()
    before = sys.getrefcount(None)
    for number in range(CALLS // 4):
        target.setObjectName(f"{number % 7}")
        timer.stop()
        label.setText("Anna")
        label.update()
    after = sys.getrefcount(None)
    app.quit()
    return before, after


def counted_over_thefts() -> tuple[int, int]:
    """The positive control: each call takes a reference that it does not own."""
    take = ctypes.pythonapi.Py_DecRef
    take.argtypes, take.restype = [ctypes.py_object], ctypes.c_int
    give = ctypes.pythonapi.Py_IncRef
    give.argtypes, give.restype = [ctypes.py_object], ctypes.c_int
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        take(None)
    after = sys.getrefcount(None)
    for _ in range(CALLS):
        give(None)
    return before, after


def main() -> None:
    """Print the two counts."""
    cushion = [None] * CUSHION
    counted = counted_over_thefts if "--thefts" in sys.argv else counted_over_qt
    print(json.dumps(counted()))
    del cushion


if __name__ == "__main__":
    main()
