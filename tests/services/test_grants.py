"""What a helper may say yes to: by standing, by what was used, and by the owner's own limits."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.grants import Grant, LimitDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, grants, recoveries
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.services.right_shop import given, opened, owner


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def _gift(shop: Shop, who: CustomerId | None, by: int | None = None) -> Grant:
    found = grants.may_grant(shop.store, who, by=by, on=shop.today)  # type: ignore[arg-type]
    return next(each for each in found if each.step == "gift")


def test_what_was_given_is_used_until_its_window_has_passed(shop: Shop, anna: CustomerId) -> None:
    assert _gift(shop, anna).left_minor == 1500
    given(shop, opened(shop, anna), "12,50")
    assert (_gift(shop, anna).used_minor, _gift(shop, anna).left_minor) == (1250, 250)
    shop.later(days=89)
    assert _gift(shop, anna).left_minor == 250
    shop.later(days=1)
    assert _gift(shop, anna).left_minor == 1500


def test_going_over_is_possible_and_leaves_nothing(shop: Shop, anna: CustomerId) -> None:
    given(shop, opened(shop, anna), "100")
    assert _gift(shop, anna).left_minor == 0
    assert not _gift(shop, anna).is_open


def test_what_one_got_is_not_counted_for_another_unless_they_share_the_file(
    shop: Shop, anna: CustomerId
) -> None:
    paz = shop.customer("Javier Paz")
    file = opened(shop, anna)
    given(shop, file, "10")
    assert _gift(shop, paz).used_minor == 0
    recoveries.share(shop.store, file, paz, now=shop.now)
    assert _gift(shop, paz).used_minor == 1000


def test_more_for_the_best_and_anything_by_the_owner(shop: Shop, anna: CustomerId) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    assert _gift(shop, anna, maria).left_minor == 3000
    assert _gift(shop, None, maria).left_minor == 1500
    assert _gift(shop, anna, owner(shop)).left_minor is None


def test_the_owner_sets_the_limits_and_takes_them_away(shop: Shop, anna: CustomerId) -> None:
    before = shop.dump()
    drafts = [LimitDraft("occasional", "gift", "5", 30), LimitDraft("occasional", "redo", "")]
    grants.save_limits(shop.store, drafts, now=shop.now)

    assert (_gift(shop, anna).limit_minor, _gift(shop, anna).window_days) == (500, 30)
    redo = grants.may_grant(shop.store, anna, by=None, on=shop.today)[0]
    assert (redo.step, redo.left_minor) == ("redo", None)
    shop.undo()
    assert shop.dump() == before


def test_limits_that_stay_are_not_touched(shop: Shop) -> None:
    deeds = len(shop.deeds())
    drafts = [LimitDraft("occasional", "gift", "15")]
    grants.save_limits(shop.store, drafts, now=shop.now)
    assert len(shop.deeds()) == deeds


def test_a_limit_that_is_none_is_said_at_its_field(shop: Shop) -> None:
    drafts = [LimitDraft("a_list", "gift", "a lot")]
    with pytest.raises(Invalid) as refused:
        grants.save_limits(shop.store, drafts, now=shop.now)
    assert refused.value.field == "a_list_gift"


def test_an_owner_may_be_given_a_limit_too(shop: Shop, anna: CustomerId) -> None:
    drafts = [LimitDraft("occasional", "gift", "40", role="owner")]
    grants.save_limits(shop.store, drafts, now=shop.now)
    assert _gift(shop, anna, owner(shop)).left_minor == 4000
    assert _gift(shop, anna).left_minor == 1500
    wrong_one = [LimitDraft("regular", "redo", "x", role="owner")]
    with pytest.raises(Invalid) as wrong:
        grants.save_limits(shop.store, wrong_one, now=shop.now)
    assert wrong.value.field == "owner_regular_redo"
