"""Who shares a letterbox: joining, leaving, whose address it is."""

from dataclasses import replace

import pytest

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.letterbox_names import FIRST_NAMES, FORMAL, WAYS
from smallcrm.services import customers, households
from smallcrm.services.card_people import household_line
from tests.builders import Shop


def _members(shop: Shop, customer_id: CustomerId) -> list[str]:
    household = households.household_of(shop.store, customer_id)
    return [] if household is None else [member.name for member in household.members]


def test_two_share_a_letterbox_and_nothing_else(shop: Shop) -> None:
    ama = shop.customer("Amara Nwosu", phone="0171 5551234", town="Berlin")
    femi = shop.customer("Femi Nwosu", birthday="2.12.")

    shop.share_letterbox(femi, ama)

    assert _members(shop, ama) == _members(shop, femi) == ["Amara Nwosu", "Femi Nwosu"]
    assert [row["customer_id"] for row in shop.rows("phone")] == [ama]
    found = households.household_of(shop.store, ama)
    assert found is not None
    assert found.members[1].birthday == "--12-02"


def test_whoever_comes_to_somebody_with_a_household_moves_in_there(shop: Shop) -> None:
    ama, femi, joe = (shop.customer(name) for name in ("Ama", "Femi", "Joe"))
    shop.share_letterbox(femi, ama)

    shop.change(ama, household_name="The Nwosus")

    shop.share_letterbox(joe, femi)

    found = households.household_of(shop.store, ama)
    assert found is not None
    assert [member.name for member in found.members] == ["Ama", "Femi", "Joe"]
    assert found.name == "The Nwosus"
    assert len(shop.rows("household")) == 1

    # Who lives with somebody else from now on leaves the others.
    shop.share_letterbox(ama, shop.customer("Eve"))
    assert _members(shop, ama) == ["Eve", "Ama"]
    assert _members(shop, joe) == ["Femi", "Joe"]


def test_a_household_of_one_is_none(shop: Shop) -> None:
    ama, femi = shop.customer("Ama"), shop.customer("Femi")
    before = shop.dump()
    shop.share_letterbox(femi, ama)
    joined = shop.dump()

    shop.change(ama, lives_with=None)
    assert _members(shop, femi) == []
    assert shop.rows("household") == []

    shop.undo()
    assert shop.dump() == joined
    shop.undo()
    assert shop.dump() == before


def test_one_of_them_has_the_letterbox(shop: Shop) -> None:
    ama, femi = shop.customer("Ama"), shop.customer("Femi")
    shop.share_letterbox(femi, ama)

    for keeper in (ama, femi):
        shop.change(keeper, has_letterbox=True)
        found = households.household_of(shop.store, ama)
        assert found is not None
        assert [member.id for member in found.members if member.has_letterbox] == [keeper]


def test_a_household_can_be_named(shop: Shop) -> None:
    ama, femi = shop.customer("Ama"), shop.customer("Femi")
    shop.share_letterbox(femi, ama)

    shop.change(femi, household_name=" Family  Nwosu\x00")

    found = households.household_of(shop.store, ama)
    assert found is not None
    assert found.name == "Family Nwosu"


def test_who_is_in_the_trash_is_not_shown_and_comes_back_as_a_member(shop: Shop) -> None:
    ama, femi, joe = (shop.customer(name) for name in ("Ama", "Femi", "Joe"))
    shop.share_letterbox(femi, ama)
    shop.share_letterbox(joe, ama)
    customers.trash(shop.store, joe, now=shop.now)
    assert _members(shop, ama) == ["Ama", "Femi"]

    draft = customers.draft_of(shop.store, ama)
    customers.save(shop.store, draft, customer_id=ama, now=shop.now)
    customers.put_back(shop.store, joe, now=shop.now)

    assert _members(shop, ama) == ["Ama", "Femi", "Joe"]


def test_nobody_lives_with_themselves_or_with_nobody(shop: Shop) -> None:
    ama = shop.customer("Ama")
    before = shop.dump()
    for other in (ama, CustomerId(999)):
        with pytest.raises(Invalid) as refused:
            shop.share_letterbox(ama, other)
        assert refused.value.field == "lives_with"
    assert shop.dump() == before


def test_the_form_moves_somebody_in_and_out_with_one_save(shop: Shop) -> None:
    ama, femi = shop.customer("Ama"), shop.customer("Femi")
    before = shop.dump()
    draft = customers.draft_of(shop.store, femi)
    draft.lives_with, draft.household_name, draft.has_letterbox = ama, "Nwosu", True
    customers.save(shop.store, draft, customer_id=femi, now=shop.now)

    again = customers.draft_of(shop.store, femi)
    assert (again.lives_with, again.household_name, again.has_letterbox) == (ama, "Nwosu", True)
    again.lives_with = None
    customers.save(shop.store, again, customer_id=femi, now=shop.now)
    assert shop.rows("household") == []

    shop.undo()
    shop.undo()
    assert shop.dump() == before


def test_how_post_names_a_household_is_one_for_all_of_it_and_can_be_taken_back(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    tom = shop.customer("Tom Berg", lives_with=anna, form_of_address="Mr")
    before = shop.dump()
    draft = customers.draft_of(shop.store, tom)
    draft.household_addressed_as = FORMAL
    customers.save(shop.store, draft, customer_id=tom, now=shop.now)

    assert customers.draft_of(shop.store, anna).household_addressed_as == FORMAL
    shop.undo()
    assert shop.dump() == before

    draft.household_addressed_as = "loudly"
    with pytest.raises(Invalid) as refused:
        customers.save(shop.store, draft, customer_id=tom, now=shop.now)
    assert refused.value.field == "household_addressed_as"


def test_the_first_line_is_known_before_it_is_saved(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", form_of_address="Mrs")
    draft = CustomerDraft("Tom Berg", form_of_address="Mr")
    assert household_line(shop.store, draft, None) == ""
    draft.lives_with = anna

    ways = [replace(draft, household_addressed_as=way) for way in WAYS]
    assert [household_line(shop.store, each, None) for each in ways] == [
        "Anna and Tom Berg",
        "Anna and Tom Berg",
        "The Berg family",
        "Mrs Anna Berg and Mr Tom Berg",
    ]
    draft.household_name, draft.household_addressed_as = "The Bergs", ""
    assert household_line(shop.store, draft, None) == "The Bergs"

    tom = customers.save(shop.store, draft, now=shop.now)
    known = customers.draft_of(shop.store, tom)
    known.name, known.household_addressed_as = "Thomas Berg", FIRST_NAMES
    assert household_line(shop.store, known, tom) == "Anna and Thomas Berg"
