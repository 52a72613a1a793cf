"""The one pinned row of Today."""

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.services import pinned, prompts
from smallcrm.services.today import TodayRow, today
from tests.builders import Shop


def _rows(shop: Shop) -> list[TodayRow]:
    return [row for group in today(shop.store, on=shop.today).groups for row in group.rows]


def _names(shop: Shop) -> list[str]:
    return [row.name for row in _rows(shop)]


@pytest.fixture
def three(shop: Shop) -> list[str]:
    """The keys of Ada, Ben and Cyd, who wait in this order."""
    for name in ("Ada", "Ben", "Cyd"):
        shop.reminder(shop.customer(name), in_days=0)
    return [row.subject_key for row in _rows(shop)]


def test_the_pinned_row_stands_first_and_only_one_is_pinned(shop: Shop, three: list[str]) -> None:
    pinned.pin(shop.store, three[2], now=shop.now)
    assert _names(shop) == ["Cyd", "Ada", "Ben"]
    pinned.pin(shop.store, three[1], now=shop.now)
    assert _names(shop) == ["Ben", "Ada", "Cyd"]
    assert [row.is_pinned for row in _rows(shop)] == [True, False, False]
    assert len(shop.rows("pinned")) == 1
    shop.undo()
    assert _names(shop) == ["Cyd", "Ada", "Ben"]
    shop.undo()
    assert _names(shop) == ["Ada", "Ben", "Cyd"]


def test_it_stands_first_where_only_a_few_are_shown(shop: Shop, three: list[str]) -> None:
    pinned.pin(shop.store, three[2], now=shop.now)
    (group,) = today(shop.store, on=shop.today, per_group=1).groups
    assert ([row.name for row in group.rows], group.total) == (["Cyd"], 3)


def test_it_goes_back_to_its_place(shop: Shop, three: list[str]) -> None:
    pinned.pin(shop.store, three[2], now=shop.now)
    pinned.unpin(shop.store, three[0], now=shop.now)
    assert _names(shop)[0] == "Cyd"
    pinned.unpin(shop.store, three[2], now=shop.now)
    assert _names(shop) == ["Ada", "Ben", "Cyd"]
    assert shop.deeds()[-2:] == ["pin_row", "unpin_row"]


def test_done_it_leaves_and_undone_it_is_pinned_again(shop: Shop, three: list[str]) -> None:
    pinned.pin(shop.store, three[2], now=shop.now)
    prompts.answer_done(shop.store, three[2], now=shop.now)
    assert _names(shop) == ["Ada", "Ben"]
    shop.undo()
    assert _names(shop) == ["Cyd", "Ada", "Ben"]


def test_what_is_gone_can_not_be_pinned_but_its_pin_can_be_taken_away(
    shop: Shop, three: list[str]
) -> None:
    with pytest.raises(ShopError):
        pinned.pin(shop.store, "reminder:reminder:999", now=shop.now)
    pinned.pin(shop.store, three[0], now=shop.now)
    pinned.pin(shop.store, three[0], now=shop.now)
    prompts.answer_done(shop.store, three[0], now=shop.now)
    pinned.unpin(shop.store, three[0], now=shop.now)
    assert pinned.pinned(shop.store) == ""
    assert shop.deeds().count("pin_row") == 1
