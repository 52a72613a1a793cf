"""Making it right: the file is opened at once, filled later, shared, and checked back on."""

from datetime import date

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, RecoveryId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.recoveries import HappenedDraft
from smallcrm.services import customers, moments, recoveries
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.services.right_shop import given, let_down, opened, owner

TUESDAY = date(2026, 11, 24)  # three working days after the Friday of the tests


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def test_a_let_down_gets_its_file_with_a_check_back_in_three_working_days(
    shop: Shop, anna: CustomerId
) -> None:
    moment = let_down(shop, anna, "It leaks.")
    before = shop.dump()

    file = recoveries.open_file(shop.store, anna, moment, happened="Came wet", now=shop.now)

    row = recoveries.must_be_known(shop.store, file)
    assert (row.opened_on, row.check_back_on, row.happened) == (shop.today, TUESDAY, "Came wet")
    (person,) = recoveries.people(shop.store, file)
    assert (person.name, person.moment_id, person.is_open) == ("Anna Berg", moment, True)
    shop.undo()
    assert shop.dump() == before
    assert recoveries.file_of(shop.store, anna, moment) is None
    shop.redo()
    assert recoveries.file_of(shop.store, anna, moment) == file


def test_a_file_that_is_there_is_gone_on_with(shop: Shop, anna: CustomerId) -> None:
    file = opened(shop, anna)
    again = recoveries.open_file(shop.store, anna, happened="And it smells", now=shop.now)
    assert again == file
    assert recoveries.must_be_known(shop.store, file).happened == "And it smells"
    recoveries.open_file(shop.store, anna, happened="And it smells", now=shop.now)
    assert shop.deeds().count("tell_recovery") == 1


def test_another_let_down_gets_a_file_of_its_own(shop: Shop, anna: CustomerId) -> None:
    first, second = opened(shop, anna), opened(shop, anna, "Again.")
    assert first != second


def test_without_naming_it_the_open_let_down_is_meant(shop: Shop, anna: CustomerId) -> None:
    moment = let_down(shop, anna)
    file = recoveries.open_file(shop.store, anna, now=shop.now)
    (person,) = recoveries.people(shop.store, file)
    assert person.moment_id == moment


def test_what_happened_is_told_later(shop: Shop, anna: CustomerId) -> None:
    file = opened(shop, anna)
    recoveries.tell(shop.store, file, HappenedDraft("It leaked.", "upset"), now=shop.now)
    row = recoveries.must_be_known(shop.store, file)
    assert (row.happened, row.feels) == ("It leaked.", "upset")
    deeds = len(shop.deeds())
    recoveries.tell(shop.store, file, HappenedDraft("It leaked.", "upset"), now=shop.now)
    assert len(shop.deeds()) == deeds


def test_who_did_the_first_step_fixed_it(shop: Shop, anna: CustomerId) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    file = opened(shop, anna)
    given(shop, file, "12,50", by=maria)
    given(shop, file, by=owner(shop), step="redo")
    assert recoveries.must_be_known(shop.store, file).fixed_by == maria
    first, second = recoveries.remedies(shop.store, file)
    assert (first.step, first.cost_minor, second.cost_minor) == ("gift", 1250, None)
    recoveries.remove_remedy(shop.store, file, first.id, now=shop.now)
    assert [each.id for each in recoveries.remedies(shop.store, file)] == [second.id]


def test_what_the_owner_fixed_is_asked_about_on_another_day(shop: Shop, anna: CustomerId) -> None:
    file = opened(shop, anna)
    recoveries.move_check_back(shop.store, file, "t", now=shop.now)
    given(shop, file, by=owner(shop))
    moved = recoveries.must_be_known(shop.store, file).check_back_on
    assert moved == date(2026, 11, 21)
    with pytest.raises(Invalid):
        recoveries.move_check_back(shop.store, file, "t", now=shop.now)


def test_several_share_a_file_each_with_their_own_outcome(shop: Shop, anna: CustomerId) -> None:
    paz = shop.customer("Javier Paz")
    file = opened(shop, anna)
    recoveries.share(shop.store, file, paz, now=shop.now)
    with pytest.raises(Invalid):
        recoveries.share(shop.store, file, paz, now=shop.now)
    first, second = recoveries.people(shop.store, file)

    outcomes.close(shop.store, first.id, "accepted", now=shop.now)
    assert recoveries.must_be_known(shop.store, file).finished_on is None
    assert [each.name for each in outcomes.open_files(shop.store)] == ["Javier Paz"]
    outcomes.close(shop.store, second.id, "lost", now=shop.now)

    told = [each.outcome for each in recoveries.people(shop.store, file)]
    assert told == ["accepted", "lost"]
    assert recoveries.must_be_known(shop.store, file).finished_on == shop.today
    assert outcomes.open_files(shop.store) == []


def test_somebody_who_was_no_part_of_it_leaves_and_the_last_one_stays(
    shop: Shop, anna: CustomerId
) -> None:
    paz = shop.customer("Javier Paz")
    file = opened(shop, anna)
    recoveries.share(shop.store, file, paz, now=shop.now)
    recoveries.unshare(shop.store, file, paz, now=shop.now)
    assert [each.name for each in recoveries.people(shop.store, file)] == ["Anna Berg"]
    with pytest.raises(Invalid):
        recoveries.unshare(shop.store, file, anna, now=shop.now)


def test_nobody_in_the_trash_gets_a_file(shop: Shop, anna: CustomerId) -> None:
    customers.trash(shop.store, anna, now=shop.now)
    with pytest.raises(Invalid) as refused:
        recoveries.open_file(shop.store, anna, now=shop.now)
    assert refused.value.field == "customer_id"


def test_a_file_that_is_gone_says_so(shop: Shop) -> None:
    with pytest.raises(Invalid):
        recoveries.tell(shop.store, RecoveryId(99), HappenedDraft("x"), now=shop.now)


def test_all_of_it_can_be_taken_back(shop: Shop, anna: CustomerId) -> None:
    before = shop.dump()
    deeds = len(shop.deeds())
    file = opened(shop, anna)
    given(shop, file, "5")
    (person,) = recoveries.people(shop.store, file)
    outcomes.no_answer(shop.store, person.id, now=shop.now)
    outcomes.close(shop.store, person.id, "turned", words="Delighted", now=shop.now)
    after = shop.dump()
    done = len(shop.deeds()) - deeds

    for _ in range(done):
        shop.undo()
    assert shop.dump() == before
    for _ in range(done):
        shop.redo()
    assert shop.dump() == after


def test_a_mark_that_was_meant_otherwise_takes_its_file_along_unless_something_was_done(
    shop: Shop, anna: CustomerId
) -> None:
    wow = MomentDraft(anna, "wow")
    for is_done in (False, True):
        shop.later(hours=1)
        moment = moments.record_moment(shop.store, MomentDraft(anna, "ow"), now=shop.now)
        file = recoveries.open_file(shop.store, anna, moment, now=shop.now)
        if is_done:
            given(shop, file)
        before = shop.dump()

        shop.later(minutes=1)
        moments.record_moment(shop.store, wow, now=shop.now)

        assert (recoveries.file_of(shop.store, anna, moment) is not None) == is_done
        shop.undo()
        assert shop.dump() == before


def test_a_let_down_that_was_none_takes_its_file_along(shop: Shop, anna: CustomerId) -> None:
    moment = let_down(shop, anna)
    recoveries.open_file(shop.store, anna, moment, now=shop.now)
    moments.delete_moment(shop.store, moment, now=shop.now)
    assert shop.rows("recovery") == shop.rows("prompt") == []
