"""What a request draft takes: promised days, our own day, and the hours."""

from datetime import date, time

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.opening_hours import OpeningHours, SpecialDay, usual
from smallcrm.domain.requests import (
    OPEN_STATUSES,
    CheckedRequest,
    RequestDraft,
    RequestKind,
    RequestStatus,
    ShopHabits,
    kind_word,
    own_day,
    status_word,
)

TODAY = date(2026, 11, 21)  # a Saturday
BERG = CustomerId(17)


def checked(draft: RequestDraft) -> CheckedRequest:
    return draft.checked(TODAY, ShopHabits(usual()))


def test_a_wish_may_have_no_day() -> None:
    request = checked(RequestDraft(BERG, "a blue pot"))
    assert (request.told_on, request.inner_on, request.is_after_hours) == (None, None, False)
    assert (request.kind, request.status) == (RequestKind.ORDER, RequestStatus.ASKED)


def test_our_own_day_is_a_working_day_earlier() -> None:
    request = checked(RequestDraft(BERG, "a pot", told_on_text="30.11."))
    assert request.told_on == date(2026, 11, 30)
    assert request.inner_on is None  # it follows, so that a closed day moves it later too
    assert own_day(request.told_on, None, TODAY, usual()) == date(2026, 11, 28)


def test_our_own_day_is_never_before_the_asking() -> None:
    assert own_day(TODAY, None, TODAY, usual()) == TODAY


def test_a_time_outside_the_hours_makes_it_after_hours() -> None:
    late = RequestDraft(BERG, "heating oil", "open_after_hours", told_time_text="21:40")
    assert checked(late).is_after_hours
    assert checked(late).told_on == TODAY
    assert not checked(RequestDraft(BERG, "oil", told_time_text="11:00")).is_after_hours
    sunday = RequestDraft(BERG, "oil", told_on_text="sun", told_time_text="11:00")
    assert checked(sunday).is_after_hours
    assert not checked(RequestDraft(BERG, "oil", told_on_text="sun")).is_after_hours


def test_an_older_request_keeps_its_day_when_edited() -> None:
    draft = RequestDraft(BERG, "a pot", told_on=date(2026, 11, 3), asked_on=date(2026, 11, 1))
    assert checked(draft).told_on == date(2026, 11, 3)
    given_time = RequestDraft(BERG, "a pot", told_on=TODAY, told_time=time(20))
    assert checked(given_time).is_after_hours


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (RequestDraft(None, "a pot"), "customer_id"),
        (RequestDraft(BERG, " \x00"), "what"),
        (RequestDraft(BERG, "x" * 201), "what"),
        (RequestDraft(BERG, "a pot", kind="wish"), "kind"),
        (RequestDraft(BERG, "a pot", status="lost"), "status"),
        (RequestDraft(BERG, "a pot", told_on_text="1.1.2020"), "told_on"),
        (RequestDraft(BERG, "a pot", told_on_text="soon"), "told_on"),
        (RequestDraft(BERG, "a pot", told_time_text="late"), "told_time"),
    ],
)
def test_every_refusal_names_its_field(draft: RequestDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked(draft)
    assert refused.value.field == field
    str(refused.value)


def test_every_code_has_a_word_of_its_own() -> None:
    assert len({kind_word(kind).key for kind in RequestKind}) == len(RequestKind)
    assert len({status_word(status).key for status in RequestStatus}) == len(RequestStatus)
    assert RequestStatus.READY in OPEN_STATUSES
    assert RequestStatus.DECLINED not in OPEN_STATUSES


def test_our_own_day_can_be_chosen_between_the_asking_and_the_promise() -> None:
    chosen = checked(RequestDraft(BERG, "a pot", told_on_text="30.11.", inner_on_text="25.11."))
    assert chosen.inner_on == date(2026, 11, 25)
    proposed = RequestDraft(BERG, "a pot", told_on_text="30.11.", inner_on_text="28.11.")
    assert checked(proposed).inner_on is None
    for wrong in ("1.12.", "20.11."):
        draft = RequestDraft(BERG, "a pot", told_on_text="30.11.", inner_on_text=wrong)
        draft.inner_on = date(2026, 11, 20) if wrong == "20.11." else None
        with pytest.raises(Invalid) as refused:
            checked(draft)
        assert refused.value.field == "inner_on"


def test_a_closed_day_moves_our_own_day_and_never_the_promised_one() -> None:
    friday, thursday, wednesday = (date(2026, 11, day) for day in (27, 26, 25))
    assert own_day(friday, None, TODAY, usual()) == thursday
    closed = OpeningHours(usual().periods, special_days=(SpecialDay(thursday),))
    assert own_day(friday, None, TODAY, closed) == wednesday
    assert own_day(friday, thursday, TODAY, closed) == wednesday
    assert own_day(None, None, TODAY, closed) is None


def test_a_deposit_is_money_above_nought_and_the_little_extra_one_line() -> None:
    draft = RequestDraft(BERG, "a pot", deposit_text="20,50", little_extra=" a\nribbon ")
    assert (checked(draft).deposit_minor, checked(draft).little_extra) == (2050, "a ribbon")
    assert checked(RequestDraft(BERG, "a pot", deposit_text="0")).deposit_minor is None
    for field, wrong in (
        ("deposit_text", RequestDraft(BERG, "a pot", deposit_text="-3")),
        ("little_extra", RequestDraft(BERG, "a pot", little_extra="x" * 201)),
        ("offered_instead", RequestDraft(BERG, "a pot", offered_instead="x" * 100_000)),
    ):
        with pytest.raises(Invalid) as refused:
            checked(wrong)
        assert refused.value.field == field
