"""One thank-you as a prompt, in the way that all the rules of thanks share.

Which rules there are is domain/thank_you_rules.
"""

from datetime import date

from smallcrm.domain.asking import asked, plus
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
    return asked(
        facts,
        code,
        f"{code}:{subject}",
        day,
        reason,
        group="thank_you",
        kind=Kind.THANK_YOU,
        action="print_card",
        due_on=plus(day, rules.days(code, "within_days")),
        hide_after=plus(day, rules.days(code, "max_age_days")),
        occasion=occasion,
    )
