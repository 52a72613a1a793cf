"""What is good to know about a customer.

What of it is said at the counter is the business of say_this.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.facts import CheckedFact, FactDraft, checked_facts
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services.knowing_rows import fact_values
from smallcrm.services.living import must_be_living
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import Fact
from smallcrm.storage.store import Store

_FACTS = """
SELECT id, label, words, is_pinned, is_private, do_not_mention, expires_on FROM fact
WHERE customer_id = ?1 AND (expires_on IS NULL OR expires_on > ?2) ORDER BY is_pinned DESC, id
"""


class FactRow(NamedTuple):
    """One thing to know. is_private: for the owner's eyes; expires_on: gone from that day on."""

    id: int
    label: str
    words: str
    is_pinned: bool
    is_private: bool
    do_not_mention: bool
    expires_on: date | None


def facts_of(store: Store, customer_id: CustomerId, *, on: date) -> list[FactRow]:
    """What is good to know on this day, pinned first, else as it was told."""
    return store.rows(FactRow, _FACTS, customer_id, on.isoformat())


def note_fact(
    store: Store,
    customer_id: CustomerId,
    draft: FactDraft,
    *,
    fact_id: int | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> int:
    """Note something good to know, or correct it; its id.

    Raises Invalid (words, label, expires, customer_id), ShopError for a fact that is gone.
    """
    fact = _checked(store, draft, store.shop_day(now))
    must_be_living(store, customer_id)
    if fact_id is not None and _owner_of(store, fact_id) != customer_id:
        raise ShopError("This is not in the book any more. Nothing was changed.")
    row_id = fact_id if fact_id is not None else next_id(store, "fact")
    with store.action("note_fact", customer_id, at=now, by=by):
        if fact_id is None:
            Fact.create(id=row_id, customer=customer_id, **fact_values(fact))
        else:
            Fact.update(dict(fact_values(fact))).where(Fact.id == fact_id).execute()
    return row_id


def delete_fact(store: Store, fact_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """Take it out of the book. Raises ShopError when it is gone already."""
    customer_id = _owner_of(store, fact_id)
    if customer_id is None:
        raise ShopError("This is not in the book any more. Nothing was changed.")
    with store.action("delete_fact", customer_id, at=now, by=by):
        Fact.delete().where(Fact.id == fact_id).execute()


def _checked(store: Store, draft: FactDraft, today: date) -> CheckedFact:
    try:
        found = checked_facts([draft], today, habits_of(store).day_first)
    except Invalid as wrong:
        field = "expires" if draft.expires.strip() else "words"
        raise Invalid(field, wrong.sentence.key, **wrong.sentence.args) from None
    if not found:
        raise Invalid("words", "Write a few words here.")
    return found[0]


def _owner_of(store: Store, fact_id: int) -> CustomerId | None:
    found = store.value("SELECT customer_id FROM fact WHERE id=?", fact_id)
    return None if found is None else CustomerId(int(found))
