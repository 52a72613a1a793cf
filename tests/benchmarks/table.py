"""One measured figure beside its limit, and the table of them all.

What is measured is the business of the modules beside this one.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Measured(NamedTuple):
    """ours and limit in the same unit; ratio is ours to limit as the goal reads it."""

    name: str
    ours: float
    limit: float
    ratio: float
    goal: str
    holds: bool
    unit: str


def at_most(name: str, ours: float, limit: float, goal: float, unit: str) -> Measured:
    """A figure that is better when smaller: ours may be goal times the limit."""
    ratio = ours / limit
    return Measured(name, ours, limit, ratio, f"<= {goal:g} x", ratio <= goal, unit)


def at_least(name: str, ours: float, limit: float, goal: float, unit: str) -> Measured:
    """A figure that is better when larger: ours must reach goal times the limit."""
    ratio = ours / limit
    return Measured(name, ours, limit, ratio, f">= {goal:g} x", ratio >= goal, unit)


def seconds(act: Callable[[], object], *, times: int = 1) -> list[float]:
    """How long each of the runs took, in seconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return taken


def alternately(
    ours: Callable[[], object], limit: Callable[[], object], *, times: int
) -> tuple[float, float]:
    """Medians of both in seconds, run in turn so that a noisy machine is noisy for both."""
    pairs = [(seconds(ours)[0], seconds(limit)[0]) for _ in range(times)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def as_text(rows: Sequence[Measured]) -> str:
    """The table as it is printed."""
    head = f"{'figure':<52} {'ours':>12} {'limit':>12} {'ratio':>8}  {'goal':<10} holds"
    lines = [head, "-" * len(head)]
    for row in rows:
        verdict = "holds" if row.holds else "FALLS SHORT"
        ours, limit = f"{row.ours:.4g} {row.unit}", f"{row.limit:.4g} {row.unit}"
        lines.append(
            f"{row.name:<52} {ours:>12} {limit:>12} {row.ratio:>7.2f}x  {row.goal:<10} {verdict}"
        )
    return "\n".join(lines)
