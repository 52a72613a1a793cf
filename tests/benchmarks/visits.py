"""Recording a visit against one bare row, and a commit against one synced write."""

import os
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.visits import VisitDraft
from smallcrm.services.visits import record_visit
from smallcrm.storage.driver import connect
from tests.benchmarks.shops import NOW, folder, opened
from tests.benchmarks.table import Measured, at_most

_TIMES = 300
_PAGE = b"x" * 4096


def visits(customers: int) -> list[Measured]:
    """A visit with its journal, figures, prompts and search row, in turn with bare writes.

    The journal's cost is what a deed of one row without a customer takes more than the bare row.
    """
    bare = connect(folder() / "bare.db")
    bare.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY, customer_id INTEGER, at TEXT)")
    page = (folder() / "page").open("wb")
    with opened(customers) as store, page:
        ids = [
            row[0]
            for row in store.connection.execute(
                "SELECT id FROM customer ORDER BY id * 7919 % 10007 LIMIT ?", (_TIMES,)
            )
        ]

        def visit(turn: int) -> None:
            draft = VisitDraft(CustomerId(ids[turn % len(ids)]), amount_text="12.50", what="hinges")
            record_visit(store, draft, now=NOW + timedelta(seconds=turn))

        def journalled(turn: int) -> None:
            with store.action("pin_row", at=NOW + timedelta(seconds=turn)):
                store.connection.execute(
                    "INSERT INTO pinned (subject_key) VALUES (?)", (str(turn),)
                )

        def insert(turn: int) -> None:
            bare.execute("INSERT INTO visit (customer_id, at) VALUES (?, ?)", (turn, "2026-11-21"))

        def write(_turn: int) -> None:
            page.seek(0)
            page.write(_PAGE)
            page.flush()
            os.fdatasync(page.fileno())

        acts = (visit, journalled, insert, write)
        taken = [[_ms(act, turn) for act in acts] for turn in range(_TIMES)]
    bare.close()
    ours, deed, row, sync = (statistics.median(column) for column in zip(*taken, strict=True))
    journal = deed - row
    return [
        at_most(
            "visit recorded, beside two bare rows and the journal", ours, 2 * row + journal, 1, "ms"
        ),
        at_most("a row with its journal, beside a bare row", deed, row, 2, "ms"),
        at_most("one commit, beside one synced page", row, sync, 1.3, "ms"),
    ]


def _ms(act: Callable[[int], object], turn: int) -> float:
    began = time.perf_counter()
    act(turn)
    return (time.perf_counter() - began) * 1000
