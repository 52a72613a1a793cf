"""Who comes before and after a customer: in the list one came from, else by name.

Who stands in the list is the list's business.
"""

from array import array

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_lists import Beside, beside_by_name
from smallcrm.storage.store import Store


class Neighbours:
    """The list that was last walked into; who is not in it stands in the order of names."""

    def __init__(self) -> None:
        self._ids = array("q")

    def take(self, ids: "array[int]") -> None:
        """Somebody was opened from this list."""
        self._ids = ids

    def beside(self, store: Store, customer_id: CustomerId) -> Beside:
        """Who comes before and after a customer."""
        try:
            place = self._ids.index(customer_id)
        except ValueError:
            return beside_by_name(store, customer_id)
        around = self._ids[max(0, place - 1) : place + 2]
        before = CustomerId(around[0]) if place else None
        after = CustomerId(around[-1]) if place + 1 < len(self._ids) else None
        return Beside(before, after)
