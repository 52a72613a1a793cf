"""Something arrived: who looks for it and is to be called.

What they look for is noted by looking_for, whom we sent elsewhere by sent_elsewhere.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.folding import clean_line
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.neighbours import fits
from smallcrm.services.customer_reading import CALLED_ON, SHOWN_NAME
from smallcrm.services.quiet_words import quiet_words
from smallcrm.storage.store import Store

LONGEST = 200  # characters of what arrived
LOOKING_FOR, SENT_ELSEWHERE = "looking_for", "sent_elsewhere"

_WANTED = f"""
SELECT '{LOOKING_FOR}' AS kind, w.id, w.customer_id, {SHOWN_NAME}, {CALLED_ON}, w.what,
       w.since_on AS since
FROM looking_for AS w JOIN customer AS c ON c.id = w.customer_id
WHERE w.found_on IS NULL AND c.trashed_at IS NULL AND c.status <> 'deceased'
UNION ALL
SELECT '{SENT_ELSEWHERE}', s.id, s.customer_id, {SHOWN_NAME}, {CALLED_ON}, s.what, s.sent_on
FROM sent_elsewhere AS s JOIN customer AS c ON c.id = s.customer_id
WHERE s.found_it <> 'yes' AND c.trashed_at IS NULL AND c.status <> 'deceased'
ORDER BY since, kind, 2
"""


class Waiting(NamedTuple):
    """Somebody who wants it. kind: looking_for or sent_elsewhere, with the row's id.

    phone: a number that may be called, or "".
    """

    kind: str
    id: int
    customer_id: CustomerId
    name: str
    phone: str
    what: str
    since: date


def who_waits(store: Store, arrived: str) -> list[Waiting]:
    """Whom to call about what arrived: who wants most of the typed words first, then the longest.

    Nobody while nothing is typed.
    """
    typed = clean_line(arrived, LONGEST)
    if not typed:
        return []
    quiet = quiet_words()
    ranked = [(fits(typed, row.what, quiet), row) for row in store.rows(Waiting, _WANTED)]
    wanted = [(score, row) for score, row in ranked if score]
    return [row for _score, row in sorted(wanted, key=lambda pair: -pair[0])]
