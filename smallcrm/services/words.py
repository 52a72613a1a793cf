"""The words of one shop: its language, country, currency and zone, and its customers' names.

How a sentence is worded is the business of `smallcrm/wording.py`.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customers import name_of
from smallcrm.services.shop import shop
from smallcrm.storage.store import Store
from smallcrm.wording import MISSING, Wording

_WAS_CALLED = """
SELECT coalesce(nullif(json_extract(before, '$.name'), ''), json_extract(before, '$.company'))
FROM change WHERE table_name = 'customer' AND row_id = ? AND op = 'D' ORDER BY id DESC LIMIT 1
"""


def shop_wording(
    store: Store, *, today: Callable[[], date | None], language: str | None = None
) -> Wording:
    """How this shop speaks. language: another one than the shop's own, such as the pseudo one."""
    row = shop(store)
    if row is None:
        return Wording(language or "en", today=today)
    return Wording(
        language or row.language,
        row.country,
        row.currency,
        row.time_zone,
        names=partial(_called, store),
        today=today,
    )


def _called(store: Store, customer_id: CustomerId) -> str:
    """The customer's name; for somebody who was taken back, as the journal remembers them."""
    return name_of(store, customer_id) or store.value(_WAS_CALLED, customer_id) or MISSING
