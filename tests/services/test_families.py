"""Family links, seen from both sides, and the generations that follow from them."""

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, families
from smallcrm.wording import Wording
from tests.builders import Shop


def _family(shop: Shop, customer_id: CustomerId) -> list[tuple[str, str]]:
    return [(row.name, row.relation) for row in families.relatives(shop.store, customer_id)]


def _link(shop: Shop, one: CustomerId, other: CustomerId, relation: str, words: str = "") -> None:
    families.link(shop.store, one, other, relation, words=words, now=shop.now)


def _said(shop: Shop, customer_id: CustomerId) -> str:
    told = families.family_sentence(shop.store, customer_id)
    return "" if told is None else Wording().say(told)


def test_a_parent_is_seen_as_a_child_from_the_other_side(shop: Shop) -> None:
    tom, eva = shop.customer("Tom"), shop.customer("Eva")

    _link(shop, tom, eva, "child")

    assert _family(shop, tom) == [("Eva", "child")]
    assert _family(shop, eva) == [("Tom", "parent")]
    assert len(shop.rows("family_link")) == 1


@pytest.mark.parametrize("relation", ["partner", "sibling", "other"])
def test_other_links_are_the_same_from_both_sides(shop: Shop, relation: str) -> None:
    tom, eva = shop.customer("Tom"), shop.customer("Eva")
    _link(shop, tom, eva, relation, "as they say")

    assert _family(shop, tom) == [("Eva", relation)]
    assert _family(shop, eva) == [("Tom", relation)]
    assert families.relatives(shop.store, tom)[0].words == "as they say"
    assert families.relatives(shop.store, eva)[0].words == ""


def test_a_pair_stands_once_and_is_corrected_in_its_row(shop: Shop) -> None:
    tom, eva = shop.customer("Tom"), shop.customer("Eva")
    _link(shop, tom, eva, "partner")
    [before] = shop.rows("family_link")

    _link(shop, eva, tom, "child")

    [after] = shop.rows("family_link")
    assert after["id"] == before["id"]
    assert _family(shop, tom) == [("Eva", "parent")]


def test_the_second_generation_is_told_with_the_year_of_the_first(shop: Shop) -> None:
    anna = shop.customer("Anna", customer_since="1998")
    tom = shop.customer("Tom", customer_since="2015")
    eva = shop.customer("Eva")
    _link(shop, tom, anna, "parent")
    assert _said(shop, tom) == "Customers since 1998, second generation"
    _link(shop, tom, eva, "child")

    assert [families.generation(shop.store, who) for who in (anna, tom, eva)] == [1, 2, 3]
    assert _said(shop, eva) == "Customers since 1998, third generation"
    assert _said(shop, anna) == "Customer since 1998"


def test_the_first_visit_tells_since_when_where_nobody_wrote_a_year(shop: Shop) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    assert _said(shop, anna) == ""
    _link(shop, tom, anna, "parent")
    assert _said(shop, tom) == "Second generation with us"

    shop.visit(anna, days_ago=400)

    assert _said(shop, tom) == "Customers since 2025, second generation"


def test_nobody_is_their_own_grandparent(shop: Shop) -> None:
    anna, tom, eva = (shop.customer(name) for name in ("Anna", "Tom", "Eva"))
    _link(shop, tom, anna, "parent")
    _link(shop, eva, tom, "parent")
    before = shop.dump()

    for one, other, relation in ((anna, eva, "parent"), (eva, anna, "child")):
        with pytest.raises(Invalid) as refused:
            _link(shop, one, other, relation)
        assert refused.value.field == "relatives"
        assert "grandparent" in str(refused.value)
    assert shop.dump() == before
    _link(shop, eva, anna, "parent")  # two ways up are no circle


def test_nobody_is_related_to_themselves_or_to_nobody_or_by_an_unknown_word(shop: Shop) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    for other, relation in ((anna, "sibling"), (CustomerId(99), "sibling"), (tom, "boss")):
        with pytest.raises(Invalid) as refused:
            _link(shop, anna, other, relation)
        assert refused.value.field == "relatives"


def test_a_link_is_taken_out_and_undo_brings_it_back(shop: Shop) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    _link(shop, tom, anna, "parent")
    before = shop.dump()
    [row] = families.relatives(shop.store, anna)

    families.unlink(shop.store, row.link_id, now=shop.now)
    assert _family(shop, tom) == []
    with pytest.raises(ShopError):
        families.unlink(shop.store, row.link_id, now=shop.now)

    shop.undo()
    assert shop.dump() == before


def test_saving_the_other_side_does_not_touch_the_link(shop: Shop) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    _link(shop, tom, anna, "parent", "mother")
    before = shop.dump()

    draft = customers.draft_of(shop.store, anna)
    assert [(r.relation, r.words) for r in draft.relatives] == [("child", "")]
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)

    assert shop.dump() == before


def test_each_side_has_its_own_word_for_the_other(shop: Shop) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    _link(shop, anna, tom, "child", "son")
    _link(shop, tom, anna, "parent", "Mum")

    assert families.relatives(shop.store, anna)[0].words == "son"
    assert families.relatives(shop.store, tom)[0].words == "Mum"
    _link(shop, anna, tom, "sibling", "twin")
    assert families.relatives(shop.store, tom)[0].words == "Mum"
    assert len(shop.rows("family_link")) == 1
