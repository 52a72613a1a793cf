"""The finder, key by key, against the bare full-text query that it asks."""

import statistics
from collections.abc import Callable
from functools import partial

from smallcrm.services.finder import find
from smallcrm.storage.store import Store
from tests.benchmarks.shops import opened
from tests.benchmarks.table import Measured, at_most, seconds

_TIMES = 3
_PEOPLE = 60  # names typed key by key: some 500 searches
_MOST_MS = {100_000: 5.0, 1_000_000: 16.0}  # SPEED.md: p99 by size of the book
_BARE = "SELECT rowid FROM finder_start WHERE finder_start MATCH ? ORDER BY rank LIMIT 50"


def finder(customers: int) -> list[Measured]:
    """Each key of many names and phone endings, rows fetched; medians and the 99th per cent."""
    with opened(customers) as store:
        keys = _typed(store)
        # In turn, and the best of a few: a noisy machine is noisy for both.
        taken = [
            (_taken(partial(find, store, text)), _taken(partial(_fetched, store, query)))
            for text, query in zip(keys, _bare(keys), strict=True)
        ]
        ours, bare = [[row[side] for row in taken] for side in (0, 1)]
    limit = next((ms for size, ms in sorted(_MOST_MS.items()) if customers <= size), 16.0)
    middle = statistics.median(ours)
    slow = sorted(ours)[int(len(ours) * 0.99)]
    return [
        at_most(
            "finder, a key, beside rank-ordered FTS5", middle, statistics.median(bare), 2, "ms"
        ),
        at_most(f"finder, 99th per cent of {len(keys)} keys", slow, limit, 1, "ms"),
    ]


def _typed(store: Store) -> list[str]:
    names = store.connection.execute(
        "SELECT name_words FROM search_document ORDER BY customer_id * 7919 % 10007 LIMIT ?",
        (_PEOPLE,),
    ).fetchall()
    endings = store.connection.execute(
        "SELECT digits FROM phone ORDER BY id * 7919 % 10007 LIMIT ?", (_PEOPLE,)
    ).fetchall()
    words = [name[:length] for (name,) in names for length in range(2, min(len(name), 10) + 1)]
    return words + [digits[-length:] for (digits,) in endings for length in (3, 4, 5)]


def _bare(keys: list[str]) -> list[str]:
    return [
        f'endings : "{key[::-1]}" *'
        if key.isdecimal()
        else " AND ".join(f'words : "{word}" *' for word in key.split())
        for key in keys
    ]


def _fetched(store: Store, query: str) -> list[object]:
    return list(store.connection.execute(_BARE, (query,)).fetchall())


def _taken(act: Callable[[], object]) -> float:
    """Milliseconds of the best of a few runs."""
    return min(seconds(act, times=_TIMES)) * 1000
