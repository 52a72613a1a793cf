"""The whole book as one zip: each table as CSV, and all of them as JSON, for any other program.

Pass phrases and PINs are no part of it.
"""

import csv
import io
import json
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import sentence
from smallcrm.exchange.writers.csv_text import harmless
from smallcrm.storage.schema import tracked_tables
from smallcrm.storage.store import Store


def write_everything(file: IO[bytes], store: Store, told: Progress) -> None:
    """Write every table that holds what somebody told the shop."""
    tables = tracked_tables(store.connection)
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        with packed.open("book.json", "w", force_zip64=True) as whole:
            for place, table in enumerate(tables):
                told.step(place, len(tables), sentence("Writing everything"))
                whole.write((b"{" if place == 0 else b",") + f'\n"{table.name}": ['.encode())
                _write_json(whole, store, table.name)
                whole.write(b"]")
            whole.write(b"\n}\n" if tables else b"{}\n")
        for place, table in enumerate(tables):
            told.step(place, len(tables), sentence("Writing everything"))
            with packed.open(f"{table.name}.csv", "w", force_zip64=True) as one:
                _write_csv(one, store, table.name)


def _write_json(out: IO[bytes], store: Store, table: str) -> None:
    cursor = store.connection.execute(f"SELECT * FROM {table} ORDER BY 1")
    names = [column[0] for column in cursor.description]
    for place, row in enumerate(cursor):
        values = dict(zip(names, row, strict=True))
        text = json.dumps(values, default=str)
        out.write((",\n" if place else "\n").encode() + text.encode())


def _write_csv(out: IO[bytes], store: Store, table: str) -> None:
    cursor = store.connection.execute(f"SELECT * FROM {table} ORDER BY 1")
    text = io.TextIOWrapper(out, "utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text)
    writer.writerow([column[0] for column in cursor.description])
    for row in cursor:
        writer.writerow(
            [harmless(str(value)) if isinstance(value, str) else value for value in row]
        )
    text.flush()
    text.detach()
