"""The switches and numbers of the rules."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.prompt_rules import (
    CHOOSABLE,
    DEFAULTS,
    RuleSettings,
    as_kept,
    as_told,
    checked_numbers,
)
from smallcrm.domain.rule_words import explained, number_word, rule_word


def test_a_new_shop_watches_for_four_things_and_for_what_an_opening_brings() -> None:
    rules = RuleSettings()
    on = [code for code in CHOOSABLE if rules.is_on(code)]
    four = ["first_purchase", "referral", "birthday", "promise"]
    assert on == [*four, "after_opening", "year_after_opening"]


def test_the_shop_changes_one_number_and_keeps_the_others() -> None:
    rules = RuleSettings([("first_purchase", True, {"within_days": 2}), ("unknown", True, {})])
    assert rules.days("first_purchase", "within_days") == 2
    assert rules.days("first_purchase", "max_age_days") == 30
    assert rules.of("birthday") == DEFAULTS["birthday"]


@pytest.mark.parametrize(
    ("code", "numbers", "field"),
    [
        ("birthday", {"lead_days": -1}, "lead_days"),
        ("birthday", {"lead_days": 367}, "lead_days"),
        ("birthday", {"colour": 1}, "colour"),
        ("nothing", {}, "code"),
    ],
)
def test_numbers_out_of_reach_are_refused(code: str, numbers: dict[str, int], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_numbers(code, numbers)
    assert refused.value.field == field


def test_every_rule_and_number_has_words() -> None:
    assert len({rule_word(code).key for code in DEFAULTS}) == len(DEFAULTS)
    for code, setting in DEFAULTS.items():
        assert checked_numbers(code, {}) == dict(setting.numbers)
        for name in setting.numbers:
            assert number_word(name).key


def test_each_rule_of_settings_explains_itself_with_all_its_numbers() -> None:
    for code in CHOOSABLE:
        told = explained(code, DEFAULTS[code].numbers)
        assert told.key.format(**DEFAULTS[code].numbers)


def test_what_is_told_in_weeks_is_kept_in_days() -> None:
    assert [as_told("a_list_days", days) for days in (0, 1, 63, 64, 366)] == [0, 1, 9, 10, 53]
    assert (as_kept("a_list_days", 9), as_kept("lead_days", 9)) == (63, 9)
    with pytest.raises(Invalid) as refused:
        as_kept("regular_days", 53)
    assert refused.value.field == "regular_days"
