"""What the files of let-downs hold, read for those who write and show them.

Nothing here writes.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, RecoveryId, RemedyId
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.moments import open_ows
from smallcrm.storage.store import Store

_FILE = """
SELECT id, opened_at, opened_on, happened, feels, fixed_by, check_back_on, finished_on
FROM recovery WHERE id = ?
"""

_PEOPLE = f"""
SELECT p.id, p.customer_id, {SHOWN_NAME}, c.tier, p.moment_id, p.outcome, p.failed_tries,
       p.closed_on, coalesce(m.words, '')
FROM recovery_customer AS p JOIN customer AS c ON c.id = p.customer_id
LEFT JOIN moment AS m ON m.id = p.moment_id
WHERE p.recovery_id = ? AND c.trashed_at IS NULL ORDER BY p.id
"""

_REMEDIES = """
SELECT id, step, words, cost_minor, given_on, given_by, owner_said_yes
FROM remedy WHERE recovery_id = ? ORDER BY id
"""

# The file of this let-down, else one of theirs that is open and names no let-down of its own.
_FILE_OF = """
SELECT recovery_id FROM recovery_customer
WHERE customer_id = ?1 AND (moment_id = ?2 OR (outcome = '' AND (?2 IS NULL OR moment_id IS NULL)))
ORDER BY moment_id IS NULL, id DESC LIMIT 1
"""

_HAS_FILE = "SELECT 1 FROM recovery_customer WHERE moment_id = ?"

_OWNER_FIXED_ON = """
SELECT max(m.given_on) FROM remedy AS m JOIN helper AS h ON h.id = m.given_by AND h.is_owner
WHERE m.recovery_id = ?
"""


class RecoveryRow(NamedTuple):
    """One file. feels: "" while not known; finished_on: when it ended for the last of them."""

    id: RecoveryId
    opened_at: datetime
    opened_on: date
    happened: str
    feels: str
    fixed_by: HelperId | None
    check_back_on: date
    finished_on: date | None


class PersonRow(NamedTuple):
    """One of those who share the file; outcome is "" and closed_on None while it is open.

    words: what they said when it happened, "" where nobody noted it.
    """

    id: int
    customer_id: CustomerId
    name: str
    tier: str
    moment_id: MomentId | None
    outcome: str
    failed_tries: int
    closed_on: date | None
    words: str

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet how it ended for them."""
        return self.outcome == ""


class RemedyRow(NamedTuple):
    """One step that was done. cost_minor: None when nobody said."""

    id: RemedyId
    step: str
    words: str
    cost_minor: int | None
    given_on: date
    given_by: HelperId | None
    owner_said_yes: bool


def recovery(store: Store, recovery_id: RecoveryId) -> RecoveryRow | None:
    """One file, or None when it is gone."""
    return store.row(RecoveryRow, _FILE, recovery_id)


def people(store: Store, recovery_id: RecoveryId) -> list[PersonRow]:
    """Who shares the file, whoever it began with first; trash is left out."""
    return store.rows(PersonRow, _PEOPLE, recovery_id)


def remedies(store: Store, recovery_id: RecoveryId) -> list[RemedyRow]:
    """What was done so far, in order."""
    return store.rows(RemedyRow, _REMEDIES, recovery_id)


def file_of(
    store: Store, customer_id: CustomerId, moment_id: MomentId | None = None
) -> RecoveryId | None:
    """The file of a let-down, or one that is open for this customer; None when there is none."""
    found = store.value(_FILE_OF, customer_id, moment_id)
    return None if found is None else RecoveryId(found)


def owner_fixed_on(store: Store, recovery_id: RecoveryId) -> date | None:
    """The last day on which an owner did something to put it right."""
    found = store.value(_OWNER_FIXED_ON, recovery_id)
    return None if found is None else date.fromisoformat(found)


def must_be_known(store: Store, recovery_id: RecoveryId) -> RecoveryRow:
    """The file. Raises Invalid when it is gone."""
    known = recovery(store, recovery_id)
    if known is None:
        raise Invalid("recovery_id", "This is not in the book any more.")
    return known


def first_person(store: Store, recovery_id: RecoveryId) -> CustomerId | None:
    """Whom a deed about the whole file names."""
    found = people(store, recovery_id)
    return found[0].customer_id if found else None


def latest_unfiled(store: Store, customer_id: CustomerId) -> MomentId | None:
    """The latest open let-down that has no file yet."""
    waiting = [ow.id for ow in open_ows(store, customer_id) if not store.value(_HAS_FILE, ow.id)]
    return waiting[-1] if waiting else None
