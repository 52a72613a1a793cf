"""The finder: whom the scraps mean, in which order, and that no text ever hurts."""

import random
from pathlib import Path
from typing import Any

import pytest

from smallcrm.services import customers
from smallcrm.services.finder import SHOWN, find
from tests.builders import Shop
from tests.hostile.corpus import hostile_texts


def _names(shop: Shop, text: str) -> list[str]:
    return [row.name for row in find(shop.store, text).rows]


# Words


@pytest.mark.parametrize(
    "text", ["mar du", "du mar", "dupont marie", "MARIE", "marie  du", "du-mar", "dùpônt", "ma"]
)
def test_beginnings_of_words_are_found_in_any_order(shop: Shop, text: str) -> None:
    shop.customer("Marie Dupont")
    shop.customer("Martin Weber")
    assert "Marie Dupont" in _names(shop, text)
    assert "Martin Weber" not in _names(shop, f"{text} dup")


@pytest.mark.parametrize("text", ["marie xavier", "m", "ar", "ponce"])
def test_other_scraps_are_not_found(shop: Shop, text: str) -> None:
    shop.customer("Marie Dupont")
    assert find(shop.store, text).rows == []


@pytest.mark.parametrize(
    "text",
    ["jurgen", "juergen", "JÜRGEN", "Ju\u0308rgen", "jür", "mull", "muell", "obrien", "o'br"],
)
def test_a_name_is_found_as_people_write_it(shop: Shop, text: str) -> None:
    shop.customer("Jürgen Müller-O'Brien")
    assert _names(shop, text) == ["Jürgen Müller-O'Brien"]


@pytest.mark.parametrize("text", ["山田", "yamada", "shan", "παπ", "papa", "иван", "ivan"])
def test_a_name_is_found_in_its_own_letters_and_in_latin_ones(shop: Shop, text: str) -> None:
    shop.customer("山田 Παπαδόπουλος Иван (Yamada)")
    assert len(find(shop.store, text).rows) == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ({"company": "Bloom & Wild Ltd"}, "bloom wi"),
        ({"preferred_name": "Mimi"}, "mimi"),
        ({"notes": "has two beagles"}, "beag"),
        ({"email": "marie@garden.example"}, "garden"),
        ({"street": "Rue de la Paix 7", "town": "Lyon"}, "paix lyon"),
        ({"postcode": "SW1A 1AA"}, "sw1a1"),
    ],
)
def test_people_are_found_by_what_is_known_of_them(
    shop: Shop, field: dict[str, Any], text: str
) -> None:
    shop.customer("Marie Dupont", **field)
    shop.customer("Bob Cox")
    assert _names(shop, text) == ["Marie Dupont"]


def test_whoever_is_called_exactly_so_comes_first_then_beginnings_then_others(shop: Shop) -> None:
    shop.customer("Bob Cox", town="Li")
    shop.customer("Liam Li")
    shop.customer("Lisa Berg")
    shop.customer("Li")
    for row in shop.rows("customer"):
        if row["name"] != "Li":
            shop.visit(row["id"])  # recent, but not called so
    assert _names(shop, "li") == ["Li", "Liam Li", "Lisa Berg", "Bob Cox"]


def test_an_accent_is_no_reason_to_stand_behind_a_longer_name(shop: Shop) -> None:
    shop.customer("Jürgen Berg")
    shop.visit(shop.customer("Jürgen Berg Klein"))
    assert _names(shop, "jürgen berg") == ["Jürgen Berg", "Jürgen Berg Klein"]


def test_whoever_is_called_so_is_not_lost_behind_many_newer_ones(shop: Shop) -> None:
    shop.customer("An")
    for number in range(60):
        shop.visit(shop.customer(f"Anna {number}"))
    assert _names(shop, "an")[0] == "An"


def test_the_newest_visit_comes_before_the_standing(shop: Shop) -> None:
    shop.visit(shop.customer("Anna Alt", tier="a_list"), days_ago=9)
    shop.visit(shop.customer("Anna Neu"), days_ago=1)
    shop.customer("Anna Nie", tier="a_list")
    shop.customer("Anna Nein")
    shop.customer("Anna Oft", tier="regular")
    expected = ["Anna Neu", "Anna Alt", "Anna Nie", "Anna Oft", "Anna Nein"]
    assert _names(shop, "anna") == expected


# Numbers


def test_phone_endings_come_before_beginnings_own_numbers_and_postcodes(shop: Shop) -> None:
    numbers: dict[str, dict[str, Any]] = {
        "postcode": {"postcode": "10171"},
        "own number": {},
        "beginning": {"phone": "1017 998877"},
        "ending": {"phone": "0171 5551017"},
    }
    for name, fields in numbers.items():
        shop.customer(name, **fields)
    own = next(row for row in shop.rows("customer") if row["name"] == "own number")
    with shop.store.action("edit_customer", own["id"], at=shop.now):
        sql = "UPDATE customer SET number=1017 WHERE id=?"
        shop.store.connection.execute(sql, (own["id"],))
    assert _names(shop, "1017") == ["ending", "beginning", "own number", "postcode"]


@pytest.mark.parametrize(
    "text",
    ["4417", "0171 555 44 17", "01715554417", "+49 171 5554417", "0049-171-5554417", "171 5554",
     "+49 171", "(0171) 555", "0171/555.4417", "٤٤١٧", "\uff14\uff14\uff11\uff17"],
)  # fmt: skip
def test_a_phone_is_found_however_it_is_typed(shop: Shop, text: str) -> None:
    shop.customer("Anna Berg", phone="0171 555 4417")
    shop.customer("Bob Cox", phone="030 998877")
    assert _names(shop, text) == ["Anna Berg"]


def test_a_shop_abroad_ignores_its_own_country_code(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "shop.scrm")
    shop.set_up(country="US")
    shop.customer("Anna Berg", phone="(212) 555-4417")
    for text in ("+1 212 555 4417", "1-212-555-4417", "212 555", "5554417"):
        assert _names(shop, text) == ["Anna Berg"], text
    shop.close()


def test_two_digits_are_no_number_yet(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 555 4493")
    assert find(shop.store, "93").rows == []
    assert _names(shop, "493") == ["Anna Berg"]


# Who is left out, and what is told


def test_somebody_in_the_trash_is_not_found_until_put_back(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 4417")
    customers.trash(shop.store, anna, now=shop.now)
    assert find(shop.store, "anna") == ([], 0)
    assert find(shop.store, "4417") == ([], 0)
    shop.undo()
    assert _names(shop, "anna") == ["Anna Berg"]


def test_a_renamed_customer_is_found_under_the_new_name_only(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    draft = customers.draft_of(shop.store, anna)
    draft.name = "Anna Klein"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert _names(shop, "berg") == []
    assert _names(shop, "klein") == ["Anna Klein"]
    shop.undo()
    assert _names(shop, "berg") == ["Anna Berg"]


def test_people_of_one_name_are_told_apart(shop: Shop) -> None:
    shop.customer("Anna Berg", street="Lange Str. 1\nHinterhaus", town="Ulm")
    shop.customer("Anna Berg", company="Blumen Berg", town="Bonn")
    shop.customer("Anna Berg", town="Köln")
    shop.customer("Anna Berg")
    details = [row.detail for row in find(shop.store, "anna berg").rows]
    assert details == ["Lange Str. 1 Hinterhaus, Ulm", "Blumen Berg", "Köln", "#1004"]


def test_people_of_one_name_without_any_place_are_told_apart_by_their_phones(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 4417")
    shop.customer("Anna Berg", phone="0171 4418")
    assert [row.detail for row in find(shop.store, "anna").rows] == ["0171 4417", "0171 4418"]


def test_somebody_without_a_name_is_shown_by_company_or_phone(shop: Shop) -> None:
    shop.customer("", company="Blumen Berg", town="Ulm")
    shop.customer("", phone="0171 4417")
    assert [(row.name, row.detail) for row in find(shop.store, "blumen").rows] == [
        ("Blumen Berg", "Ulm")
    ]
    assert [row.name for row in find(shop.store, "4417").rows] == ["0171 4417"]


def test_an_open_wish_is_marked(shop: Shop) -> None:
    shop.request(shop.customer("Anna Berg"))
    shop.customer("Anna Klein")
    assert [row.is_open for row in find(shop.store, "anna").rows] == [True, False]


def test_the_best_eight_are_shown_and_all_are_counted(shop: Shop) -> None:
    for number in range(70):
        shop.customer(f"Anna {number}", phone=f"0171 {number:03}4417")
    assert len(find(shop.store, "anna").rows) == SHOWN
    assert find(shop.store, "anna").total == 70
    assert find(shop.store, "4417").total == 70
    assert len(find(shop.store, "anna", limit=65).rows) == 65
    assert len({row.id for row in find(shop.store, "anna", limit=1000).rows}) == 70


def test_a_count_of_numbers_holds_all_ways_of_fitting(shop: Shop) -> None:
    for number in range(10):
        shop.customer(f"Anna {number}", phone=f"0{number}2 4417")
    shop.customer("Bob Cox", phone="0441 7000")
    found = find(shop.store, "4417")
    assert (len(found.rows), found.total) == (SHOWN, 11)


# Hostile


def test_ten_thousand_hostile_texts_raise_nothing_and_leave_the_book_as_it_was(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 4417", notes='"* OR NEAR(')
    before = shop.dump()
    for text in hostile_texts(random.Random(20), 10_000):
        found = find(shop.store, text)
        assert len(found.rows) <= SHOWN
    assert shop.dump() == before
    assert _names(shop, "anna") == ["Anna Berg"]


def test_ten_thousand_characters_are_looked_at_no_further_than_people_type(shop: Shop) -> None:
    shop.customer("Anna Berg")
    assert _names(shop, "anna " + " " * 10_000) == ["Anna Berg"]
    assert find(shop.store, "anna " * 2_000).rows[0].name == "Anna Berg"
    assert find(shop.store, "9" * 10_000).rows == []
