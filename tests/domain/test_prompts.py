"""What the rules ask the shop to do, and that nothing is asked twice or lost."""

import string
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.ids import CustomerId, ReferralId, ReminderId, RequestId, ThankYouId
from smallcrm.domain.prompt_rules import DEFAULTS
from smallcrm.domain.prompts import (
    GROUPS,
    Answer,
    CustomerFacts,
    ReferralFact,
    ReminderFact,
    RequestFact,
    RuleSettings,
    ThankYouFact,
    VisitFact,
    group_word,
)
from smallcrm.domain.sentence import Sentence, args_as_json, args_from_json, sentence
from tests.domain.customer_facts import (
    BERG,
    FIRST,
    NOBODY,
    found,
    keys,
    only,
    request,
    visited,
)


def test_a_stranger_asks_for_nothing() -> None:
    assert found(NOBODY) == []


def test_a_rule_that_is_off_finds_nothing() -> None:
    off = RuleSettings([(code, False, {}) for code in DEFAULTS])
    everything = replace(request(), visits=visited(0, 1, 2).visits, birthday=PartialDate(12, 24))
    assert found(everything, off) == []
    assert [p.rule for p in found(visited(0, 1, 2), RuleSettings())] == ["first_purchase"]


def test_a_promise_is_shown_a_working_day_before_and_until_it_is_kept() -> None:
    prompt = only(request())
    assert (prompt.group, prompt.kind, prompt.action) == ("promises", "request", "open")
    assert prompt.due_on == date(2026, 11, 23)
    assert prompt.show_from == date(2026, 11, 21)
    assert prompt.hide_after is None


def test_after_hours_is_an_opening() -> None:
    prompt = only(request(is_after_hours=True, told_time=time(21, 40)))
    assert prompt.kind == "opening"
    assert prompt.reason.args["time"] == time(21, 40)
    assert only(request(kind="open_after_hours")).kind == "opening"


def test_what_is_ready_is_told_at_once_even_if_the_promise_was_put_off() -> None:
    put_off = {"promise:request:5": Answer("later", date(2027, 1, 1))}
    prompt = only(replace(request(status="ready"), answers=put_off))
    assert prompt.action == "call"
    assert prompt.show_from == FIRST


def test_a_wish_without_a_date_is_not_forgotten() -> None:
    prompt = only(request(told_on=None))
    assert prompt.show_from == prompt.due_on == FIRST + timedelta(days=7)


@pytest.mark.parametrize("status", ["done", "declined"])
def test_what_is_closed_asks_for_nothing(status: str) -> None:
    assert found(request(status=status)) == []


def test_a_reminder_comes_on_its_day() -> None:
    reminder = ReminderFact(ReminderId(8), "ask about the mower", FIRST, "call")
    prompt = only(replace(NOBODY, reminders=(reminder,)))
    assert (prompt.subject_key, prompt.group) == ("reminder:reminder:8", "call_and_write")
    assert (prompt.show_from, prompt.action) == (FIRST, "call")
    written = only(replace(NOBODY, reminders=(reminder._replace(channel="write"),)))
    assert written.action == "done"


@pytest.mark.parametrize("state", ["done", "dismissed"])
def test_an_answer_takes_it_away_and_undoing_the_answer_brings_it_back(state: str) -> None:
    facts = visited(0)
    answered = replace(facts, answers={"first_purchase:customer:17": Answer(state)})
    assert found(answered) == []
    assert found(replace(answered, answers={})) == found(facts)


def test_later_moves_it_and_leaves_it_as_many_days() -> None:
    until = FIRST + timedelta(days=40)
    answers = {"first_purchase:customer:17": Answer("later", until)}
    prompt = only(replace(visited(0), answers=answers))
    assert prompt.show_from == until
    assert prompt.hide_after == until + timedelta(days=30)
    assert prompt.due_on == FIRST + timedelta(days=5)


def test_the_dead_are_left_in_peace_and_the_let_go_get_what_was_promised() -> None:
    everything = replace(request(), visits=visited(0).visits, birthday=PartialDate(12, 24))
    assert found(replace(everything, status="deceased")) == []
    assert keys(replace(everything, status="let_go")) == ["promise:request:5"]


def test_every_group_has_a_heading() -> None:
    assert len({group_word(code).key for code in GROUPS}) == len(GROUPS)


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
what = st.sampled_from(["", "a pot", "pots {day}.", "..."])
facts_of_anybody = st.builds(
    CustomerFacts,
    customer_id=st.just(BERG),
    tier=st.sampled_from(["a_list", "regular", "occasional"]),
    as_of=days,
    known_before=st.booleans(),
    birthday=st.none() | st.just(PartialDate(2, 29)) | st.just(PartialDate(12, 31, 1970)),
    visits=st.lists(
        st.builds(VisitFact, days, st.none() | st.integers(-500, 500), what), max_size=6
    ).map(lambda visits: tuple(sorted(visits, key=lambda visit: visit.shop_day))),
    referrals=st.lists(
        st.builds(ReferralFact, st.integers(1, 5).map(ReferralId), st.just(CustomerId(2)), days),
        max_size=3,
        unique_by=lambda fact: fact.referral_id,
    ).map(tuple),
    requests=st.lists(
        st.builds(
            RequestFact,
            st.integers(1, 5).map(RequestId),
            what,
            st.sampled_from(["order", "open_after_hours"]),
            st.sampled_from(["asked", "ready", "done"]),
            st.none() | days,
            st.none() | st.just(time(21, 40)),
            st.booleans(),
            days,
        ),
        max_size=4,
        unique_by=lambda fact: fact.request_id,
    ).map(tuple),
    thank_yous=st.lists(
        st.builds(
            ThankYouFact,
            st.integers(1, 5).map(ThankYouId),
            st.just("first_purchase"),
            st.sampled_from(["first_purchase:customer:17", "first_purchase:customer:18"]),
            st.sampled_from(["thank_you", "birthday"]),
            st.sampled_from(["due", "printed", "posted", "skipped"]),
            st.just(sentence("Owed.")),
            days,
            st.none() | days,
            st.none() | days,
        ),
        max_size=3,
        unique_by=lambda fact: fact.subject_key,
    ).map(tuple),
)


def places(reason: Sentence) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(reason.key) if name}


@given(facts_of_anybody)
@settings(max_examples=150)
def test_nothing_is_asked_twice_and_every_reason_is_whole(facts: CustomerFacts) -> None:
    prompts = found(facts)
    subjects = [prompt.subject_key for prompt in prompts]
    assert len(subjects) == len(set(subjects))
    assert prompts == sorted(prompts, key=lambda p: (p.due_on, p.subject_key)) == found(facts)
    for prompt in prompts:
        assert prompt.subject_key.startswith(prompt.rule + ":")
        assert prompt.group in GROUPS
        assert places(prompt.reason) == set(prompt.reason.args)
        assert args_from_json(args_as_json(prompt.reason.args)) == dict(prompt.reason.args)
        assert prompt.hide_after is None or prompt.show_from <= prompt.hide_after
        assert (prompt.occasion is not None) == (prompt.action in {"print_card", "post"})


@given(facts_of_anybody, st.sampled_from(["done", "dismissed", "later"]), days)
@settings(max_examples=100)
def test_answering_one_leaves_the_others_as_they_are(
    facts: CustomerFacts, state: str, until: date
) -> None:
    before = found(facts)
    if not before:
        return
    chosen = before[0].subject_key
    after = found(replace(facts, answers={chosen: Answer(state, until)}))
    others = [prompt for prompt in before if prompt.subject_key != chosen]
    assert [prompt for prompt in after if prompt.subject_key != chosen] == others
    assert (chosen in {prompt.subject_key for prompt in after}) == (state == "later")
