"""The start of the window, and its memory, beside a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

from tests.benchmarks.shops import book
from tests.benchmarks.table import Measured, at_most

_TIMES = 7
_SMALL_SHOP = 1_000
_TIMEOUT_S = 120


class _Start(NamedTuple):
    seconds: float
    memory_mib: float


def start(customers: int) -> list[Measured]:
    """Processes in turn, bare and ours, from their first instruction to the first painting."""
    small, large = str(book(_SMALL_SHOP).parent), str(book(customers).parent)
    _started("ours", small)  # the first start of all compiles the modules
    turns = [
        (_started("bare"), _started("ours", small), _started("ours", large)) for _ in range(_TIMES)
    ]
    bare, few, many = (
        _Start(*(statistics.median(column) for column in zip(*starts, strict=True)))
        for starts in zip(*turns, strict=True)
    )
    return [
        at_most("start to the first painted window", few.seconds, bare.seconds, 1.25, "s"),
        at_most("memory, 1,000 customers", few.memory_mib, bare.memory_mib, 1.3, "MiB"),
        at_most(f"memory, {customers:,} customers", many.memory_mib, bare.memory_mib, 1.6, "MiB"),
    ]


def _started(*which: str) -> _Start:
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window_child", *which],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=True,
    )
    told = dict(line.split() for line in done.stdout.splitlines() if line.count(" ") == 1)
    return _Start(float(told["painted"]) - began, float(told["memory"]))
