"""What customers look for and the shop does not have.

Whom to call when something arrives is another service's business.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.consents import day_up_to
from smallcrm.domain.drafts import needed_line
from smallcrm.domain.errors import ShopError
from smallcrm.domain.facts import WORDS_LIMIT
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services.living import must_be_living
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import LookingFor
from smallcrm.storage.store import Store

_OPEN = """
SELECT id, what, since_on FROM looking_for WHERE customer_id = ? AND found_on IS NULL
ORDER BY since_on, id
"""


class LookingForRow(NamedTuple):
    """One thing they look for, and since when."""

    id: int
    what: str
    since_on: date


def looking_for(store: Store, customer_id: CustomerId) -> list[LookingForRow]:
    """What they still look for, longest first."""
    return store.rows(LookingForRow, _OPEN, customer_id)


def note_looking_for(
    store: Store,
    customer_id: CustomerId,
    what: str,
    *,
    since_text: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> int:
    """Note what they look for, from today on or since a day as typed; its id.

    Raises Invalid (what, since, customer_id).
    """
    clean = needed_line("what", what, WORDS_LIMIT)
    since_on = day_up_to("since", since_text, store.shop_day(now), habits_of(store).day_first)
    must_be_living(store, customer_id)
    row_id = next_id(store, "looking_for")
    with store.action("note_looking_for", customer_id, at=now, by=by):
        LookingFor.create(id=row_id, customer=customer_id, what=clean, since_on=since_on)
    return row_id


def found(store: Store, row_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """They have it, or do not look any more. Raises ShopError when it is not open."""
    customer_id = store.value(
        "SELECT customer_id FROM looking_for WHERE id=? AND found_on IS NULL", row_id
    )
    if customer_id is None:
        raise ShopError("Nobody is looking for this any more. Nothing was changed.")
    with store.action("found_looking_for", CustomerId(int(customer_id)), at=now, by=by):
        LookingFor.update(found_on=store.shop_day(now)).where(LookingFor.id == row_id).execute()
