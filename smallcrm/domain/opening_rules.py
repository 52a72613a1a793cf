"""What an opening after hours asks for later: whether it helped, and the story a year after.

How an opening is planned is domain/openings.
"""

from collections.abc import Iterator
from datetime import date

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, plus, without_full_stop
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.openings import OpeningFact
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence, sentence

STORY_DAYS = 7  # who comes in within the week is still told


def opening_prompts(
    facts: CustomerFacts, rules: RuleSettings, hours: OpeningHours
) -> Iterator[Prompt]:
    """Of each opening "did it solve it?" (PRODUCT.md section 6) and next year's story."""
    for opening in facts.openings:
        if rules.is_on(rule.AFTER_OPENING):
            yield _did_it_help(facts, opening, hours)
        if rules.is_on(rule.YEAR_AFTER_OPENING) and opening.opened_at is not None:
            yield _a_year_ago(facts, opening)


def a_year_later(day: date) -> date:
    """The same day next year; of 29 February the day before."""
    return PartialDate(day.month, day.day).on_year(day.year + 1)


def _did_it_help(facts: CustomerFacts, opening: OpeningFact, hours: OpeningHours) -> Prompt:
    """Due on the next working day after the door, whether or not somebody stamped it."""
    when, what = opening.day, without_full_stop(opening.what)
    reason = sentence("Ask whether it was solved {when}: {what}.", when=when, what=what)
    if opening.is_kept:
        reason = sentence(
            "Ask whether it helped that we opened {when}: {what}.", when=when, what=what
        )
    key = f"{rule.AFTER_OPENING}:request:{opening.request_id}"
    return asked(facts, rule.AFTER_OPENING, key, hours.next_working_day(opening.day), reason)


def _a_year_ago(facts: CustomerFacts, opening: OpeningFact) -> Prompt:
    day = a_year_later(opening.day)
    key = f"{rule.YEAR_AFTER_OPENING}:request:{opening.request_id}"
    return asked(
        facts,
        rule.YEAR_AFTER_OPENING,
        key,
        day,
        _story(opening),
        group="dates",
        kind=Kind.DATE,
        action="open",
        hide_after=plus(day, STORY_DAYS - 1),
    )


def _story(opening: OpeningFact) -> Sentence:
    assert opening.opened_at is not None  # noqa: S101 - asked before
    return sentence(
        "A year ago we opened at {time}: {what}.",
        time=opening.opened_at,
        what=without_full_stop(opening.what),
    )
