"""The rules by which the shop is reminded of dates, of keeping in touch and of owed answers.

Reminders made by hand and promises are domain/prompts; thank-yous have their own rules.
"""

from collections.abc import Iterator
from datetime import date

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, let_go_after, plus, without_full_stop
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import (
    CustomerFacts,
    DateFact,
    HeardFact,
    Prompt,
    SentElsewhereFact,
    TouchFact,
)
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.yearly import years_asked


def reminding(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """Dates beside the birthday, keeping in touch, sent elsewhere, heard and not answered."""
    if rules.is_on(rule.OTHER_DATES):
        for each in facts.dates:
            yield from _date(facts, each, rules.days(rule.OTHER_DATES, "lead_days"))
    if rules.is_on(rule.KEEP_IN_TOUCH):
        for touch in facts.touches:
            yield from _keep_in_touch(facts, touch, rules)
    if rules.is_on(rule.SENT_ELSEWHERE):
        for sent in facts.sent_elsewhere:
            yield _did_they_find_it(facts, sent, rules)
    if rules.is_on(rule.NOT_ANSWERED):
        for heard in facts.heard:
            yield _not_answered(facts, heard, rules)


def _date(facts: CustomerFacts, each: DateFact, lead_days: int) -> Iterator[Prompt]:
    """For the year of facts.as_of and the next one, as birthdays are."""
    subject = f"{rule.OTHER_DATES}:personal_date:{each.date_id}"
    for year in years_asked(facts, lambda year: f"{subject}:{year}"):
        day = each.day.on_year(year)
        first, key = plus(day, -lead_days), f"{subject}:{year}"
        reason = sentence("{label} {when}.", label=without_full_stop(each.label), when=day)
        yield asked(
            facts,
            rule.OTHER_DATES,
            key,
            first,
            reason,
            group="dates",
            kind=Kind.DATE,
            action="open",
            due_on=day,
            hide_after=day,
        )


def _keep_in_touch(facts: CustomerFacts, touch: TouchFact, rules: RuleSettings) -> Iterator[Prompt]:
    """So many days after the last visit, talk or card; none for a standing with 0 days.

    The key holds the last day in touch, so that the next silence is a new one.
    """
    days = rules.days(rule.KEEP_IN_TOUCH, f"{facts.tier}_days")
    if not days:
        return
    first = plus(touch.last_on, days)
    if touch.away_until is not None:
        first = max(first, plus(touch.away_until, 1))
    key = f"{rule.KEEP_IN_TOUCH}:customer:{facts.customer_id}:{touch.last_on.isoformat()}"
    reason = sentence("Keep in touch: last heard of each other {when}.", when=touch.last_on)
    yield fading(facts, rule.KEEP_IN_TOUCH, key, first, reason, rules)


def _did_they_find_it(facts: CustomerFacts, sent: SentElsewhereFact, rules: RuleSettings) -> Prompt:
    what = without_full_stop(sent.what)
    reason = sentence("Ask whether they found it elsewhere: {what}.", what=what)
    if sent.neighbour:
        reason = sentence(
            "Ask whether they found it at {shop}: {what}.", shop=sent.neighbour, what=what
        )
    first = plus(sent.sent_on, rules.days(rule.SENT_ELSEWHERE, "after_days"))
    key = f"{rule.SENT_ELSEWHERE}:sent_elsewhere:{sent.sent_id}"
    return fading(facts, rule.SENT_ELSEWHERE, key, first, reason, rules)


def _not_answered(facts: CustomerFacts, heard: HeardFact, rules: RuleSettings) -> Prompt:
    """Somebody told us something and waits for a word; it presses until it is answered."""
    first = plus(heard.heard_on, rules.days(rule.NOT_ANSWERED, "after_days"))
    reason = sentence(
        "Told us {when} and has no answer yet: {words}.",
        when=heard.heard_on,
        words=without_full_stop(heard.words),
    )
    key = f"{rule.NOT_ANSWERED}:heard:{heard.heard_id}"
    return asked(facts, rule.NOT_ANSWERED, key, first, reason)


def fading(
    facts: CustomerFacts,
    code: str,
    key: str,
    first: date,
    reason: Sentence,
    rules: RuleSettings,
) -> Prompt:
    """A call that would be kind, and that is let go after the rule's max_age_days."""
    last = plus(first, rules.days(code, "max_age_days"))
    return let_go_after(asked(facts, code, key, first, reason), last)
