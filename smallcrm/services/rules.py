"""What the shop watches for: each rule of the prompts with its switch and its days.

What a rule finds is decided by `domain/prompts.py`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.aftercare import WORDS_LIMIT, purchase_kinds
from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.prompt_rules import CHOOSABLE, RuleSetting, RuleSettings, checked_numbers
from smallcrm.domain.rule_words import GROUPS, explained, group_of, rule_word
from smallcrm.domain.sentence import Sentence
from smallcrm.storage.models import PromptRule
from smallcrm.storage.store import Store


class RuleRow(NamedTuple):
    """One rule as Settings shows it. numbers: days by name, such as lead_days.

    group: of rule_words.GROUPS. words: what the owner wants it to look for, None for most rules.
    """

    code: str
    title: Sentence
    explained: Sentence
    is_on: bool
    numbers: dict[str, int]
    group: str
    words: str | None


class _Own(NamedTuple):
    code: str
    is_on: bool
    numbers: str


def rules(store: Store) -> list[RuleRow]:
    """The rules that can be switched, in the order of Settings: group by group."""
    settings = settings_of(store)
    found = [_row(code, settings) for code in CHOOSABLE]
    return sorted(found, key=lambda row: GROUPS.index(row.group))


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
    words: str | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Switch a rule, and change its days and words; None leaves them as they are.

    Raises Invalid for an unknown rule (code), for days out of reach (the number's name) and for
    words that can not be read (words).
    """
    if code not in CHOOSABLE:
        raise Invalid("code", "There is no such rule.")
    known = settings_of(store).of(code)
    wanted = RuleSetting(
        is_on,
        checked_numbers(code, known.numbers if numbers is None else numbers),
        known.words if words is None else _checked_words(known, words),
    )
    if wanted != known:
        with store.action("save_rule", at=now, by=by):
            write_rule(code, wanted)


def write_rule(code: str, setting: RuleSetting) -> None:
    """Keep how a rule is set. Call inside an action."""
    kept: dict[str, int | str] = dict(setting.numbers)
    if setting.words is not None:
        kept["words"] = setting.words
    values = {"is_on": int(setting.is_on), "numbers": json.dumps(kept, ensure_ascii=False)}
    if not PromptRule.update(values).where(PromptRule.code == code).execute():
        PromptRule.create(code=code, **values)


def _checked_words(known: RuleSetting, words: str) -> str | None:
    if known.words is None:
        raise Invalid("words", "This rule looks for no words.")
    clean = checked_line("words", words, WORDS_LIMIT)
    purchase_kinds(clean)
    return clean


def _row(code: str, settings: RuleSettings) -> RuleRow:
    known = settings.of(code)
    numbers = dict(known.numbers)
    return RuleRow(
        code,
        rule_word(code),
        explained(code, numbers),
        known.is_on,
        numbers,
        group_of(code),
        known.words,
    )
