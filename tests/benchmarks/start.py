"""The start of the window, and its memory, beside a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

from tests.benchmarks.shops import book, folder
from tests.benchmarks.table import Measured, at_most

_TIMES = 7
_SMALL_SHOP = 1_000
_TIMEOUT_S = 120


class _Start(NamedTuple):
    painted: float
    framed: float
    memory_mib: float


def start(customers: int) -> list[Measured]:
    """Processes in turn, bare and ours, from their first instruction to the first painting."""
    small, large = str(book(_SMALL_SHOP).parent), str(book(customers).parent)
    _started("ours", small), _started("bare")  # the first starts of all compile the modules
    turns = [
        (_started("bare"), _started("ours", small), _started("ours", large)) for _ in range(_TIMES)
    ]
    bare, few, many = (
        _Start(*(statistics.median(column) for column in zip(*starts, strict=True)))
        for starts in zip(*turns, strict=True)
    )
    return [
        at_most("start to the first painted window", few.painted, bare.painted, 1.25, "s"),
        at_most("start to the whole frame", few.framed, bare.painted, 1.25, "s"),
        at_most("memory, 1,000 customers", few.memory_mib, bare.memory_mib, 1.3, "MiB"),
        at_most(f"memory, {customers:,} customers", many.memory_mib, bare.memory_mib, 1.6, "MiB"),
    ]


def _started(*which: str) -> _Start:
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window_child", *which],
        env=_surroundings(),
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=True,
    )
    told = dict(line.split() for line in done.stdout.splitlines() if line.count(" ") == 1)
    painted, framed = float(told["painted"]), float(told.get("framed", told["painted"]))
    return _Start(painted - began, framed - began, float(told["memory"]))


def _surroundings() -> dict[str, str]:
    """Compiled modules are kept between starts, as on a shop's PC."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder() / "pyc")}
