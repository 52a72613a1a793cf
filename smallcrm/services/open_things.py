"""What is open between the shop and one customer: wishes, reminders, and the cards that are owed.

What is done about them is the business of requests, prompts and thank_yous.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.services import reminders
from smallcrm.services.reminders import ReminderRow
from smallcrm.services.request_rows import RequestRow, open_of_customer
from smallcrm.services.thank_yous import DueCard, due_to
from smallcrm.storage.store import Store


class OpenThings(NamedTuple):
    """requests: by the told day; reminders and cards: the most urgent first."""

    requests: list[RequestRow]
    reminders: list[ReminderRow]
    cards: list[DueCard]


def open_things(store: Store, customer_id: CustomerId, *, on: date) -> OpenThings:
    """Everything that waits for this customer on this shop day."""
    return OpenThings(
        open_of_customer(store, customer_id),
        reminders.of_customer(store, customer_id),
        due_to(store, customer_id, on=on),
    )
