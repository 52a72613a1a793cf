"""The phones, e-mails and addresses of a customer as rows that keep their ids.

What may stand in them is checked by `domain/customers.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from smallcrm.domain.customers import (
    AddressDraft,
    CheckedAddress,
    CheckedCustomer,
    CheckedEmail,
    CheckedPhone,
    EmailDraft,
    PhoneDraft,
)
from smallcrm.domain.ids import CustomerId
from smallcrm.storage.models import Address, Email, Phone
from smallcrm.storage.models.customer import CustomersOwn
from smallcrm.storage.store import Store

Values = Mapping[str, object]
_TABLES: Mapping[type[CustomersOwn], str] = {Phone: "phone", Email: "email", Address: "address"}
_Draft = TypeVar("_Draft", PhoneDraft, EmailDraft, AddressDraft)


def write(store: Store, customer_id: CustomerId, clean: CheckedCustomer) -> None:
    """Make the rows as the checked customer has them. Call inside an action.

    Rows that did not change are not touched; a row that only got another label or mark is changed
    in its place, so that its history stays its own.
    """
    _bring_to(store, Phone, customer_id, [_phone(phone) for phone in clean.phones], "digits")
    _bring_to(store, Email, customer_id, [_email(email) for email in clean.emails], "address")
    wanted = [_address(address, is_first=n == 0) for n, address in enumerate(clean.addresses)]
    _bring_to(store, Address, customer_id, wanted, "street")


def phones(store: Store, customer_id: CustomerId) -> list[PhoneDraft]:
    """The phones as a form shows them."""
    sql = "SELECT label, number, is_preferred FROM phone WHERE customer_id=? ORDER BY id"
    return _drafts(store, PhoneDraft, sql, customer_id)


def emails(store: Store, customer_id: CustomerId) -> list[EmailDraft]:
    """The e-mail addresses as a form shows them."""
    sql = "SELECT label, address, is_preferred FROM email WHERE customer_id=? ORDER BY id"
    return _drafts(store, EmailDraft, sql, customer_id)


def addresses(store: Store, customer_id: CustomerId) -> list[AddressDraft]:
    """The addresses as a form shows them, the one to use first."""
    sql = (
        "SELECT label, street, town, postcode, region, country, is_bad FROM address"
        " WHERE customer_id=? ORDER BY is_preferred DESC, id"
    )
    return _drafts(store, AddressDraft, sql, customer_id)


def _drafts(
    store: Store, make: Callable[..., _Draft], sql: str, customer_id: CustomerId
) -> list[_Draft]:
    # The last column of each is a mark kept as 0 or 1.
    rows = store.connection.execute(sql, (customer_id,)).fetchall()
    return [make(*row[:-1], bool(row[-1])) for row in rows]


def _phone(phone: CheckedPhone) -> Values:
    return {
        "label": phone.label,
        "number": phone.number,
        "digits": phone.key,
        "is_preferred": int(phone.is_preferred),
    }


def _email(email: CheckedEmail) -> Values:
    return {
        "label": email.label,
        "address": email.address,
        "is_preferred": int(email.is_preferred),
    }


def _address(address: CheckedAddress, *, is_first: bool) -> Values:
    return {**address._asdict(), "is_bad": int(address.is_bad), "is_preferred": int(is_first)}


def _bring_to(
    store: Store,
    model: type[CustomersOwn],
    customer_id: CustomerId,
    wanted: Sequence[Values],
    key: str,
) -> None:
    """Change, add and remove rows until the book holds exactly the wanted ones.

    A corrected entry stays in the row that it had: the one with the same key, else the oldest left.
    """
    known = _known(store, model, customer_id)
    left = [values for values in wanted if _take(known, values, tuple(values)) is None]
    places = [_take(known, values, (key,)) for values in left]
    for values, place in zip(left, places, strict=True):
        row_id = _take(known, values, ()) if place is None else place
        if row_id is None:
            model.create(customer=customer_id, **values)
        else:
            model.update(dict(values)).where(model.id == row_id).execute()
    for row_id in known:
        model.delete().where(model.id == row_id).execute()


def _known(store: Store, model: type[CustomersOwn], customer_id: CustomerId) -> dict[int, Values]:
    table = _TABLES[model]
    cursor = store.connection.execute(
        f"SELECT * FROM {table} WHERE customer_id=? ORDER BY id", (customer_id,)
    )
    columns = [column[0] for column in cursor.description]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor]
    return {int(row["id"]): row for row in rows}


def _take(known: dict[int, Values], values: Values, columns: Sequence[str]) -> int | None:
    """Take out the oldest row that agrees in these columns, and tell its id; None without one."""
    for row_id, row in known.items():
        if all(row[column] == values[column] for column in columns):
            del known[row_id]
            return row_id
    return None
