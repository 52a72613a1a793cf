"""What is off about a printer is kept for each paper, can be forgotten, and undone."""

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.printer_corrections import EXACT, ReadingsDraft, SheetSize
from smallcrm.domain.printer_feeding import (
    Feeding,
    FeedingDraft,
    draft_of,
)
from smallcrm.services.printers import (
    correction_for,
    corrections,
    feedings,
    forget_correction,
    forget_feeding,
    save_correction,
    save_feeding,
)
from tests.builders import Shop

A4, ACROSS, C6 = SheetSize(210.0, 297.0), SheetSize(297.0, 210.0), SheetSize(162.0, 114.0)
OFF = ReadingsDraft("21", "20", "19", "20")


def test_a_correction_holds_for_its_printer_on_its_paper_alone(shop: Shop) -> None:
    save_correction(shop.store, "Inkjet", A4, OFF, now=shop.now)

    assert correction_for(shop.store, "Inkjet", A4).shift_right_mm == -1
    assert correction_for(shop.store, "Inkjet", SheetSize(209.97, 297.04)) != EXACT
    assert correction_for(shop.store, "Inkjet", ACROSS) == EXACT
    assert correction_for(shop.store, "Laser", A4) == EXACT


def test_new_readings_take_the_place_of_the_old_ones(shop: Shop) -> None:
    save_correction(shop.store, "Inkjet", A4, OFF, now=shop.now)
    save_correction(shop.store, "Inkjet", C6, OFF, now=shop.now)
    save_correction(shop.store, "Inkjet", A4, ReadingsDraft("20", "22", "20", "18"), now=shop.now)

    assert [known.size for known in corrections(shop.store)] == [C6, A4]
    assert correction_for(shop.store, "Inkjet", A4) == (0, -2, 1, 1)


def test_what_was_forgotten_comes_back_by_undo(shop: Shop) -> None:
    save_correction(shop.store, "Inkjet", A4, OFF, now=shop.now)
    kept = corrections(shop.store)
    forget_correction(shop.store, kept[0].id, now=shop.now)
    forget_correction(shop.store, kept[0].id, now=shop.now)
    assert corrections(shop.store) == []

    shop.undo()
    assert corrections(shop.store) == kept
    shop.undo()
    assert correction_for(shop.store, "Inkjet", A4) == EXACT


def test_readings_that_can_not_be_right_save_nothing(shop: Shop) -> None:
    with pytest.raises(Invalid, match="millimetres"):
        save_correction(shop.store, "Inkjet", A4, ReadingsDraft("2O"), now=shop.now)
    with pytest.raises(ShopError, match="no name"):
        save_correction(shop.store, "", A4, OFF, now=shop.now)
    assert corrections(shop.store) == []


def test_how_paper_goes_in_is_known_for_each_printer_beside_its_corrections(shop: Shop) -> None:
    store = shop.store
    save_correction(store, "Inkjet", A4, OFF, now=shop.now)
    save_feeding(store, "Inkjet", FeedingDraft("other", "top"), now=shop.now)
    save_feeding(store, "Laser", FeedingDraft(), now=shop.now)
    assert feedings(store) == {"Inkjet": Feeding(False, True), "Laser": Feeding(True, True)}
    assert [known.size for known in corrections(store)] == [A4]

    save_feeding(store, "Inkjet", FeedingDraft("printed", "bottom"), now=shop.now)
    assert feedings(store)["Inkjet"] == Feeding(True, False)
    for name in ("Inkjet", "Inkjet", "Fax"):
        forget_feeding(store, name, now=shop.now)
    assert list(feedings(store)) == ["Laser"]
    for _step in range(2):
        shop.undo()
    assert feedings(store)["Inkjet"] == Feeding(False, True)


def test_a_cross_that_nobody_saw_is_asked_for_again(shop: Shop) -> None:
    for draft, field in ((FeedingDraft("", "top"), "cross_on"), (FeedingDraft(), "cross_at")):
        with pytest.raises(Invalid) as error:
            save_feeding(shop.store, "Laser", draft._replace(**{field: "?"}), now=shop.now)
        assert error.value.field == field
    assert feedings(shop.store) == {}
    for feeding in (Feeding(up, head) for up in (True, False) for head in (True, False)):
        save_feeding(shop.store, "Laser", draft_of(feeding), now=shop.now)
        assert feedings(shop.store) == {"Laser": feeding}


def test_any_name_of_a_printer_is_kept(shop: Shop) -> None:
    for name in ("HP <b>Büro</b> 'x' --", "Druck\ud800er", "p" * 10_000):
        save_correction(shop.store, name, A4, OFF, now=shop.now)
        assert correction_for(shop.store, name, A4) != EXACT
        save_feeding(shop.store, name, FeedingDraft(), now=shop.now)
        forget_feeding(shop.store, name, now=shop.now)
        assert feedings(shop.store) == {}
