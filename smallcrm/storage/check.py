"""The check of a whole customer book: file, keys, search index, and everything derived.

It works on a scratch copy and changes nothing. Mending is not its business.
"""

import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.storage import derived
from smallcrm.storage.book_file import refuse_unless_book
from smallcrm.storage.driver import Connection, DatabaseError, connect_copy, connect_read_only
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.schema import DERIVED_TABLES, SEARCH_TABLES
from smallcrm.storage.search_documents import CUSTOMER_MASK

_MOST_FINDINGS = 20  # enough to see what is wrong; a damaged file can have thousands

_PLACES = {
    "finder_start": "SELECT finder_rowid FROM search_document",
    # Those who were here lately stand there where they stood before.
    "finder_inside": f"""
        SELECT finder_rowid FROM search_document
        WHERE customer_id NOT IN (SELECT place & {CUSTOMER_MASK} FROM moved)
        UNION ALL SELECT place FROM moved""",
}
_UNEVEN_SQL = """
WITH moved (place) AS (
    SELECT each.value FROM derived_state AS d CROSS JOIN json_each(d.value) AS each
    WHERE d.name = 'inside_moved'
), place (id) AS ({places})
SELECT id FROM place WHERE id NOT IN (SELECT id FROM {table}_docsize)
UNION ALL SELECT id FROM {table}_docsize WHERE id NOT IN (SELECT id FROM place) LIMIT 1
"""


class Checked(NamedTuple):
    """What was counted, and what was found wrong (empty: the book is sound).

    A count is 0 where damage lets nothing be counted.
    """

    customers: int
    visits: int
    deeds: int
    findings: tuple[Sentence, ...]


def check(book: Path, *, on: date) -> Checked:
    """Check a book or a safe copy whole. Raises StoreError when it can not even be opened."""
    refuse_unless_book(book)
    with (
        told_plainly(),
        tempfile.TemporaryDirectory() as folder,
        closing(connect_read_only(book)) as live,
        closing(connect_copy(Path(folder) / "scratch")) as scratch,
    ):
        findings = _file_findings(live)
        live.backup(scratch)
        if not findings:
            findings = _key_findings(scratch) + _search_findings(scratch)
            findings += _derived_findings(scratch, on)
        return Checked(
            customers=_count(scratch, "customer"),
            visits=_count(scratch, "visit"),
            deeds=_count(scratch, "change_group"),
            findings=tuple(findings),
        )


def _file_findings(connection: Connection) -> list[Sentence]:
    try:
        rows = connection.execute(f"PRAGMA integrity_check({_MOST_FINDINGS})").fetchall()
    except DatabaseError as error:  # some damage ends the reading itself
        rows = [(str(error),)]
    return [
        sentence("The file is damaged: {finding}.", finding=str(row[0]))
        for row in rows
        if row[0] != "ok"
    ]


def _key_findings(connection: Connection) -> list[Sentence]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    lost: dict[str, int] = {}
    for table, *_ in rows:
        lost[table] = lost.get(table, 0) + 1
    return [
        counted(
            "{n} row of {table} belongs to nobody.",
            "{n} rows of {table} belong to nobody.",
            n,
            table=table,
        )
        for table, n in lost.items()
    ]


def _search_findings(connection: Connection) -> list[Sentence]:
    for table in sorted(SEARCH_TABLES):
        try:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except DatabaseError:
            return [sentence("The finder's index is damaged.")]
        # The index keeps no text of its own, but it knows whose words it holds.
        is_uneven = (
            connection.execute(_UNEVEN_SQL.format(table=table, places=_PLACES[table])).fetchone()
            is not None
        )
        if is_uneven and not _is_of_older_rules(connection):
            return [sentence("The finder's index is damaged.")]
    return []


def _is_of_older_rules(connection: Connection) -> bool:
    """Whether an older program worked the book out: there is nothing to compare with yet."""
    known = derived.worked_out_on(connection)
    return known is None and bool(connection.execute("SELECT 1 FROM derived_state").fetchone())


def _derived_findings(connection: Connection, on: date) -> list[Sentence]:
    if _is_of_older_rules(connection):
        return []
    known = derived.worked_out_on(connection)
    # The day of the last rebuild is told by nothing else; a book never written to has none.
    compared = sorted(DERIVED_TABLES - {"derived_state"})
    stored = {table: _dump(connection, table) for table in compared}
    derived.rebuild(connection, on=known or on)
    return [
        sentence("What was worked out in {table} does not match the book.", table=table)
        for table, rows in stored.items()
        if rows != _dump(connection, table)
    ]


def _dump(connection: Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    # A derived row's own number says nothing.
    told = ", ".join(column for column in columns if column != "id")
    return connection.execute(f"SELECT {told} FROM {table} ORDER BY {told}").fetchall()


def _count(connection: Connection, table: str) -> int:
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except DatabaseError:
        return 0
