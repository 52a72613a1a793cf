"""Taking an older deed back: what that would put back, and what stays as it was changed since.

How rows are taken back is the business of the storage.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.deeds import deed_sentence
from smallcrm.domain.history_fields import SUBJECTS
from smallcrm.domain.ids import CustomerId, GroupId, HelperId
from smallcrm.domain.sentence import CustomerRef, Sentence, counted, sentence
from smallcrm.storage.store import Store
from smallcrm.storage.undo_plan import ChangeRow, label_in_effect, outcome, outlook

NAMED_MOST = 4  # more names nobody reads before an answer
_FACTS_MOST = 3
_OTHERS = {
    "shop": sentence("Settings"),
    "opening_period": sentence("Opening hours"),
    "closure": sentence("Closed days"),
    "special_day": sentence("Other hours"),
    "helper": sentence("Helpers"),
    "topic": sentence("Topics"),
    "household": sentence("Households"),
    "prompt_rule": sentence("What the shop watches for"),
    "heard": sentence("Heard"),
    "neighbour": sentence("Neighbours"),
    "sent_elsewhere": sentence("Sent to other shops"),
}


class UndoOutlook(NamedTuple):
    """told: the deed. goes, stays: whose facts, named; None for nothing."""

    told: Sentence
    goes: Sentence | None
    stays: Sentence | None


def undo_outlook(store: Store, group: GroupId) -> UndoOutlook:
    """What taking this deed back would do. Raises ShopError when it was undone already."""
    told = deed_sentence(label_in_effect(store.connection, group))
    ahead = outlook(store.connection, group)
    both = _owners(ahead.goes) & _owners(ahead.stays)
    return UndoOutlook(told, _named(ahead.goes, both), _named(ahead.stays, both))


def undo_deed(store: Store, group: GroupId, *, now: datetime, by: HelperId | None = None) -> None:
    """Take the deed back around what was changed since. Raises ShopError as undo_outlook does."""
    store.undo_group(group, at=now, by=by)


def undone_words(store: Store, deed: Sentence, group: GroupId, inside: GroupId) -> Sentence:
    """How it is told that `inside` took the deed back, with who stayed as they were."""
    after = outcome(store.connection, group, inside)
    both = _owners(after.goes) & _owners(after.stays)
    kept, back = _named(after.stays, both), _named(after.goes, both)
    if kept is None or back is None:
        return sentence("Undone: {deed}", deed=deed)
    return sentence(
        "Undone: {deed} · Back as before: {back} · Changed since, so it stays: {kept}",
        deed=deed,
        back=back,
        kept=kept,
    )


def listed(names: Sequence[Sentence], most: int = NAMED_MOST) -> Sentence | None:
    """Names with commas between; None for none."""
    if not names:
        return None
    said = names[0]
    for name in names[1:most]:
        said = sentence("{first}, {next}", first=said, next=name)
    more = len(names) - most
    if more > 0:
        return counted("{names} and {n} more", "{names} and {n} more", more, names=said)
    return said


def _named(rows: Sequence[ChangeRow], both: frozenset[CustomerId]) -> Sentence | None:
    """Whose facts these are; whoever is on both sides with the facts that are meant here."""
    names = []
    for customer in sorted(_owners(rows)):
        who = sentence("{customer}", customer=CustomerRef(customer))
        facts = (
            _facts([row for row in rows if customer in row.customers]) if customer in both else None
        )
        names.append(who if facts is None else sentence("{who} ({facts})", who=who, facts=facts))
    others = dict.fromkeys(row.table for row in rows if not row.customers)
    names += [_OTHERS[table] for table in others if table in _OTHERS]
    return listed(names)


def _facts(rows: Sequence[ChangeRow]) -> Sentence | None:
    found: list[Sentence] = []
    for row in rows:
        subject = SUBJECTS.get(row.table)
        if subject is None:
            continue
        is_fact = row.table == "customer" and row.op == "U"
        columns = [subject.columns[name] for name in row.columns & set(subject.columns)]
        for words in [column.words for column in columns] if is_fact else [subject.words]:
            if words not in found:
                found.append(words)
    return listed(sorted(found, key=lambda words: words.key), _FACTS_MOST)


def _owners(rows: Iterable[ChangeRow]) -> frozenset[CustomerId]:
    return frozenset(customer for row in rows for customer in row.customers)
