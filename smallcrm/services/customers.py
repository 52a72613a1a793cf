"""The verbs of the customer book: save, stand, trash and put back; what is read of one customer.

Who is found is the finder's business, what happened is the story's.
"""

from datetime import datetime

from smallcrm.domain.customers import CheckedCustomer, CustomerDraft
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.tiers import tier_of
from smallcrm.services import contact_rows, referrals
from smallcrm.services.customer_lists import ListQuery, ListRow, list_ids, list_rows
from smallcrm.services.customer_reading import (
    CustomerHead,
    TrashRow,
    head,
    name_of,
    trashed,
)
from smallcrm.services.likely_doubles import DoubleRow, likely_doubles
from smallcrm.services.living import must_be_living
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import Customer
from smallcrm.storage.store import Store

__all__ = [
    "CustomerHead",
    "DoubleRow",
    "ListQuery",
    "ListRow",
    "TrashRow",
    "draft_of",
    "head",
    "likely_doubles",
    "list_ids",
    "list_rows",
    "name_of",
    "put_back",
    "save",
    "set_tier",
    "trash",
    "trashed",
]


def draft_of(store: Store, customer_id: CustomerId) -> CustomerDraft:
    """The customer as a form shows them. Raises Invalid for somebody who is not in the book."""
    known = head(store, customer_id)
    if known is None:
        raise Invalid("customer_id", "This customer is not in the book. Nothing was changed.")
    return CustomerDraft(
        name=known.name,
        given=known.given,
        family=known.family,
        preferred_name=known.preferred_name,
        say_it=known.say_it,
        company=known.company,
        phones=contact_rows.phones(store, customer_id),
        emails=contact_rows.emails(store, customer_id),
        addresses=contact_rows.addresses(store, customer_id),
        birthday=known.birthday or "",
        notes=known.notes,
        tier=known.tier,
        language=str(store.value("SELECT language FROM customer WHERE id=?", customer_id)),
        sent_by=_first_sender(store, customer_id),
        number=known.number,
    )


def save(
    store: Store,
    draft: CustomerDraft,
    *,
    customer_id: CustomerId | None = None,
    known_before: bool = False,
    now: datetime,
    by: HelperId | None = None,
) -> CustomerId:
    """Write a new customer (customer_id None), or the changes of one who is in the book.

    known_before: a new customer was known to the shop before the book, so is no newcomer. Without
    a number the next free one is given; none is ever given twice. What did not change is not
    touched. Raises Invalid with the field of the draft; then nothing is written.
    """
    habits = habits_of(store)
    clean = draft.checked(habits.code, habits.day_first, store.shop_day(now))
    if customer_id is not None:
        must_be_living(store, customer_id)
    _must_be_free(store, clean.number, customer_id)
    if customer_id is None:
        return _add(store, clean, known_before=known_before, now=now, by=by)
    _edit(store, clean, customer_id, now=now, by=by)
    return customer_id


def set_tier(
    store: Store,
    customer_id: CustomerId,
    tier: str,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """The owner's choice of a standing. Raises Invalid for an unknown code or customer."""
    chosen = tier_of(tier)
    must_be_living(store, customer_id)
    with store.action("set_tier", customer_id, at=now, by=by):
        Customer.update(tier=chosen.value).where(Customer.id == customer_id).execute()


def trash(
    store: Store, customer_id: CustomerId, *, now: datetime, by: HelperId | None = None
) -> None:
    """Lay a customer in the trash, with everything they have. Raises Invalid."""
    must_be_living(store, customer_id)
    with store.action("trash_customer", customer_id, at=now, by=by):
        Customer.update(trashed_at=now).where(Customer.id == customer_id).execute()


def put_back(
    store: Store, customer_id: CustomerId, *, now: datetime, by: HelperId | None = None
) -> None:
    """Take a customer out of the trash, as they were. Raises ShopError when they are not in it."""
    if store.value("SELECT trashed_at FROM customer WHERE id=?", customer_id) is None:
        raise ShopError("This customer is not in the trash. Nothing was changed.")
    with store.action("put_back_customer", customer_id, at=now, by=by):
        Customer.update(trashed_at=None).where(Customer.id == customer_id).execute()


def _add(
    store: Store,
    clean: CheckedCustomer,
    *,
    known_before: bool,
    now: datetime,
    by: HelperId | None,
) -> CustomerId:
    if clean.sent_by is not None:
        referrals.must_be_possible(store, clean.sent_by, None, field="sent_by")
    customer_id = CustomerId(next_id(store, "customer"))
    with store.action("new_customer", customer_id, at=now, by=by):
        Customer.create(
            id=customer_id,
            number=store.next_number("customer", wanted=clean.number),
            known_before=int(known_before),
            created_at=now,
            **_own_values(clean),
        )
        contact_rows.write(store, customer_id, clean)
        if clean.sent_by is not None:
            referrals.write(clean.sent_by, customer_id, store.shop_day(now))
    return customer_id


def _edit(
    store: Store,
    clean: CheckedCustomer,
    customer_id: CustomerId,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    sender = _first_sender(store, customer_id)
    is_sender_new = clean.sent_by is not None and clean.sent_by not in {
        row.id for row in referrals.sent_by(store, customer_id)
    }
    if is_sender_new and clean.sent_by is not None:
        referrals.must_be_possible(store, clean.sent_by, customer_id, field="sent_by")
    values = _own_values(clean)
    if clean.number is not None:
        values["number"] = clean.number
    with store.action("edit_customer", customer_id, at=now, by=by):
        if clean.number is not None:
            store.next_number("customer", wanted=clean.number)
        Customer.update(values).where(Customer.id == customer_id).execute()
        contact_rows.write(store, customer_id, clean)
        if sender is not None and sender != clean.sent_by:
            referrals.erase(sender, customer_id)
        if is_sender_new and clean.sent_by is not None:
            referrals.write(clean.sent_by, customer_id, store.shop_day(now))


def _own_values(clean: CheckedCustomer) -> dict[str, object]:
    return {
        "name": clean.name,
        "given": clean.given,
        "family": clean.family,
        "preferred_name": clean.preferred_name,
        "say_it": clean.say_it,
        "company": clean.company,
        "language": clean.language,
        "birthday": None if clean.birthday is None else clean.birthday.iso,
        "notes": clean.notes,
        "tier": clean.tier.value,
    }


def _first_sender(store: Store, customer_id: CustomerId) -> CustomerId | None:
    """The one whom the form shows; a second one is recorded beside it, not in the form."""
    found = referrals.sent_by(store, customer_id)
    return found[0].id if found else None


def _must_be_free(store: Store, number: int | None, customer_id: CustomerId | None) -> None:
    if number is None:
        return
    owner = store.value("SELECT id FROM customer WHERE number=?", number)
    if owner is not None and owner != customer_id:
        raise Invalid("number", "{number} already belongs to another customer.", number=number)
