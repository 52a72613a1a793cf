"""Away until, and left in peace: ended by one deed, so that a customer is waited for again.

Both are begun in the customer's form; what follows from them is decided by domain/rhythm.
"""

from datetime import datetime

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services.living import must_be_living
from smallcrm.storage.models import Customer
from smallcrm.storage.store import Store


def end_away(
    store: Store, customer_id: CustomerId, *, now: datetime, by: HelperId | None = None
) -> None:
    """They are back already. Raises Invalid for somebody who is not away."""
    must_be_living(store, customer_id)
    if store.value("SELECT away_until FROM customer WHERE id = ?", customer_id) is None:
        raise Invalid("customer_id", "They are not away. Nothing was changed.")
    with store.action("end_away", customer_id, at=now, by=by):
        Customer.update(away_until=None).where(Customer.id == customer_id).execute()


def end_peace(
    store: Store, customer_id: CustomerId, *, now: datetime, by: HelperId | None = None
) -> None:
    """We may miss them again. Raises Invalid for somebody who is not left in peace."""
    must_be_living(store, customer_id)
    if not store.value("SELECT leave_in_peace FROM customer WHERE id = ?", customer_id):
        raise Invalid("customer_id", "They are not left in peace. Nothing was changed.")
    with store.action("end_peace", customer_id, at=now, by=by):
        Customer.update(leave_in_peace=0).where(Customer.id == customer_id).execute()
