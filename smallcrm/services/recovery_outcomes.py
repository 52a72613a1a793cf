"""How making it right ended for each of them: asked, not reached, turned, accepted, lost.

What was done to put it right is the business of recoveries.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.day_and_time import When
from smallcrm.domain.drafts import checked_text
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, RecoveryId
from smallcrm.domain.moments import WORDS_LIMIT, CheckedMoment
from smallcrm.domain.recoveries import Outcome, is_past_trying, must_be_outcome
from smallcrm.domain.right_rules import CHECK_BACK
from smallcrm.services import moments
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.hours import opening_hours
from smallcrm.services.moment_rows import Place
from smallcrm.services.recoveries import RecoveryRow, finish_if_done, must_be_known
from smallcrm.storage.models import Recovery, RecoveryCustomer
from smallcrm.storage.store import Store

# What the customer said then answers the let-down: delighted, or as it should be.
_ANSWERS = {Outcome.TURNED: "wow", Outcome.ACCEPTED: "how"}

_KEY = re.compile(rf"{CHECK_BACK}:person:([0-9]{{1,18}})")

_PERSON = """
SELECT id, recovery_id, customer_id, moment_id, outcome, failed_tries
FROM recovery_customer WHERE id = ?
"""

_OPEN_FILES = f"""
SELECT r.id, c.id, {SHOWN_NAME}, r.opened_on, r.check_back_on,
       (SELECT count(*) FROM recovery_customer WHERE recovery_id = r.id AND outcome = ''),
       EXISTS (SELECT 1 FROM remedy WHERE recovery_id = r.id)
FROM recovery AS r
JOIN recovery_customer AS p ON p.id =
  (SELECT min(id) FROM recovery_customer WHERE recovery_id = r.id AND outcome = '')
JOIN customer AS c ON c.id = p.customer_id AND c.trashed_at IS NULL
WHERE r.finished_on IS NULL ORDER BY r.check_back_on, r.id
"""

# They stayed on the day on which both were true: it was good again, and they were here again.
_STAYED = f"""
WITH good AS (
  SELECT p.customer_id AS who, r.opened_on AS opened_on, p.closed_on AS closed_on,
         (SELECT min(v.shop_day) FROM visit AS v
          WHERE v.customer_id = p.customer_id AND v.shop_day > r.opened_on) AS back_on
  FROM recovery_customer AS p JOIN recovery AS r ON r.id = p.recovery_id
  WHERE p.outcome IN ('turned', 'accepted')
)
SELECT c.id, {SHOWN_NAME}, g.opened_on, g.back_on FROM good AS g
JOIN customer AS c ON c.id = g.who AND c.trashed_at IS NULL
WHERE max(g.closed_on, g.back_on) >= ?1 AND max(g.closed_on, g.back_on) < ?2
ORDER BY g.back_on, c.id
"""


class OpenFile(NamedTuple):
    """A file that is not finished. people: for how many of them it is open; name: the first."""

    id: RecoveryId
    customer_id: CustomerId
    name: str
    opened_on: date
    check_back_on: date
    people: int
    is_begun: bool


class Stayed(NamedTuple):
    """Somebody who was let down, made right, and was here again on back_on."""

    id: CustomerId
    name: str
    opened_on: date
    back_on: date


class _Person(NamedTuple):
    id: int
    recovery_id: RecoveryId
    customer_id: CustomerId
    moment_id: MomentId | None
    outcome: str
    failed_tries: int


def close(
    store: Store,
    person_id: int,
    outcome: str,
    *,
    words: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """We asked how it is now. Turned notes a WOW and accepted a HOW, which answer the let-down.

    words: what they said. person_id: of recoveries.people. Raises Invalid (outcome, words), also
    for whom it has ended already.
    """
    chosen = must_be_outcome(outcome)
    said = checked_text("words", words, WORDS_LIMIT)
    person, file = _open_person(store, person_id)
    kind = _ANSWERS.get(chosen)
    with store.action("close_recovery", person.customer_id, at=now, by=by):
        if kind is not None:
            _note_answer(store, person, file, kind, said, now=now, by=by)
        _end(store, person, chosen, now)


def no_answer(store: Store, person_id: int, *, now: datetime, by: HelperId | None = None) -> bool:
    """We called and nobody was there; whether that was the third time, which ends it as unknown.

    Before that the check-back moves to the next working day. Raises Invalid.
    """
    person, _file = _open_person(store, person_id)
    again = opening_hours(store).next_working_day(store.shop_day(now))
    with store.action("check_back_unanswered", person.customer_id, at=now, by=by):
        return note_try(store, person_id, again, now=now)


def note_try(store: Store, person_id: int, again_on: date, *, now: datetime) -> bool:
    """A call that nobody answered; whether that was the third, which ends it as unknown.

    again_on: when we try again. Call inside an action. Raises Invalid for whom it has ended.
    """
    person, file = _open_person(store, person_id)
    tries = person.failed_tries + 1
    RecoveryCustomer.update(failed_tries=tries).where(RecoveryCustomer.id == person.id).execute()
    if is_past_trying(tries):
        _end(store, person, Outcome.UNKNOWN, now)
    elif file.check_back_on < again_on:
        Recovery.update(check_back_on=again_on).where(Recovery.id == file.id).execute()
    return is_past_trying(tries)


def open_again(store: Store, person_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """It has not ended for them after all; what they said stays noted. Raises Invalid."""
    person = _person(store, person_id)
    with store.action("reopen_recovery", person.customer_id, at=now, by=by):
        RecoveryCustomer.update(outcome="", closed_on=None, failed_tries=0).where(
            RecoveryCustomer.id == person.id
        ).execute()
        finish_if_done(store, person.recovery_id, now)


def person_of(subject_key: str) -> int | None:
    """Whom a row of Today such as "check_back:person:5" asks about; None for any other row."""
    found = _KEY.fullmatch(subject_key)
    return None if found is None else int(found[1])


def recovery_of(store: Store, person_id: int) -> RecoveryId | None:
    """The file in which this person stands; None when it is gone."""
    found = store.row(_Person, _PERSON, person_id)
    return None if found is None else found.recovery_id


def open_files(store: Store) -> list[OpenFile]:
    """Every file that is not finished, whom we ask first above."""
    return store.rows(OpenFile, _OPEN_FILES)


def stayed(store: Store, first: date, following: date) -> list[Stayed]:
    """Who was let down, made right, and came back in the month from first to before following."""
    return store.rows(Stayed, _STAYED, first.isoformat(), following.isoformat())


def _person(store: Store, person_id: int) -> _Person:
    found = store.row(_Person, _PERSON, person_id)
    if found is None:
        raise Invalid("person_id", "This is not in the book any more.")
    return found


def _open_person(store: Store, person_id: int) -> tuple[_Person, RecoveryRow]:
    person = _person(store, person_id)
    if person.outcome:
        raise Invalid("outcome", "It is noted already how it ended. Open it again first.")
    return person, must_be_known(store, person.recovery_id)


def _end(store: Store, person: _Person, outcome: Outcome, now: datetime) -> None:
    RecoveryCustomer.update(outcome=outcome.value, closed_on=store.shop_day(now)).where(
        RecoveryCustomer.id == person.id
    ).execute()
    finish_if_done(store, person.recovery_id, now)


def _note_answer(
    store: Store,
    person: _Person,
    file: RecoveryRow,
    kind: str,
    words: str,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    """What they said now, which answers the let-down if it is open still."""
    today = store.shop_day(now)
    moment = CheckedMoment(
        customer_id=person.customer_id,
        kind=kind,
        words=words,
        channel="phone",
        cause="",
        is_noticed=False,
        delivered_by=file.fixed_by if kind == "wow" else None,
        cost_minor=None,
        when=When(today, None),
    )
    answers = [
        ow.id for ow in moments.open_ows(store, person.customer_id) if ow.id == person.moment_id
    ]
    place = Place(now, today, None)
    moments.note(store, moment, place, answers, None, now=now, by=by)
