"""Aftercare: asking how it goes with what was bought, some days and some weeks later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.aftercare import kind_of, purchase_kinds, reaches_back_days
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import VisitId
from smallcrm.domain.prompt_facts import Answer, CustomerFacts, PurchaseFact
from smallcrm.domain.prompt_rules import RuleSettings
from tests.domain.customer_facts import NOBODY, found

DAY = date(2026, 11, 20)


def wanted(words: str, **numbers: int) -> RuleSettings:
    return RuleSettings([("aftercare", True, {"words": words, **numbers})])


def bought(*purchases: tuple[int, str]) -> CustomerFacts:
    """Purchases as (days after DAY, what)."""
    facts = tuple(
        PurchaseFact(VisitId(number), DAY + timedelta(days=day), what)
        for number, (day, what) in enumerate(purchases, start=1)
    )
    return replace(NOBODY, purchases=facts)


def after(facts: CustomerFacts, rules: RuleSettings) -> list[int]:
    """The days on which something is shown first."""
    return [(prompt.show_from - DAY).days for prompt in found(facts, rules)]


def test_three_days_and_three_weeks_later_it_is_asked_how_it_goes() -> None:
    first, second = found(bought((0, "A lawn mower.")), wanted("mower"))
    assert [(p.show_from - DAY).days for p in (first, second)] == [3, 21]
    assert (first.subject_key, second.subject_key) == ("aftercare:visit:1:1", "aftercare:visit:1:2")
    assert first.reason.args == {"when": DAY, "what": "A lawn mower"}
    assert (first.group, first.action) == ("call_and_write", "call")
    assert first.hide_after is not None
    assert first.hide_after < second.show_from
    assert first.due_on > first.hide_after  # nothing was promised: it never presses


def test_off_or_without_words_nothing_is_found() -> None:
    assert found(bought((0, "mower")), RuleSettings()) == []
    assert found(bought((0, "mower")), wanted("")) == []
    assert found(bought((0, "nails")), wanted("mower")) == []


def test_a_kind_may_have_days_of_its_own() -> None:
    rules = wanted("mower; rose 14, garden hose 30 7")
    assert after(bought((0, "two roses")), rules) == [14]
    assert after(bought((0, "garden hoses")), rules) == [7, 30]
    assert after(bought((0, "mower")), wanted("mower", again_days=0)) == [3]


def test_who_comes_for_it_again_and_again_is_not_asked_each_time() -> None:
    weekly = [(7 * week, "roses") for week in range(8)]
    assert after(bought(*weekly), wanted("rose")) == [3, 21]
    assert after(bought((0, "roses"), (22, "roses")), wanted("rose")) == [3, 21, 25, 43]


@pytest.mark.parametrize(
    ("what", "is_found"),
    [
        ("Rasenmäher", True),
        ("MÄHER, rot", True),
        ("Mähermesser", True),
        ("Armähere Sache", False),
        ("", False),
    ],
)
def test_a_kind_stands_at_the_beginning_or_the_end_of_a_word(what: str, is_found: bool) -> None:
    assert (kind_of(what, purchase_kinds("mäher")) is not None) == is_found


@pytest.mark.parametrize("words", ["rose 0", "rose 367", "rose 3 21 60"])
def test_days_that_make_no_sense_are_refused(words: str) -> None:
    with pytest.raises(Invalid) as refused:
        purchase_kinds(words)
    assert refused.value.field == "words"


def test_what_the_rule_looks_at_reaches_twice_as_far_back() -> None:
    assert reaches_back_days(wanted("mower")) == 2 * 21 + 14
    assert reaches_back_days(wanted("mower, rose 100")) == 2 * 100 + 14


def test_each_is_answered_by_itself() -> None:
    answered = {"aftercare:visit:1:1": Answer("dismissed")}
    assert after(replace(bought((0, "mower")), answers=answered), wanted("mower")) == [21]


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=100)
def test_no_words_of_people_raise(text: str, what: str) -> None:
    try:
        kinds = purchase_kinds(text)
    except Invalid:
        return
    kind_of(what, kinds)
    assert all(kind.words for kind in kinds)
