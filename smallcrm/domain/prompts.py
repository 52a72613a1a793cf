"""What the shop should do for one customer, found by named rules (PRODUCT.md section 7).

Every rule is a plain function from facts to prompts that no clock changes: it says from which day
on something is shown, never whether it is shown today. Nothing here stores, orders or words them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.aftercare import aftercare
from smallcrm.domain.asking import asked, without_full_stop
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.letterbox_rules import letterbox_prompts
from smallcrm.domain.newcomers import gestures
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.opening_rules import opening_prompts
from smallcrm.domain.openings import day_of
from smallcrm.domain.prompt_facts import (
    Answer,
    CustomerFacts,
    Prompt,
    ReferralFact,
    ReminderFact,
    RequestFact,
    ThankYouFact,
    VisitFact,
)
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.quiet_rules import absences
from smallcrm.domain.reminder_rules import reminding
from smallcrm.domain.reminders import ReminderChannel
from smallcrm.domain.repeats import repeating_words
from smallcrm.domain.requests import OPEN_STATUSES, RequestKind, RequestStatus, own_day
from smallcrm.domain.right_rules import right_prompts
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.thank_you_rules import thank_yous

__all__ = [
    "GROUPS",
    "Answer",
    "CustomerFacts",
    "Prompt",
    "ReferralFact",
    "ReminderFact",
    "RequestFact",
    "RuleSettings",
    "ThankYouFact",
    "VisitFact",
    "group_word",
    "prompts_for",
]

GROUPS = ("make_it_right", "promises", "thank_you", "call_and_write", "not_seen", "dates")
"""The groups of Today in their fixed order (PRODUCT.md section 8)."""


def group_word(code: str) -> Sentence:
    """The heading of a group on Today. Raises KeyError for an unknown code."""
    words = {
        "make_it_right": sentence("Make it right"),
        "promises": sentence("Promises and openings"),
        "thank_you": sentence("Thank-you"),
        "call_and_write": sentence("Call and write"),
        "not_seen": sentence("Not seen lately"),
        "dates": sentence("Dates"),
    }
    return words[code]


def prompts_for(
    facts: CustomerFacts, rules: RuleSettings, hours: OpeningHours
) -> tuple[Prompt, ...]:
    """Everything the shop is asked to do for this customer, earliest day first, each key once.

    Birthdays are given for the year of facts.as_of and the next one, so the book works its prompts
    out anew when a year begins. Nothing is found for somebody who has died.
    """
    if facts.status == "deceased":
        return ()
    found = [*_promises(facts, rules, hours), *_reminders(facts), *right_prompts(facts)]
    found += opening_prompts(facts, rules, hours)
    if facts.status != "let_go":  # served politely, but no cards
        found += [*thank_yous(facts, rules), *gestures(facts, rules)]
        found += absences(facts, rules, hours.stretching)
        found += [*reminding(facts, rules), *aftercare(facts, rules)]
    kept = list(_unanswered(found, facts))
    kept += _unanswered(letterbox_prompts(facts, rules, kept), facts)
    once = {prompt.subject_key: prompt for prompt in kept}
    return tuple(sorted(once.values(), key=lambda prompt: (prompt.due_on, prompt.subject_key)))


def _promises(facts: CustomerFacts, rules: RuleSettings, hours: OpeningHours) -> Iterator[Prompt]:
    """Open requests: ready ones at once, promised ones from our own day on, others in a while."""
    if not rules.is_on(rule.PROMISE):
        return
    undated = timedelta(days=rules.days(rule.PROMISE, "undated_days"))
    for request in facts.requests:
        if request.status not in OPEN_STATUSES:
            continue
        is_ready = request.status == RequestStatus.READY
        told_day = _told_day(request)
        due_on = told_day or request.asked_on + undated
        own = own_day(told_day, request.inner_on, request.asked_on, hours)
        show_from = due_on if own is None else min(own, due_on)
        yield asked(
            facts,
            rule.PROMISE,
            _request_key(request),
            request.asked_on if is_ready else show_from,
            _promise_reason(request),
            group="promises",
            kind=Kind.OPENING if _is_opening(request) else Kind.REQUEST,
            action="call" if is_ready else "open",
            due_on=due_on,
            since=request.asked_on,
        )


def _promise_reason(request: RequestFact) -> Sentence:
    what = without_full_stop(request.what)
    if request.status == RequestStatus.READY:
        return sentence("Ready: {what}.", what=what)
    if request.told_on is None:
        return sentence("Asked {when}, no date told: {what}.", when=request.asked_on, what=what)
    told, at = request.told_on, request.told_time
    if not _is_opening(request):
        if at is None:
            return sentence("Promised for {day}: {what}.", day=told, what=what)
        return sentence("Promised for {day} at {time}: {what}.", day=told, time=at, what=what)
    if at is None:
        return sentence("Open after hours {when}: {what}.", when=told, what=what)
    day = day_of(datetime.combine(told, at))
    if day < told:
        return sentence(
            "Open after hours {when} after midnight, {time}: {what}.", when=day, time=at, what=what
        )
    return sentence("Open after hours {when} at {time}: {what}.", when=told, time=at, what=what)


def _told_day(request: RequestFact) -> date | None:
    """The shop's day of what was told: the night belongs to the evening before it."""
    if request.told_on is None or request.told_time is None:
        return request.told_on
    return day_of(datetime.combine(request.told_on, request.told_time))


def _reminders(facts: CustomerFacts) -> Iterator[Prompt]:
    for reminder in facts.reminders:
        key = f"{rule.REMINDER}:reminder:{reminder.reminder_id}"
        reason = sentence("Reminder: {what}", what=reminder.what)
        often = repeating_words(reminder.repeats, reminder.repeat_every, reminder.due_on)
        if often is not None:
            reason = sentence("Reminder: {what} · {often}", what=reminder.what, often=often)
        action = "call" if reminder.channel == ReminderChannel.CALL else "done"
        yield asked(facts, rule.REMINDER, key, reminder.due_on, reason, action=action)


def _unanswered(found: Iterable[Prompt], facts: CustomerFacts) -> Iterator[Prompt]:
    """What is left of it by the owner's answers."""
    for prompt in found:
        left = _answered(prompt, facts.answers.get(prompt.subject_key))
        if left is not None:
            yield left


def _answered(prompt: Prompt, answer: Answer | None) -> Prompt | None:
    """The prompt as the owner's answer leaves it; later keeps as many days as it had."""
    if answer is None:
        return prompt
    if answer.state != "later" or answer.until is None:
        return None
    until = max(prompt.show_from, answer.until)
    hide_after = prompt.hide_after
    if hide_after is not None and until > hide_after:
        hide_after = until + (hide_after - prompt.show_from)
    return prompt._replace(show_from=until, hide_after=hide_after)


def _is_opening(request: RequestFact) -> bool:
    return request.is_after_hours or request.kind == RequestKind.OPEN_AFTER_HOURS


def _request_key(request: RequestFact) -> str:
    """Being ready is news: an answer given before does not hide it."""
    ready = ":ready" if request.status == RequestStatus.READY else ""
    return f"{rule.PROMISE}:request:{request.request_id}{ready}"
