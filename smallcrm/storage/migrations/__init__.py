"""The steps that bring a customer book from any released schema to today's.

Steps are frozen SQL and never import models.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from smallcrm.storage.driver import Connection
from smallcrm.storage.migrations import (
    m0001_first_book,
    m0002_know_every_customer,
    m0003_keep_every_promise,
    m0004_thank_on_paper,
    m0005_feed_each_printer,
)


@dataclass(frozen=True)
class Step:
    """One released change of the schema.

    stops_undo: the step drops or renames what older journal rows speak of, so undo ends here.
    """

    sql: str
    stops_undo: bool = False


STEPS: Sequence[Step] = (
    Step(m0001_first_book.SQL),
    Step(m0002_know_every_customer.SQL),
    Step(m0003_keep_every_promise.SQL),
    Step(m0004_thank_on_paper.SQL),
    Step(m0005_feed_each_printer.SQL),
)
SCHEMA = len(STEPS)


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> int:
    """Apply the steps that the book lacks, each with its number in one transaction.

    Returns how many were applied. The caller holds the book's lock and has made a safe copy.
    """
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    # Inside a transaction this pragma does nothing, so it is switched before each BEGIN.
    connection.execute("PRAGMA foreign_keys=0")
    try:
        for number, step in enumerate(steps[done:], start=done + 1):
            _apply(connection, step, number)
    finally:
        connection.execute("PRAGMA foreign_keys=1")
    return max(0, len(steps) - done)


def _apply(connection: Connection, step: Step, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(step.sql):
            connection.execute(statement)
        if step.stops_undo:
            connection.execute("UPDATE change_group SET is_undoable=0")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise RuntimeError(f"schema step {number} leaves rows that point nowhere")
        connection.execute(f"PRAGMA user_version={number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(sql: str) -> list[str]:
    # executescript would commit first; our steps hold no semicolon inside a statement.
    return [statement for part in sql.split(";") if (statement := part.strip())]
