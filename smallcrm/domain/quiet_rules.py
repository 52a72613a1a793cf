"""The rules by which somebody who stays away is noticed (PRODUCT.md section 9).

How often they usually come is domain/rhythm; a customer may read every reason, so none tells what
was wrong or how they stand with the shop.
"""

from collections.abc import Iterator
from datetime import date

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, let_go_after, plus
from smallcrm.domain.closures import Closures
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import AbsenceFact, CustomerFacts, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence, counted, sentence

_GROUP = "not_seen"


def absences(facts: CustomerFacts, rules: RuleSettings, closed: Closures) -> Iterator[Prompt]:
    """Who did not come back after a let-down, who is later than usual, and who is quiet.

    Everybody is missed by their own habit; whom to call first is the fair queue's business. One of
    the three for each absence, the gravest; its key holds the day from which it counts, so that the
    next absence is a new one.
    """
    for absence in facts.absences:
        if absence.let_down_on is not None and rules.is_on(rule.NOT_BACK):
            yield _not_back(facts, absence, absence.let_down_on, rules, closed)
            continue
        if rules.is_on(rule.LATER_THAN_USUAL):
            yield from _later(facts, absence, rules)
        if rules.is_on(rule.QUIET):
            yield from _quiet(facts, absence, rules)


def _not_back(
    facts: CustomerFacts,
    absence: AbsenceFact,
    let_down_on: date,
    rules: RuleSettings,
    closed: Closures,
) -> Prompt:
    """Once a usual gap has passed; it presses, so that nobody stands before them."""
    gap = absence.usual_gap_days or rules.days(rule.NOT_BACK, "unknown_days")
    begins = max(let_down_on, absence.away_until or let_down_on)
    show_from = closed.add_open_days(begins, gap)
    if absence.season_on is not None and absence.late_on is not None:
        show_from = max(show_from, absence.late_on)
    reason = sentence("Has not come back since {day}.", day=let_down_on)
    if absence.usual_gap_days is not None:
        usual = _usually(absence.usual_gap_days, absence.season_on)
        reason = sentence("Has not come back since {day}, {usual}.", day=let_down_on, usual=usual)
    prompt = _prompt(facts, rule.NOT_BACK, let_down_on, show_from, reason)
    hide_after = _last_day(show_from, rule.NOT_BACK, rules)
    return prompt._replace(kind=Kind.OPEN_OW.value, hide_after=hide_after)


def _later(facts: CustomerFacts, absence: AbsenceFact, rules: RuleSettings) -> Iterator[Prompt]:
    """Shown until they count as quiet, if that is shown in its turn."""
    if absence.last_on is None or absence.late_on is None or absence.quiet_on is None:
        return
    hide_after = _last_day(absence.late_on, rule.LATER_THAN_USUAL, rules)
    if rules.is_on(rule.QUIET):
        hide_after = min(hide_after, plus(absence.quiet_on, -1))
    reason = sentence(
        "Later than usual: last here {when}, {usual}.",
        when=absence.last_on,
        usual=_usually(absence.usual_gap_days or 1, absence.season_on),
    )
    prompt = _prompt(facts, rule.LATER_THAN_USUAL, absence.last_on, absence.late_on, reason)
    yield let_go_after(prompt, hide_after)


def _quiet(facts: CustomerFacts, absence: AbsenceFact, rules: RuleSettings) -> Iterator[Prompt]:
    if absence.last_on is None or absence.quiet_on is None:
        return
    hide_after = _last_day(absence.quiet_on, rule.QUIET, rules)
    reason = sentence(
        "Has gone quiet: last here {when}, {usual}.",
        when=absence.last_on,
        usual=_usually(absence.usual_gap_days or 1, absence.season_on),
    )
    prompt = _prompt(facts, rule.QUIET, absence.last_on, absence.quiet_on, reason)
    yield let_go_after(prompt, hide_after)


def _usually(gap_days: int, season_on: date | None) -> Sentence:
    if season_on is not None:
        return sentence("usually back around {day}", day=season_on)
    return counted("usually here every day", "usually here every {n} days", gap_days)


def _last_day(first: date, code: str, rules: RuleSettings) -> date:
    return plus(first, rules.days(code, "max_age_days"))


def _prompt(
    facts: CustomerFacts, code: str, since: date, show_from: date, reason: Sentence
) -> Prompt:
    key = f"{code}:customer:{facts.customer_id}:{since.isoformat()}"
    return asked(facts, code, key, show_from, reason, group=_GROUP, kind=Kind.QUIET)
