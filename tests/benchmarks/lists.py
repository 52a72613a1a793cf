"""Importing a list, against reading it with csv and inserting into bare tables."""

import csv
import io
import random
import shutil
import sqlite3
import time
from collections.abc import Sequence

from smallcrm.exchange.importing import apply_import, plan_import
from smallcrm.exchange.readers.guess import ReadOptions
from smallcrm.exchange.readers.lists import read_list
from smallcrm.storage.driver import connect
from smallcrm.storage.store import Store
from tests.benchmarks.shops import NOW, folder
from tests.benchmarks.table import Measured, at_least

_HEAD = (
    "First Name", "Last Name", "E-mail 1 - Value", "Phone 1 - Value", "Address 1 - Street",
    "Address 1 - City", "Address 1 - Postal Code", "Birthday", "Notes",
)  # fmt: skip
_GIVEN = [a + b for a in ("Mar", "An", "Jo", "Pet", "Lu", "Tom") for b in ("ia", "na", "el", "rk")]
_FAMILY = [a + b for a in ("Ber", "Du", "Pa", "Kow", "Nils", "Ro") for b in ("g", "pont", "sen")]


def import_list(customers: int) -> list[Measured]:
    """Rows a second into an empty book: read, matched, journalled, findable, one undo step."""
    text = _csv(customers)
    limit = customers / _bare(text)
    ours = customers / _ours(text)
    return [at_least(f"import of {customers:,} rows of CSV", ours, limit, 0.25, "rows/s")]


def _csv(rows: int) -> str:
    dice = random.Random(1)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for row in range(rows):
        writer.writerow(
            (
                dice.choice(_GIVEN), dice.choice(_FAMILY) + dice.choice(_FAMILY),
                f"p{row}@example.org", f"(555) {row // 10_000:03d}-{row % 10_000:04d}",
                f"{dice.randrange(200)} Oak Street", "Springfield", f"{row:06d}",
                "1980-04-01" if row % 3 == 0 else "", "likes roses" if row % 5 == 0 else "",
            )
        )  # fmt: skip
    return out.getvalue()


def _bare(text: str) -> float:
    path = folder() / "bare_import.db"
    path.unlink(missing_ok=True)
    connection = connect(path)
    for table, columns in (
        ("customer", "name, given, family, birthday, notes"),
        ("phone", "customer_id, number, digits"),
        ("email", "customer_id, address"),
        ("address", "customer_id, street, town, postcode"),
    ):
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {columns})")
    began = time.perf_counter()
    rows = list(csv.reader(io.StringIO(text)))[1:]
    connection.execute("BEGIN IMMEDIATE")
    _insert(
        connection, "customer (name, given, family, birthday, notes)",
        [(f"{r[0]} {r[1]}", r[0], r[1], r[7], r[8]) for r in rows],
    )  # fmt: skip
    numbered = list(enumerate(rows, 1))
    phones = [(n, r[3], r[3]) for n, r in numbered]
    _insert(connection, "phone (customer_id, number, digits)", phones)
    _insert(connection, "email (customer_id, address)", [(n, r[2]) for n, r in numbered])
    _insert(
        connection, "address (customer_id, street, town, postcode)",
        [(n, r[4], r[5], r[6]) for n, r in numbered],
    )  # fmt: skip
    connection.execute("COMMIT")
    taken = time.perf_counter() - began
    connection.close()
    return taken


def _insert(connection: sqlite3.Connection, into: str, rows: Sequence[tuple[object, ...]]) -> None:
    places = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {into} VALUES ({places})", rows)


def _ours(text: str) -> float:
    place = folder() / "import"
    shutil.rmtree(place, ignore_errors=True)
    store = Store.open(place / "book.smallcrm", now=NOW)
    data = text.encode()
    began = time.perf_counter()
    found = read_list(data, "list.csv", ReadOptions(locale="en_US", country="US"))
    contacts, rejected = found.collected()
    plan = plan_import(store, contacts, rejected, country="US")
    report = apply_import(store, plan, now=NOW)
    taken = time.perf_counter() - began
    store.close()
    assert report.new == len(contacts), "every row is somebody of their own"
    return taken
