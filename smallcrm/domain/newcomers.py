"""The first three visits, and coming back after years (PRODUCT.md section 9).

Thanks for the first and the third visit are domain/thank_you_rules.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, let_go_after, plus
from smallcrm.domain.date_reading import months_later
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import sentence

FIRST_VISITS = 3  # PRODUCT.md section 9
YEARS_AWAY = 3  # same place: then it is "welcome back"


def is_newcomer(visit_count: int, *, known_before: bool) -> bool:
    """Whether these are somebody's first visits; imported people are no newcomers."""
    return not known_before and visit_count <= FIRST_VISITS


def away_since(latest_days: Sequence[date], on: date) -> date | None:
    """The last day before years without a visit, for who is back from them; else None.

    latest_days: the shop days of the latest visits, each once, oldest first. on: the day on which
    they stand in the shop, noted or not. Their first visits after it count as coming back.
    """
    days = [day for day in latest_days[-FIRST_VISITS - 1 :] if day <= on]
    if days and days[-1] < on:
        days = [*days[-FIRST_VISITS:], on]
    for earlier, later in reversed(list(pairwise(days))):
        if months_later(later, -12 * YEARS_AWAY) >= earlier:
            return earlier
    return None


def gestures(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """A small gesture, thought of after the second visit, for the third."""
    if facts.known_before or not rules.is_on(rule.GESTURE):
        return
    days = first_days(facts)
    if len(days) != FIRST_VISITS - 1:
        return
    reason = sentence(
        "Here for the second time {when}: think of a small gesture for the third.", when=days[-1]
    )
    prompt = asked(
        facts,
        rule.GESTURE,
        f"{rule.GESTURE}:customer:{facts.customer_id}",
        days[-1],
        reason,
        group="thank_you",
        kind=Kind.THANK_YOU,
        action="done",
    )
    yield let_go_after(prompt, plus(days[-1], rules.days(rule.GESTURE, "max_age_days")))


def first_days(facts: CustomerFacts) -> list[date]:
    """The first days on which they bought something, oldest first; at most three are told."""
    bought = (each for each in facts.visits if each.amount_minor is None or each.amount_minor >= 0)
    return sorted({each.shop_day for each in bought})[:FIRST_VISITS]
