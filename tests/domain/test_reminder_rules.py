"""The rules by which the shop is reminded of dates, keeping in touch and owed answers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.prompt_facts import (
    Answer,
    CustomerFacts,
    DateFact,
    HeardFact,
    SentElsewhereFact,
    TouchFact,
)
from smallcrm.domain.prompt_rules import DEFAULTS, RuleSettings
from smallcrm.domain.prompts import Prompt
from tests.domain.customer_facts import NOBODY, found

FOUR = ("other_dates", "keep_in_touch", "sent_elsewhere", "not_answered")
ON = RuleSettings([(code, True, {}) for code in FOUR])
DAY = date(2026, 11, 20)


def only(facts: CustomerFacts, rules: RuleSettings = ON) -> Prompt:
    (prompt,) = found(facts, rules)
    return prompt


def in_touch(tier: str = "a_list", **fields: date) -> CustomerFacts:
    return replace(NOBODY, tier=tier, touches=(TouchFact(DAY, **fields),))


EVERYTHING = replace(
    in_touch(),
    dates=(DateFact(3, "Wedding day", PartialDate(2, 29)),),
    sent_elsewhere=(SentElsewhereFact(4, "a ladder.", DAY, "Paz"),),
    heard=(HeardFact(5, "open on Sundays", DAY),),
)


def test_all_four_are_off_at_first() -> None:
    assert found(EVERYTHING, RuleSettings()) == []
    assert not any(DEFAULTS[code].is_on for code in FOUR)


def test_each_says_why_and_has_a_key_of_its_own() -> None:
    prompts = found(EVERYTHING, ON)
    assert {(prompt.subject_key, prompt.group) for prompt in prompts} == {
        ("other_dates:personal_date:3:2026", "dates"),
        ("other_dates:personal_date:3:2027", "dates"),
        ("not_answered:heard:5", "call_and_write"),
        ("sent_elsewhere:sent_elsewhere:4", "call_and_write"),
        ("keep_in_touch:customer:17:2026-11-20", "call_and_write"),
    }
    assert len(prompts) == 5
    assert all(prompt.reason.key.format(**prompt.reason.args) for prompt in prompts)


def test_through_leap_years_a_29_february_is_shown_a_week_before_every_year() -> None:
    for year in range(2024, 2033):
        facts = replace(
            NOBODY, as_of=date(year, 1, 1), dates=(DateFact(3, "Name day", PartialDate(2, 29)),)
        )
        first, _next = found(facts, ON)
        day = date(year, 2, 29 if year % 4 == 0 else 28)
        assert (first.due_on, first.hide_after) == (day, day)
        assert first.show_from == day - timedelta(days=7)


@pytest.mark.parametrize(
    ("tier", "after"), [("a_list", 63), ("regular", 182), ("occasional", None)]
)
def test_keeping_in_touch_goes_by_the_standing(tier: str, after: int | None) -> None:
    prompts = found(in_touch(tier), ON)
    days = [(prompt.show_from - DAY).days for prompt in prompts]
    assert days == ([] if after is None else [after])


def test_keeping_in_touch_never_presses_and_waits_while_they_are_away() -> None:
    prompt = only(in_touch(away_until=date(2027, 6, 1)))
    assert prompt.show_from == date(2027, 6, 2)
    assert prompt.hide_after is not None
    assert prompt.due_on - prompt.hide_after == timedelta(days=2)


def test_the_next_silence_is_a_new_one_after_an_answer() -> None:
    answered = {"keep_in_touch:customer:17:2026-11-20": Answer("dismissed")}
    assert found(replace(in_touch(), answers=answered), ON) == []
    later = replace(in_touch(), touches=(TouchFact(DAY + timedelta(days=1)),), answers=answered)
    assert only(later).subject_key.endswith("2026-11-21")


def test_where_they_were_sent_is_told_when_it_is_known() -> None:
    prompt = only(replace(NOBODY, sent_elsewhere=EVERYTHING.sent_elsewhere))
    assert prompt.reason.args == {"shop": "Paz", "what": "a ladder"}
    assert prompt.show_from == DAY + timedelta(days=7)
    nowhere = SentElsewhereFact(4, "a ladder", DAY)
    assert "shop" not in only(replace(NOBODY, sent_elsewhere=(nowhere,))).reason.args


def test_what_has_no_answer_presses_until_it_has_one() -> None:
    prompt = only(replace(NOBODY, heard=EVERYTHING.heard))
    assert (prompt.show_from, prompt.hide_after) == (DAY + timedelta(days=14), None)
    assert prompt.due_on == prompt.show_from


def test_nobody_who_was_let_go_or_has_died_is_called() -> None:
    for status in ("let_go", "deceased"):
        assert found(replace(EVERYTHING, status=status), ON) == []


def test_the_ends_of_the_calendar_hold() -> None:
    assert found(replace(NOBODY, tier="a_list", touches=(TouchFact(date.max),)), ON)
    ancient = replace(EVERYTHING, as_of=date(1, 1, 1))
    assert found(ancient, ON)
