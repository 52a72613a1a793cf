"""The phones, e-mails and addresses of a customer as rows that keep their ids.

What may stand in them is checked by `domain/contacts.py`.
"""

from collections.abc import Callable
from typing import TypeVar

from smallcrm.domain.contacts import (
    AddressDraft,
    CheckedEmail,
    CheckedPhone,
    EmailDraft,
    PhoneDraft,
)
from smallcrm.domain.customers import CheckedCustomer
from smallcrm.domain.ids import CustomerId
from smallcrm.services.own_rows import Values, bring_to
from smallcrm.storage.models import Address, Email, Phone
from smallcrm.storage.store import Store

_MARKS = ("is_preferred", "is_bad", "do_not_use")
_Draft = TypeVar("_Draft", PhoneDraft, EmailDraft, AddressDraft)


def write(customer_id: CustomerId, clean: CheckedCustomer) -> None:
    """Make the rows as the checked customer has them. Call inside an action.

    Rows that did not change are not touched; a row that only got another label or mark is changed
    in its place, so that its history stays its own.
    """
    bring_to(Phone, customer_id, [_phone(phone) for phone in clean.phones], "digits")
    bring_to(Email, customer_id, [_email(email) for email in clean.emails], "address")
    addresses = [_with_marks(address._asdict()) for address in clean.addresses]
    bring_to(Address, customer_id, addresses, "street")


def phones(store: Store, customer_id: CustomerId) -> list[PhoneDraft]:
    """The phones as a form shows them."""
    sql = """SELECT label, number, is_preferred, is_bad, do_not_use FROM phone
             WHERE customer_id=? ORDER BY id"""
    return _drafts(store, PhoneDraft, sql, customer_id, marks=3)


def emails(store: Store, customer_id: CustomerId) -> list[EmailDraft]:
    """The e-mail addresses as a form shows them."""
    sql = """SELECT label, address, is_preferred, is_bad, do_not_use FROM email
             WHERE customer_id=? ORDER BY id"""
    return _drafts(store, EmailDraft, sql, customer_id, marks=3)


def addresses(store: Store, customer_id: CustomerId) -> list[AddressDraft]:
    """The addresses as a form shows them, the one to use first."""
    sql = """SELECT label, street, town, postcode, region, country, is_bad, do_not_use FROM address
             WHERE customer_id=? ORDER BY is_preferred DESC, id"""
    return _drafts(store, AddressDraft, sql, customer_id, marks=2)


def _drafts(
    store: Store, make: Callable[..., _Draft], sql: str, customer_id: CustomerId, *, marks: int
) -> list[_Draft]:
    """The last columns are marks that are kept as 0 or 1."""
    rows = store.connection.execute(sql, (customer_id,)).fetchall()
    return [make(*row[:-marks], *map(bool, row[-marks:])) for row in rows]


def _phone(phone: CheckedPhone) -> Values:
    known = phone._asdict()
    known["digits"] = known.pop("key")
    return _with_marks(known)


def _email(email: CheckedEmail) -> Values:
    known = email._asdict()
    del known["key"]
    return _with_marks(known)


def _with_marks(values: dict[str, object]) -> Values:
    return {**values, **{mark: int(bool(values[mark])) for mark in _MARKS}}
