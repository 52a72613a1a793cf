"""What rests while Today shows nothing more: in busy weeks, after them, or because it was put off.

What is shown is `services/today.py`.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.sentence import Sentence, counted
from smallcrm.services.today import Today
from smallcrm.storage.store import Store

_PUT_OFF = """
SELECT count(*), min(a.until) FROM prompt_answer AS a JOIN prompt AS p
ON p.subject_key = a.subject_key WHERE a.state = 'later' AND p.show_from > ?
"""


class _PutOff(NamedTuple):
    n: int
    first: date | None


def resting_words(store: Store, found: Today) -> list[Sentence]:
    """What rests and until when, a sentence each; empty when everything is done indeed."""
    put_off = store.row(_PutOff, _PUT_OFF, found.day.isoformat())
    told = []
    if found.resting and found.busy_until is not None:
        told.append(
            counted(
                "{n} rests in the busy weeks until {day} and then comes back.",
                "{n} rest in the busy weeks until {day} and then come back, five a day.",
                found.resting,
                day=found.busy_until,
            )
        )
    elif found.resting:
        told.append(
            counted(
                "{n} more comes back after the busy weeks.",
                "{n} more come back after the busy weeks, five a day.",
                found.resting,
            )
        )
    if put_off is not None and put_off.first is not None:
        told.append(
            counted(
                "{n} is put off until {day}.",
                "{n} are put off, the first until {day}.",
                put_off.n,
                day=put_off.first,
            )
        )
    return told
