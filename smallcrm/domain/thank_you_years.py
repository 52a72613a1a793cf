"""Thanks for having come for so long: years with the shop, and the round numbers of its best.

Thanks for the first visits are domain/thank_you_rules.
"""

from collections.abc import Iterator
from datetime import MINYEAR

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, plus
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, LoyalFact, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import sentence
from smallcrm.domain.thank_you_owed import owed_by_rule
from smallcrm.domain.tiers import Tier

FIRST_YEARS = frozenset({2, 3})  # one year is no anniversary yet
EVERY_YEARS = 5  # rarely enough that nobody waits for it
FIRST_NUMBERS = (25, 50)
EVERY_VISITS = 100


def thanks_for_years(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """The days of these three years on which they have been coming for a round while."""
    for fact in facts.loyal:
        if rules.is_on(rule.YEARS) and fact.first_on is not None:
            # One of last December is still owed in January.
            for year in range(max(MINYEAR, facts.as_of.year - 1), facts.as_of.year + 2):
                yield from _years(facts, rules, fact, year)
        if rules.is_on(rule.ROUND_NUMBER) and facts.tier == Tier.A_LIST:
            yield from _round_number(facts, rules, fact)


def is_round_year(years: int) -> bool:
    """Whether so many years are thanked for."""
    return years in FIRST_YEARS or (years > 0 and years % EVERY_YEARS == 0)


def round_number(visits: int) -> int:
    """The highest round number that so many visits have reached; 0 below the first."""
    if visits >= EVERY_VISITS:
        return visits - visits % EVERY_VISITS
    return max((number for number in FIRST_NUMBERS if number <= visits), default=0)


def _years(
    facts: CustomerFacts, rules: RuleSettings, fact: LoyalFact, year: int
) -> Iterator[Prompt]:
    """Whoever came before this book knew them has the day of the first visit in it, each year."""
    first = fact.first_on
    if first is None:
        return
    began = min(first.year, fact.since_year or first.year)
    if not is_round_year(year - began):
        return
    day = PartialDate(first.month, first.day).on_year(year)
    yield asked(
        facts,
        rule.YEARS,
        f"{rule.YEARS}:customer:{facts.customer_id}:{year}",
        plus(day, -rules.days(rule.YEARS, "lead_days")),
        sentence("Coming for {n} years {when}.", n=year - began, when=day),
        group="thank_you",
        kind=Kind.THANK_YOU,
        action="print_card",
        due_on=day,
        hide_after=plus(day, rules.days(rule.YEARS, "max_age_days")),
        occasion="anniversary",
    )


def _round_number(facts: CustomerFacts, rules: RuleSettings, fact: LoyalFact) -> Iterator[Prompt]:
    if fact.reached_on is None or not fact.reached:
        return
    reason = sentence("Here for the {n}th time {when}.", n=fact.reached, when=fact.reached_on)
    subject = f"customer:{facts.customer_id}:{fact.reached}"
    yield owed_by_rule(
        facts, rules, rule.ROUND_NUMBER, subject, fact.reached_on, reason, "thank_you"
    )
