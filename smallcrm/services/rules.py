"""What the shop watches for: each rule of the prompts with its switch and its days.

What a rule finds is decided by `domain/prompts.py`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.prompt_rules import CHOOSABLE, RuleSettings, checked_numbers
from smallcrm.domain.rule_words import explained, rule_word
from smallcrm.domain.sentence import Sentence
from smallcrm.storage.models import PromptRule
from smallcrm.storage.store import Store


class RuleRow(NamedTuple):
    """One rule as Settings shows it. numbers: days by name, such as lead_days."""

    code: str
    title: Sentence
    explained: Sentence
    is_on: bool
    numbers: dict[str, int]


class _Own(NamedTuple):
    code: str
    is_on: bool
    numbers: str


def rules(store: Store) -> list[RuleRow]:
    """The rules that can be switched, in the order of Settings."""
    settings = settings_of(store)
    return [_row(code, settings) for code in CHOOSABLE]


def settings_of(store: Store) -> RuleSettings:
    """Every rule's switch and numbers as they hold in this shop."""
    own = store.rows(_Own, "SELECT code, is_on, numbers FROM prompt_rule")
    return RuleSettings((row.code, row.is_on, json.loads(row.numbers)) for row in own)


def save_rule(
    store: Store,
    code: str,
    *,
    is_on: bool,
    numbers: Mapping[str, int] | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Switch a rule, and change its days; None leaves the days as they are.

    Raises Invalid for an unknown rule (code) and for days out of reach (the number's name).
    """
    if code not in CHOOSABLE:
        raise Invalid("code", "There is no such rule.")
    known = settings_of(store).of(code)
    checked = checked_numbers(code, known.numbers if numbers is None else numbers)
    if (known.is_on, known.numbers) == (is_on, checked):
        return
    values = {"is_on": int(is_on), "numbers": json.dumps(checked)}
    with store.action("save_rule", at=now, by=by):
        if not PromptRule.update(values).where(PromptRule.code == code).execute():
            PromptRule.create(code=code, **values)


def _row(code: str, settings: RuleSettings) -> RuleRow:
    known = settings.of(code)
    numbers = dict(known.numbers)
    return RuleRow(code, rule_word(code), explained(code, numbers), known.is_on, numbers)
