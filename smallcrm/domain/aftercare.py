"""Aftercare: some days after a purchase of a kind that the owner named, ask how it goes.

How purchases are found in the book is the storage's business (PRODUCT.md section 7).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import plus, without_full_stop
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, words
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt, PurchaseFact
from smallcrm.domain.prompt_rules import MOST_DAYS, RuleSettings
from smallcrm.domain.reminder_rules import fading
from smallcrm.domain.sentence import sentence

WORDS_LIMIT = 600  # characters of the whole list
_MOST_TIMES = 2  # so often a purchase is asked about
_PARTS = re.compile(r"[,;\n]")
_OWN_DAYS = re.compile(r"^(.*?)((?:\s+[0-9]{1,4})*)\s*$")


class PurchaseKind(NamedTuple):
    """What the owner looks after: its folded words, and its own days, if it has any."""

    words: str
    days: tuple[int, ...] = ()


@lru_cache(maxsize=8)  # the list of one shop, read with every visit
def purchase_kinds(text: str) -> tuple[PurchaseKind, ...]:
    """The kinds of a list such as "mower, rose 14, garden hose 7 30", in its order.

    Numbers behind a kind are days of its own. Raises Invalid (words) for days that are too many or
    lie too far ahead; a part without words says nothing.
    """
    kinds = []
    for part in _PARTS.split(text):
        found = _OWN_DAYS.match(clean_line(part, WORDS_LIMIT))
        named, numbers = found.groups() if found is not None else ("", "")
        days = tuple(int(number) for number in numbers.split())
        if len(days) > _MOST_TIMES or not all(1 <= number <= MOST_DAYS for number in days):
            raise Invalid(
                "words", "Behind a word, write one or two numbers of days up to {n}.", n=MOST_DAYS
            )
        if folded := " ".join(words(named)):
            kinds.append(PurchaseKind(folded, tuple(sorted(set(days)))))
    return tuple(kinds)


def kind_of(what: str, kinds: Sequence[PurchaseKind]) -> PurchaseKind | None:
    """The first kind that stands at the beginning or the end of a word, such as "lawnmower"."""
    said = f" {' '.join(words(what))} "
    for kind in kinds:
        if f" {kind.words}" in said or f"{kind.words} " in said:
            return kind
    return None


def days_of(kind: PurchaseKind, rules: RuleSettings) -> tuple[int, ...]:
    """After how many days it is asked about, the nearest first; 0 in Settings is never."""
    if kind.days:
        return kind.days
    usual = {rules.days(rule.AFTERCARE, name) for name in ("soon_days", "again_days")}
    return tuple(sorted(usual - {0}))


def reaches_back_days(rules: RuleSettings) -> int:
    """How old a purchase may be that still asks for something or keeps another from asking."""
    kinds = purchase_kinds(rules.words(rule.AFTERCARE))
    longest = max((day for kind in kinds for day in days_of(kind, rules)), default=0)
    return 2 * longest + rules.days(rule.AFTERCARE, "max_age_days")


def aftercare(facts: CustomerFacts, rules: RuleSettings) -> Iterator[Prompt]:
    """How it goes with what they bought; who comes for it again and again is not asked each time.

    Each time rests when the next one begins.
    """
    if not facts.purchases or not rules.is_on(rule.AFTERCARE):
        return
    kinds = purchase_kinds(rules.words(rule.AFTERCARE))
    last_of: dict[PurchaseKind, date] = {}
    for purchase in facts.purchases:
        kind = kind_of(purchase.what, kinds)
        if kind is None:
            continue
        days, before = days_of(kind, rules), last_of.get(kind)
        last_of[kind] = purchase.shop_day
        if days and (before is None or plus(before, days[-1]) < purchase.shop_day):
            yield from _asked(facts, purchase, days, rules)


def _asked(
    facts: CustomerFacts, purchase: PurchaseFact, days: Sequence[int], rules: RuleSettings
) -> Iterator[Prompt]:
    reason = sentence(
        "Ask how it goes with what they bought {when}: {what}.",
        when=purchase.shop_day,
        what=without_full_stop(purchase.what),
    )
    for number, after in enumerate(days, start=1):
        key = f"{rule.AFTERCARE}:visit:{purchase.visit_id}:{number}"
        first = plus(purchase.shop_day, after)
        prompt = fading(facts, rule.AFTERCARE, key, first, reason, rules)
        following = days[number : number + 1]
        if following and prompt.hide_after is not None:
            last = plus(purchase.shop_day, following[0] - 1)
            prompt = prompt._replace(hide_after=min(prompt.hide_after, last))
        yield prompt
