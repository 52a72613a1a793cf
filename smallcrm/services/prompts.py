"""What the owner answers to a prompt: done, later, or let it go with a reason.

Which prompts there are is worked out by `domain/prompts.py`; a thank-you has its own verbs.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.folding import clean_line
from smallcrm.domain.ids import CustomerId, HelperId, RequestId
from smallcrm.domain.prompt_rules import PROMISE
from smallcrm.domain.putting_off import WAITED_FOR, check_rest
from smallcrm.domain.requests import RequestStatus
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.domain.thank_you_notes import FOLLOWING, THANK_YOU
from smallcrm.services import reminders, requests
from smallcrm.services.owed_cards import note_keys
from smallcrm.storage.models import PromptAnswer
from smallcrm.storage.store import Store

REASON_LIMIT = 300  # characters; a reason is one sentence
READY_PART = ":ready"  # how the key of a promise ends when it waits to be collected
_REQUEST_KEY = re.compile(rf"{PROMISE}:request:([0-9]{{1,18}})(:ready)?")

_PROMPT = """
SELECT id, rule, subject_key, customer_id, group_code, kind, tier, due_on, show_from, hide_after,
       since, reason_key, reason_args, action, occasion
FROM prompt WHERE subject_key = ?
"""


class PromptRow(NamedTuple):
    """One prompt as the rules worked it out, answered or not.

    since: the day from which waiting counts. hide_after: the last day on which it makes sense.
    """

    id: int
    rule: str
    subject_key: str
    customer_id: CustomerId
    group_code: str
    kind: str
    tier: str
    due_on: date
    show_from: date
    hide_after: date | None
    since: date
    reason_key: str
    reason_args: str
    action: str
    occasion: str | None

    @property
    def reason(self) -> Sentence:
        """Why this prompt is there."""
        return Sentence(self.reason_key, args_from_json(self.reason_args))


class _Answer(NamedTuple):
    state: str
    until: date | None = None
    reason: str = ""


def of_subject(store: Store, subject_key: str) -> PromptRow | None:
    """The prompt with this key, such as "third_visit:customer:17"; None when there is none."""
    return store.row(PromptRow, _PROMPT, subject_key)


def request_of(subject_key: str) -> RequestId | None:
    """The request in a key such as "promise:request:5:ready"; None for any other prompt."""
    found = _REQUEST_KEY.fullmatch(subject_key)
    return None if found is None else RequestId(int(found[1]))


def is_waited_for(prompt: PromptRow) -> bool:
    """Whether somebody waits for what they were told, so that it is not for the shop to drop."""
    return prompt.group_code in WAITED_FOR


def answer_done(
    store: Store, subject_key: str, *, now: datetime, by: HelperId | None = None
) -> None:
    """It is done, and never asked again; a promise that is done closes its request.

    A repeating reminder is followed by its next one in the same deed.

    Raises ShopError when there is no such prompt.
    """
    request_id = request_of(subject_key)
    if request_id is not None and of_subject(store, subject_key) is not None:
        requests.set_status(store, request_id, RequestStatus.DONE, now=now, by=by)
        return
    _answer(store, "answer_done", subject_key, _Answer("done"), now=now, by=by)


def answer_later(
    store: Store,
    subject_key: str,
    until: date,
    *,
    reason: str = "",
    field: str = "until",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Ask again on that day. Raises Invalid (field) unless it lies ahead and near enough.

    Raises ShopError as above.
    """
    prompt = of_subject(store, subject_key)
    group = "" if prompt is None else prompt.group_code
    check_rest(until, store.shop_day(now), group, field=field)
    answer = _Answer("later", until, clean_line(reason, REASON_LIMIT))
    _answer(store, "answer_later", subject_key, answer, now=now, by=by)


def dismiss(
    store: Store,
    subject_key: str,
    *,
    reason: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Let it go for good; the reason is remembered. Raises ShopError as above.

    Also for what somebody waits for: how a wish or a let-down ended is said on its own sheet.
    """
    prompt = of_subject(store, subject_key)
    if prompt is not None and is_waited_for(prompt):
        raise ShopError("Somebody waits for this. Say how it ended. Nothing was changed.")
    answer = _Answer("dismissed", reason=clean_line(reason, REASON_LIMIT))
    _answer(store, "answer_dismissed", subject_key, answer, now=now, by=by)


def _answer(
    store: Store,
    deed: str,
    subject_key: str,
    answer: _Answer,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    prompt = of_subject(store, subject_key)
    if prompt is None:
        raise ShopError("This is not waiting any more. Nothing was changed.")
    until, reason = answer.until, answer.reason
    meant = [prompt, *_of_its_note(store, prompt, store.shop_day(now))]
    said = {} if until is None else {"until": until}
    with store.action(deed, prompt.customer_id, at=now, by=by, **said):
        for each in meant:
            settle(store, each, answer.state, until=until, reason=reason, now=now, by=by)


def _of_its_note(store: Store, prompt: PromptRow, on: date) -> list[PromptRow]:
    """The other reasons of a thank-you: what is said to one of them is said to the whole note."""
    if prompt.group_code not in {THANK_YOU, FOLLOWING} or prompt.occasion is None:
        return []
    keys = note_keys(store, prompt.subject_key, on=on)
    found = (of_subject(store, key) for key in keys if key != prompt.subject_key)
    return [each for each in found if each is not None]


def settle(
    store: Store,
    prompt: PromptRow,
    state: str,
    *,
    until: date | None = None,
    reason: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Answer a prompt with all that follows from it. Call inside an action."""
    write(store, prompt, state, until=until, reason=reason, now=now, by=by)
    if state == "done":
        reminders.follow(store, prompt.subject_key, now=now)


def write(
    store: Store,
    prompt: PromptRow,
    state: str,
    *,
    until: date | None = None,
    reason: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """The row of an answer; a new answer takes the place of the old. Call inside an action."""
    values = {
        "state": state,
        "until": until,
        "reason": reason,
        "answered_at": now,
        "answered_on": store.shop_day(now),
        "answered_by": by,
    }
    key = prompt.subject_key
    known = PromptAnswer.update(values).where(PromptAnswer.subject_key == key).execute()
    if not known:
        PromptAnswer.create(
            customer=prompt.customer_id, rule=prompt.rule, subject_key=key, **values
        )
