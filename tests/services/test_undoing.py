"""Taking an older deed back names what goes and what stays, before and after."""

import pytest

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.domain.sentence import Sentence
from smallcrm.services import customers
from smallcrm.services.activity import told
from smallcrm.services.undoing import undo_deed, undo_outlook
from smallcrm.services.words import shop_wording
from tests.builders import Shop


def last_deed(shop: Shop) -> GroupId:
    return GroupId(shop.store.value("SELECT max(id) FROM change_group"))


def say(shop: Shop, words: Sentence | None) -> str:
    return "" if words is None else shop_wording(shop.store, today=lambda: shop.today).say(words)


def edit(shop: Shop, customer: CustomerId, **fields: str) -> None:
    draft: CustomerDraft = customers.draft_of(shop.store, customer)
    for name, value in fields.items():
        setattr(draft, name, value)
    customers.save(shop.store, draft, customer_id=customer, now=shop.now)


def test_one_customers_facts_are_named_on_both_sides(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    edit(shop, anna, company="Flora", notes="Likes tea")
    deed = last_deed(shop)
    edit(shop, anna, notes="Likes coffee")
    shop.visit(anna)

    ahead = undo_outlook(shop.store, deed)
    assert say(shop, ahead.told) == "Anna Berg saved"
    assert say(shop, ahead.goes) == "Anna Berg (Company)"
    assert say(shop, ahead.stays) == "Anna Berg (Notes)"

    undo_deed(shop.store, deed, now=shop.now)
    row = shop.row("customer", anna)
    assert (row["company"], row["notes"]) == ("", "Likes coffee")
    assert say(shop, told(shop.store, shop.changes[-1])) == (
        "Undone: Anna Berg saved · Back as before: Anna Berg (Company)"
        " · Changed since, so it stays: Anna Berg (Notes)"
    )


def test_many_people_are_named_with_how_many_more(shop: Shop) -> None:
    people = [shop.customer(f"Anna {n}") for n in range(9)]
    with shop.store.action("set_tiers", at=shop.now, n=9) as deed:
        shop.store.connection.execute("UPDATE customer SET tier='a_list'")
    customers.set_tier(shop.store, people[8], "regular", now=shop.now)
    ahead = undo_outlook(shop.store, deed)
    assert say(shop, ahead.goes) == "Anna 0, Anna 1, Anna 2, Anna 3 and 4 more"
    assert say(shop, ahead.stays) == "Anna 8"


def test_a_deed_with_nothing_since_goes_back_whole_and_names_nobody_who_stays(shop: Shop) -> None:
    anna, bob = shop.customer("Anna Berg"), shop.customer("Bob Cox")
    edit(shop, anna, company="Flora")
    deed = last_deed(shop)
    shop.visit(bob)
    assert undo_outlook(shop.store, deed).stays is None
    undo_deed(shop.store, deed, now=shop.now)
    assert say(shop, told(shop.store, shop.changes[-1])) == "Undone: Anna Berg saved"
    with pytest.raises(ShopError, match="already undone"):
        undo_outlook(shop.store, deed)
