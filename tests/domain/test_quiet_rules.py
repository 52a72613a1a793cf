"""Who stays away is noticed by their own rhythm."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smallcrm.domain.closures import Closure, Closures
from smallcrm.domain.prompt_facts import AbsenceFact, CustomerFacts, Prompt
from smallcrm.domain.prompt_rules import LATER_THAN_USUAL, NOT_BACK, QUIET, RuleSettings
from smallcrm.domain.quiet_rules import absences
from tests.domain.customer_facts import NOBODY

LAST = date(2026, 10, 21)
USUALLY_12 = AbsenceFact(12, LAST, LAST + timedelta(days=18), LAST + timedelta(days=30))
OPEN = Closures()


def on(*codes: str) -> RuleSettings:
    return RuleSettings([(code, True, {}) for code in codes])


ALL = on(NOT_BACK, LATER_THAN_USUAL, QUIET)


def customer(absence: AbsenceFact, tier: str = "a_list") -> CustomerFacts:
    return replace(NOBODY, tier=tier, absences=(absence,))


def found(
    absence: AbsenceFact, rules: RuleSettings = ALL, tier: str = "a_list", closed: Closures = OPEN
) -> list[Prompt]:
    return list(absences(customer(absence, tier), rules, closed))


def test_nothing_is_said_before_the_owner_asked_for_it() -> None:
    let_down = USUALLY_12._replace(let_down_on=LAST)
    assert found(let_down, RuleSettings()) == []


def test_somebody_is_missed_at_one_and_a_half_and_again_at_two_and_a_half() -> None:
    later, quiet = found(USUALLY_12)

    assert (later.rule, later.show_from) == (LATER_THAN_USUAL, date(2026, 11, 8))
    assert later.hide_after == date(2026, 11, 19)
    assert (quiet.rule, quiet.show_from) == (QUIET, date(2026, 11, 20))
    assert quiet.hide_after == date(2027, 1, 19)
    assert (later.group, later.kind, later.action) == ("not_seen", "quiet", "call")
    assert later.subject_key == "later_than_usual:customer:17:2026-10-21"


def test_the_reason_says_when_they_were_here_and_how_often_they_come() -> None:
    later, _quiet = found(USUALLY_12)
    assert later.reason.key == "Later than usual: last here {when}, {usual}."
    assert later.reason.args["when"] == LAST
    usual = later.reason.args["usual"]
    assert getattr(usual, "args", {}) == {"n": 12}


def test_nothing_was_promised_so_it_never_presses() -> None:
    for prompt in found(USUALLY_12):
        assert prompt.hide_after is not None
        assert prompt.due_on > prompt.hide_after + timedelta(days=1)


@pytest.mark.parametrize("tier", ["a_list", "regular", "occasional"])
def test_everybody_is_missed_by_their_own_habit(tier: str) -> None:
    assert [prompt.rule for prompt in found(USUALLY_12, tier=tier)] == [LATER_THAN_USUAL, QUIET]


def test_without_the_quiet_rule_later_than_usual_is_shown_to_its_own_end() -> None:
    (later,) = found(USUALLY_12, on(LATER_THAN_USUAL))
    assert later.hide_after == date(2026, 12, 8)


@pytest.mark.parametrize("tier", ["a_list", "regular", "occasional"])
def test_who_never_came_back_after_a_let_down_presses_and_stands_alone(tier: str) -> None:
    (prompt,) = found(USUALLY_12._replace(let_down_on=LAST), tier=tier)

    assert (prompt.rule, prompt.kind, prompt.group) == (NOT_BACK, "open_ow", "not_seen")
    assert prompt.show_from == prompt.due_on == date(2026, 11, 2)
    assert prompt.reason.key == "Has not come back since {day}, {usual}."


def test_a_newcomer_who_was_let_down_is_missed_after_the_days_of_the_rule() -> None:
    (prompt,) = found(AbsenceFact(let_down_on=LAST), tier="occasional")
    assert prompt.show_from == LAST + timedelta(days=30)
    assert prompt.reason.key == "Has not come back since {day}."


def test_a_closure_and_being_away_stretch_the_wait_after_a_let_down() -> None:
    let_down = USUALLY_12._replace(let_down_on=LAST)
    closed = Closures([Closure(LAST + timedelta(days=2), LAST + timedelta(days=6))])
    (stretched,) = found(let_down, closed=closed)
    (away,) = found(let_down._replace(away_until=date(2026, 12, 1)))
    assert stretched.show_from == date(2026, 11, 7)
    assert away.show_from == date(2026, 12, 13)


def test_a_seasonal_customer_is_not_missed_in_the_months_between() -> None:
    december = AbsenceFact(
        122, date(2025, 12, 22), date(2026, 12, 16), date(2026, 12, 26), date(2026, 12, 1)
    )
    later, quiet = found(december)
    assert later.show_from == date(2026, 12, 16)
    usual = later.reason.args["usual"]
    assert getattr(usual, "key", "") == "usually back around {day}"
    (back,) = found(december._replace(let_down_on=date(2025, 12, 22)))
    assert back.show_from == date(2026, 12, 16)
    assert quiet.show_from == date(2026, 12, 26)


def test_the_next_absence_is_a_new_one() -> None:
    first, again = (
        found(USUALLY_12._replace(last_on=last))[0].subject_key
        for last in (LAST, LAST + timedelta(days=40))
    )
    assert first != again
