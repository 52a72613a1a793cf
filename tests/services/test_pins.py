"""PINs of the owners: set, asked for, taken away, and what wrong ones cost."""

from pathlib import Path

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.services import helpers, pins
from tests.builders import Shop

PIN, WRONG = "4815", "1111"


@pytest.fixture
def rosa(shop: Shop) -> HelperId:
    """The owner, with a PIN."""
    owner = helpers.helpers(shop.store)[0].id
    pins.set_pin(shop.store, owner, PIN, now=shop.now)
    return owner


def refused(shop: Shop, owner: HelperId, pin: str) -> str:
    """The sentence with which a PIN is refused, "" when it is right."""
    try:
        pins.check_pin(shop.store, owner, pin, now=shop.now)
    except Invalid as error:
        return error.sentence.key
    return ""


def test_without_pins_nothing_asks(shop: Shop) -> None:
    owner = helpers.helpers(shop.store)[0].id
    assert pins.owners_with_pin(shop.store) == ()
    assert refused(shop, owner, "anything") == ""


def test_the_right_pin_is_taken_and_every_other_refused(shop: Shop, rosa: HelperId) -> None:
    assert pins.owners_with_pin(shop.store) == (rosa,)
    assert refused(shop, rosa, PIN) == ""
    for other in (WRONG, "", "48150", "\ud800", "4815\x00", "x" * 100_000):
        assert refused(shop, rosa, other)
        pins.set_pin(shop.store, rosa, PIN, now=shop.now)  # begins to count anew


def test_the_book_holds_no_pin_only_its_argon2id_hash(shop: Shop, rosa: HelperId) -> None:
    (row,) = shop.rows("helper_pin")
    assert row["helper_id"] == rosa
    assert row["hash"].startswith("$argon2id$")
    assert PIN not in str(shop.dump())


def test_after_three_wrong_ones_even_the_right_one_has_to_wait(shop: Shop, rosa: HelperId) -> None:
    for _try in range(3):
        assert "not the PIN" in refused(shop, rosa, WRONG)
    assert "Too many" in refused(shop, rosa, PIN)
    shop.later(seconds=4)
    assert "Too many" in refused(shop, rosa, PIN)
    shop.later(seconds=1)
    assert refused(shop, rosa, PIN) == ""
    assert refused(shop, rosa, WRONG)  # and the free tries are there again
    assert refused(shop, rosa, PIN) == ""


def test_starting_the_program_anew_does_not_shorten_the_wait(tmp_path: Path) -> None:
    first = Shop.in_folder(tmp_path)
    owner = helpers.helpers(first.store)[0].id
    pins.set_pin(first.store, owner, PIN, now=first.now)
    for _try in range(3):
        refused(first, owner, WRONG)
    first.close()

    again = Shop(tmp_path / "shop.scrm", now=first.now)
    assert "Too many" in refused(again, owner, PIN)
    again.later(seconds=4)
    assert "Too many" in refused(again, owner, PIN)
    again.later(seconds=1)
    assert refused(again, owner, PIN) == ""
    again.close()


def test_changing_a_pin_asks_for_the_old_one(shop: Shop, rosa: HelperId) -> None:
    with pytest.raises(Invalid) as wrong:
        pins.set_pin(shop.store, rosa, "9999", old_pin=WRONG, now=shop.now)
    assert wrong.value.field == "old_pin"

    pins.set_pin(shop.store, rosa, "9999", old_pin=PIN, now=shop.now)
    assert refused(shop, rosa, PIN)
    assert refused(shop, rosa, "9999") == ""


def test_a_pin_is_taken_away_by_its_owner(shop: Shop, rosa: HelperId) -> None:
    with pytest.raises(Invalid):
        pins.remove_pin(shop.store, rosa, old_pin=WRONG, now=shop.now)
    assert pins.owners_with_pin(shop.store) == (rosa,)
    pins.remove_pin(shop.store, rosa, old_pin=PIN, now=shop.now)
    assert pins.owners_with_pin(shop.store) == ()


def test_only_an_owner_has_a_pin(shop: Shop, rosa: HelperId) -> None:
    ben = helpers.add_helper(shop.store, "Ben", now=shop.now)
    with pytest.raises(Invalid) as nobody:
        pins.set_pin(shop.store, ben, PIN, now=shop.now)
    assert nobody.value.field == "helper_id"
    for bad in ("12", "12345678901", "abcd", ""):
        with pytest.raises(Invalid):
            pins.set_pin(shop.store, rosa, bad, now=shop.now)
    assert refused(shop, rosa, PIN) == ""


def test_a_pin_is_no_deed(shop: Shop, rosa: HelperId) -> None:
    deeds = shop.deeds()
    pins.set_pin(shop.store, rosa, "9999", now=shop.now)
    assert shop.deeds() == deeds


def test_whoever_stops_being_an_owner_guards_nothing(shop: Shop, rosa: HelperId) -> None:
    helpers.add_helper(shop.store, "Leo", is_owner=True, now=shop.now)
    helpers.change_helper(shop.store, rosa, "Rosa", is_owner=False, now=shop.now)
    assert pins.owners_with_pin(shop.store) == ()
    shop.undo()
    assert pins.owners_with_pin(shop.store) == (rosa,)


def test_a_hash_that_is_damaged_lets_nobody_in(shop: Shop, rosa: HelperId) -> None:
    with shop.store.untracked() as connection:
        connection.execute("UPDATE helper_pin SET hash='broken'")
    assert refused(shop, rosa, PIN)


def test_while_something_is_being_saved_a_pin_has_to_wait(shop: Shop, rosa: HelperId) -> None:
    with shop.store.action("edit_helper", at=shop.now), pytest.raises(ShopError):
        pins.check_pin(shop.store, rosa, PIN, now=shop.now)
