"""Pieces inside words, middles of numbers, and what else of a person finds them."""

from typing import Any

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.finder import COUNTED_TO, SHOWN, find, find_ids
from tests.builders import Shop


def _names(shop: Shop, text: str) -> list[str]:
    return [row.name for row in find(shop.store, text).rows]


def _write(shop: Shop, sql: str, *values: object) -> int:
    with shop.store.action("edit_customer", at=shop.now):
        return shop.store.connection.execute(sql, values).lastrowid or 0


def _fact(shop: Shop, who: CustomerId, words: str, *, label: str = "", private: int = 0) -> int:
    sql = "INSERT INTO fact (customer_id, label, words, is_private) VALUES (?, ?, ?, ?)"
    return _write(shop, sql, who, label, words, private)


def _household(shop: Shop, name: str, *members: CustomerId) -> int:
    household = _write(shop, "INSERT INTO household (name) VALUES (?)", name)
    for member in members:
        sql = "INSERT INTO household_member (household_id, customer_id) VALUES (?, ?)"
        _write(shop, sql, household, member)
    return household


# Pieces


@pytest.mark.parametrize("text", ["arie", "pont", "upo", "pont mar", "ari du", "PONT", "pónt"])
def test_a_piece_inside_a_word_is_found(shop: Shop, text: str) -> None:
    shop.customer("Marie Dupont")
    shop.customer("Martin Weber")
    assert _names(shop, text) == ["Marie Dupont"]


@pytest.mark.parametrize("text", ["po", "rie dup x", "onpt du", "pontmar"])
def test_two_letters_inside_or_letters_in_another_order_are_no_piece(shop: Shop, text: str) -> None:
    shop.customer("Marie Dupont")
    assert _names(shop, text) == []


def test_beginnings_come_before_pieces_however_recent(shop: Shop) -> None:
    shop.visit(shop.customer("Rosa Altmann"))
    shop.visit(shop.customer("Rosa Waldmann"), days_ago=3)
    shop.customer("Mann Otto")
    assert _names(shop, "mann") == ["Mann Otto", "Rosa Altmann", "Rosa Waldmann"]


def test_pieces_are_only_looked_for_until_eight_rows_are_full(shop: Shop) -> None:
    for number in range(SHOWN):
        shop.customer(f"Mann {number}")
    shop.customer("Rosa Altmann")
    found = find(shop.store, "mann")
    assert (len(found.rows), found.total) == (SHOWN, SHOWN)
    assert "Rosa Altmann" not in [row.name for row in found.rows]


@pytest.mark.parametrize("text", ["5544", "71 555", "0171-5554", "+49 171 555", "1/555"])
def test_the_middle_of_a_phone_is_found(shop: Shop, text: str) -> None:
    shop.customer("Anna Berg", phone="0171 555 44 17")
    shop.customer("Bob Cox", phone="030 998877", postcode="10171")
    assert _names(shop, text) == ["Anna Berg"]


def test_endings_come_before_middles_then_own_numbers_then_postcodes(shop: Shop) -> None:
    shop.customer("postcode", postcode="10019")
    shop.customer("middle", phone="0171 1001 99")
    shop.customer("ending", phone="0171 551001")
    assert shop.rows("customer")[0]["number"] == 1001
    assert _names(shop, "1001") == ["ending", "middle", "postcode"]
    assert _names(shop, "10019") == ["middle", "postcode"]


def test_the_middle_of_a_postcode_is_nobodys_phone(shop: Shop) -> None:
    shop.customer("Anna Berg", postcode="98765")
    assert _names(shop, "876") == []


def test_a_name_and_the_end_of_a_phone_find_together(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 4417")
    shop.customer("Anna Cox", phone="0171 4418")
    assert _names(shop, "anna 417") == ["Anna Berg"]


# What finds people


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ({"preferred_name": "Mimi"}, "mimi"),
        ({"say_it": "ma-REE"}, "ree"),
        ({"given": "Ludmilla"}, "ludm"),
        ({"family": "Oberstein"}, "berst"),
        ({"company": "Bloom & Wild Ltd"}, "wild"),
        ({"working_on": "the old mill"}, "mill"),
        ({"street": "Rue de la Paix 7"}, "paix"),
        ({"town": "Villeurbanne"}, "urban"),
        ({"email": "m.dupont@garden.example"}, "arden"),
        ({"notes": "has two beagles"}, "beagl"),
    ],
)
def test_people_are_found_by_all_that_is_known(
    shop: Shop, field: dict[str, Any], text: str
) -> None:
    shop.customer("Marie Dupont", **field)
    shop.customer("Bob Cox")
    assert _names(shop, text) == ["Marie Dupont"]


def test_facts_are_found_by_label_and_words_unless_they_are_private(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    fact = _fact(shop, anna, "Biscuit, a beagle", label="Dog")
    _fact(shop, anna, "in debt", private=1)
    assert _names(shop, "biscuit") == _names(shop, "dog bea") == ["Anna Berg"]
    assert _names(shop, "debt") == []
    _write(shop, "UPDATE fact SET is_private=1 WHERE id=?", fact)
    assert _names(shop, "biscuit") == []
    shop.undo()
    assert _names(shop, "biscuit") == ["Anna Berg"]


def test_a_member_finds_the_whole_household_themselves_first(shop: Shop) -> None:
    anna, tom = shop.customer("Anna Berg"), shop.customer("Tom Keller", preferred_name="Tommy")
    shop.customer("Bob Cox")
    shop.visit(anna)
    _household(shop, "Sunnyside", anna, tom)
    assert _names(shop, "keller") == ["Tom Keller", "Anna Berg"]
    assert sorted(_names(shop, "tommy")) == sorted(_names(shop, "sunny"))
    assert len(_names(shop, "sunny")) == 2


def test_the_household_follows_new_names_the_trash_and_who_moves_out(shop: Shop) -> None:
    anna, tom = shop.customer("Anna Berg"), shop.customer("Tom Keller")
    household = _household(shop, "Sunnyside", anna, tom)
    draft = customers.draft_of(shop.store, tom)
    draft.name = "Tom Maurer"
    customers.save(shop.store, draft, customer_id=tom, now=shop.now)
    assert _names(shop, "keller") == []
    assert _names(shop, "maurer") == ["Tom Maurer", "Anna Berg"]
    _write(shop, "UPDATE household SET name='Hilltop' WHERE id=?", household)
    assert _names(shop, "sunny") == []
    assert len(_names(shop, "hilltop")) == 2
    customers.trash(shop.store, tom, now=shop.now)
    assert _names(shop, "maurer") == []
    customers.put_back(shop.store, tom, now=shop.now)
    assert _names(shop, "maurer") == ["Tom Maurer", "Anna Berg"]
    _write(shop, "DELETE FROM household_member WHERE customer_id=?", tom)
    assert _names(shop, "maurer") == ["Tom Maurer"]
    assert _names(shop, "hilltop") == ["Anna Berg"]
    shop.undo()
    assert _names(shop, "maurer") == ["Tom Maurer", "Anna Berg"]


# Everybody


def test_everybody_is_listed_in_the_order_of_the_finder(shop: Shop) -> None:
    for number in range(70):
        shop.visit(shop.customer(f"Anna {number}"), days_ago=number % 7)
    shop.customer("Johanna Berg")
    shop.customer("Anna")
    for text in ("anna", "anna 1", "nna", "nna 1", "ohan", "berg", "4417", "", "x", "!"):
        found = find(shop.store, text, limit=COUNTED_TO)
        everybody = find_ids(shop.store, text)
        assert everybody == [row.id for row in found.rows]
        assert len(everybody) == found.total
    assert len(find_ids(shop.store, "anna")) == 71
    shop.visit(shop.customer("Hannah Cox"), days_ago=0)
    pieces = [row.last_visit_on for row in find(shop.store, "nna", limit=COUNTED_TO).rows]
    assert pieces[:-2] == sorted(filter(None, pieces), reverse=True)
    assert pieces[-2:] == [None, None]
    assert find_ids(shop.store, "anna", limit=3) == find_ids(shop.store, "anna")[:3]
