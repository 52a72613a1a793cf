"""Made-up books to measure with; each is made once a run.

What is measured in them is the business of the modules beside this one.
"""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from smallcrm.services.sample import invent, write_shop
from smallcrm.storage.store import Store

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
YEARS = 5
SEED = 1


@cache
def folder() -> Path:
    """A folder for this run; the system empties it."""
    return Path(tempfile.mkdtemp(prefix="smallcrm-benchmarks-"))


@cache
def book(customers: int) -> Path:
    """A book with so many customers and the visits of five years, made through the services."""
    path = folder() / f"{customers}" / "book.smallcrm"
    store = Store.open(path, now=NOW)
    shop = invent(customers=customers, years=YEARS, seed=SEED, today=NOW.date())
    write_shop(store, shop, now=NOW)
    store.close()
    return path


@contextmanager
def opened(customers: int) -> Iterator[Store]:
    """The made-up book, open; what was there before is not walked for garbage, as in the window."""
    store = Store.open(book(customers), now=NOW)
    gc.collect()
    gc.freeze()
    try:
        yield store
    finally:
        gc.unfreeze()
        store.close()
