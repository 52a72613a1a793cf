"""The first three visits, and coming back after years."""

from dataclasses import replace
from datetime import date, timedelta

from smallcrm.domain.newcomers import away_since, gestures, is_newcomer
from smallcrm.domain.prompt_rules import GESTURE, RuleSettings
from tests.domain.customer_facts import FIRST, visited

ON = RuleSettings([(GESTURE, True, {})])
TODAY = date(2026, 11, 20)


def test_the_first_three_visits_are_a_newcomers() -> None:
    assert [is_newcomer(count, known_before=False) for count in (0, 1, 3, 4)] == [
        True,
        True,
        True,
        False,
    ]
    assert not is_newcomer(1, known_before=True)


def test_a_gesture_is_thought_of_after_the_second_visit_and_gone_with_the_third() -> None:
    assert list(gestures(visited(0), ON)) == []
    (prompt,) = gestures(visited(0, 9), ON)
    assert prompt.subject_key == "gesture:customer:17"
    assert (prompt.show_from, prompt.action) == (FIRST + timedelta(days=9), "done")
    assert prompt.hide_after == FIRST + timedelta(days=69)
    assert list(gestures(visited(0, 9, 20), ON)) == []


def test_returns_imported_people_and_a_switched_off_rule_ask_for_no_gesture() -> None:
    assert list(gestures(visited(0, 9, amount=-100), ON)) == []
    assert list(gestures(replace(visited(0, 9), known_before=True), ON)) == []
    assert list(gestures(visited(0, 9), RuleSettings())) == []
    assert list(gestures(visited(0, 0), ON)) == []


def test_who_is_here_again_after_three_years_is_back() -> None:
    long_ago = date(2023, 11, 20)
    assert away_since([date(2020, 1, 1), date(2020, 2, 1), long_ago], TODAY) == long_ago
    assert away_since([long_ago + timedelta(days=1)], TODAY) is None
    assert away_since([], TODAY) is None


def test_the_first_three_visits_after_it_still_count_as_coming_back() -> None:
    before, back = date(2020, 5, 5), date(2026, 11, 1)
    days = [before, back]
    for _ in range(2):
        assert away_since(days, days[-1]) == before
        days.append(days[-1] + timedelta(days=3))
    assert away_since(days, days[-1]) == before
    assert away_since(days, days[-1] + timedelta(days=1)) is None


def test_the_29th_of_february_is_three_years_before_the_28th() -> None:
    assert away_since([date(2024, 2, 29)], date(2027, 2, 28)) is None
    assert away_since([date(2024, 2, 29)], date(2027, 3, 1)) == date(2024, 2, 29)
