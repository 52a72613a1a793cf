"""What a list says differently about people whom the book knows. Empty never erases.

Nothing here writes; what is brought in is the business of `exchange/importing.py`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from smallcrm.domain.folding import words
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.contact import PostalAddress
from smallcrm.exchange.incoming import Incoming, address_key, joined_notes
from smallcrm.storage.store import Store


class Person(NamedTuple):
    """Somebody of the book, as far as a list can speak of them."""

    id: int
    name: str
    given: str
    family: str
    preferred_name: str
    company: str
    birthday: str
    notes: str
    language: str
    phones: frozenset[str]
    emails: frozenset[str]
    addresses: frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Difference:
    """What would change for one person: column values, and what is added (in `more`)."""

    person: Person
    values: Mapping[str, str]
    more: Incoming

    def told(self) -> list[Sentence]:
        """Each change in a few words."""
        heads = {
            "name": sentence("Name"),
            "given": sentence("First name"),
            "family": sentence("Family name"),
            "preferred_name": sentence("Called"),
            "company": sentence("Company"),
            "birthday": sentence("Birthday"),
            "notes": sentence("Notes"),
            "language": sentence("Language"),
        }
        changes = [
            sentence("{what}: {now}", what=heads[column], now=value)
            for column, value in self.values.items()
        ]
        added = [phone.number for phone in self.more.phones]
        added += [email.address for email in self.more.emails]
        added += [", ".join(filter(None, (a.street, a.town))) for a in self.more.addresses]
        return changes + [sentence("New: {what}", what=what) for what in added]


class _Row(NamedTuple):
    id: int
    name: str
    given: str
    family: str
    preferred_name: str
    company: str
    birthday: str
    notes: str
    language: str
    phones: str
    emails: str
    addresses: str


_PEOPLE = """
SELECT c.id, c.name, c.given, c.family, c.preferred_name, c.company, coalesce(c.birthday, ''),
  c.notes, c.language,
  (SELECT json_group_array(CASE WHEN digits <> '' THEN digits ELSE number END) FROM phone
   WHERE customer_id = c.id),
  (SELECT json_group_array(address) FROM email WHERE customer_id = c.id),
  (SELECT json_group_array(json_array(street, town, postcode)) FROM address
   WHERE customer_id = c.id)
FROM json_each(?) AS wanted JOIN customer AS c ON c.id = wanted.value ORDER BY c.id
"""


def people_of(store: Store, matched: Mapping[int, Incoming]) -> Iterator[Person]:
    """The matched people as the book has them."""
    for row in store.rows(_Row, _PEOPLE, json.dumps(list(matched))):
        places = (PostalAddress("", *place) for place in json.loads(row.addresses))
        yield Person(
            *row[:9],
            phones=frozenset(json.loads(row.phones)),
            emails=frozenset(each.casefold() for each in json.loads(row.emails)),
            addresses=frozenset(map(address_key, places)),
        )


def differences(people: Iterator[Person], matched: Mapping[int, Incoming]) -> Iterator[Difference]:
    """Those for whom the list says something new."""
    for person in people:
        who = matched[person.id]
        more = replace(
            who,
            phones=tuple(p for p in who.phones if (p.key or p.number) not in person.phones),
            emails=tuple(e for e in who.emails if e.key not in person.emails),
            addresses=tuple(a for a in who.addresses if address_key(a) not in person.addresses),
        )
        values = dict(_values(person, who))
        if values or more.phones or more.emails or more.addresses:
            yield Difference(person, values, more)


def _values(person: Person, who: Incoming) -> Iterator[tuple[str, str]]:
    """Columns for which the list has another word than the book."""
    if who.name and not _is_said_by(who.name, person.name):
        yield "name", who.name
    for column in ("given", "family", "company", "language"):
        known, said = getattr(person, column), getattr(who, column)
        if said and words(said) != words(known):
            yield column, said
    if who.birthday and not _is_fuller(person.birthday, who.birthday):
        yield "birthday", who.birthday
    # How somebody is called at the counter is the shop's own word; a list only fills it in.
    if who.preferred_name and not person.preferred_name:
        yield "preferred_name", who.preferred_name
    notes = joined_notes(person.notes, who.notes)
    if notes != person.notes:
        yield "notes", notes


def _is_said_by(said: str, known: str) -> bool:
    """Whether the book's name already says what the list says, be it in another order."""
    return set(words(said)) <= set(words(known))


def _is_fuller(known: str, said: str) -> bool:
    """Whether the book's birthday says the same, and the year besides."""
    return known == said or (said.startswith("--") and known.endswith(said[1:]))
