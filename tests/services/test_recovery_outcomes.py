"""How it ended: turned, accepted, lost, unknown; and who stayed."""

from datetime import date

import pytest

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.services import calls, moments, recoveries
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.services.right_shop import given, let_down, opened

NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))
DECEMBER = (date(2026, 12, 1), date(2027, 1, 1))


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def _person(shop: Shop, anna: CustomerId) -> int:
    file = recoveries.file_of(shop.store, anna)
    assert file is not None
    return recoveries.people(shop.store, file)[0].id


def test_turned_notes_a_wow_of_who_fixed_it_that_answers_the_let_down(
    shop: Shop, anna: CustomerId
) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    file = opened(shop, anna)
    given(shop, file, by=maria)
    person = _person(shop, anna)
    before = shop.dump()
    shop.later(days=4)

    outcomes.close(shop.store, person, "turned", words="Nobody does that!", now=shop.now)

    assert moments.open_ows(shop.store, anna) == []
    ow, wow = shop.rows("moment")
    assert ow["answered_by"] == wow["id"]
    assert (wow["kind"], wow["words"], wow["delivered_by"]) == ("wow", "Nobody does that!", maria)
    shop.undo()
    assert shop.dump() == before


def test_accepted_answers_the_let_down_without_a_wow(shop: Shop, anna: CustomerId) -> None:
    opened(shop, anna)
    outcomes.close(shop.store, _person(shop, anna), "accepted", now=shop.now)
    assert [row["kind"] for row in shop.rows("moment")] == ["ow", "how"]
    assert moments.open_ows(shop.store, anna) == []


@pytest.mark.parametrize("outcome", ["lost", "unknown"])
def test_who_is_lost_leaves_the_let_down_unanswered(
    shop: Shop, anna: CustomerId, outcome: str
) -> None:
    opened(shop, anna)
    outcomes.close(shop.store, _person(shop, anna), outcome, now=shop.now)
    assert len(moments.open_ows(shop.store, anna)) == 1


def test_only_this_let_down_is_answered(shop: Shop, anna: CustomerId) -> None:
    other = let_down(shop, anna, "Waited for an hour.")
    shop.later(days=1)
    opened(shop, anna)
    outcomes.close(shop.store, _person(shop, anna), "turned", now=shop.now)
    assert [ow.id for ow in moments.open_ows(shop.store, anna)] == [other]


def test_three_failed_tries_end_it_as_unknown(shop: Shop, anna: CustomerId) -> None:
    file = opened(shop, anna)
    person = _person(shop, anna)
    shop.later(days=4)  # Tuesday, the day of the check-back
    assert not outcomes.no_answer(shop.store, person, now=shop.now)
    assert recoveries.must_be_known(shop.store, file).check_back_on == date(2026, 11, 25)
    shop.later(days=1)
    assert not outcomes.no_answer(shop.store, person, now=shop.now)
    shop.later(days=1)
    assert outcomes.no_answer(shop.store, person, now=shop.now)
    row = recoveries.people(shop.store, file)[0]
    assert (row.outcome, row.failed_tries, row.closed_on) == ("unknown", 3, shop.today)


def test_what_has_ended_is_opened_again_before_it_ends_otherwise(
    shop: Shop, anna: CustomerId
) -> None:
    file = opened(shop, anna)
    person = _person(shop, anna)
    outcomes.close(shop.store, person, "unknown", now=shop.now)
    with pytest.raises(Invalid):
        outcomes.close(shop.store, person, "turned", now=shop.now)
    outcomes.open_again(shop.store, person, now=shop.now)
    assert recoveries.must_be_known(shop.store, file).finished_on is None
    outcomes.close(shop.store, person, "turned", now=shop.now)
    assert recoveries.people(shop.store, file)[0].outcome == "turned"


def test_an_outcome_that_nobody_knows_is_refused(shop: Shop, anna: CustomerId) -> None:
    opened(shop, anna)
    with pytest.raises(Invalid) as refused:
        outcomes.close(shop.store, _person(shop, anna), "happy", now=shop.now)
    assert refused.value.field == "outcome"


def test_who_stayed_was_let_down_made_right_and_came_back(shop: Shop, anna: CustomerId) -> None:
    shop.visit(anna)
    paz, lost = shop.customer("Javier Paz"), shop.customer("Tom Becker")
    for who in (anna, paz, lost):
        opened(shop, who)
    shop.later(days=5)
    outcomes.close(shop.store, _person(shop, anna), "turned", now=shop.now)
    outcomes.close(shop.store, _person(shop, paz), "accepted", now=shop.now)
    outcomes.close(shop.store, _person(shop, lost), "lost", now=shop.now)
    assert outcomes.stayed(shop.store, *NOVEMBER) == []

    shop.visit(anna)
    shop.visit(lost)
    shop.later(days=10)
    shop.visit(paz)

    assert [each.name for each in outcomes.stayed(shop.store, *NOVEMBER)] == ["Anna Berg"]
    assert [each.name for each in outcomes.stayed(shop.store, *DECEMBER)] == ["Javier Paz"]


def test_open_files_stand_by_the_day_of_their_check_back(shop: Shop, anna: CustomerId) -> None:
    paz = shop.customer("Javier Paz")
    opened(shop, anna)
    file = opened(shop, paz)
    recoveries.move_check_back(shop.store, file, "t", now=shop.now)
    given(shop, file)
    told = [(each.name, each.is_begun) for each in outcomes.open_files(shop.store)]
    assert told == [("Javier Paz", True), ("Anna Berg", False)]


def test_a_call_from_today_counts_the_try_and_leaves_the_rest_to_the_file(
    shop: Shop, anna: CustomerId
) -> None:
    file = opened(shop, anna)
    key = f"check_back:person:{_person(shop, anna)}"
    for number in range(1, 4):
        shop.later(days=3)
        draft = CallDraft(anna, "no_answer", subject_key=key)
        calls.record(shop.store, draft, now=shop.now)
        assert recoveries.people(shop.store, file)[0].failed_tries == number
    assert recoveries.people(shop.store, file)[0].outcome == "unknown"
    shop.undo()
    assert recoveries.people(shop.store, file)[0].outcome == ""

    calls.record(shop.store, CallDraft(anna, "talked", subject_key=key), now=shop.now)
    assert recoveries.people(shop.store, file)[0].is_open
    assert shop.rows("prompt_answer") == []
