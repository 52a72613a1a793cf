"""The rows that a list brings: new people, and what is said differently about known ones.

Who is new and what differs is found by `exchange/importing.py`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count

from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import sentence
from smallcrm.domain.shop_day import instant_text
from smallcrm.exchange.differences import Difference
from smallcrm.exchange.incoming import Incoming
from smallcrm.services.row_ids import next_id
from smallcrm.storage.models import Customer
from smallcrm.storage.store import Store


def add_people(store: Store, new: Sequence[Incoming], now: datetime, told: Progress) -> None:
    """Write new people, with the list's own numbers where they are free. Call inside an action."""
    first = next_id(store, "customer")
    numbers = _numbers(store, new)
    created = instant_text(now)
    total = len(new)
    told.step(0, total, sentence("Bringing people in"))
    store.insert_many(
        "customer",
        ("id", "number", "name", "given", "family", "preferred_name", "company", "birthday",
         "notes", "language", "known_before", "created_at"),
        (
            (first + n, number, who.name or who.stand_in, who.given, who.family,
             who.preferred_name, who.company, who.birthday or None, who.notes, who.language,
             1, created)
            for n, (who, number) in enumerate(zip(new, numbers, strict=True))
        ),
    )  # fmt: skip
    told.step(total // 2, total, sentence("Bringing people in"))
    store.insert_many("phone", _PHONE, _phones(new, first))
    store.insert_many("email", _EMAIL, _emails(new, first))
    store.insert_many("address", _ADDRESS, _addresses(new, first))
    told.step(total, total, sentence("Bringing people in"))


_PHONE = ("customer_id", "label", "number", "digits", "is_preferred")
_EMAIL = ("customer_id", "label", "address", "is_preferred")
_ADDRESS = (
    "customer_id", "label", "street", "town", "postcode", "region", "country", "is_preferred",
)  # fmt: skip


def _phones(new: Sequence[Incoming], first: int) -> Iterator[tuple[object, ...]]:
    for person, who in enumerate(new, first):
        for place, phone in enumerate(who.phones):
            yield person, phone.label, phone.number, phone.key, place == 0


def _emails(new: Sequence[Incoming], first: int) -> Iterator[tuple[object, ...]]:
    for person, who in enumerate(new, first):
        for place, email in enumerate(who.emails):
            yield person, email.label, email.address, place == 0


def _addresses(new: Sequence[Incoming], first: int) -> Iterator[tuple[object, ...]]:
    for person, who in enumerate(new, first):
        for place, each in enumerate(who.addresses):
            yield (
                person, each.label, each.street, each.town, each.postcode, each.region,
                each.country, place == 0,
            )  # fmt: skip


def _numbers(store: Store, new: Sequence[Incoming]) -> list[int]:
    """The list's own numbers, which the plan found free, else the next ones of the series."""
    wanted = [who.number for who in new]
    highest = max((number for number in wanted if number is not None), default=None)
    if highest is not None:
        store.next_number("customer", wanted=highest)
    missing = wanted.count(None)
    fresh = count(store.next_number("customer", count=missing) if missing else 0)
    return [next(fresh) if number is None else number for number in wanted]


def change_person(store: Store, difference: Difference) -> None:
    """Write what a list says about somebody of the book. Call inside an action."""
    person = difference.person
    if difference.values:
        Customer.update(difference.values).where(Customer.id == person.id).execute()
    who = difference.more
    has_phone, has_email, has_address = map(bool, (person.phones, person.emails, person.addresses))
    _insert(store, "phone", _PHONE, _not_preferred(_phones([who], person.id), has_phone))
    _insert(store, "email", _EMAIL, _not_preferred(_emails([who], person.id), has_email))
    _insert(store, "address", _ADDRESS, _not_preferred(_addresses([who], person.id), has_address))


def _not_preferred(
    rows: Iterator[tuple[object, ...]], has_some: bool
) -> Iterator[tuple[object, ...]]:
    """Somebody who has a preferred one keeps it."""
    return ((*row[:-1], 0) if has_some else row for row in rows)


def _insert(
    store: Store, table: str, columns: Sequence[str], rows: Iterator[tuple[object, ...]]
) -> None:
    places = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
    store.connection.executemany(sql, rows)
