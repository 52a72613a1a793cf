"""Calls: which numbers may be called, what was said last time, and what a call settles.

How a call is shown is the window's business; which prompts ask for one is `domain/prompts.py`.
"""

import json
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.calls import CallDraft, CallOutcome, CheckedCall
from smallcrm.domain.ids import CallId, CustomerId, HelperId
from smallcrm.domain.prompt_rules import PROMISE
from smallcrm.domain.putting_off import check_rest
from smallcrm.domain.reminders import ReminderChannel, ReminderDraft
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.services import prompts, recovery_outcomes, reminders, rules
from smallcrm.services.living import must_be_living
from smallcrm.services.prompts import READY_PART, PromptRow
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import Call
from smallcrm.storage.store import Store

_NUMBERS = """
SELECT number, label FROM phone
WHERE customer_id = ? AND NOT is_bad AND NOT do_not_use AND number <> ''
ORDER BY is_preferred DESC, id
"""
_CALLS = """
SELECT c.id, c.at, c.shop_day, c.outcome, c.words, c.subject_key, coalesce(h.name, '')
FROM call AS c LEFT JOIN helper AS h ON h.id = c.made_by
WHERE c.customer_id = ? ORDER BY c.at DESC, c.id DESC LIMIT ?
"""
_LAST_SAID = """
SELECT c.customer_id, c.shop_day, c.words
FROM json_each(?) AS asked CROSS JOIN call AS c ON c.id = (
  SELECT id FROM call WHERE customer_id = asked.value AND outcome = 'talked' AND words <> ''
  ORDER BY at DESC, id DESC LIMIT 1)
"""
_TALKED_ABOUT = """
SELECT count(*) FROM call
WHERE customer_id = ? AND subject_key = ? AND outcome = 'talked'
"""
# A wish that somebody waits for, a card that is owed or a file that is open goes on all the same.
_SETTLED_BY_CALL = frozenset({"call", "done"})
LAST_READ = 20  # calls back that are looked at for the last time somebody answered


class NumberRow(NamedTuple):
    """A number that may be called; label as it was written, such as "work" or ""."""

    number: str
    label: str


class CallRow(NamedTuple):
    """One call that was tried. outcome: talked or no_answer. by: the helper's name or ""."""

    id: CallId
    at: datetime
    day: date
    outcome: str
    words: str
    subject_key: str
    by: str


class LastTime(NamedTuple):
    """What is known before the next call: the last talk, if any, and the tries since then."""

    talk: CallRow | None
    tries: tuple[CallRow, ...]


def numbers(store: Store, customer_id: CustomerId) -> list[NumberRow]:
    """The numbers that may be called, the preferred one first; bad and unwanted ones never."""
    return store.rows(NumberRow, _NUMBERS, customer_id)


def calls(store: Store, customer_id: CustomerId, limit: int = LAST_READ) -> list[CallRow]:
    """The last calls to a customer, newest first."""
    return store.rows(CallRow, _CALLS, customer_id, limit)


def last_time(store: Store, customer_id: CustomerId) -> LastTime:
    """The last talk on the phone, and how often nobody answered since; newest try first."""
    tries: list[CallRow] = []
    for each in calls(store, customer_id):
        if each.outcome == CallOutcome.TALKED:
            return LastTime(each, tuple(tries))
        tries.append(each)
    return LastTime(None, tuple(tries))


class _Said(NamedTuple):
    customer_id: CustomerId
    day: date
    words: str


def last_said(store: Store, customer_ids: Collection[CustomerId]) -> dict[CustomerId, Sentence]:
    """What was said the last time that words were noted, of those with whom there is any."""
    if not customer_ids:
        return {}
    found = store.rows(_Said, _LAST_SAID, json.dumps(sorted(customer_ids)))
    return {
        row.customer_id: sentence("last time, {day}: “{words}”", day=row.day, words=row.words)
        for row in found
    }


def record(store: Store, draft: CallDraft, *, now: datetime, by: HelperId | None = None) -> CallId:
    """Note a call and answer what asked for it; all of it is one deed.

    Talked: a reminder or another thing to do is done (a repeating one is followed by its next);
    what is ready to be collected rests for the days of its rule; a wish that is not ready goes on.
    No answer: it rests until it is tried again. Raises Invalid; then nothing is written.
    """
    clean = draft.checked(store.shop_day(now), habits_of(store).day_first)
    must_be_living(store, clean.customer_id)
    deed = "call_talked" if clean.outcome == CallOutcome.TALKED else "call_no_answer"
    with store.action(deed, clean.customer_id, at=now, by=by):
        _answer(store, clean, now=now, by=by)
        row = Call.create(
            customer=clean.customer_id,
            at=now,
            shop_day=store.shop_day(now),
            outcome=clean.outcome.value,
            words=clean.words,
            subject_key=clean.subject_key,
            made_by=by,
        )
    return CallId(row.id)


def again(store: Store, draft: CallDraft, *, what: str, now: datetime, by: HelperId | None) -> None:
    """Call again another day, with the words as the reason; no call is noted.

    what: the words of the reminder that is made when nothing had asked for this call. Raises
    Invalid (again) for a day that does not lie ahead.
    """
    clean = draft.checked(store.shop_day(now), habits_of(store).day_first)
    prompt = prompts.of_subject(store, clean.subject_key)
    if prompt is not None:
        until, reason = clean.again_on, clean.words
        key = prompt.subject_key
        prompts.answer_later(store, key, until, reason=reason, field="again", now=now, by=by)
        return
    reminder = ReminderDraft(
        clean.customer_id,
        what=clean.words or what,
        due=clean.again_on,
        channel=ReminderChannel.CALL.value,
    )
    reminders.add(store, reminder, now=now, by=by)


def _answer(store: Store, call: CheckedCall, *, now: datetime, by: HelperId | None) -> None:
    """Answer the prompt behind the call, if there is one still."""
    prompt = prompts.of_subject(store, call.subject_key)
    if prompt is None or prompt.action not in _SETTLED_BY_CALL:
        return
    if call.outcome == CallOutcome.NO_ANSWER:
        check_rest(call.again_on, store.shop_day(now), prompt.group_code, field="again")
    person_id = recovery_outcomes.person_of(call.subject_key)
    if person_id is not None:  # how it is now is noted in its file
        if call.outcome == CallOutcome.NO_ANSWER:
            recovery_outcomes.note_try(store, person_id, call.again_on, now=now)
        return
    if call.outcome == CallOutcome.NO_ANSWER:
        until: date | None = call.again_on
    else:
        until = _rests_until(store, prompt, now)
    state = "done" if until is None else "later"
    prompts.settle(store, prompt, state, until=until, reason=call.words, now=now, by=by)


def _is_ready(prompt: PromptRow) -> bool:
    return prompt.subject_key.endswith(READY_PART)


def _rests_until(store: Store, prompt: PromptRow, now: datetime) -> date | None:
    """Until when what was told to be ready rests; None when there is nothing more to ask."""
    settings = rules.settings_of(store)
    if not _is_ready(prompt):
        return None
    told = store.value(_TALKED_ABOUT, prompt.customer_id, prompt.subject_key)
    days = settings.days(PROMISE, "second_days" if told else "first_days")
    return store.shop_day(now) + timedelta(days=max(1, days))
