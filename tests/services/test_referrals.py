"""Who sent whom."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, referrals
from tests.builders import Shop


def test_a_referral_is_kept_and_read_from_both_sides(shop: Shop) -> None:
    joe, anna, eva = shop.customer("Joe"), shop.customer("Anna"), shop.customer("Eva")

    shop.referral(joe, anna)
    shop.later(days=1)
    shop.referral(joe, eva)
    shop.referral(eva, anna)

    assert [(row.name, row.day.isoformat()) for row in referrals.sent(shop.store, joe)] == [
        ("Eva", "2026-11-21"),
        ("Anna", "2026-11-20"),
    ]
    assert [row.name for row in referrals.sent_by(shop.store, anna)] == ["Joe", "Eva"]


def test_undo_takes_a_referral_back(shop: Shop) -> None:
    joe, anna = shop.customer("Joe"), shop.customer("Anna")
    before = shop.dump()

    shop.referral(joe, anna)
    with_it = shop.dump()
    referrals.delete(shop.store, joe, anna, now=shop.now)
    assert shop.dump() == before

    shop.undo()
    assert shop.dump() == with_it
    shop.undo()
    assert shop.dump() == before


def test_oneself_circles_repetitions_and_strangers_are_refused(shop: Shop) -> None:
    joe, anna, eva = shop.customer("Joe"), shop.customer("Anna"), shop.customer("Eva")
    shop.referral(joe, anna)
    shop.referral(anna, eva)
    before = shop.dump()

    for referrer, referred, field in (
        (joe, joe, "referrer"),
        (joe, anna, "referrer"),
        (anna, joe, "referrer"),
        (eva, joe, "referrer"),
        (CustomerId(99), joe, "referrer"),
        (joe, CustomerId(99), "referred"),
    ):
        with pytest.raises(Invalid) as refused:
            shop.referral(referrer, referred)
        assert refused.value.field == field
    with pytest.raises(Invalid):
        referrals.delete(shop.store, eva, joe, now=shop.now)
    assert shop.dump() == before


def test_somebody_in_the_trash_is_not_shown(shop: Shop) -> None:
    joe, anna = shop.customer("Joe"), shop.customer("Anna")
    shop.referral(joe, anna)

    customers.trash(shop.store, anna, now=shop.now)

    assert referrals.sent(shop.store, joe) == []
    assert len(shop.rows("referral")) == 1
