"""What is offered about marks: to add words to the one just noted, and to say what it answers.

Noting and answering is done by moments.
"""

from collections.abc import Sequence
from datetime import datetime

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import CustomerId, HelperId, MomentId
from smallcrm.services.moments import OpenOw, just_noted, open_ows
from smallcrm.storage.store import Store

_NOTING = frozenset({"record_ow", "record_how", "record_wow"})
_NOTED = """
SELECT m.id FROM change AS c JOIN moment AS m ON m.id = c.row_id
WHERE c.group_id = ? AND c.table_name = 'moment' ORDER BY c.id LIMIT 1
"""

# What is open, or answered by the moment itself, and earlier than it.
_EARLIER = """
SELECT ow.id, ow.shop_day, ow.words, ow.cause FROM moment AS own
JOIN moment AS ow ON ow.customer_id = own.customer_id AND ow.kind = 'ow'
WHERE own.id = ? AND (ow.at, ow.id) < (own.at, own.id)
AND (ow.answered_by IS NULL OR ow.answered_by = own.id) ORDER BY ow.at, ow.id
"""


def noted(store: Store, change: Change) -> MomentId | None:
    """The mark that this deed noted; None for other deeds, undos, and when it is gone again."""
    if change.label.key not in _NOTING or change.undoes is not None:
        return None
    found = store.value(_NOTED, change.group)
    return None if found is None else MomentId(found)


def offered_answers(
    store: Store, customer_id: CustomerId, *, now: datetime, by: HelperId | None
) -> Sequence[OpenOw]:
    """The open let-downs that a moment noted now could answer: all but one it would replace."""
    former = just_noted(store, customer_id, None, now=now, by=by)
    return [ow for ow in open_ows(store, customer_id) if former is None or ow.id != former.id]


def answerable(store: Store, moment_id: MomentId) -> Sequence[OpenOw]:
    """The let-downs that a noted moment answers or could answer, oldest first."""
    return store.rows(OpenOw, _EARLIER, moment_id)
