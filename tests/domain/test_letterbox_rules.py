"""What is missing where a card is due."""

from dataclasses import replace

import pytest

from smallcrm.domain.prompt_facts import Answer, LetterboxFact, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from tests.domain.customer_facts import FIRST, NOBODY, found, visited

ON = RuleSettings([("no_address", True, {}), ("no_consent", True, {})])


def asked(has_address: bool, likes_letters: bool | None, **changes: object) -> list[Prompt]:
    box = LetterboxFact(has_address, likes_letters)
    facts = replace(visited(0), letterboxes=(box,), **changes)  # type: ignore[arg-type]
    return [prompt for prompt in found(facts, ON) if prompt.group == "call_and_write"]


@pytest.mark.parametrize(
    ("has_address", "likes_letters", "rules"),
    [
        (False, None, ["no_address"]),
        (False, True, ["no_address"]),
        (True, None, ["no_consent"]),
        (True, True, []),
        (False, False, []),
        (True, False, []),
    ],
)
def test_one_thing_is_asked_and_nobody_who_wants_no_letters(
    has_address: bool, likes_letters: bool | None, rules: list[str]
) -> None:
    assert [prompt.rule for prompt in asked(has_address, likes_letters)] == rules


def test_it_is_asked_while_the_card_is_due_and_once_for_each_card() -> None:
    (prompt,) = asked(False, None)
    assert prompt.subject_key == "no_address:first_purchase:customer:17"
    assert prompt.show_from == FIRST
    assert prompt.hide_after is not None
    answers = {prompt.subject_key: Answer("dismissed")}
    assert asked(False, None, answers=answers) == []


def test_without_a_card_nothing_is_missing() -> None:
    box = (LetterboxFact(has_address=False),)
    assert found(replace(NOBODY, letterboxes=box), ON) == []
    let_go = {"first_purchase:customer:17": Answer("dismissed")}
    assert asked(False, None, answers=let_go) == []


def test_off_nothing_is_asked() -> None:
    facts = replace(visited(0), letterboxes=(LetterboxFact(has_address=False),))
    assert [prompt.rule for prompt in found(facts, RuleSettings())] == ["first_purchase"]
