"""What is missing where a card is due: an address, or whether a card is welcome.

Which cards are due is domain/thank_you_rules (PRODUCT.md section 7).
"""

from collections.abc import Iterator, Sequence

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.asking import asked, plus
from smallcrm.domain.prompt_facts import CustomerFacts, LetterboxFact, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence, sentence

_CARD = "print_card"


def letterbox_prompts(
    facts: CustomerFacts, rules: RuleSettings, due: Sequence[Prompt]
) -> Iterator[Prompt]:
    """One question for the card that is shown first, as long as that card is shown.

    due: what was found for this customer, and not answered. Who said no to letters is not asked.
    """
    card = min(
        (each for each in due if each.action == _CARD),
        key=lambda each: (each.show_from, each.subject_key),
        default=None,
    )
    if card is None:
        return
    for box in facts.letterboxes:
        code = _missing(box)
        if code is not None and rules.is_on(code):
            yield _ask(facts, code, card, rules)


def _missing(box: LetterboxFact) -> str | None:
    if box.likes_letters is False:
        return None
    if not box.has_address:
        return rule.NO_ADDRESS
    return rule.NO_CONSENT if box.likes_letters is None else None


def _ask(facts: CustomerFacts, code: str, card: Prompt, rules: RuleSettings) -> Prompt:
    last = plus(card.show_from, rules.days(code, "max_age_days"))
    return asked(
        facts,
        code,
        f"{code}:{card.subject_key}",
        card.show_from,
        _reason(code),
        due_on=card.due_on,
        hide_after=last if card.hide_after is None else min(last, card.hide_after),
    )


def _reason(code: str) -> Sentence:
    if code == rule.NO_ADDRESS:
        return sentence("A card is due: ask where it would reach them.")
    return sentence("A card is due: ask whether they like to get letters.")
