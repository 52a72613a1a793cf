"""Who was here lately and still stands in an old place among the pieces of the finder.

Moving one person there costs as much as all else that a visit writes, and many at once little more
than one. Until they are moved, whoever asks for pieces reads their words beside the index. They are
moved by `storage/search_index.py`.
"""

import json
from collections.abc import Iterable

from smallcrm.storage.driver import Connection
from smallcrm.storage.search_documents import customer_of

MOST_MOVED = 64  # people; reading the words of so many takes a tenth of a millisecond

_MOVED = "SELECT value FROM derived_state WHERE name = 'inside_moved'"
_KEEP = "INSERT OR REPLACE INTO derived_state VALUES ('inside_moved', ?)"


def lately_moved(connection: Connection) -> dict[int, int]:
    """The row of `finder_inside` in which each of these customers still stands."""
    found = connection.execute(_MOVED).fetchone()
    return {customer_of(place): place for place in json.loads(found[0])} if found else {}


def keep_moved(connection: Connection, places: Iterable[int]) -> None:
    """Remember exactly those who stand in these rows."""
    connection.execute(_KEEP, (json.dumps(sorted(places)),))
