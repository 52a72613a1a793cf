"""The notes that are owed: one per household, with all its reasons and what was said before.

What is done with a note is the business of thank_yous and card_batches.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.domain.thank_you_notes import (
    ASK_AFTER_DAYS,
    FOLLOWING,
    NOTE_OCCASIONS,
    THANK_YOU,
    days_old,
    own_reason,
)
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.routine import SaidCard, is_routine, said_cards
from smallcrm.storage.fact_letterboxes import REACHES
from smallcrm.storage.store import Store

# A reason that follows is read with its household; home is negative for who shares no letterbox.
_REASONS = f"""
SELECT p.subject_key, p.customer_id, {SHOWN_NAME}, p.tier, p.group_code, p.occasion, p.reason_key,
       p.reason_args, p.due_on, p.since, CASE WHEN p.action = 'post' THEN 'printed' ELSE 'due' END,
       coalesce(m.household_id, -p.customer_id),
       EXISTS (SELECT 1 FROM address AS a WHERE a.customer_id = p.customer_id AND {REACHES})
       OR EXISTS (SELECT 1 FROM household_member AS o
                  JOIN customer AS mate ON mate.id = o.customer_id AND mate.trashed_at IS NULL
                  JOIN address AS a ON a.customer_id = o.customer_id
                  WHERE o.household_id = m.household_id AND {REACHES})
FROM prompt AS p JOIN customer AS c ON c.id = p.customer_id
LEFT JOIN household_member AS m ON m.customer_id = p.customer_id
WHERE p.group_code IN ('{THANK_YOU}', '{FOLLOWING}', 'dates')
  AND p.action IN ('print_card', 'post') AND p.occasion IS NOT NULL AND p.show_from <= ?1
  AND (p.group_code = '{FOLLOWING}' OR p.hide_after IS NULL OR p.hide_after >= ?1)
ORDER BY p.due_on, p.id
"""


class DueNote(NamedTuple):
    """One note that is owed: a household's thank-you, or a card of its own such as a birthday's.

    keys: of all its reasons, the leading one first; reasons stand in the same order. customer_id,
    name, tier, occasion: of the leading one. state: due, or printed and still lying in the shop.
    has_address: else it is handed over at the next visit. words_said: what cards to this household
    said in the last three years, newest first. is_routine: the same has come each year.
    """

    keys: tuple[str, ...]
    customer_id: CustomerId
    name: str
    tier: str
    occasion: str
    reasons: tuple[Sentence, ...]
    due_on: date
    days_old: int
    state: str
    has_address: bool
    words_said: tuple[str, ...]
    is_routine: bool

    @property
    def is_stale(self) -> bool:
        """Whether it has waited for so long that the shop asks "Still send it?" first."""
        return self.days_old >= ASK_AFTER_DAYS


class _Reason(NamedTuple):
    subject_key: str
    customer_id: CustomerId
    name: str
    tier: str
    group_code: str
    occasion: str
    reason_key: str
    reason_args: str
    due_on: date
    since: date
    state: str
    home: int
    has_address: bool

    @property
    def reason(self) -> Sentence:
        """What it thanks for, by itself."""
        return own_reason(Sentence(self.reason_key, args_from_json(self.reason_args)))


def due_notes(store: Store, *, on: date) -> list[DueNote]:
    """Every note that is owed on this shop day, birthdays among them, the earliest due first."""
    found = store.rows(_Reason, _REASONS, on.isoformat())
    leads = [each for each in found if each.group_code != FOLLOWING]
    following: dict[int, list[_Reason]] = {}
    for each in found:
        if each.group_code == FOLLOWING:
            following.setdefault(each.home, []).append(each)
    said = said_cards(store, {each.customer_id for each in leads}, on=on)
    return [_note(lead, following, said.get(lead.customer_id, ()), on) for lead in leads]


def _note(
    lead: _Reason,
    following: Mapping[int, Sequence[_Reason]],
    said: Sequence[SaidCard],
    on: date,
) -> DueNote:
    is_shared = lead.group_code == THANK_YOU and lead.occasion in NOTE_OCCASIONS
    mates = following.get(lead.home, ()) if is_shared else ()
    together = [lead, *(each for each in mates if each.state == lead.state)]
    return DueNote(
        keys=tuple(each.subject_key for each in together),
        customer_id=lead.customer_id,
        name=lead.name,
        tier=lead.tier,
        occasion=lead.occasion,
        reasons=tuple(each.reason for each in together),
        due_on=lead.due_on,
        days_old=days_old(lead.since, on),
        state=lead.state,
        has_address=lead.has_address,
        words_said=_once(card.words for card in said),
        is_routine=is_routine(lead.occasion, said, on),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
