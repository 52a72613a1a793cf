"""The day after an opening, and a year after it."""

from datetime import date, time, timedelta

import pytest

from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.opening_hours import OpeningHours, Period
from smallcrm.domain.opening_rules import a_year_later, opening_prompts
from smallcrm.domain.openings import OpeningFact
from smallcrm.domain.prompt_facts import CustomerFacts
from smallcrm.domain.prompt_rules import RuleSettings

CLOSED_ON_MONDAYS = OpeningHours(
    tuple(Period(weekday, time(9), time(18)) for weekday in (1, 2, 3, 4, 5))
)


def _facts(day: date, opened_at: time | None = None) -> CustomerFacts:
    fact = OpeningFact(RequestId(7), "burst pipe.", day, opened_at)
    return CustomerFacts(CustomerId(1), "regular", day, openings=(fact,))


@pytest.mark.parametrize("ahead", range(366))
def test_the_day_after_is_the_next_working_day_all_year(ahead: int) -> None:
    day = date(2028, 1, 1) + timedelta(days=ahead)

    (prompt,) = opening_prompts(_facts(day), RuleSettings(), CLOSED_ON_MONDAYS)

    assert prompt.due_on == prompt.show_from
    assert 1 <= (prompt.due_on - day).days <= 3
    assert prompt.due_on.weekday() not in {0, 6}
    assert prompt.subject_key == "after_opening:request:7"


def test_next_years_story_is_told_once_the_door_was_closed() -> None:
    day = date(2026, 11, 20)

    _, story = opening_prompts(_facts(day, time(21, 40)), RuleSettings(), CLOSED_ON_MONDAYS)

    assert (story.due_on, story.show_from, story.hide_after) == (
        date(2027, 11, 20),
        date(2027, 11, 20),
        date(2027, 11, 26),
    )
    assert story.reason.args == {"time": time(21, 40), "what": "burst pipe"}


def test_a_year_after_29_february_is_the_day_before() -> None:
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_later(date(2027, 2, 28)) == date(2028, 2, 28)


def test_each_can_be_switched_off() -> None:
    rules = RuleSettings([("after_opening", False, {}), ("year_after_opening", False, {})])

    facts = _facts(date(2026, 11, 20), time(21))
    assert not list(opening_prompts(facts, rules, CLOSED_ON_MONDAYS))
