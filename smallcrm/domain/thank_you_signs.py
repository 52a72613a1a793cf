"""Thanks for what customers did for the shop: advice, a good turn, kind words, patience.

Thanks for visits, friends and years are the neighbouring rules.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import without_full_stop
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt, SignFact
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.thank_you_owed import owed_by_rule


class _Sign(NamedTuple):
    rule: str
    reason: str
    occasion: str


# The signs of loyalty that are ticked on a visit, and what was heard. Asking our advice is a sign
# of trust, and no favour to be thanked for.
_SIGNS: Mapping[str, _Sign] = MappingProxyType(
    {
        "gave_advice": _Sign(rule.ADVICE, sentence("Gave you advice {when}.").key, "thank_you"),
        "suggested": _Sign(
            rule.ADVICE, sentence("Suggested something {when}: {words}.").key, "thank_you"
        ),
        "introduced_us": _Sign(
            rule.HELPED, sentence("Introduced you to somebody {when}.").key, "thank_you_referral"
        ),
        "sent_someone": _Sign(
            rule.HELPED, sentence("Sent somebody to you {when}.").key, "thank_you_referral"
        ),
        "invited_us": _Sign(rule.HELPED, sentence("Invited you {when}.").key, "thank_you"),
        "praised": _Sign(rule.KINDNESS, sentence("Praised you {when}: {words}.").key, "thank_you"),
    }
)


def thanks_for_signs(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """What they did for the shop, each thing once."""
    yield from _good_turns(facts, rules)
    yield from _patience(facts, rules)
    yield from _openings(facts, rules)


def _good_turns(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    named = {referral.day for referral in facts.referrals}
    for fact in facts.signs:
        sign = _SIGNS.get(fact.kind)
        if sign is None or not rules.is_on(sign.rule):
            continue
        if fact.kind == "sent_someone" and fact.day in named:
            continue  # the friend is known by name, and thanked for by name
        subject = f"{fact.source}:{fact.row_id}"
        told = _told(sign, fact)
        yield owed_by_rule(facts, rules, sign.rule, subject, fact.day, told, sign.occasion)


def _told(sign: _Sign, fact: SignFact) -> Sentence:
    words = without_full_stop(" ".join(fact.words.split()))
    return Sentence(sign.reason, {"when": fact.day, **({"words": words} if words else {})})


def _patience(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """Something went wrong, they let the shop put it right, and it is right again."""
    if not rules.is_on(rule.PATIENCE):
        return
    for fact in facts.patience:
        reason = sentence("Was patient with you {when}.", when=fact.let_down_on)
        subject = f"moment:{fact.moment_id}"
        occasion = "thank_you_patience"
        yield owed_by_rule(facts, rules, rule.PATIENCE, subject, fact.right_on, reason, occasion)


def _openings(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """The door was opened for them after hours, and closed behind them."""
    if not rules.is_on(rule.OPENED):
        return
    for opening in facts.openings:
        if opening.opened_at is None:
            continue
        what = without_full_stop(opening.what)
        reason = sentence("You opened for them {when}.", when=opening.day)
        if what:
            reason = sentence("You opened for them {when}: {what}.", when=opening.day, what=what)
        subject = f"request:{opening.request_id}"
        yield owed_by_rule(facts, rules, rule.OPENED, subject, opening.day, reason, "after_hours")
