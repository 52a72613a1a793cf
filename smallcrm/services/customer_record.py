"""One customer as a draft and back into rows: their own row, and everything that hangs on it.

When it is saved, and what is refused, is the business of `customers.py`.
"""

from typing import Any, NamedTuple

from smallcrm.domain.customers import CheckedCustomer, CustomerDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.services import contact_rows, families, households, knowing_rows, referrals
from smallcrm.storage.models import Customer
from smallcrm.storage.store import Store

_OWN = """
SELECT name, given, family, preferred_name, say_it, company, coalesce(birthday, '') AS birthday,
    notes, tier, language, number, form_of_address, working_on, source,
    coalesce(CAST(customer_since AS TEXT), '') AS customer_since, status, preferred_channel,
    preferred_hours, coalesce(away_until, '') AS away_until, leave_in_peace AS is_left_in_peace
FROM customer WHERE id = ?
"""


class _OwnRow(NamedTuple):
    """What stands in the customer's own row, as a draft has it."""

    name: str
    given: str
    family: str
    preferred_name: str
    say_it: str
    company: str
    birthday: str
    notes: str
    tier: str
    language: str
    number: int
    form_of_address: str
    working_on: str
    source: str
    customer_since: str
    status: str
    preferred_channel: str
    preferred_hours: str
    away_until: str
    is_left_in_peace: bool


def draft_of(store: Store, customer_id: CustomerId) -> CustomerDraft:
    """The customer as a form shows them. Raises Invalid for somebody who is not in the book."""
    known = store.row(_OwnRow, _OWN, customer_id)
    if known is None:
        raise Invalid("customer_id", "This customer is not in the book. Nothing was changed.")
    own_fields: dict[str, Any] = known._asdict()
    household = households.household_of(store, customer_id)
    members = {} if household is None else {member.id: member for member in household.members}
    own = members.pop(customer_id, None)
    return CustomerDraft(
        **own_fields,
        phones=contact_rows.phones(store, customer_id),
        emails=contact_rows.emails(store, customer_id),
        addresses=contact_rows.addresses(store, customer_id),
        sent_by=first_sender(store, customer_id),
        dates=knowing_rows.dates(store, customer_id),
        lives_with=next(iter(members), None),
        household_name="" if household is None else household.name,
        household_addressed_as="" if household is None else household.addressed_as,
        has_letterbox=own is not None and own.has_letterbox,
        relatives=families.drafts_of(store, customer_id),
        topics=knowing_rows.wishes(store, customer_id),
        facts=knowing_rows.facts(store, customer_id),
        looking_for=knowing_rows.searches(store, customer_id),
        consents=knowing_rows.consents(store, customer_id),
    )


def write_own(store: Store, customer_id: CustomerId, clean: CheckedCustomer) -> None:
    """Bring the customer's own row to the draft. Call inside an action."""
    values = own_values(clean)
    if clean.number is not None:
        values["number"] = clean.number
        store.next_number("customer", wanted=clean.number)
    Customer.update(values).where(Customer.id == customer_id).execute()


def write_parts(store: Store, customer_id: CustomerId, clean: CheckedCustomer) -> None:
    """Bring what hangs on the customer to the draft. Call inside an action."""
    contact_rows.write(customer_id, clean)
    knowing_rows.write(store, customer_id, clean)
    _write_household(store, customer_id, clean)
    families.write(store, customer_id, clean.relatives)


def _write_household(store: Store, customer_id: CustomerId, clean: CheckedCustomer) -> None:
    """Move in or out as the form says; who is in the trash is in no form, and stays a member."""
    household = households.household_of(store, customer_id)
    members = () if household is None else household.members
    others = {member.id for member in members} - {customer_id}
    if clean.lives_with is None:
        if others:
            households.move_out(store, customer_id)
        return
    if clean.lives_with not in others:
        households.move_out(store, customer_id)
        households.move_in(store, customer_id, clean.lives_with)
    households.write_name(store, customer_id, clean.household_name)
    households.write_way(store, customer_id, clean.household_addressed_as)
    households.mark_letterbox(store, customer_id, has_it=clean.has_letterbox)


def own_values(clean: CheckedCustomer) -> dict[str, object]:
    """What stands in the customer's own row, but the number."""
    return {
        "name": clean.name,
        "given": clean.given,
        "family": clean.family,
        "preferred_name": clean.preferred_name,
        "say_it": clean.say_it,
        "form_of_address": clean.form_of_address,
        "company": clean.company,
        "working_on": clean.working_on,
        "language": clean.language,
        "birthday": None if clean.birthday is None else clean.birthday.iso,
        "notes": clean.notes,
        "tier": clean.tier.value,
        "status": clean.status.value,
        "source": clean.source,
        "customer_since": clean.customer_since,
        "preferred_channel": clean.preferred_channel,
        "preferred_hours": clean.preferred_hours,
        "away_until": clean.away_until,
        "leave_in_peace": int(clean.is_left_in_peace),
    }


def must_fit(store: Store, clean: CheckedCustomer, customer_id: CustomerId | None) -> None:
    """Refuse a household or family that can not be. Raises Invalid with the field."""
    if clean.lives_with is not None:
        households.must_be_possible(store, clean.lives_with, customer_id)
    families.must_be_possible(store, customer_id, clean.relatives)


def first_sender(store: Store, customer_id: CustomerId) -> CustomerId | None:
    """The one whom the form shows; a second one is recorded beside it, not in the form."""
    found = referrals.sent_by(store, customer_id)
    return found[0].id if found else None
