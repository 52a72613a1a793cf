"""Thank-yous and birthday cards that the rules find owed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.ids import CustomerId, ReferralId
from smallcrm.domain.prompts import ReferralFact
from smallcrm.domain.sentence import CustomerRef, sentence
from tests.domain.customer_facts import (
    FIRST,
    NOBODY,
    found,
    keys,
    only,
    row,
    visited,
)


def test_the_first_visit_is_thanked_within_five_days_and_let_go_after_thirty() -> None:
    prompt = only(visited(0, what="a blue pot."))
    assert prompt.subject_key == "first_purchase:customer:17"
    assert (prompt.group, prompt.kind, prompt.action) == ("thank_you", "thank_you", "print_card")
    assert (prompt.show_from, prompt.due_on) == (FIRST, FIRST + timedelta(days=5))
    assert prompt.hide_after == FIRST + timedelta(days=30)
    assert prompt.reason == sentence(
        "First time here {when}: {what}.", when=FIRST, what="a blue pot"
    )
    assert only(visited(0, what="")).reason == sentence("First time here {when}.", when=FIRST)


def test_people_known_before_are_no_newcomers() -> None:
    assert found(replace(visited(0, 1, 2), known_before=True)) == []


def test_a_return_is_no_first_purchase() -> None:
    assert found(visited(0, amount=-500)) == []


def test_the_third_day_is_thanked_and_two_visits_on_a_day_are_one() -> None:
    assert keys(visited(0, 0, 3)) == ["first_purchase:customer:17"]
    prompts = found(visited(0, 0, 3, 9, 12))
    assert [prompt.subject_key for prompt in prompts][1] == "third_visit:customer:17"
    assert prompts[1].since == FIRST + timedelta(days=9)


def test_a_referral_names_the_friend_by_reference_only() -> None:
    sent = ReferralFact(ReferralId(4), CustomerId(9), FIRST)
    prompt = only(replace(NOBODY, referrals=(sent,)))
    assert prompt.subject_key == "referral:referral:4"
    assert prompt.occasion == "thank_you_referral"
    assert prompt.reason == sentence("Sent {friend} to you.", friend=CustomerRef(CustomerId(9)))
    bought = only(replace(NOBODY, referrals=(sent._replace(what="a mower"),)))
    assert bought.reason.args["what"] == "a mower"


def test_a_birthday_is_known_for_this_year_and_the_next() -> None:
    prompts = found(replace(NOBODY, birthday=PartialDate(2, 29)))
    assert [(p.subject_key, p.due_on) for p in prompts] == [
        ("birthday:customer:17:2026", date(2026, 2, 28)),
        ("birthday:customer:17:2027", date(2027, 2, 28)),
    ]
    assert prompts[1].show_from == date(2027, 2, 21)
    assert prompts[1].hide_after == date(2027, 2, 28)
    assert {p.group for p in prompts} == {"dates"}


def test_a_birthday_in_january_is_shown_in_december() -> None:
    prompts = found(replace(NOBODY, birthday=PartialDate(1, 3, 1980)))
    assert prompts[-1].show_from == date(2026, 12, 27)


def test_printing_alone_does_not_count_as_thanked() -> None:
    printed_on = FIRST + timedelta(days=1)
    prompt = only(replace(visited(0), thank_yous=(row("printed", printed_on=printed_on),)))
    assert prompt.subject_key == "printed_card:thank_you:3"
    assert (prompt.action, prompt.show_from) == ("post", printed_on)
    assert prompt.reason.args["reason"] == sentence("Owed.")


def test_a_jammed_card_is_owed_again_under_its_own_key() -> None:
    prompt = only(replace(visited(0), thank_yous=(row("due"),)))
    assert prompt.subject_key == "first_purchase:customer:17"
    assert prompt.action == "print_card"
    assert prompt.hide_after is None


def test_a_whim_is_owed_until_it_is_done() -> None:
    whim = row("due", key="whim:thank_you:3")
    assert only(replace(NOBODY, thank_yous=(whim,))).reason == sentence("Owed.")


@pytest.mark.parametrize("state", ["posted", "handed_over", "skipped"])
def test_who_was_thanked_is_not_asked_for_again(state: str) -> None:
    assert found(replace(visited(0), thank_yous=(row(state, closed_on=FIRST),))) == []


def test_two_cards_are_not_posted_in_sixty_days_unless_somebody_was_sent() -> None:
    posted = row("posted", closed_on=FIRST + timedelta(days=1))
    sent = ReferralFact(ReferralId(4), CustomerId(9), FIRST + timedelta(days=8))
    facts = replace(visited(0, 3, 9), thank_yous=(posted,), referrals=(sent,))
    assert keys(facts) == ["referral:referral:4"]
    handed = posted._replace(state="handed_over")
    assert keys(replace(facts, thank_yous=(handed,))) == ["referral:referral:4"]
    said = handed._replace(is_said=True)
    assert keys(replace(facts, thank_yous=(said,))) == [
        "referral:referral:4",
        "third_visit:customer:17",
    ]
    late = replace(visited(0, 3, 40), thank_yous=(posted,))
    assert only(late).show_from == FIRST + timedelta(days=61)
