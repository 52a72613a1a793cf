"""Bringing a list into the book: first a dry run in piles, then one undoable deed.

How a file is read is the readers' business, who is who `exchange/matching.py`'s.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.shop_day import instant_text
from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.differences import Difference, differences, people_of
from smallcrm.exchange.incoming import Incoming, incoming, merged
from smallcrm.exchange.matching import Known
from smallcrm.services.row_ids import next_id
from smallcrm.storage.backup import safe_copy
from smallcrm.storage.models import Customer, ImportHabit
from smallcrm.storage.store import Store

EXAMPLES = 5
_STEP = 2_000  # rows between two reports of progress

SAME, NEW, LATER = "same", "new", "later"  # what a person answers to "is this the same person?"


class Doubt(NamedTuple):
    """A row that may be somebody of the book: a person has to say."""

    who: Incoming
    candidate: CustomerId
    reason: Sentence


@dataclass(frozen=True)
class ImportPlan:
    """What bringing the list in would do.

    rows: all rows or cards that held something. new: people to add, rows of one person already
    merged. changed: what would change for people of the book. same: rows that say nothing new.
    doubtful: left out until somebody says. rejected: could not be read.
    """

    rows: int
    new: Sequence[Incoming]
    changed: Sequence[Difference]
    same: int
    doubtful: Sequence[Doubt]
    rejected: Sequence[Rejected]


class ImportReport(NamedTuple):
    """What was done; the counts are of people."""

    new: int
    changed: int


def plan_import(
    store: Store,
    contacts: Sequence[Contact],
    rejected: Sequence[Rejected],
    *,
    country: str,
    answers: Mapping[int, str] | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """The dry run. answers: by row, for the doubtful ones: "same", "new" or "later".

    Nothing is written. Raises Cancelled when progress says so.
    """
    told = progress or Unwatched()
    piles = _Piles(Known.of_book(store), answers or {})
    for done, contact in enumerate(contacts):
        if done % _STEP == 0:
            told.step(done, len(contacts), sentence("Comparing with the book"))
        piles.put(incoming(contact, country))
    changed = list(differences(people_of(store, piles.matched), piles.matched))
    moved = sum(piles.rows_of[each.person.id] for each in changed)
    return ImportPlan(
        rows=len(contacts) + len(rejected),
        new=list(piles.new.values()),
        changed=changed,
        same=piles.repeated + sum(piles.rows_of.values()) - moved,
        doubtful=piles.doubtful,
        rejected=list(rejected),
    )


class _Piles:
    """Sorts the rows of a list: new people, people of the book, and those to ask about."""

    def __init__(self, known: Known, answers: Mapping[int, str]) -> None:
        self.new: dict[int, Incoming] = {}
        self.matched: dict[int, Incoming] = {}
        self.rows_of: dict[int, int] = {}
        self.doubtful: list[Doubt] = []
        self.repeated = 0
        self._known = known
        self._answers = answers

    def put(self, who: Incoming) -> None:
        """Put one row where it belongs; further rows of one person are merged into the first."""
        person, doubt = self._known.match(who)
        answer = SAME if doubt is None else self._answers.get(who.row, LATER)
        if person is None or answer == NEW:
            self._add(who)
        elif doubt is not None and answer == LATER:
            self.doubtful.append(Doubt(who, CustomerId(person), doubt))
        elif person < 0:
            self.new[person] = merged(self.new[person], who)
            self._known.meet(person, who)
            self.repeated += 1
        else:
            known = self.matched.get(person)
            self.matched[person] = who if known is None else merged(known, who)
            self.rows_of[person] = self.rows_of.get(person, 0) + 1

    def _add(self, who: Incoming) -> None:
        person = -1 - len(self.new)
        self.new[person] = who
        self._known.meet(person, who)


def apply_import(
    store: Store,
    plan: ImportPlan,
    *,
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Bring the plan in as one deed, after a safe copy of a book that has people already.

    Nothing is kept when it is cancelled on the way.
    """
    told = progress or Unwatched()
    if store.value("SELECT 1 FROM customer LIMIT 1"):
        safe_copy(store.path, reason="import", now=now, progress=told)
    people = len(plan.new) + len(plan.changed)
    with store.action("import_list", at=now, by=by, n=people):
        if plan.new:
            _add(store, plan.new, now, told)
        for done, difference in enumerate(plan.changed):
            if done % _STEP == 0:
                told.step(done, len(plan.changed), sentence("Bringing changes in"))
            _change(store, difference)
        told.step(people, people, sentence("Making everybody findable"))
    return ImportReport(len(plan.new), len(plan.changed))


def remember_mapping(
    store: Store, fingerprint: str, mapping: Sequence[str], *, now: datetime
) -> None:
    """Map the columns of lists with these headings like this from now on."""
    text = json.dumps(list(mapping))
    with store.action("save_settings", at=now):
        changed = (
            ImportHabit.update(mapping=text).where(ImportHabit.fingerprint == fingerprint).execute()
        )
        if not changed:
            ImportHabit.create(fingerprint=fingerprint, mapping=text)


def remembered_mapping(store: Store, fingerprint: str) -> tuple[str, ...]:
    """How lists with these headings were mapped before; () when they are new."""
    text = store.value("SELECT mapping FROM import_habit WHERE fingerprint=?", fingerprint)
    return tuple(json.loads(text)) if text else ()


# Adding


def _add(store: Store, new: Sequence[Incoming], now: datetime, told: Progress) -> None:
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
            (first + n, number, who.name, who.given, who.family, who.preferred_name, who.company,
             who.birthday or None, who.notes, who.language, 1, created)
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


def _numbers(store: Store, new: Sequence[Incoming]) -> Iterable[int]:
    """The list's own numbers where they are free, else the next ones of the series."""
    taken = {row[0] for row in store.connection.execute("SELECT number FROM customer")}
    numbers = []
    for who in new:
        wanted = who.number if who.number is not None and who.number not in taken else None
        numbers.append(wanted)
        if wanted is not None:
            taken.add(wanted)
            store.next_number("customer", wanted=wanted)
    fresh = store.next_number("customer", count=numbers.count(None)) if None in numbers else 0
    for number in numbers:
        if number is None:
            yield fresh
            fresh += 1
        else:
            yield number


# Changing


def _change(store: Store, difference: Difference) -> None:
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
