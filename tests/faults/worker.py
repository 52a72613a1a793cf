"""A program that works on a book without end, until it is killed.

Run as `python -m tests.faults.worker BOOK SEED`. On its standard output it says before each deed
what it is about to do, and after the commit that it is done: one JSON document a line.
"""

import json
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from smallcrm.storage.lock import BookLock
from tests.storage.books import ROWS, ShopBook

IMPORTED = 120  # customers of one import, each with a visit


class Worker:
    """Visits, imports, and imports taken back, in an order that the seed decides."""

    def __init__(self, path: Path, seed: int) -> None:
        self._lock = BookLock(path)
        self._lock.take()
        self._book = ShopBook(path)
        self._seed = seed
        self._chance = random.Random(seed)
        self._deeds = 0

    def work(self) -> None:
        say({"open": True})
        while True:
            self._deeds += 1
            tag = f"{self._seed}-{self._deeds}"
            doing = self._chance.choice(["visit", "visit", "visit", "import", "import and undo"])
            match doing:
                case "visit":
                    told(tag, 1, partial(self._visit, tag))
                case "import":
                    told(tag, IMPORTED, partial(self._import, tag))
                case _:
                    told(tag, IMPORTED, partial(self._import, tag))
                    told(tag, 0, self._book.undo)

    def _visit(self, tag: str) -> None:
        self._book.add("visit", what=tag)

    def _import(self, tag: str) -> None:
        store = self._book.store
        with self._book.deed("import"):
            row = ROWS["customer"](self._book)
            first = store.next_number("customer", wanted=int(str(row["number"])) + IMPORTED)
            people = [(first - place, tag, row["created_at"]) for place in range(IMPORTED)]
            store.insert_many("customer", ("number", "name", "created_at"), people)
            ids = sorted(self._book.ids("customer"))[-IMPORTED:]
            visits = [(each, row["created_at"], "2024-05-14", tag) for each in ids]
            store.insert_many("visit", ("customer_id", "at", "shop_day", "what"), visits)


def told(tag: str, visits: int, deed: Callable[[], object]) -> None:
    """Do the deed between two lines; afterwards so many visits carry its tag."""
    say({"tag": tag, "visits": visits, "done": False})
    deed()
    say({"tag": tag, "visits": visits, "done": True})


def say(plain: object) -> None:
    print(json.dumps(plain), flush=True)


if __name__ == "__main__":
    Worker(Path(sys.argv[1]), int(sys.argv[2])).work()
