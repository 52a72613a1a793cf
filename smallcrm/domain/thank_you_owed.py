"""One thank-you as a prompt, in the way that all the rules of thanks share.

Which rules there are is domain/thank_you_rules.
"""

from datetime import date, timedelta

from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence


def owed_by_rule(
    facts: CustomerFacts,
    rules: RuleSettings,
    code: str,
    subject: str,
    day: date,
    reason: Sentence,
    occasion: str,
) -> Prompt:
    """Thanks for something that happened on a day. subject: what it is about, "referral:3"."""
    return Prompt(
        rule=code,
        subject_key=f"{code}:{subject}",
        customer_id=facts.customer_id,
        group="thank_you",
        kind=Kind.THANK_YOU.value,
        tier=facts.tier,
        due_on=day + timedelta(days=rules.days(code, "within_days")),
        show_from=day,
        hide_after=day + timedelta(days=rules.days(code, "max_age_days")),
        since=day,
        reason=reason,
        action="print_card",
        occasion=occasion,
    )


def without_full_stop(text: str) -> str:
    """Words of a person without the full stop that the sentence brings itself."""
    return text.strip().rstrip(".").rstrip()
