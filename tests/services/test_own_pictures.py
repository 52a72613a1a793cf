"""Pictures of the owner's, the logo, and how cards look."""

from datetime import timedelta

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.pictures import Crop, Picture, ReadyPicture
from smallcrm.services.kept_files import let_go_of_pictures
from smallcrm.services.own_pictures import (
    CardLook,
    add_picture,
    card_look,
    crop_picture,
    delete_picture,
    logo,
    own_pictures,
    picture,
    save_card_look,
    set_logo,
)
from smallcrm.services.upkeep import begin_day
from tests.builders import Shop

JPEG = b"\xff\xd8\xff a photo of the window"
READY = ReadyPicture(JPEG, 1200, 900)


def test_a_picture_is_kept_cropped_taken_away_and_brought_back(shop: Shop) -> None:
    number = add_picture(shop.store, READY, name=" Our  window ", now=shop.now)
    crop_picture(shop.store, number, Crop(0.25, 0, 0.5, 1), now=shop.now)
    (row,) = own_pictures(shop.store)
    assert (row.name, row.crop) == ("Our window", Crop(0.25, 0, 0.5, 1))
    assert picture(shop.store, number) == Picture(JPEG, Crop(0.25, 0, 0.5, 1))

    delete_picture(shop.store, number, now=shop.now)
    assert own_pictures(shop.store) == []
    assert picture(shop.store, number) is None
    delete_picture(shop.store, number, now=shop.now)
    deeds = set(shop.deeds())

    shop.undo()
    assert picture(shop.store, number) == Picture(JPEG, Crop(0.25, 0, 0.5, 1))
    shop.undo()
    assert own_pictures(shop.store)[0].crop == Crop()
    shop.undo()
    assert own_pictures(shop.store) == []
    assert {"add_own_picture", "delete_own_picture"} <= deeds


def test_the_file_of_a_picture_goes_once_nothing_shows_it_and_undo_offers_it_no_more(
    shop: Shop,
) -> None:
    logo_file = ReadyPicture(JPEG + b" logo", 10, 10)
    set_logo(shop.store, logo_file, now=shop.now)
    numbers = [add_picture(shop.store, READY, name=name, now=shop.now) for name in ("x", "y")]
    shop.later(days=40)
    delete_picture(shop.store, numbers[0], now=shop.now)
    assert let_go_of_pictures(shop.store, now=shop.now + timedelta(days=40)) == 0  # y shows it

    delete_picture(shop.store, numbers[1], now=shop.now)
    assert let_go_of_pictures(shop.store, now=shop.now) == 0
    shop.undo()
    assert picture(shop.store, numbers[1]) == Picture(JPEG, Crop())
    shop.redo()
    shop.later(days=29)
    begin_day(shop.store, now=shop.now)
    shop.undo()
    assert picture(shop.store, numbers[1]) == Picture(JPEG, Crop())
    delete_picture(shop.store, numbers[1], now=shop.now)

    shop.later(days=31)
    assert shop.undo() is None
    begin_day(shop.store, now=shop.now)
    assert [row["contents"] for row in shop.rows("kept_file")] == [logo_file.png_or_jpeg]


def test_a_crop_outside_the_picture_is_drawn_inside(shop: Shop) -> None:
    number = add_picture(shop.store, READY, name="x", crop=Crop(0.9, -3, 7, 0), now=shop.now)

    left, top, width, height = own_pictures(shop.store)[0].crop
    assert 0 <= left <= left + width <= 1
    assert 0 <= top <= top + height <= 1
    with pytest.raises(ShopError, match="not there any more"):
        crop_picture(shop.store, number + 1, Crop(), now=shop.now)


def test_what_was_not_made_for_paper_is_not_kept(shop: Shop) -> None:
    before = shop.dump()
    for made in (b"<svg/>", b"", JPEG + b"\0" * 9_000_000):
        with pytest.raises(ShopError, match="not made ready"):
            add_picture(shop.store, ReadyPicture(made, 1, 1), name="x", now=shop.now)
        with pytest.raises(ShopError, match="not made ready"):
            set_logo(shop.store, ReadyPicture(made, 1, 1), now=shop.now)
    for name in ("", " \n\t", "\x00"):
        with pytest.raises(Invalid) as found:
            add_picture(shop.store, READY, name=name, now=shop.now)
        assert found.value.field == "name"

    assert shop.dump() == before
    assert shop.rows("kept_file") == []


def test_the_logo_comes_goes_and_comes_back_by_undo(shop: Shop) -> None:
    set_logo(shop.store, READY, now=shop.now)
    assert logo(shop.store) == JPEG

    set_logo(shop.store, None, now=shop.now)
    assert logo(shop.store) == b""

    shop.undo()
    assert logo(shop.store) == JPEG


def test_the_look_of_cards_is_the_shops(shop: Shop) -> None:
    assert card_look(shop.store) == CardLook("", saves_ink=True)

    save_card_look(shop.store, CardLook("#4a6484", saves_ink=False), now=shop.now)

    assert card_look(shop.store) == CardLook("#4A6484", saves_ink=False)
    for wrong in ("red", "#12345", "#12345G", "#123456; x"):
        with pytest.raises(Invalid) as found:
            save_card_look(shop.store, CardLook(wrong), now=shop.now)
        assert found.value.field == "colour"
    shop.undo()
    assert card_look(shop.store) == CardLook()
