"""Who in the book may be the very person that is being typed.

Whether two are alike is judged by `domain/duplicates.py`; here the few worth judging are found.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.duplicates import (
    ENDING_DIGITS,
    NAME_WORDS_NEEDED,
    DoubleKeys,
    keys_of_draft,
    likely_double,
    may_share,
)
from smallcrm.domain.folding import words
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.households import household_of
from smallcrm.services.shop import habits_of
from smallcrm.storage.search_index import customer_of
from smallcrm.storage.store import Store

SHOWN = 5  # more likely doubles than this are a list that somebody shares, such as an office phone
_CONSIDERED = 200  # a common name in a big town; the most recently seen are judged
_WORDS_CONSIDERED = 6
_FIRST_LETTERS = 2  # the finder's shortest prefix; a typing mistake rarely hits these

_MATCHING = f"SELECT rowid FROM finder_start WHERE finder_start MATCH ? LIMIT {_CONSIDERED}"
_SAME_PHONE = f"SELECT customer_id FROM phone WHERE digits = ? LIMIT {_CONSIDERED}"
_SAME_EMAIL = f"""
SELECT customer_id FROM email WHERE address = ? COLLATE NOCASE LIMIT {_CONSIDERED}
"""

_CANDIDATES = f"""
SELECT c.id, {SHOWN_NAME}, c.company, c.name,
    coalesce((SELECT json_group_array(digits) FROM phone WHERE customer_id = c.id), '[]'),
    coalesce((SELECT json_group_array(address) FROM email WHERE customer_id = c.id), '[]'),
    coalesce((SELECT json_group_array(town) FROM address WHERE customer_id = c.id), '[]'),
    coalesce((SELECT trim(replace(street, char(10), ', ') || ', ' || town, ', ') FROM address
              WHERE customer_id = c.id ORDER BY is_preferred DESC, id LIMIT 1), '')
FROM json_each(?) AS wanted JOIN customer AS c ON c.id = wanted.value
WHERE c.trashed_at IS NULL ORDER BY wanted.key
"""


class DoubleRow(NamedTuple):
    """Somebody who may be the same person. detail: company, or street and town.

    may_share: another name with the same phone or e-mail, such as mother and child: they may share
    a letterbox rather than be one person.
    """

    id: CustomerId
    name: str
    detail: str
    reasons: tuple[Sentence, ...]
    may_share: bool = False


class _Candidate(NamedTuple):
    id: CustomerId
    shown: str
    company: str
    name: str
    phones: str
    emails: str
    towns: str
    place: str


def likely_doubles(
    store: Store, draft: CustomerDraft, *, customer_id: CustomerId | None = None
) -> list[DoubleRow]:
    """Who may be the same person as the draft, checked or not; most reasons first, at most five.

    customer_id: whom the draft itself belongs to, if it is edited. Who is known to share their
    letterbox is somebody else.
    """
    mine = keys_of_draft(draft, habits_of(store).code)
    known = _household(store, draft, customer_id)
    ids = dict.fromkeys(number for number in _candidates(store, mine) if number not in known)
    found = []
    for other in store.rows(_Candidate, _CANDIDATES, json.dumps(list(ids))):
        reasons = likely_double(mine, _keys(other))
        if reasons:
            detail = other.place if other.company in {"", other.shown} else other.company
            shared = may_share(mine, _keys(other))
            found.append(DoubleRow(other.id, other.shown, detail, reasons, shared))
    return sorted(found, key=lambda row: -len(row.reasons))[:SHOWN]


def _household(
    store: Store, draft: CustomerDraft, customer_id: CustomerId | None
) -> frozenset[int]:
    """The customer themselves, and everybody of the household that the draft names."""
    mate = draft.lives_with
    household = None if mate is None else household_of(store, mate)
    members = () if household is None else household.members
    named = (number for number in (customer_id, mate) if number is not None)
    return frozenset({*named, *(member.id for member in members)})


def _candidates(store: Store, mine: DoubleKeys) -> Iterator[int]:
    """Ids worth judging: a shared phone ending, e-mail, or most of a name in the same town."""
    for phone in mine.phones:
        yield from _ids(store, _SAME_PHONE, phone)
        if len(phone) >= ENDING_DIGITS:
            yield from _matching(store, f'endings : "{phone[: -ENDING_DIGITS - 1 : -1]}" *')
    for email in mine.emails:
        yield from _ids(store, _SAME_EMAIL, email)
    name = words(mine.name)[:_WORDS_CONSIDERED]
    if len(name) >= NAME_WORDS_NEEDED:
        for town in mine.towns:
            for expression in _name_questions(name, words(town)):
                yield from _matching(store, expression)


def _name_questions(name: list[str], town: list[str]) -> Iterator[str]:
    """First the whole name, then each word of it with the beginning of another one."""
    place = [f'words : "{word}"' for word in town]
    if not place:
        return
    yield " AND ".join([*place, *(f'words : "{word}"' for word in name)])
    for word in name:
        others = [f'words : "{other[:_FIRST_LETTERS]}" *' for other in name if other != word]
        if others:
            yield " AND ".join([*place, f'words : "{word}"', f"({' OR '.join(others)})"])


def _matching(store: Store, expression: str) -> list[int]:
    return [customer_of(rowid) for rowid in _ids(store, _MATCHING, expression)]


def _ids(store: Store, sql: str, wanted: str) -> Iterable[int]:
    return [int(row[0]) for row in store.connection.execute(sql, (wanted,)).fetchall()]


def _keys(other: _Candidate) -> DoubleKeys:
    emails = tuple(str(email).casefold() for email in json.loads(other.emails))
    phones = tuple(phone for phone in json.loads(other.phones) if phone)
    return DoubleKeys(other.name, phones, emails, tuple(json.loads(other.towns)))
