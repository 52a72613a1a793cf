"""Pictures and printed pages that the book keeps."""

from datetime import timedelta

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.services.kept_files import contents, keep, let_go_of_pages
from tests.builders import Shop


def test_a_file_is_kept_once_and_given_back(shop: Shop) -> None:
    first = keep(shop.store, b"%PDF one", "pages", on=shop.today)
    again = keep(shop.store, b"%PDF one", "pages", on=shop.today + timedelta(days=3))

    assert first == again
    assert contents(shop.store, first) == b"%PDF one"
    assert contents(shop.store, "no such name") is None
    (row,) = shop.rows("kept_file")
    assert row["kept_on"] == (shop.today + timedelta(days=3)).isoformat()


def test_printed_pages_go_after_their_time_and_pictures_stay(shop: Shop) -> None:
    old, month = shop.today, timedelta(days=30)
    picture = keep(shop.store, b"\x89PNG", "picture", on=old)
    pages = keep(shop.store, b"%PDF old", "pages", on=old)
    fresh = keep(shop.store, b"%PDF new", "pages", on=old + month)

    assert let_go_of_pages(shop.store, before=old + month) == 1

    assert contents(shop.store, pages) is None
    assert contents(shop.store, picture) == b"\x89PNG"
    assert contents(shop.store, fresh) == b"%PDF new"


def test_a_file_is_no_deed(shop: Shop) -> None:
    before = shop.deeds()
    keep(shop.store, b"%PDF", "pages", on=shop.today)

    assert shop.deeds() == before
    with (
        shop.store.action("save_settings", at=shop.now),
        pytest.raises(ShopError, match="being saved"),
    ):
        keep(shop.store, b"%PDF two", "pages", on=shop.today)
