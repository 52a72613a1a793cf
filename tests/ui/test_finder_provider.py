"""What the finder's box offers: people, all of them, places, deeds, and going on as new."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from smallcrm.services import customers, requests
from smallcrm.services.finder import SHOWN, find_ids
from smallcrm.services.words import shop_wording
from tests.builders import Shop
from tests.hostile.corpus import hostile_texts
from ui.finder import Found
from ui.finder_menu import menu_of
from ui.finder_provider import MENU_SHOWN, BookFinder


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    built = Shop.in_folder(tmp_path)
    yield built
    built.close()


def _finder(shop: Shop, language: str = "en") -> BookFinder:
    wording = shop_wording(shop.store, today=lambda: shop.today, language=language)
    return BookFinder(shop.store, wording)


def _found(shop: Shop, text: str, *, for_whom: bool = False) -> list[Found]:
    return list(_finder(shop).find(text, for_whom=for_whom))


def _kinds(shop: Shop, text: str, *, for_whom: bool = False) -> list[str]:
    return [row.kind for row in _found(shop, text, for_whom=for_whom)]


def test_a_person_is_shown_with_all_that_tells_them_apart(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", town="Ulm", tier="a_list")
    shop.visit(anna, days_ago=1)
    shop.request(anna)
    (row, new) = _found(shop, "anna")
    assert (row.kind, row.key, row.name, row.detail) == ("customer", anna, "Anna Berg", "Ulm")
    assert (row.last, row.tier, row.has_open) == ("yesterday", "a_list", True)
    assert (new.kind, new.key, new.name) == ("new", "anna", "Go on as new: anna")


@pytest.mark.parametrize("text", ["", " ", "a", " a ", "\u3000"])
def test_nothing_is_offered_before_the_second_character(shop: Shop, text: str) -> None:
    shop.customer("Anna Berg")
    assert _found(shop, text) == []


def test_the_best_eight_are_followed_by_all_and_by_new(shop: Shop) -> None:
    for number in range(11):
        shop.customer(f"Anna {number}")
    kinds = _kinds(shop, "anna")
    assert kinds == ["customer"] * SHOWN + ["all", "new"]
    every = _found(shop, "anna")[SHOWN]
    assert (every.key, every.name) == ("anna", "All 11")


def test_exactly_eight_need_no_all(shop: Shop) -> None:
    for number in range(SHOWN):
        shop.customer(f"Anna {number}")
    assert "all" not in _kinds(shop, "anna")


def test_the_list_of_all_holds_as_many_as_were_promised(shop: Shop) -> None:
    for number in range(12):
        shop.customer(f"Anna {number}", phone=f"0171 {number:03}4417")
    for text in ("anna", "an", "4417", "0171 0", "+49 171", "(0171) 0"):
        row = next(row for row in _found(shop, text) if row.kind == "all")
        assert row.name == f"All {len(find_ids(shop.store, str(row.key)))}"


def test_places_and_deeds_are_found_by_their_words_behind_people(shop: Shop) -> None:
    shop.customer("Trashbin Metal Ltd")
    rows = _found(shop, "trashb")
    assert [(row.kind, row.key) for row in rows] == [("customer", 1), ("new", "trashb")]
    rows = _found(shop, "tras")
    assert [row.kind for row in rows] == ["customer", "page", "new"]
    assert [row.key for row in _found(shop, "after hou")][:1] == ["promises"]
    assert len([row for row in _found(shop, "re") if row.kind in {"page", "action"}]) <= MENU_SHOWN


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("labels", "cards"), ("after hours", "promises"), ("settings", "settings"),
        ("trash", "trash"), ("import", "import"), ("new customer", "new_customer"),
        ("safe copy", "safe_copy"), ("undo", "undo"), ("helpers", "settings"),
        ("backup", "safe_copy"), ("UNDO", "undo"), ("make a safe copy", "safe_copy"),
    ],
)  # fmt: skip
def test_the_very_word_of_a_place_or_deed_comes_before_people(
    shop: Shop, text: str, key: str
) -> None:
    shop.customer(f"{text} Labels Helpers & Sons")
    rows = _found(shop, text)
    assert rows[0].key == key
    assert "customer" in [row.kind for row in rows]


def test_a_word_that_only_stands_in_the_name_of_a_place_is_no_reason_to_lead(shop: Shop) -> None:
    shop.customer("Anders And")
    assert [row.kind for row in _found(shop, "and")][:1] == ["customer"]
    assert _kinds(shop, "an") == ["customer", "new"]


def test_places_come_before_people_who_were_only_meant_if_mistyped(shop: Shop) -> None:
    shop.customer("Bob Settan")
    assert [row.kind for row in _found(shop, "sette")] == ["customer", "new"]
    assert [row.kind for row in _found(shop, "setti")] == ["page", "customer", "new"]


def test_only_what_exists_is_offered(shop: Shop) -> None:
    assert [entry.key for entry in menu_of({"trash"}, {"thank"})] == [
        "trash", "thank", "back_to_hold", "hide_screen", "undo", "redo",
    ]  # fmt: skip


def test_people_no_longer_looked_after_are_dimmed_and_what_is_ready_says_so(shop: Shop) -> None:
    left = shop.customer("Anna Berg")
    with shop.store.action("edit_customer", left, at=shop.now):
        shop.store.connection.execute("UPDATE customer SET status='let_go'")
    waiting = shop.customer("Anna Cox")
    wish = shop.request(waiting)
    requests.set_status(shop.store, wish, "ready", now=shop.now)
    rows = {row.name: row for row in _found(shop, "anna")}
    assert [rows["Anna Berg"].is_dimmed, rows["Anna Berg"].mark] == [True, ""]
    assert [rows["Anna Cox"].is_dimmed, rows["Anna Cox"].mark] == [False, "ready"]
    assert rows["Anna Cox"].has_open


def test_a_leading_sign_finds_only_who_lies_in_the_trash(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 4417")
    shop.customer("Anna Cox")
    customers.trash(shop.store, anna, now=shop.now)
    for text in ("!anna", "! ann", "!erg", "!4417", "! +49 171", "!!"):
        (row,) = _found(shop, text)
        assert (row.kind, row.key, row.mark, row.is_dimmed) == (
            "customer", anna, "in the trash", True,
        )  # fmt: skip
    assert _found(shop, "!cox") == []
    assert _kinds(shop, "!anna", for_whom=True) == ["new"]
    assert [row.name for row in _found(shop, "anna")] == ["Anna Cox", "Go on as new: anna"]


def test_the_menu_speaks_the_language_of_the_shop(shop: Shop) -> None:
    names = [row.name for row in _finder(shop, "zz").find("sáféç", for_whom=False)]
    assert not [name for name in names if name == "Make a safe copy"]
    pseudo = _finder(shop, "zz").find("safe", for_whom=False)
    assert any(row.key == "safe_copy" for row in pseudo)


def test_for_whom_offers_people_and_new_only(shop: Shop) -> None:
    shop.customer("Cards & More")
    assert _kinds(shop, "cards", for_whom=True) == ["customer", "new"]
    assert _kinds(shop, "0171 5551234", for_whom=True) == ["new"]
    assert _found(shop, "0171 5551234", for_whom=True)[0].key == "0171 5551234"


def test_a_stranger_without_a_name_is_shown_by_what_is_known(shop: Shop) -> None:
    shop.customer(phone="0171 4417")
    assert [row.name for row in _found(shop, "4417")] == ["0171 4417", "Go on as new: 4417"]


def test_no_text_raises_and_what_would_be_new_fits_on_one_line(shop: Shop) -> None:
    shop.customer("Anna Berg")
    for text in hostile_texts(random.Random(21), 2_000):
        for row in _found(shop, text):
            assert row.name
            assert len(row.name) <= 240
            assert not any(
                ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in row.name
            )
