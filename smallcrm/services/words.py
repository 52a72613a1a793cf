"""The words of one shop: its language, country, currency and zone, and its customers' names.

How a sentence is worded is the business of `smallcrm/wording.py`.
"""

from collections.abc import Callable
from datetime import date

from smallcrm.services.customers import name_of
from smallcrm.services.shop import shop
from smallcrm.storage.store import Store
from smallcrm.wording import Wording


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
        names=lambda customer_id: name_of(store, customer_id),
        today=today,
    )
