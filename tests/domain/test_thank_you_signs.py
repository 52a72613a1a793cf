"""Thanks for what customers did for the shop, and for having come for so long."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.ids import MomentId, ReferralId, RequestId
from smallcrm.domain.openings import OpeningFact
from smallcrm.domain.prompt_facts import (
    CustomerFacts,
    LoyalFact,
    PatienceFact,
    ReferralFact,
    SignFact,
)
from smallcrm.domain.prompt_rules import DEFAULTS, RuleSettings
from smallcrm.domain.thank_you_years import is_round_year, round_number
from tests.domain.customer_facts import BERG, FIRST, NOBODY, found, only, row

NEW = (
    "big_purchase",
    "patience",
    "advice",
    "opened",
    "helped",
    "years",
    "round_number",
    "kindness",
)
ALL_ON = RuleSettings([(code, True, {}) for code in NEW])
DOOR = OpeningFact(RequestId(5), "a pump.", FIRST, time(21, 0))


def _sign(kind: str, words: str = "", source: str = "tick") -> CustomerFacts:
    return replace(NOBODY, signs=(SignFact(source, 8, kind, FIRST, words),))


ONE_OF_EACH = replace(
    NOBODY,
    tier="a_list",
    signs=tuple(
        SignFact("tick", n, kind, FIRST)
        for n, kind in enumerate(("gave_advice", "invited_us", "praised"))
    ),
    patience=(PatienceFact(MomentId(6), FIRST, FIRST),),
    openings=(DOOR,),
    loyal=(LoyalFact(FIRST.replace(year=2016), None, 50, FIRST),),
)


def test_the_new_rules_are_off_until_they_are_wanted() -> None:
    assert not any(DEFAULTS[code].is_on for code in NEW)
    thanks = [p for p in found(ONE_OF_EACH, RuleSettings()) if p.group == "thank_you"]
    assert thanks == []


def test_each_rule_finds_its_own_reason_once() -> None:
    thanks = [p for p in found(ONE_OF_EACH, ALL_ON) if p.group == "thank_you"]
    assert sorted(p.rule for p in thanks) == sorted(set(NEW) - {"big_purchase"})
    assert len({p.subject_key for p in thanks}) == len(thanks)


@pytest.mark.parametrize(
    ("kind", "rule", "occasion"),
    [
        ("gave_advice", "advice", "thank_you"),
        ("suggested", "advice", "thank_you"),
        ("introduced_us", "helped", "thank_you_referral"),
        ("invited_us", "helped", "thank_you"),
        ("praised", "kindness", "thank_you"),
    ],
)
def test_a_sign_of_loyalty_is_thanked_for(kind: str, rule: str, occasion: str) -> None:
    prompt = only(_sign(kind, "More benches, please."), ALL_ON)
    assert (prompt.rule, prompt.subject_key) == (rule, f"{rule}:tick:8")
    assert (prompt.occasion, prompt.due_on) == (occasion, FIRST + timedelta(days=5))
    assert prompt.reason.key.format(when="today", words="x")
    assert prompt.reason.args["words"] == "More benches, please"


def test_who_sent_somebody_by_name_is_not_thanked_twice() -> None:
    named = replace(_sign("sent_someone"), referrals=(ReferralFact(ReferralId(4), BERG, FIRST),))
    assert [p.rule for p in found(named, ALL_ON)] == ["referral"]
    assert only(_sign("sent_someone"), ALL_ON).rule == "helped"
    assert found(_sign("asked_our_advice"), ALL_ON) == []


def test_patience_and_openings_are_remembered_and_patience_waits_for_nothing() -> None:
    card = row("posted", closed_on=FIRST)
    facts = replace(ONE_OF_EACH, signs=(), loyal=(), thank_yous=(card,))
    shown = {p.rule: p.show_from for p in found(facts, ALL_ON) if p.group == "thank_you"}
    assert shown == {"patience": FIRST}  # the opening would rest longer than it is remembered
    door = next(p for p in found(replace(NOBODY, openings=(DOOR,)), ALL_ON) if p.rule == "opened")
    assert (door.occasion, door.reason.args["what"]) == ("after_hours", "a pump")
    planned = replace(NOBODY, openings=(DOOR._replace(opened_at=None),))
    assert "opened" not in {p.rule for p in found(planned, ALL_ON)}


def test_round_years_are_told_a_week_before_once_a_year() -> None:
    loyal = LoyalFact(date(2024, 12, 3), None)
    prompt, next_year = found(replace(NOBODY, loyal=(loyal,)), ALL_ON)
    assert next_year.subject_key == "years:customer:17:2027"
    assert prompt.subject_key == "years:customer:17:2026"
    assert (prompt.due_on, prompt.show_from) == (date(2026, 12, 3), date(2026, 11, 26))
    assert (prompt.reason.args["n"], prompt.occasion) == (2, "anniversary")
    older = only(replace(NOBODY, loyal=(loyal._replace(since_year=1996),)), ALL_ON)
    assert older.reason.args["n"] == 30
    leap = found(replace(NOBODY, loyal=(LoyalFact(date(2024, 2, 29)),)), ALL_ON)
    assert leap[0].due_on == date(2026, 2, 28)


def test_round_numbers_are_for_the_best_only() -> None:
    loyal = replace(NOBODY, loyal=(LoyalFact(None, None, 25, FIRST),))
    assert found(loyal, ALL_ON) == []
    prompt = only(replace(loyal, tier="a_list"), ALL_ON)
    assert prompt.subject_key == "round_number:customer:17:25"
    assert prompt.reason.args["n"] == 25


@settings(max_examples=60)
@given(visits=st.integers(0, 2_000))
def test_a_round_number_is_reached_and_never_passed_unseen(visits: int) -> None:
    reached = round_number(visits)
    assert reached <= visits
    assert reached in {0, 25, 50} or reached % 100 == 0
    assert round_number(reached) == reached
    assert round_number(visits + 1) >= reached


def test_two_three_and_five_years_are_round_and_then_every_fifth() -> None:
    assert [years for years in range(-1, 22) if is_round_year(years)] == [2, 3, 5, 10, 15, 20]
