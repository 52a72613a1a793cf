"""Who is in the book and not in the trash: the one condition that every verb asks first.

And who is written to. What is done with them is the other services' business.
"""

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.storage.store import Store


def is_living(store: Store, customer_id: CustomerId) -> bool:
    """Whether the customer is in the book and not in the trash."""
    found = store.value("SELECT 1 FROM customer WHERE id=? AND trashed_at IS NULL", customer_id)
    return found is not None


def must_be_living(store: Store, customer_id: CustomerId, field: str = "customer_id") -> None:
    """Refuse a customer who is not in the book or lies in the trash. Raises Invalid with field."""
    if not is_living(store, customer_id):
        raise Invalid(field, "This customer is not in the book. Choose somebody from the finder.")


def must_be_written_to(store: Store, customer_id: CustomerId) -> None:
    """Refuse a card to whom no card goes. Raises Invalid (customer_id).

    Who has died gets none, and who was let go is served politely, but not written to.
    """
    must_be_living(store, customer_id)
    status = store.value("SELECT status FROM customer WHERE id = ?", customer_id)
    if status == "deceased":
        raise Invalid(
            "customer_id",
            "No card goes to somebody who has died. Write to somebody who lived with them.",
        )
    if status == "let_go":
        raise Invalid(
            "customer_id",
            "This customer was let go, so no cards go to them. First note that they come to us.",
        )
