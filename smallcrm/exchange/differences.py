"""What a list says differently about people whom the book knows. Empty never erases.

Nothing here writes; what is brought in is the business of `exchange/importing.py`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from smallcrm.domain.customers import MOST_ENTRIES
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.comparing import address_key, fuller, fuller_day, joined_notes, unsaid
from smallcrm.exchange.contact import PostalAddress
from smallcrm.exchange.incoming import Incoming
from smallcrm.storage.store import Store


class Person(NamedTuple):
    """Somebody of the book, as far as a list can speak of them.

    phones: their digits, or what was typed where there are none. emails: in small letters.
    addresses: their keys.
    """

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
        """Each change in a few words; what the notes say is for the owner's eyes only."""
        heads = {
            "name": sentence("Name"),
            "given": sentence("First name"),
            "family": sentence("Family name"),
            "preferred_name": sentence("Called"),
            "company": sentence("Company"),
            "birthday": sentence("Birthday"),
            "language": sentence("Language"),
        }
        changes = [
            sentence("{what}: {now}", what=heads[column], now=value)
            for column, value in self.values.items()
            if column != "notes"
        ]
        if "notes" in self.values:
            changes.append(sentence("More notes"))
        added = [phone.number for phone in self.more.phones]
        added += [email.address for email in self.more.emails]
        added += [", ".join(filter(None, (a.street, a.town))) for a in self.more.addresses]
        return changes + [sentence("also {what}", what=what) for what in added]


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


def differences(people: Iterable[Person], matched: Mapping[int, Incoming]) -> Iterator[Difference]:
    """Those for whom the list says something new."""
    for person in people:
        who = matched[person.id]
        phones = (p for p in who.phones if (p.key or p.number) not in person.phones)
        emails = (e for e in who.emails if e.key not in person.emails)
        more = replace(
            who,
            phones=tuple(islice(phones, max(0, MOST_ENTRIES - len(person.phones)))),
            emails=tuple(islice(emails, max(0, MOST_ENTRIES - len(person.emails)))),
            addresses=unsaid(who.addresses, person.addresses)[
                : max(0, MOST_ENTRIES - len(person.addresses))
            ],
        )
        values = dict(_values(person, who))
        if values or more.phones or more.emails or more.addresses:
            yield Difference(person, values, more)


def _values(person: Person, who: Incoming) -> Iterator[tuple[str, str]]:
    """Columns for which the list has another word than the book, and not a shorter one."""
    for column in ("name", "given", "family", "company"):
        known = getattr(person, column)
        said = fuller(known, getattr(who, column))
        if said != known:
            yield column, said
    if who.language and who.language != person.language:
        yield "language", who.language
    birthday = fuller_day(person.birthday, who.birthday)
    if birthday != person.birthday:
        yield "birthday", birthday
    # How somebody is called at the counter is the shop's own word; a list only fills it in.
    if who.preferred_name and not person.preferred_name:
        yield "preferred_name", who.preferred_name
    notes = joined_notes(person.notes, who.notes)
    if notes != person.notes:
        yield "notes", notes
