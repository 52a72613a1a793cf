"""The rules by which thank-yous and birthday cards are owed (PRODUCT.md section 7).

Promises, reminders and the owner's answers are domain/prompts.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt, ThankYouFact, VisitFact
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import CustomerRef, Sentence, sentence

POSTED_AGAIN_AFTER_DAYS = 60  # PRODUCT.md section 7: at most one posted in 60 days
OWED_SHOWS_DAYS_BEFORE = 7  # a thank-you owed by hand is shown a week before its day
_THANKED = frozenset({"posted", "handed_over"})


def thank_yous(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """What is owed by rule and by hand; a thank-you row speaks for the prompt it came from."""
    by_rule = [
        *_first_purchase(facts, rules),
        *_third_visit(facts, rules),
        *_referrals(facts, rules),
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
        elif row.state == "due":
            yield prompt._replace(hide_after=None)
    derived = {prompt.subject_key for prompt in by_rule}
    for row in facts.thank_yous:
        if row.state == "printed":
            yield _printed(facts, row)
        elif row.state == "due" and row.subject_key not in derived:
            yield _owed(facts, row)


def _first_purchase(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """PRODUCT.md section 9: a thank-you within five days of the first visit of a newcomer."""
    first = _visit_on_day(facts, 1)
    if first is None or not rules.is_on(rule.FIRST_PURCHASE):
        return
    reason = sentence("First time here {when}.", when=first.shop_day)
    if what := without_full_stop(first.what):
        reason = sentence("First time here {when}: {what}.", when=first.shop_day, what=what)
    key = f"{rule.FIRST_PURCHASE}:customer:{facts.customer_id}"
    yield _thanks(facts, rules, rule.FIRST_PURCHASE, key, first.shop_day, reason, "thank_you")


def _third_visit(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    third = _visit_on_day(facts, 3)
    if third is None or not rules.is_on(rule.THIRD_VISIT):
        return
    reason = sentence("Here for the third time {when}.", when=third.shop_day)
    if what := without_full_stop(third.what):
        reason = sentence("Here for the third time {when}: {what}.", when=third.shop_day, what=what)
    key = f"{rule.THIRD_VISIT}:customer:{facts.customer_id}"
    yield _thanks(facts, rules, rule.THIRD_VISIT, key, third.shop_day, reason, "thank_you")


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
        key = f"{rule.REFERRAL}:referral:{referral.referral_id}"
        occasion = "thank_you_referral"
        yield _thanks(facts, rules, rule.REFERRAL, key, referral.day, reason, occasion)


def _birthdays(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    if facts.birthday is None or not rules.is_on(rule.BIRTHDAY):
        return
    lead = timedelta(days=rules.days(rule.BIRTHDAY, "lead_days"))
    for year in (facts.as_of.year, facts.as_of.year + 1):
        day = facts.birthday.on_year(year)
        yield Prompt(
            rule=rule.BIRTHDAY,
            subject_key=f"{rule.BIRTHDAY}:customer:{facts.customer_id}:{year}",
            customer_id=facts.customer_id,
            group="dates",
            kind=Kind.DATE.value,
            tier=facts.tier,
            due_on=day,
            show_from=day - lead,
            hide_after=day,
            since=day - lead,
            reason=sentence("Birthday {when}.", when=day),
            action="print_card",
            occasion="birthday",
        )


def _printed(facts: CustomerFacts, row: ThankYouFact) -> Prompt:
    """Printing alone never counts as thanked: the card still lies in the shop."""
    printed_on = row.printed_on or row.due_on
    return _of_row(facts, row)._replace(
        rule=rule.PRINTED_CARD,
        subject_key=f"{rule.PRINTED_CARD}:thank_you:{row.thank_you_id}",
        show_from=printed_on,
        since=printed_on,
        reason=sentence("Printed, not posted yet. {reason}", reason=row.reason),
        action="post",
    )


def _owed(facts: CustomerFacts, row: ThankYouFact) -> Prompt:
    """Owed by the owner's whim, or by a rule that has let go of it meanwhile."""
    show_from = row.due_on - timedelta(days=OWED_SHOWS_DAYS_BEFORE)
    return _of_row(facts, row)._replace(show_from=show_from)


def _of_row(facts: CustomerFacts, row: ThankYouFact) -> Prompt:
    is_birthday = row.occasion == "birthday"
    return Prompt(
        rule=row.rule,
        subject_key=row.subject_key,
        customer_id=facts.customer_id,
        group="dates" if is_birthday else "thank_you",
        kind=(Kind.DATE if is_birthday else Kind.THANK_YOU).value,
        tier=facts.tier,
        due_on=row.due_on,
        show_from=row.due_on,
        hide_after=None,
        since=row.due_on,
        reason=row.reason,
        action="print_card",
        occasion=row.occasion,
    )


def _thanks(
    facts: CustomerFacts,
    rules: RuleSettings,
    code: str,
    subject_key: str,
    day: date,
    reason: Sentence,
    occasion: str,
) -> Prompt:
    return Prompt(
        rule=code,
        subject_key=subject_key,
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


def _rested(prompt: Prompt, last_posted: date | None) -> Prompt | None:
    """The prompt after the pause since the last card; referrals and birthdays wait for nothing."""
    if last_posted is None or prompt.rule in {rule.REFERRAL, rule.BIRTHDAY}:
        return prompt
    show_from = max(prompt.show_from, last_posted + timedelta(days=POSTED_AGAIN_AFTER_DAYS))
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
    """The days on which a card left the shop."""
    for row in facts.thank_yous:
        if row.state in _THANKED and row.closed_on is not None:
            yield row.closed_on


def without_full_stop(text: str) -> str:
    """Words of a person without the full stop that the sentence brings itself."""
    return text.strip().rstrip(".").rstrip()
