"""One prompt about a customer, built in the way that all rules share.

Which rules there are, and what they find, is domain/prompts.
"""

from datetime import date

from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt
from smallcrm.domain.sentence import Sentence

NO_PRESSURE_DAYS = 2  # so far behind the last day shown, nothing is ever late or due tomorrow


def asked(
    facts: CustomerFacts,
    rule: str,
    subject_key: str,
    day: date,
    reason: Sentence,
    *,
    group: str = "call_and_write",
    kind: Kind = Kind.CALL,
    action: str = "call",
    due_on: date | None = None,
    hide_after: date | None = None,
    since: date | None = None,
    occasion: str | None = None,
) -> Prompt:
    """A prompt that is shown from a day on; a call, and for good, unless it is said otherwise.

    due_on, since: that day where they are None.
    """
    return Prompt(
        rule=rule,
        subject_key=subject_key,
        customer_id=facts.customer_id,
        group=group,
        kind=kind.value,
        tier=facts.tier,
        due_on=due_on or day,
        show_from=day,
        hide_after=hide_after,
        since=since or day,
        reason=reason,
        action=action,
        occasion=occasion,
    )


def let_go_after(prompt: Prompt, last: date) -> Prompt:
    """The prompt as something that would be kind and was promised to nobody: it never presses."""
    return prompt._replace(due_on=plus(last, NO_PRESSURE_DAYS), hide_after=last)


def plus(day: date, days: int) -> date:
    """So many days later; the ends of the calendar hold."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def without_full_stop(text: str) -> str:
    """Words of a person without the full stop that the sentence brings itself."""
    return text.strip().rstrip(".").rstrip()
