"""The rules by which thank-yous and birthday cards are owed (PRODUCT.md section 7).

Promises, reminders and the owner's answers are domain/prompts.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, plus, without_full_stop
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt, ThankYouFact, VisitFact
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import CustomerRef, sentence
from smallcrm.domain.thank_you_notes import printed_reason, written_reason
from smallcrm.domain.thank_you_owed import owed_by_rule
from smallcrm.domain.thank_you_signs import thanks_for_signs
from smallcrm.domain.thank_you_years import thanks_for_years
from smallcrm.domain.yearly import years_asked

POSTED_AGAIN_AFTER_DAYS = 60  # PRODUCT.md section 7: at most one posted in 60 days
OWED_SHOWS_DAYS_BEFORE = 7  # a thank-you owed by hand is shown a week before its day
_THANKED = frozenset({"posted", "handed_over"})
_NEVER_RESTED = frozenset({rule.REFERRAL, rule.BIRTHDAY, rule.PATIENCE})


def thank_yous(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """What is owed by rule and by hand; a thank-you row speaks for the prompt it came from."""
    by_rule = [
        *_first_purchase(facts, rules),
        *_third_visit(facts, rules),
        *_referrals(facts, rules),
        *thanks_for_signs(facts, rules),
        *thanks_for_years(facts, rules),
        *_big_purchases(facts, rules),
        *_birthdays(facts, rules),
    ]
    rows = {row.subject_key: row for row in facts.thank_yous}
    last_posted = max(_thanked_on(facts), default=None)
    for prompt in by_rule:
        row = rows.get(prompt.subject_key)
        if row is None:
            rested = _rested(prompt, last_posted)
            if rested is not None:
                yield rested
        elif row.state != "due":
            continue
        elif _is_waiting(row):
            rested = _rested(prompt, last_posted)
            if rested is not None:
                yield rested
        else:
            yield prompt._replace(hide_after=None)
    derived = {prompt.subject_key for prompt in by_rule}
    for row in facts.thank_yous:
        if row.state == "printed":
            yield _printed(facts, row)
        elif row.state == "due" and row.subject_key not in derived and not _is_waiting(row):
            yield _owed(facts, row)


def _first_purchase(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """PRODUCT.md section 9: a thank-you within five days of the first visit of a newcomer."""
    first = _visit_on_day(facts, 1)
    if first is None or not rules.is_on(rule.FIRST_PURCHASE):
        return
    reason = sentence("First time here {when}.", when=first.shop_day)
    if what := without_full_stop(first.what):
        reason = sentence("First time here {when}: {what}.", when=first.shop_day, what=what)
    subject, day = f"customer:{facts.customer_id}", first.shop_day
    yield owed_by_rule(facts, rules, rule.FIRST_PURCHASE, subject, day, reason, "thank_you")


def _third_visit(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    third = _visit_on_day(facts, 3)
    if third is None or not rules.is_on(rule.THIRD_VISIT):
        return
    reason = sentence("Here for the third time {when}.", when=third.shop_day)
    if what := without_full_stop(third.what):
        reason = sentence("Here for the third time {when}: {what}.", when=third.shop_day, what=what)
    subject, day = f"customer:{facts.customer_id}", third.shop_day
    yield owed_by_rule(facts, rules, rule.THIRD_VISIT, subject, day, reason, "thank_you")


def _referrals(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """PRODUCT.md section 10: a thank-you is owed at once, whether or not the friend buys."""
    if not rules.is_on(rule.REFERRAL):
        return
    for referral in facts.referrals:
        friend = CustomerRef(referral.friend_id)
        reason = sentence("Sent {friend} to you.", friend=friend)
        if what := without_full_stop(referral.what):
            reason = sentence(
                "Sent {friend} to you. First purchase: {what}.", friend=friend, what=what
            )
        subject, occasion = f"referral:{referral.referral_id}", "thank_you_referral"
        yield owed_by_rule(facts, rules, rule.REFERRAL, subject, referral.day, reason, occasion)


def _big_purchases(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """Found when the visit was noted: what was usual then stands in the row and never moves."""
    if not rules.is_on(rule.BIG_PURCHASE):
        return
    for row in facts.thank_yous:
        day = row.reason.args.get("when")
        if row.rule == rule.BIG_PURCHASE and isinstance(day, date):
            subject = row.subject_key.partition(":")[2]
            yield owed_by_rule(
                facts, rules, rule.BIG_PURCHASE, subject, day, row.reason, row.occasion
            )


def _is_waiting(row: ThankYouFact) -> bool:
    """Whether the row only holds what was found, and nobody has tried to print it yet."""
    return row.rule == rule.BIG_PURCHASE and not row.was_printed


def _birthdays(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    if facts.birthday is None or not rules.is_on(rule.BIRTHDAY):
        return
    lead = rules.days(rule.BIRTHDAY, "lead_days")
    subject = f"{rule.BIRTHDAY}:customer:{facts.customer_id}"
    for year in years_asked(facts, lambda year: f"{subject}:{year}"):
        day = facts.birthday.on_year(year)
        yield asked(
            facts,
            rule.BIRTHDAY,
            f"{subject}:{year}",
            plus(day, -lead),
            sentence("Birthday {when}.", when=day),
            group="dates",
            kind=Kind.DATE,
            action="print_card",
            due_on=day,
            hide_after=day,
            occasion="birthday",
        )


def _printed(facts: CustomerFacts, row: ThankYouFact) -> Prompt:
    """Printing or writing alone never counts as thanked: the card still lies in the shop."""
    printed_on = row.printed_on or row.due_on
    return _of_row(facts, row)._replace(
        rule=rule.PRINTED_CARD,
        subject_key=f"{rule.PRINTED_CARD}:thank_you:{row.thank_you_id}",
        show_from=printed_on,
        since=printed_on,
        reason=(written_reason if row.is_by_hand else printed_reason)(row.reason),
        action="post",
    )


def _owed(facts: CustomerFacts, row: ThankYouFact) -> Prompt:
    """Owed by the owner's whim, or by a rule that has let go of it meanwhile."""
    return _of_row(facts, row)._replace(show_from=plus(row.due_on, -OWED_SHOWS_DAYS_BEFORE))


def _of_row(facts: CustomerFacts, row: ThankYouFact) -> Prompt:
    is_birthday = row.occasion == "birthday"
    return asked(
        facts,
        row.rule,
        row.subject_key,
        row.due_on,
        row.reason,
        group="dates" if is_birthday else "thank_you",
        kind=Kind.DATE if is_birthday else Kind.THANK_YOU,
        action="print_card",
        occasion=row.occasion,
    )


def _rested(prompt: Prompt, last_posted: date | None) -> Prompt | None:
    """The prompt after the pause since the last card that reached the household.

    The pause keeps cards rare: one that was handed over is read like one that was posted, so both
    begin it. Thanks that were only said leave no card, and begin none.
    Referrals, birthdays, and whatever was made right wait for nothing.
    """
    if last_posted is None or prompt.rule in _NEVER_RESTED:
        return prompt
    show_from = max(prompt.show_from, plus(last_posted, POSTED_AGAIN_AFTER_DAYS))
    if prompt.hide_after is not None and show_from > prompt.hide_after:
        return None
    return prompt._replace(show_from=show_from, due_on=max(prompt.due_on, show_from))


def _visit_on_day(facts: CustomerFacts, number: int) -> VisitFact | None:
    """The visit that opened the customer's first, second ... day; none for imported people."""
    if facts.known_before:
        return None
    seen: set[date] = set()
    for visit in _bought(facts.visits):
        seen.add(visit.shop_day)
        if len(seen) == number:
            return visit
    return None


def _bought(visits: Iterable[VisitFact]) -> Iterator[VisitFact]:
    """Visits that are no returns."""
    return (visit for visit in visits if visit.amount_minor is None or visit.amount_minor >= 0)


def _thanked_on(facts: CustomerFacts) -> Iterator[date]:
    """The days on which they got a card, or who shares their letterbox did."""
    for home in facts.homes:
        if home.thanked_on is not None:
            yield home.thanked_on
    for row in facts.thank_yous:
        if row.state in _THANKED and row.closed_on is not None and not row.is_said:
            yield row.closed_on
