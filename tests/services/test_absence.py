"""Away until and left in peace end by one deed, and undo begins them again."""

from collections.abc import Callable
from typing import Any

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.services import absence
from smallcrm.services.customers import head
from tests.builders import Shop


@pytest.mark.parametrize(
    ("end", "fields"),
    [
        (absence.end_away, {"away_until": "15.1.2027"}),
        (absence.end_peace, {"is_left_in_peace": True}),
    ],
)
def test_it_ends_by_one_deed_and_begins_again_by_undo(
    shop: Shop, end: Callable[..., None], fields: dict[str, Any]
) -> None:
    anna = shop.customer("Anna Berg", **fields)
    before, known = shop.dump(), head(shop.store, anna)
    assert known is not None
    assert (known.away_until is not None) != known.is_left_in_peace

    end(shop.store, anna, now=shop.now)

    after = head(shop.store, anna)
    assert after is not None
    assert (after.away_until, after.is_left_in_peace) == (None, False)
    with pytest.raises(Invalid):
        end(shop.store, anna, now=shop.now)
    shop.undo()
    assert shop.dump() == before
