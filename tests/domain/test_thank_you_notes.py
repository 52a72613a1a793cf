"""Reasons joined to one note at a time."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_facts import Prompt
from smallcrm.domain.prompt_rules import NOTE_SHOWN_DAYS
from smallcrm.domain.sentence import sentence
from smallcrm.domain.thank_you_notes import (
    FOLLOWING,
    THANK_YOU,
    one_note,
    own_reason,
    printed_reason,
)

DAY = date(2026, 11, 2)
RULES = ("whim", "referral", "first_purchase", "third_visit", "years", "patience")


def _reason(rule: str, day: int, *, until: int | None = 30, n: int = 1) -> Prompt:
    shown = DAY + timedelta(days=day)
    return Prompt(
        rule=rule,
        subject_key=f"{rule}:customer:{n}",
        customer_id=CustomerId(n),
        group=THANK_YOU,
        kind="thank_you",
        tier="regular",
        due_on=shown + timedelta(days=5),
        show_from=shown,
        hide_after=None if until is None else shown + timedelta(days=until),
        since=shown,
        reason=sentence("{note}", note=f"{rule} {n}"),
        action="print_card",
        occasion="thank_you",
    )


def _leads(prompts: list[Prompt]) -> list[Prompt]:
    return [prompt for prompt in prompts if prompt.group == THANK_YOU]


def test_one_reason_stays_as_it_is() -> None:
    alone = _reason("referral", 0)
    assert one_note([alone]) == [alone]


def test_the_strongest_reason_leads_and_says_the_other() -> None:
    visit, friend = _reason("first_purchase", 0), _reason("referral", 4, until=90)
    (lead,) = _leads(one_note([visit, friend]))
    assert lead.rule == "referral"
    assert (lead.since, lead.due_on) == (visit.since, visit.due_on)
    assert lead.hide_after == friend.hide_after
    assert lead.reason == sentence("{reason} {other}", reason=friend.reason, other=visit.reason)
    assert own_reason(lead.reason) == friend.reason


def test_what_two_of_a_household_have_in_common_is_said_once() -> None:
    first = sentence("First time here {when}.", when=DAY)
    both = [_reason("first_purchase", 0, n=n)._replace(reason=first) for n in (1, 2)]
    found = one_note(both)
    assert [lead.reason for lead in _leads(found)] == [first]
    assert len(found) == 2
    (lead,) = _leads(one_note([*both, _reason("referral", 0)]))
    assert lead.reason.args["other"] == first


def test_several_more_are_counted_and_a_printed_card_stays_printed() -> None:
    three = [
        _reason(rule, 0)._replace(action="post", reason=printed_reason(sentence(rule)))
        for rule in ("first_purchase", "third_visit", "referral")
    ]
    (lead,) = _leads(one_note([*three, _reason("whim", 0)]))
    assert lead.reason.key == "Printed, not posted yet. {reason}"
    assert own_reason(lead.reason) == sentence("referral")
    inner = lead.reason.args["reason"]
    assert getattr(inner, "args", {})["n"] == 2


def test_what_lies_ahead_neither_leads_nor_is_told_before_its_day() -> None:
    visit, ahead = _reason("first_purchase", 0), _reason("years", 20)
    lead, follower = sorted(one_note([visit, ahead]), key=lambda prompt: prompt.group)
    assert lead.rule == "first_purchase"
    assert lead.reason == visit.reason
    assert (follower.group, follower.show_from) == (FOLLOWING, ahead.show_from)


def test_reasons_that_never_meet_are_notes_one_after_another() -> None:
    early, late = _reason("first_purchase", 0), _reason("years", 40)
    assert one_note([early, late]) == [early, late]


def test_other_cards_are_no_reasons() -> None:
    sorry = _reason("whim", 0)._replace(occasion="condolence")
    call = _reason("whim", 0)._replace(group="call_and_write", occasion=None)
    friend = _reason("referral", 0)
    assert {p.occasion for p in _leads(one_note([sorry, friend]))} == {"condolence", "thank_you"}
    assert one_note([call, friend]) == [call, friend]


_SOME = st.builds(
    _reason,
    st.sampled_from(RULES),
    st.integers(0, 80),
    until=st.none() | st.integers(0, 90),
    n=st.integers(1, 9),
)


@settings(max_examples=150)
@given(reasons=st.lists(_SOME, max_size=7, unique_by=lambda each: each.subject_key))
def test_on_each_day_at_most_one_note_is_shown_and_no_reason_is_lost(
    reasons: list[Prompt],
) -> None:
    joined = one_note(reasons)

    assert {p.subject_key for p in joined} == {p.subject_key for p in reasons}
    assert one_note(reversed(reasons)) == joined
    leads = _leads(joined)
    for lead in leads:
        if lead.hide_after is not None:
            assert lead.hide_after - lead.show_from <= timedelta(days=NOTE_SHOWN_DAYS)
    for n in range(0, 180, 3):
        day = DAY + timedelta(days=n)
        shown = [p for p in leads if _is_shown(p, day)]
        assert len(shown) <= 1
        if any(_is_shown(p, day) for p in reasons) and not shown:
            assert day < max(p.since for p in reasons)  # before the newest of them happened


def _is_shown(prompt: Prompt, day: date) -> bool:
    return prompt.show_from <= day and (prompt.hide_after is None or prompt.hide_after >= day)
