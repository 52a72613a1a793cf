"""Who works here, and by which digit."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.services import helpers
from tests.builders import Shop


def test_helpers_get_the_free_keys_and_the_tenth_gets_none(shop: Shop) -> None:
    for number in range(2, 12):
        helpers.add_helper(shop.store, f"Helper {number}", now=shop.now)

    keys = [row.key_number for row in helpers.helpers(shop.store)]

    assert keys == [1, 2, 3, 4, 5, 6, 7, 8, 9, None, None]


def test_a_helper_is_renamed_and_undo_takes_it_back(shop: Shop) -> None:
    ben = helpers.add_helper(shop.store, " Ben ", now=shop.now)
    before = shop.dump()

    helpers.change_helper(shop.store, ben, "Benno", is_owner=False, now=shop.now)
    assert [row.name for row in helpers.helpers(shop.store)] == ["Rosa", "Benno"]
    shop.undo()
    assert shop.dump() == before


@pytest.mark.parametrize("name", ["", "  ", "rosa", "x" * 1_000, "\x00"])
def test_a_bad_helpers_name_is_refused(shop: Shop, name: str) -> None:
    ben = helpers.add_helper(shop.store, "Ben", now=shop.now)
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        helpers.add_helper(shop.store, name, now=shop.now)
    assert refused.value.field == "name"
    with pytest.raises(Invalid):
        helpers.change_helper(shop.store, ben, name, is_owner=False, now=shop.now)
    with pytest.raises(Invalid) as unknown:
        helpers.change_helper(shop.store, HelperId(99), "Zoe", is_owner=False, now=shop.now)
    assert unknown.value.field == "helper_id"
    assert shop.dump() == before


def test_there_are_one_or_two_owners(shop: Shop) -> None:
    (rosa,) = helpers.helpers(shop.store)
    with pytest.raises(Invalid) as none_left:
        helpers.change_helper(shop.store, rosa.id, "Rosa", is_owner=False, now=shop.now)
    with pytest.raises(Invalid) as gone:
        helpers.leave(shop.store, rosa.id, now=shop.now)

    helpers.add_helper(shop.store, "Leo", is_owner=True, now=shop.now)
    with pytest.raises(Invalid) as third:
        helpers.add_helper(shop.store, "Ben", is_owner=True, now=shop.now)
    helpers.change_helper(shop.store, rosa.id, "Rosa", is_owner=False, now=shop.now)

    assert {error.value.field for error in (none_left, gone, third)} == {"is_owner"}
    assert [row.name for row in helpers.helpers(shop.store) if row.is_owner] == ["Leo"]


def test_whoever_left_frees_the_key_and_comes_back_by_undo(shop: Shop) -> None:
    ben = helpers.add_helper(shop.store, "Ben", now=shop.now)
    before = shop.dump()

    helpers.leave(shop.store, ben, now=shop.now)
    assert [row.name for row in helpers.helpers(shop.store)] == ["Rosa"]
    assert next(helpers.free_keys(shop.store)) == 2
    with pytest.raises(Invalid):
        helpers.leave(shop.store, ben, now=shop.now)

    shop.undo()
    assert shop.dump() == before
