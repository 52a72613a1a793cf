"""Making it right: the day of the check-back, what a form may say, and when trying ends."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain import recoveries
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.opening_hours import OpeningHours, usual
from smallcrm.domain.recoveries import (
    FEELINGS,
    STEPS,
    TO_SAY,
    HappenedDraft,
    LessonDraft,
    Outcome,
    RemedyDraft,
    Step,
    check_back_day,
    checked_check_back,
)

FRIDAY = date(2026, 11, 20)


def test_the_check_back_is_three_working_days_later() -> None:
    assert check_back_day(FRIDAY, usual()) == date(2026, 11, 24)  # Saturday, Monday, Tuesday
    assert check_back_day(FRIDAY, OpeningHours(())) == date(2026, 11, 23)


@settings(max_examples=60)
@given(st.integers(0, 800))
def test_the_check_back_falls_on_a_day_on_which_the_shop_is_open(days: int) -> None:
    hours = usual()
    opened = date(2024, 1, 1) + timedelta(days=days)
    day = check_back_day(opened, hours)
    assert hours.is_working_day(day)
    passed = [opened + timedelta(days=n) for n in range(1, (day - opened).days + 1)]
    assert sum(hours.is_working_day(each) for each in passed) == 3


def test_every_step_and_feeling_has_words_and_each_feeling_one_sentence_to_say() -> None:
    assert set(STEPS) == set(Step)
    assert set(TO_SAY) == set(FEELINGS)
    assert set(recoveries.OUTCOMES) == set(Outcome)


def test_what_the_owner_put_right_is_asked_about_on_another_day() -> None:
    with pytest.raises(Invalid) as refused:
        checked_check_back("t", FRIDAY, owner_fixed_on=FRIDAY)
    assert refused.value.field == "check_back"
    assert checked_check_back("t", FRIDAY, owner_fixed_on=None) == FRIDAY
    assert checked_check_back("+3", FRIDAY, owner_fixed_on=FRIDAY) == FRIDAY + timedelta(days=3)


def test_a_check_back_lies_ahead() -> None:
    with pytest.raises(Invalid):
        checked_check_back("2026-11-19", FRIDAY, owner_fixed_on=None)


def test_what_happened_may_stay_empty() -> None:
    assert HappenedDraft().checked() == ("", "")
    assert HappenedDraft("  a\x00 b ", "upset").checked() == ("a b", "upset")
    with pytest.raises(Invalid):
        HappenedDraft(feels="furious").checked()


def test_a_step_costs_nothing_less_than_nothing() -> None:
    assert RemedyDraft("gift", " roses ", "12,50").checked("EUR") == ("gift", "roses", 1250, False)
    assert RemedyDraft("apology").checked("EUR").cost_minor is None
    for wrong in (RemedyDraft("bribe"), RemedyDraft("gift", cost_text="-3")):
        with pytest.raises(Invalid):
            wrong.checked("EUR")


def test_a_lesson_needs_words_and_no_name() -> None:
    assert LessonDraft("Ask twice").checked().owned_up_by is None
    assert LessonDraft("Ask twice", owned_up_by=HelperId(3)).checked().owned_up_by == 3
    with pytest.raises(Invalid) as refused:
        LessonDraft(" \n ", owned_up_by=HelperId(3)).checked()
    assert refused.value.field == "words"


@pytest.mark.parametrize(("tries", "is_enough"), [(0, False), (2, False), (3, True), (9, True)])
def test_three_tries_are_enough(tries: int, is_enough: bool) -> None:
    assert recoveries.is_past_trying(tries) is is_enough


@settings(max_examples=80)
@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=12))
def test_hostile_words_are_taken_or_refused_in_a_sentence(
    words: str, cost: str, feels: str
) -> None:
    with suppress(Invalid):
        assert RemedyDraft("gift", words, cost).checked("EUR").step == "gift"
    with suppress(Invalid):
        assert HappenedDraft(words, feels).checked().feels in FEELINGS
    with suppress(Invalid):
        assert LessonDraft(words, cost).checked().words
