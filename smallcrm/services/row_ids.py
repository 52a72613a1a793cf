"""The id that the next row of a table gets, where a row has to name itself.

Ids only grow and are never given twice, and one deed writes at a time.
"""

from smallcrm.storage.store import Store


def next_id(store: Store, table: str) -> int:
    """The next id of a tracked table. A row written with it names itself, or is not written."""
    last = store.value("SELECT seq FROM sqlite_sequence WHERE name=?", table)
    return int(last or 0) + 1
