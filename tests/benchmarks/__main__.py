"""`python -m tests.benchmarks [NAME...] [--customers N]` prints a table; exit 1: falls short.

Machines differ and are noisy, so every goal is a ratio to a limit measured in the same run.
"""

import argparse
import sys
from collections.abc import Callable

from tests.benchmarks import (
    cards,
    customer_list,
    finder,
    lists,
    recall,
    start,
    story,
    today,
    visits,
)
from tests.benchmarks.table import Measured, as_text

_CARDS = 1_000
FIGURES: dict[str, Callable[[int], list[Measured]]] = {
    "start": start.start,
    "finder": finder.finder,
    "recall": recall.recall,
    "today": today.today_page,
    "visit": visits.visits,
    "story": story.long_story,
    "list": customer_list.customer_list,
    "import": lists.import_list,
    "cards": lambda _customers: cards.cards(_CARDS),
}


def main() -> int:
    """Measure what was asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*FIGURES, []], metavar="NAME")
    parser.add_argument("--customers", type=int, default=100_000, metavar="N")
    args = parser.parse_args()
    measured: list[Measured] = []
    for name in args.names or FIGURES:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        measured += FIGURES[name](args.customers)
    print(as_text(measured))
    return 0 if all(row.holds for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
