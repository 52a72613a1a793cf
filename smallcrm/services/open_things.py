"""What is open between the shop and one customer: wishes, reminders, and the cards that are owed.

What is done about them is the business of requests, prompts and thank_yous.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.services import reminders
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.reminders import ReminderRow
from smallcrm.services.request_rows import RequestRow, open_of_customer
from smallcrm.services.thank_yous import DueCard
from smallcrm.storage.store import Store

_CARDS = f"""
SELECT p.subject_key, p.customer_id, {SHOWN_NAME}, p.tier, p.occasion, p.reason_key, p.reason_args,
       p.due_on, CASE WHEN p.action = 'post' THEN 'printed' ELSE 'due' END
FROM prompt AS p JOIN customer AS c ON c.id = p.customer_id
WHERE p.customer_id = ?1 AND p.group_code IN ('thank_you', 'dates')
  AND p.action IN ('print_card', 'post') AND p.occasion IS NOT NULL
  AND p.show_from <= ?2 AND (p.hide_after IS NULL OR p.hide_after >= ?2)
ORDER BY p.due_on, p.id
"""


class OpenThings(NamedTuple):
    """requests: by the told day; reminders and cards: the most urgent first."""

    requests: list[RequestRow]
    reminders: list[ReminderRow]
    cards: list[DueCard]


class _Card(NamedTuple):
    subject_key: str
    customer_id: CustomerId
    name: str
    tier: str
    occasion: str
    reason_key: str
    reason_args: str
    due_on: date
    state: str


def open_things(store: Store, customer_id: CustomerId, *, on: date) -> OpenThings:
    """Everything that waits for this customer on this shop day."""
    return OpenThings(
        open_of_customer(store, customer_id),
        reminders.of_customer(store, customer_id),
        [_told(card) for card in store.rows(_Card, _CARDS, customer_id, on.isoformat())],
    )


def _told(card: _Card) -> DueCard:
    return DueCard(
        subject_key=card.subject_key,
        customer_id=card.customer_id,
        name=card.name,
        tier=card.tier,
        occasion=card.occasion,
        reason=Sentence(card.reason_key, args_from_json(card.reason_args)),
        due_on=card.due_on,
        state=card.state,
    )
