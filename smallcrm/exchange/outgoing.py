"""Customers as they leave the book for a file: what they told the shop, and nothing private.

How a file is written is the writers' business. Standing, figures, facts and what the shop thinks of
somebody are left out: a file goes from hand to hand.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from smallcrm.storage.store import Store

CHUNK = 2_000  # customers read at once


class Reach(NamedTuple):
    """A phone or an e-mail address, with what it is called ("" for none)."""

    label: str
    value: str


class Place(NamedTuple):
    """An address. street: one or more lines."""

    label: str
    street: str
    town: str
    postcode: str
    region: str
    country: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One customer. birthday: "YYYY-MM-DD", "--MM-DD" or "". The preferred ones stand first."""

    number: int
    name: str
    given: str
    family: str
    preferred_name: str
    company: str
    language: str
    birthday: str
    notes: str
    phones: tuple[Reach, ...]
    emails: tuple[Reach, ...]
    addresses: tuple[Place, ...]


class Widths(NamedTuple):
    """How many phones, e-mails and addresses somebody has at most."""

    phones: int
    emails: int
    addresses: int


class _Row(NamedTuple):
    number: int
    name: str
    given: str
    family: str
    preferred_name: str
    company: str
    language: str
    birthday: str
    notes: str
    phones: str
    emails: str
    addresses: str


_ORDER = "WHERE customer_id = c.id ORDER BY is_preferred DESC, id"
_ROWS = f"""
SELECT c.number, c.name, c.given, c.family, c.preferred_name, c.company, c.language,
  coalesce(c.birthday, ''), c.notes,
  (SELECT json_group_array(json_array(label, number)) FROM
    (SELECT label, number FROM phone {_ORDER})),
  (SELECT json_group_array(json_array(label, address)) FROM
    (SELECT label, address FROM email {_ORDER})),
  (SELECT json_group_array(json_array(label, street, town, postcode, region, country)) FROM
    (SELECT * FROM address {_ORDER}))
FROM json_each(?) AS wanted JOIN customer AS c ON c.id = wanted.value
WHERE c.trashed_at IS NULL ORDER BY wanted.key
"""
_MOST = "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM {} GROUP BY customer_id)"


def outgoing(store: Store, ids: Sequence[int]) -> Iterator[list[Outgoing]]:
    """The customers in the order of the ids, some at a time; who is in the trash is left out."""
    for start in range(0, len(ids), CHUNK):
        some = json.dumps([int(number) for number in ids[start : start + CHUNK]])
        yield [_read(row) for row in store.rows(_Row, _ROWS, some)]


def widths(store: Store) -> Widths:
    """How many columns the customers of the book need."""
    return Widths(*(store.value(_MOST.format(table)) for table in ("phone", "email", "address")))


def _read(row: _Row) -> Outgoing:
    return Outgoing(
        *row[:9],
        phones=tuple(starmap(Reach, json.loads(row.phones))),
        emails=tuple(starmap(Reach, json.loads(row.emails))),
        addresses=tuple(starmap(Place, json.loads(row.addresses))),
    )
