"""How the promises of a stretch of time ended: the share that was kept, and the share beaten.

How each one ended is noted by requests when it is closed.
"""

from datetime import date

from smallcrm.domain.kept import PromisesKept, kept_sentence
from smallcrm.domain.sentence import Sentence
from smallcrm.storage.store import Store

_ENDED = """
SELECT count(*) FILTER (WHERE kept = 'early'), count(*) FILTER (WHERE kept = 'on_time'),
       count(*) FILTER (WHERE kept = 'late'), count(*) FILTER (WHERE kept = 'released')
FROM special_request AS r
WHERE closed_on BETWEEN ? AND ?
  AND (SELECT trashed_at FROM customer WHERE id = r.customer_id) IS NULL
"""


def promises_kept(store: Store, from_on: date, to_on: date) -> PromisesKept:
    """How the promises that ended on these days ended; both days belong to it."""
    found = store.row(PromisesKept, _ENDED, from_on.isoformat(), to_on.isoformat())
    return found or PromisesKept(0, 0, 0, 0)


def our_promise(store: Store, from_on: date, to_on: date) -> Sentence | None:
    """The share kept and the share beaten, as one sentence; None when nothing came to its end."""
    return kept_sentence(promises_kept(store, from_on, to_on))
