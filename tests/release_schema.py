"""Keep a real book of today's schema for the tests of all later ones.

Run once per released schema: `python -m tests.release_schema` writes
`tests/data/schema/v<number>.smallcrm` with a few rows of every table and some deeds to undo.
"""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from smallcrm.storage.driver import connect_copy, connect_read_only
from smallcrm.storage.migrations import SCHEMA
from tests.storage.books import ROWS, ShopBook

FOLDER = Path(__file__).resolve().parent / "data" / "schema"


def main() -> int:
    """Write the file of today's schema anew."""
    place = FOLDER / f"v{SCHEMA}.smallcrm"
    place.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        book = ShopBook(Path(folder) / "shop.smallcrm")
        fill(book)
        with (
            closing(connect_read_only(book.path)) as source,
            closing(connect_copy(place)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        book.store.close()
    print(place.name)
    return 0


def fill(book: ShopBook) -> None:
    """A few rows of every table; a change, a cascade, an undone deed, and an import."""
    for table in ROWS:
        book.add(table)
    anna, bob = book.customer("Anna Berg"), book.customer("Javier Paz")
    book.add("phone", customer_id=bob)
    visit = book.add("visit", customer_id=anna)
    book.change("visit", visit, customer_id=bob, what="Tea")
    book.remove("customer", bob)
    book.change("customer", anna, notes="Likes tea")
    book.undo()
    with book.deed("import"):
        book.store.insert_many("helper", ("name",), [("Leo",), ("Zoë",)])


if __name__ == "__main__":
    sys.exit(main())
