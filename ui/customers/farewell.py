"""What can be done when a customer has died: a card for those who are left.

What stops by itself is decided by the services.
"""

from collections.abc import Sequence

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import CustomerRef
from smallcrm.services.farewells import left_behind
from ui.context import AppContext, LineAction

DIED = "customer_died"


def farewell_actions(context: AppContext, change: Change) -> Sequence[LineAction]:
    """A condolence card for the household, from the bottom line; nothing where nobody is left."""
    whose = change.label.args.get("customer")
    if change.label.key != DIED or change.undoes is not None or not isinstance(whose, CustomerRef):
        return ()
    left = left_behind(context.store, whose.customer_id)
    if left is None:
        return ()
    card = _Card(context, left)
    return (LineAction(context.wording.text("Condolence card"), "condolence_card", card.write),)


class _Card:
    def __init__(self, context: AppContext, left: CustomerId) -> None:
        self._context = context
        self._left = left

    def write(self) -> None:
        """Ask for the words; it is owed when they are saved."""
        from ui.customers.thank import thank  # noqa: PLC0415

        thank(self._context, self._left, {"occasion": "condolence"})
