"""Bringing a list into the book: first a dry run in piles, then one undoable deed.

How a file is read is the readers' business, who is who `exchange/matching.py`'s.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, GroupId, HelperId
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.comparing import joined_notes
from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.differences import Difference, differences, people_of
from smallcrm.exchange.incoming import Incoming, incoming, merged
from smallcrm.exchange.matching import Known
from smallcrm.exchange.people_rows import add_people, change_person
from smallcrm.exchange.readers.words import normal
from smallcrm.storage.backup import safe_copy
from smallcrm.storage.models import ImportHabit
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
    merged. changed: what would change for people of the book. same: rows that say nothing new, or
    nothing that another row does not say. doubtful: left out until somebody says. rejected: could
    not be read. as_of: the last deed in the book when it was compared.

    rows = new + changed + same + doubtful + rejected.
    """

    rows: int
    new: Sequence[Incoming]
    changed: Sequence[Difference]
    same: int
    doubtful: Sequence[Doubt]
    rejected: Sequence[Rejected]
    as_of: int | None = None


class Habit(NamedTuple):
    """How lists with these headings are mapped: a code per column (Target.code)."""

    fingerprint: str
    headings: Sequence[str]
    codes: Sequence[str]


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
    as_of = _last_deed(store)
    piles = _Piles(Known.of_book(store), answers or {})
    for done, contact in enumerate(contacts):
        if done % _STEP == 0:
            told.step(done, len(contacts), sentence("Comparing with the book"))
        piles.put(incoming(contact, country), contact)
    changed = list(differences(people_of(store, piles.matched), piles.matched))
    return ImportPlan(
        rows=len(contacts) + len(rejected),
        new=piles.numbered(),
        changed=changed,
        same=piles.repeated + piles.known_rows - len(changed),
        doubtful=piles.doubtful,
        rejected=[*rejected, *piles.rejected],
        as_of=as_of,
    )


class _Piles:
    """Sorts the rows of a list: new people, people of the book, and those to ask about."""

    def __init__(self, known: Known, answers: Mapping[int, str]) -> None:
        self.new: dict[int, Incoming] = {}
        self.matched: dict[int, Incoming] = {}
        self.doubtful: list[Doubt] = []
        self.rejected: list[Rejected] = []
        self.repeated = 0  # rows of new people beyond their first
        self.known_rows = 0
        self._known = known
        self._answers = answers

    def put(self, who: Incoming, contact: Contact) -> None:
        """Put one row where it belongs; further rows of one person are merged into the first."""
        if not who.is_someone:
            nobody = sentence("No name, company, phone or e-mail here")
            self.rejected.append(Rejected(who.row, nobody, contact.all_notes))
            return
        person, doubt = self._known.match(who)
        answer = SAME if doubt is None else self._answers.get(who.row, LATER)
        if person is None or answer == NEW:
            self._put_into(self.new, -1 - len(self.new), who)
        elif doubt is not None and answer != SAME:
            self.doubtful.append(Doubt(who, CustomerId(person), doubt))
        elif person < 0:
            self._put_into(self.new, person, who)
            self.repeated += 1
        else:
            self._put_into(self.matched, person, who)
            self.known_rows += 1

    def numbered(self) -> list[Incoming]:
        """The new people, each with the own number that they get; another's goes to the notes."""
        return [self._numbered(person, who) for person, who in self.new.items()]

    def _numbered(self, person: int, who: Incoming) -> Incoming:
        granted = self._known.granted.get(person)
        if who.number in {None, granted}:
            return who
        notes = joined_notes(who.notes, f"Number: {who.number}")
        return replace(who, number=granted, notes=notes)

    def _put_into(self, pile: dict[int, Incoming], person: int, who: Incoming) -> None:
        before = pile.get(person)
        pile[person] = who if before is None else merged(before, who)
        self._known.meet(person, who, before)


def apply_import(
    store: Store,
    plan: ImportPlan,
    *,
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
    habit: Habit | None = None,
) -> ImportReport:
    """Bring the plan in as one deed, after a safe copy of a book that has people already.

    habit: how the list was mapped by hand, to be remembered by the same deed. Nothing is kept when
    it is cancelled on the way. Raises ShopError when the book has changed since it was compared.
    """
    told = progress or Unwatched()
    people = len(plan.new) + len(plan.changed)
    if not people:
        return ImportReport(0, 0)
    if store.value("SELECT 1 FROM customer LIMIT 1"):
        safe_copy(store.path, reason="import", now=now, progress=told)
    with store.action("import_list", at=now, by=by, n=people) as group:
        _must_be_as_compared(store, plan, group)
        if plan.new:
            add_people(store, plan.new, now, told)
        for done, difference in enumerate(plan.changed):
            if done % _STEP == 0:
                told.step(done, len(plan.changed), sentence("Bringing changes in"))
            change_person(store, difference)
        if habit is not None:
            _remember(habit)
        told.step(people, people, sentence("Making everybody findable"))
    return ImportReport(len(plan.new), len(plan.changed))


def is_as_compared(store: Store, plan: ImportPlan) -> bool:
    """Whether nothing was saved in the book since the list was compared with it."""
    return plan.as_of is None or _last_deed(store) == plan.as_of


def remembered_mapping(
    store: Store, fingerprint: str, headings: Sequence[str] = ()
) -> tuple[str, ...]:
    """The codes with which a list with these headings was brought in before; () when it is new.

    headings: in the order of this list, which may be another one than before.
    """
    text = store.value("SELECT mapping FROM import_habit WHERE fingerprint=?", fingerprint)
    if not text:
        return ()
    kept = [(str(heading), str(code)) for heading, code in json.loads(text)]
    if not headings:
        return tuple(code for _, code in kept)
    codes: dict[str, list[str]] = {}
    for heading, code in kept:
        codes.setdefault(heading, []).append(code)
    known = [codes.get(normal(heading), []) for heading in headings]
    return tuple(found.pop(0) if found else "" for found in known)


def _remember(habit: Habit) -> None:
    pairs = zip(map(normal, habit.headings), habit.codes, strict=True)
    text = json.dumps(list(pairs), ensure_ascii=True)
    known = ImportHabit.fingerprint == habit.fingerprint
    if not ImportHabit.update(mapping=text).where(known).execute():
        ImportHabit.create(fingerprint=habit.fingerprint, mapping=text)


def _last_deed(store: Store, before: GroupId | None = None) -> int:
    """The number of the last deed in the book, or of the last one before another."""
    sql = "SELECT coalesce(max(id), 0) FROM change_group WHERE ?1 IS NULL OR id < ?1"
    return int(store.value(sql, before))


def _must_be_as_compared(store: Store, plan: ImportPlan, group: GroupId) -> None:
    if plan.as_of is not None and _last_deed(store, group) != plan.as_of:
        raise ShopError(
            "Something was saved in the book while the list waited. Nothing was brought in. Look "
            "at the list once more, then bring it in."
        )
