"""The verbs of the customer book: save, stand, trash and put back; what is read of one customer.

Who is found is the finder's business, what happened is the story's.
"""

from datetime import datetime

from smallcrm.domain.customers import CheckedCustomer, CustomerDraft
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.statuses import Status, status_of
from smallcrm.domain.tiers import tier_of
from smallcrm.services import farewells, referrals
from smallcrm.services.customer_lists import ListQuery, ListRow, list_ids, list_rows
from smallcrm.services.customer_reading import (
    CustomerHead,
    TrashRow,
    head,
    name_of,
    trashed,
)
from smallcrm.services.customer_record import (
    draft_of,
    first_sender,
    must_fit,
    own_values,
    write_own,
    write_parts,
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
    "set_status",
    "set_tier",
    "trash",
    "trashed",
    "write_new",
]


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
    must_fit(store, clean, customer_id)
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


def set_status(
    store: Store,
    customer_id: CustomerId,
    status: str,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """What became of a customer; when they have died, everything addressed to them stops at once.

    Raises Invalid for an unknown code or customer.
    """
    chosen = status_of(status)
    must_be_living(store, customer_id)
    has_died = _has_died(store, customer_id, chosen)
    with store.action("customer_died" if has_died else "set_status", customer_id, at=now, by=by):
        Customer.update(status=chosen.value).where(Customer.id == customer_id).execute()
        if has_died:
            farewells.stop_everything(store, customer_id, now=now, by=by)


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
        write_new(store, customer_id, clean, known_before=known_before, now=now)
        if clean.sent_by is not None:
            referrals.write(clean.sent_by, customer_id, store.shop_day(now))
        if clean.status is Status.DECEASED:
            farewells.stop_everything(store, customer_id, now=now, by=by)
    return customer_id


def write_new(
    store: Store,
    customer_id: CustomerId,
    clean: CheckedCustomer,
    *,
    known_before: bool = False,
    now: datetime,
) -> None:
    """A new customer by the next id, as part of a larger deed. Call inside its action."""
    Customer.create(
        id=customer_id,
        number=store.next_number("customer", wanted=clean.number),
        known_before=int(known_before),
        created_at=now,
        **own_values(clean),
    )
    write_parts(store, customer_id, clean)


def _edit(
    store: Store,
    clean: CheckedCustomer,
    customer_id: CustomerId,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    sender = first_sender(store, customer_id)
    is_sender_new = clean.sent_by is not None and clean.sent_by not in {
        row.id for row in referrals.sent_by(store, customer_id)
    }
    if is_sender_new and clean.sent_by is not None:
        referrals.must_be_possible(store, clean.sent_by, customer_id, field="sent_by")
    has_died = _has_died(store, customer_id, clean.status)
    deed = "customer_died" if has_died else "edit_customer"
    with store.action(deed, customer_id, at=now, by=by):
        write_own(store, customer_id, clean)
        write_parts(store, customer_id, clean)
        if sender is not None and sender != clean.sent_by:
            referrals.erase(sender, customer_id)
        if is_sender_new and clean.sent_by is not None:
            referrals.write(clean.sent_by, customer_id, store.shop_day(now))
        if has_died:
            farewells.stop_everything(store, customer_id, now=now, by=by)


def _has_died(store: Store, customer_id: CustomerId, status: Status) -> bool:
    """Whether this is the news of it."""
    if status is not Status.DECEASED:
        return False
    before = store.value("SELECT status FROM customer WHERE id=?", customer_id)
    return str(before) != Status.DECEASED.value


def _must_be_free(store: Store, number: int | None, customer_id: CustomerId | None) -> None:
    if number is None:
        return
    owner = store.value("SELECT id FROM customer WHERE number=?", number)
    if owner is not None and owner != customer_id:
        raise Invalid("number", "{number} already belongs to another customer.", number=number)
