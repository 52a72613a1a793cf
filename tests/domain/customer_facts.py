"""Builders of what the rules of the prompts look at: one customer, one thing at a time."""

from dataclasses import replace
from datetime import date, timedelta

from smallcrm.domain.ids import CustomerId, RequestId, ThankYouId
from smallcrm.domain.opening_hours import usual
from smallcrm.domain.prompt_rules import THIRD_VISIT
from smallcrm.domain.prompts import (
    CustomerFacts,
    Prompt,
    RequestFact,
    RuleSettings,
    ThankYouFact,
    VisitFact,
    prompts_for,
)
from smallcrm.domain.sentence import sentence

BERG = CustomerId(17)
FIRST = date(2026, 11, 2)
NOBODY = CustomerFacts(BERG, "regular", as_of=FIRST)
WITH_THIRD_VISIT = RuleSettings([(THIRD_VISIT, True, {})])


def found(facts: CustomerFacts, rules: RuleSettings = WITH_THIRD_VISIT) -> list[Prompt]:
    return list(prompts_for(facts, rules, usual()))


def only(facts: CustomerFacts, rules: RuleSettings = WITH_THIRD_VISIT) -> Prompt:
    (prompt,) = found(facts, rules)
    return prompt


def keys(facts: CustomerFacts) -> list[str]:
    return [prompt.subject_key for prompt in found(facts)]


def visited(*days: int, what: str = "a pot", amount: int | None = 100) -> CustomerFacts:
    return replace(
        NOBODY, visits=tuple(VisitFact(FIRST + timedelta(days=day), amount, what) for day in days)
    )


def request(**changes: object) -> CustomerFacts:
    fact = RequestFact(
        RequestId(5), "a mower", "order", "asked", date(2026, 11, 23), None, False, FIRST
    )
    return replace(NOBODY, requests=(fact._replace(**changes),))  # type: ignore[arg-type]


def row(state: str, key: str = "first_purchase:customer:17", **changes: object) -> ThankYouFact:
    fact = ThankYouFact(
        ThankYouId(3), key.partition(":")[0], key, "thank_you", state, sentence("Owed."), FIRST
    )
    return fact._replace(**changes)  # type: ignore[arg-type]
